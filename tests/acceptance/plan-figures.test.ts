// The figures shipped with the definitions: the right form, names that the definitions know, and an invented region whose
// parts add up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inventFigures } from '../../scripts/invent-region.ts';
import { careVersionIn } from '../../src/app/care-file-name.ts';
import { readPeriod } from '../../src/core/period.ts';
import { unitsAt } from '../../src/plan/organisation-at.ts';
import type { RegionId } from './plan-regions.ts';
import { DEFINITIONS, REGIONS, shipped } from './plan-regions.ts';

type Row = Readonly<Record<string, string>>;

const COLUMNS = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note'.split(',');
const STATUSES = [
  'final',
  'preliminary',
  'approximate',
  'missing',
  'no_data',
  'pending',
  'not_asked',
  'not_applicable',
  'suppressed',
];
const HAS_VALUE = ['final', 'preliminary', 'approximate'];

const files = REGIONS.flatMap((regionId) =>
  readdirSync(join(DEFINITIONS, regionId, 'figures'))
    .filter((file) => file.endsWith('.csv') && careVersionIn(file) === null)
    .map((file) => [regionId, file] as const),
);

function rowsOf(regionId: RegionId, file: string): readonly Row[] {
  return parse(readFileSync(join(DEFINITIONS, regionId, 'figures', file), 'utf8'), { columns: true });
}

const total = (selected: readonly Row[], column: string) =>
  selected.reduce((sum, row) => sum + Number(row[column]), 0);

it('five files of figures are shipped, and one that is computed from care data', () => {
  const names = readdirSync(join(DEFINITIONS, 'exempel', 'figures'));
  expect(names.filter((name) => careVersionIn(name) !== null)).toHaveLength(1);
  expect(files.map((file) => file.join('/'))).toEqual([
    'exempel/2022-2023.csv',
    'exempel/2023-rattelse.csv',
    'jamtland-harjedalen/values_2024.csv',
    'norrbotten/values_2022.csv',
    'vasterbotten/values.csv',
  ]);
});

describe.each(files)('%s/%s', (regionId, file) => {
  const rows = rowsOf(regionId, file);
  const region = shipped(regionId);

  it('has the long form, and a period only where it is not the year', () => {
    const columns = Object.keys(rows[0] ?? {});
    expect(columns.slice(0, COLUMNS.length)).toEqual(COLUMNS);
    expect(['', 'period']).toContain(columns.slice(COLUMNS.length).join());
    for (const { period, year } of rows) if (period) expect(readPeriod(period)?.start.slice(0, 4)).toBe(year);
  });

  it('names only indicators and groups that the definitions know', () => {
    const indicators = new Set(region.plans.flatMap((plan) => plan.indicators.map(({ id }) => id)));
    const groups = new Set(
      region.organisation.units.flatMap(({ kind, name, aliases }) =>
        [name, ...aliases].map((known) => `${kind} ${known}`),
      ),
    );
    const published = ['country Riket', 'unit_min ', 'unit_max ', 'unit_median '];
    for (const row of rows) {
      expect(indicators).toContain(row.indicator);
      expect([...groups, ...published]).toContain(`${row.group_type} ${row.group}`);
    }
  });

  it('has a value exactly where the status says so, and no row twice', () => {
    const keys = rows.map((row) =>
      ['indicator', 'year', 'group_type', 'group', 'sex', 'period'].map((column) => row[column]).join('|'),
    );
    expect(new Set(keys).size).toBe(rows.length);
    for (const row of rows) {
      expect(STATUSES).toContain(row.status);
      expect(row.value !== '').toBe(HAS_VALUE.includes(row.status ?? ''));
    }
  });
});

it('Västerbotten’s figures are as many as were typed from its report', () => {
  expect(rowsOf('vasterbotten', 'values.csv')).toHaveLength(121);
});

describe('the invented region', () => {
  const rows = rowsOf('exempel', '2022-2023.csv');
  const counted = rows.filter((row) => row.denominator !== '');
  const key = (row: Row, ...columns: readonly string[]) => columns.map((column) => row[column]).join('|');

  it('is what the generator writes, to the letter', () => {
    for (const [file, text] of Object.entries(inventFigures()))
      expect(readFileSync(join(DEFINITIONS, 'exempel', 'figures', file), 'utf8')).toBe(text);
  });

  it('has 38 centres at the end of both years, five of them private', () => {
    const { organisation } = shipped('exempel');
    for (const year of [2022, 2023]) {
      const units = unitsAt(organisation, `${year}-12-31`);
      expect(units).toHaveLength(38);
      expect(units.filter((unit) => unit.parents.some(({ id }) => id === 'privata'))).toHaveLength(5);
    }
  });

  it.each(['operator', 'area', 'municipality', 'unit'])('adds up to the region from every %s', (kind) => {
    const parts = Map.groupBy(
      counted.filter((row) => row.group_type === kind),
      (row) => key(row, 'indicator', 'year', 'sex', 'period'),
    );
    const whole = counted.filter((row) => row.group_type === 'region');
    expect(whole.length).toBeGreaterThan(70);
    for (const row of whole) {
      const of = parts.get(key(row, 'indicator', 'year', 'sex', 'period')) ?? [];
      expect([total(of, 'numerator'), total(of, 'denominator')]).toEqual([
        Number(row.numerator),
        Number(row.denominator),
      ]);
    }
  });

  it('adds up from women and men, and a year from its months', () => {
    const bySex = Map.groupBy(counted, (row) =>
      key(row, 'indicator', 'year', 'group_type', 'group', 'period'),
    );
    for (const group of bySex.values()) {
      if (group.length < 3) continue; // told without sex
      for (const column of ['numerator', 'denominator'])
        expect(
          total(
            group.filter((row) => row.sex !== 'total'),
            column,
          ),
        ).toBe(
          total(
            group.filter((row) => row.sex === 'total'),
            column,
          ),
        );
    }
    const assessed = counted.filter((row) => row.indicator === 'medbed3' && row.sex === 'total');
    for (const group of Map.groupBy(assessed, (row) => key(row, 'year', 'group_type', 'group')).values()) {
      const months = group.filter((row) => row.period !== '');
      const year = group.filter((row) => row.period === '');
      expect(months).toHaveLength(12);
      for (const column of ['numerator', 'denominator'])
        expect(total(months, column)).toBe(total(year, column));
    }
  });

  it('prints shares that its counts bear', () => {
    for (const row of counted) {
      if (row.value === '') continue;
      const share = (100 * Number(row.numerator)) / Number(row.denominator);
      expect(Math.abs(share - Number(row.value))).toBeLessThanOrEqual(0.05 + 1e-9);
      expect(Number(row.numerator)).toBeLessThanOrEqual(Number(row.denominator));
    }
  });

  it('has a correction of three values that says why and leaves the region’s value as it was', () => {
    const restated = rowsOf('exempel', '2023-rattelse.csv');
    expect(restated).toHaveLength(3);
    const columns = ['indicator', 'year', 'group_type', 'group', 'sex', 'period'];
    const before = restated.flatMap((row) =>
      rows.filter((other) => key(other, ...columns) === key(row, ...columns)),
    );
    expect(before).toHaveLength(3);
    for (const column of ['numerator', 'denominator'])
      expect(total(restated, column)).toBe(total(before, column));
    restated.forEach((row, index) => {
      expect(row.note).not.toBe('');
      expect(row.numerator).not.toBe(before[index]?.numerator);
    });
  });
});

describe('figures computed from invented care data', () => {
  const [file = ''] = readdirSync(join(DEFINITIONS, 'exempel', 'figures')).filter(
    (name) => careVersionIn(name) !== null,
  );
  const text = readFileSync(join(DEFINITIONS, 'exempel', 'figures', file), 'utf8');
  const rows: readonly Row[] = parse(text, { columns: true, delimiter: ';' });
  const of = (indicator: string, kind: string) =>
    rows.filter((row) => row.indikator === indicator && row.grupptyp === kind && row.täljare !== '');
  const SHARES = ['lakarbesok7', 'fast_lakare_besok', 'distans', 'blodtryck_diabetes', 'njurfunktion'];

  it('hold every month of three years for the region and its units', () => {
    for (const indicator of [...SHARES, 'coc_lakare']) {
      const months = rows.filter(
        (row) => row.indikator === indicator && row.grupptyp === 'region' && /-/.test(row.period ?? ''),
      );
      expect(months).toHaveLength(36);
      const june = rows.filter((row) => row.indikator === indicator && row.period === '2023-06');
      // One of the 38 opens in December; branches have no care data of their own.
      expect(june.filter((row) => row.värde !== '')).toHaveLength(1 + 37);
    }
  });

  it.each(['lakarbesok7', 'distans'])('events of the months of %s add up to the year', (indicator) => {
    for (const year of ['2021', '2022', '2023']) {
      const own = of(indicator, 'region').filter((row) => row.period?.startsWith(year));
      const months = own.filter((row) => row.period !== year);
      const whole = own.find((row) => row.period === year);
      expect(months.length).toBe(12);
      for (const column of ['täljare', 'nämnare'])
        expect(total(months, column)).toBe(Number(whole?.[column]));
    }
  });

  it('tell of one unit that lost a month, in its own row and in the region’s', () => {
    const told = rows.filter((row) => row.anmärkning?.includes('Registrering') && row.period === '2022-03');
    expect(new Set(told.map((row) => row.grupp))).toEqual(new Set(['exempel', 'tallmon']));
  });
});
