// Specs as they are written in definitions/catalogue/tests and tests/spec/measure: a list of cases in YAML whose tables are
// texts. definitions/README.md explains the format to those who write it.

import { type Period, readPeriod } from '../../core/period.ts';
import { type Checked, hasErrors, type Problem } from '../../core/problem.ts';
import { suggest } from '../../core/written/did-you-mean.ts';
import { parseYaml, type WrittenFile } from '../../core/written/parse-yaml.ts';
import { listSections, type Report, type Section } from '../../core/written/section.ts';
import { CARE_TABLE_NAMES, CARE_TABLES, type CareTableName } from '../care-data/tables.ts';
import { DIMENSIONS, type Dimension } from '../contract.ts';
import type { MeasureCatalogue } from '../language/definition.ts';
import { readMeasure } from '../language/read-measure.ts';
import type { MeasureModel } from '../model/measure-model.ts';
import { completeRows } from './care-rows.ts';
import { readTable, type WrittenTable } from './read-table.ts';
import type { SpecCase } from './spec-case.ts';

const EXPECTED_COLUMNS = [
  'period',
  ...DIMENSIONS,
  'population',
  'without-value',
  'denominator',
  'numerator',
  'mean',
] as const;

/** All problems together, with lines; null on error. A case names an indicator, or has a measure of its own. */
export function readSpecs(file: WrittenFile, catalogue: MeasureCatalogue): Checked<readonly SpecCase[]> {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const { value: tree, problems: found } = parseYaml(file);
  found.forEach(report);
  const cases =
    tree === null
      ? []
      : listSections(tree, file.path, report).flatMap(
          (section) => readCase(section, { file: file.path, report, catalogue }) ?? [],
        );
  return { value: hasErrors(problems) ? null : cases, problems };
}

interface SpecContext {
  readonly file: string;
  readonly report: Report;
  readonly catalogue: MeasureCatalogue;
}

function readCase(section: Section, context: SpecContext): SpecCase | null {
  const name = section.text('test') ?? '';
  const measured = section.has('measure') ? readOwnMeasure(section, context) : readNamed(section, context);
  const periods = readPeriods(section);
  const dimensions = section.texts('by').flatMap(({ text }) => readDimension(section, text) ?? []);
  const ageBands = section.texts('ageBands').map(({ text }) => Number(text));
  const data = completeRows(readCare(section));
  const expected = readExpected(section, measured?.model ?? null);
  section.close();
  if (measured === null || expected === null) return null;
  return {
    name,
    ...measured,
    periods,
    dimensions,
    ageBands: ageBands.length === 0 ? measured.ageBands : ageBands,
    data,
    expected,
    where: section.place('test'),
  };
}

type Measured = Pick<SpecCase, 'model' | 'decimals' | 'ageBands'>;

/** Means of a spec's own measure are written with as many decimals as statistics.md writes its test values. */
const OWN_DECIMALS = 4;

function readOwnMeasure(section: Section, { file, report, catalogue }: SpecContext): Measured | null {
  const measure = section.section('measure');
  if (measure === null) return null;
  const codeLists = new Map(catalogue.codeLists.map((list) => [list.id, list]));
  const read = readMeasure(measure, { file, report, codeLists });
  return read === null ? null : { model: read.model, decimals: OWN_DECIMALS, ageBands: [0] };
}

function readNamed(section: Section, { catalogue }: SpecContext): Measured | null {
  const id = section.id('indicator');
  if (id === null) return null;
  const found = catalogue.indicators.find((indicator) => indicator.id === id);
  if (found) return { model: found.model, decimals: found.decimals, ageBands: found.ageBands };
  const ids = catalogue.indicators.map((indicator) => indicator.id);
  section.problem('indicator', 'unknown-id', `Indikatorn ”${id}” finns inte.`, suggest(id, ids));
  return null;
}

function readPeriods(section: Section): readonly Period[] {
  const texts = section.isList('period')
    ? section.texts('period').map(({ text }) => text)
    : [section.text('period') ?? ''];
  return texts.flatMap((text) => {
    const period = readPeriod(text);
    if (period !== null) return [period];
    section.problem(
      'period',
      'not-a-period',
      `”${text}” är ingen period.`,
      'Skriv 2024, 2024-04, 2024-T1 eller 2024-01..2024-06.',
    );
    return [];
  });
}

function readDimension(section: Section, text: string): Dimension | null {
  const found = DIMENSIONS.find((dimension) => dimension === text);
  if (found) return found;
  section.problem(
    'by',
    'unknown-name',
    `Det går inte att dela upp efter ”${text}”.`,
    suggest(text, DIMENSIONS),
  );
  return null;
}

function readCare(section: Section): ReadonlyMap<CareTableName, WrittenTable> {
  const care = section.section('care');
  const tables = new Map<CareTableName, WrittenTable>();
  if (care === null) {
    section.problem(
      'care',
      'missing-key',
      '”care” saknas: personerna och det som hänt dem.',
      'Lägg till ”care:” med en tabell, till exempel contact.',
    );
    return tables;
  }
  for (const name of CARE_TABLE_NAMES) {
    if (!care.has(name)) continue;
    const table = readTable(care.text(name) ?? '');
    const known: readonly string[] = CARE_TABLES[name].columns.map((column) => column.name);
    const unknown = table?.columns.find((column) => !known.includes(column));
    if (table === null) tellUneven(care, name);
    else if (unknown !== undefined)
      care.problem(name, 'unknown-column', `${name} har ingen kolumn ”${unknown}”.`, suggest(unknown, known));
    else tables.set(name, table);
  }
  care.close();
  return tables;
}

function readExpected(section: Section, model: MeasureModel | null): SpecCase['expected'] | null {
  const text = section.text('expect');
  if (text === null) return null;
  const table = readTable(text);
  if (table === null) {
    tellUneven(section, 'expect');
    return null;
  }
  const known = [
    ...EXPECTED_COLUMNS,
    ...(model?.exclusions ?? []).map(({ id }) => `excluded.${id}`),
    ...(model?.exceptions ?? []).map(({ id }) => `excepted.${id}`),
  ];
  const unknown = table.columns.find((column) => !known.includes(column));
  if (unknown === undefined) return table;
  section.problem(
    'expect',
    'unknown-column',
    `Resultatet har ingen kolumn ”${unknown}”.`,
    suggest(unknown, known),
  );
  return null;
}

function tellUneven(section: Section, key: string): void {
  section.problem(
    key,
    'uneven-table',
    'Tabellen har olika många celler på sina rader.',
    'Varje rad ska ha lika många streck (|) som rubrikraden.',
  );
}
