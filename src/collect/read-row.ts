// One row of a table → a figure, or the findings that say why there is none. All that is wrong with the row is told at
// once, as far as it can be known: without a year there is no definition, and without a definition no check of the value.
import type { ObservedFigure } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { yearOf, yearPeriod } from '../core/period.ts';
import type { InterpretationContext, MappedField, Mapping } from './contract.ts';
import { GroupFinder } from './find-group.ts';
import { IndicatorFinder } from './find-indicator.ts';
import type { Finding, Reading } from './finding.ts';
import { error, warning } from './finding.ts';
import type { Layout } from './headings.ts';
import { nameKey } from './names.ts';
import { readOutcome } from './read-outcome.ts';
import { readRowPeriod } from './read-period.ts';
import { readSex } from './read-sex.ts';

export class RowReader {
  private readonly mapping: Mapping | null;
  private readonly latestYear: number;
  private readonly indicators: IndicatorFinder;
  private readonly groups: GroupFinder;
  private readonly periods = new Map<string, Reading<Period>>();
  private readonly ourNames: ReadonlyMap<string, string>;

  constructor({ region, mapping, latestYear }: InterpretationContext) {
    this.mapping = mapping;
    this.latestYear = latestYear;
    this.indicators = new IndicatorFinder(region);
    this.groups = new GroupFinder(region);
    this.ourNames = new Map(
      Object.entries(mapping?.names ?? {}).map(([theirs, ours]) => [nameKey(theirs), ours]),
    );
  }

  read(cells: readonly string[], layout: Layout): Reading<ObservedFigure> {
    const { table, columns } = layout;
    const cell = (field: MappedField): string => {
      const column = columns[field];
      return (column === undefined ? this.mapping?.fixed[field] : cells[column]) ?? '';
    };
    const findings: Finding[] = [...checkLength(cells, table.columns.length, table.sheet === null)];
    const period = this.period(cell('year'), cell('period'));
    findings.push(...period.findings);
    // Without a period the rest is still checked, as if for the latest year, so that all is told at once.
    const at = period.value ?? yearPeriod(this.latestYear);
    const indicator = this.indicators.find(this.ourName(cell('indicator')), yearOf(at));
    const group = this.groups.find(cell('group_type'), this.ourName(cell('group')), at);
    findings.push(...indicator.findings);
    if (period.value !== null || group.findings[0]?.code !== 'group-not-valid')
      findings.push(...group.findings);
    if (indicator.value === null) return { value: null, findings };
    const sex = readSex(cell('sex'), indicator.value);
    const note = cell('note');
    const outcome = readOutcome(
      {
        value: cell('value'),
        numerator: cell('numerator'),
        denominator: cell('denominator'),
        status: cell('status'),
        note,
      },
      indicator.value,
    );
    findings.push(...sex.findings, ...outcome.findings);
    if (indicator.value.isQualitative && outcome.value?.kind === 'figure') findings.push(qualitative());
    if (group.value === null || sex.value === null || outcome.value === null)
      return { value: null, findings };
    const figure: ObservedFigure = {
      indicatorId: indicator.value.id,
      definition: indicator.value.meaning.fingerprint,
      group: group.value,
      sex: sex.value,
      period: at,
      outcome: outcome.value,
      note: note.trim(),
    };
    return { value: figure, findings };
  }

  private period(year: string, period: string): Reading<Period> {
    const key = `${year}\0${period}`;
    let reading = this.periods.get(key);
    if (reading === undefined) {
      reading = readRowPeriod(year, period, this.latestYear);
      this.periods.set(key, reading);
    }
    return reading;
  }

  private ourName(name: string): string {
    return this.ourNames.size === 0 ? name : (this.ourNames.get(nameKey(name)) ?? name);
  }
}

/** In a text file a row of another length is a slip of the pen; beside a sheet's table people keep notes. */
function checkLength(cells: readonly string[], width: number, isText: boolean): readonly Finding[] {
  if (cells.length <= width) return [];
  const message = `Raden har ${cells.length} celler men rubriken har ${width}.`;
  if (!isText)
    return [warning('row-too-long', null, message, 'Det som står till höger om tabellen läses inte.')];
  return [
    error(
      'row-too-long',
      null,
      message,
      'Troligen ett decimalkomma eller ett kommatecken i en text, i en fil där komma skiljer cellerna åt. Sätt citattecken runt cellen eller spara filen med semikolon.',
    ),
  ];
}

function qualitative(): Finding {
  return warning(
    'indicator-qualitative',
    'value',
    'Indikatorn följs upp med text, men raden har en siffra.',
    'Kontrollera indikatorn, eller ändra i planen om den ska ha siffror.',
  );
}
