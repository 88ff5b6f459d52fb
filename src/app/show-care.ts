// What a figure computed from care data rests on: version, definition told from the model, coverage and quality, and the months in
// which the registration changed. All of it comes with the delivery's notes and the catalogue; the care data are never read here.
import { writeMonth } from '../analyse/control-words.ts';
import type { IndicatorFigures } from '../analyse/figures.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { periodKind, yearOf } from '../core/period.ts';
import type { CareSection } from '../http/contract.ts';
import type { CareNote, NotedShift } from '../measure/care-data/quality/care-note.ts';
import { readCareNote } from '../measure/care-data/quality/care-note.ts';
import { explainIndicator } from '../measure/prose/explain.ts';
import { writeFault, writeShift } from './care-words.ts';
import type { World } from './world.ts';

/** Null for figures that were not computed here. */
export async function showCare(
  world: Pick<World, 'computed'>,
  figures: IndicatorFigures,
  language: Language,
): Promise<CareSection | null> {
  const observation = computedOf(figures);
  const version = observation?.provenance.careVersion ?? null;
  if (observation === null || version === null) return null;
  const { definitionId } = figures.indicator.meaning;
  const computed = (await world.computed()).find((each) => each.definitionId === definitionId);
  return {
    lead: LEAD[language],
    version,
    deliveryId: observation.provenance.deliveryId,
    definition:
      computed === undefined
        ? []
        : explainIndicator(computed).map(({ heading, lines }) => ({ heading, lines: [...lines] })),
    quality: [...writeQuality(readCareNote(observation.note), figures, language)],
    shifts: shiftsOfUnits(figures, language),
  };
}

const LEAD = {
  sv: 'Siffrorna är beräknade av Utfall ur regionens vårddata, efter definitionen nedan.',
  en: 'The figures are computed by Utfall from the region’s care data, by the definition below (in Swedish).',
} as const satisfies Record<Language, string>;

/** The region's year, else its newest month of the year. */
function computedOf({ current, year }: IndicatorFigures): Observation | null {
  const own = current.filter(
    ({ group, sex, period, provenance }) =>
      group.kind === 'region' &&
      sex === 'total' &&
      yearOf(period) === year &&
      provenance.careVersion !== null,
  );
  const whole = own.find(({ period }) => periodKind(period) === 'year');
  return whole ?? own.toSorted((a, b) => a.period.end.localeCompare(b.period.end)).at(-1) ?? null;
}

function* writeQuality(
  { shifts, faults }: CareNote,
  { region }: IndicatorFigures,
  language: Language,
): Generator<string> {
  const sv = language === 'sv';
  if (shifts.length === 0 && faults.length === 0) {
    yield sv
      ? 'Leveransen säger inget om hur vårddata är registrerade.'
      : 'The delivery does not say how the care data were registered.';
    return;
  }
  if (shifts.length === 0)
    yield sv
      ? `Ingen ${region.unitWord.one} har någon månad registrerat mindre än hälften eller mer än dubbelt så mycket som väntat.`
      : 'No unit registered less than half or more than double of what was expected in any month.';
  for (const shift of shifts) yield `${writeShift(shift, language)}.`;
  for (const fault of faults) yield writeFault(fault, language);
}

function shiftsOfUnits({ current, year }: IndicatorFigures, language: Language): CareSection['shifts'] {
  return current
    .filter(
      ({ group, sex, period }) =>
        group.kind === 'unit' && sex === 'total' && yearOf(period) === year && periodKind(period) === 'year',
    )
    .flatMap(({ group, note }) =>
      readCareNote(note).shifts.map((shift) => ({
        unit: group.name,
        month: writeMonth(shift.month, language),
        text: writeRows(shift, language),
      })),
    );
}

function writeRows({ rows, expected }: NotedShift, language: Language): string {
  const write = (count: number) => writeNumber(decimal(count), 0, language);
  return language === 'sv'
    ? `${write(rows)} rader, väntat ${write(expected)}`
    : `${write(rows)} rows, expected ${write(expected)}`;
}
