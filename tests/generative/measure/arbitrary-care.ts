// Random care data: few persons, units, staff and codes, so that rows meet; every column by the contract's own table.
import fc from 'fast-check';
import type { CareColumn } from '../../../src/measure/care-data/tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../../../src/measure/care-data/tables.ts';
import type { CareRow, CareRows, CareValue } from '../../../src/measure/contract.ts';

export const CODES = ['E11', 'E11.9', 'E119', 'I10', 'I10.9', 'F32', 'Z00'] as const;
const PERSONS = ['p1', 'p2', 'p3', 'p4'] as const;
const UNITS = ['almviken', 'björnhult', 'Ö'] as const;
const STAFF = ['s1', 's2', 's3'] as const;
/** What random measures compare texts with: some of what the data hold, and a text that nothing holds. */
export const TEXTS = [
  ...CODES,
  ...UNITS,
  ...STAFF,
  'p1',
  'female',
  'doctor',
  'visit',
  'hba1c',
  "o'brien",
] as const;

/** Around New Year and the leap day, where reckoning with days and months goes wrong. */
export const DAYS: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 900 }), fc.constantFrom(182, 213, 364, 365, 546, 547, 606, 607, 608))
  .map((days) => new Date(Date.UTC(2022, 6, 1 + days)).toISOString().slice(0, 10));

export const decimalTexts: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: -5_000_000, max: 5_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => String(Number((digits / 10_000).toFixed(places))))
  .map((text) => (text === '-0' ? '0' : text));

const timestamps = fc
  .tuple(DAYS, fc.integer({ min: 0, max: 23 }))
  .map(([day, hour]) => `${day} ${String(hour).padStart(2, '0')}:59:59`);

function textsOf({ allowed, name }: CareColumn): fc.Arbitrary<string> {
  if (allowed !== null) return fc.constantFrom(...allowed);
  if (name === 'person') return fc.constantFrom(...PERSONS, 'nobody');
  if (name === 'unit') return fc.constantFrom(...UNITS);
  if (name === 'staff') return fc.constantFrom(...STAFF);
  if (name === 'contact') return fc.constantFrom('k1', 'k2', 'k3');
  if (name === 'code') return fc.constantFrom(...CODES);
  return fc.constantFrom(...TEXTS);
}

function valuesOf(column: CareColumn): fc.Arbitrary<CareValue> {
  switch (column.type) {
    case 'text':
      return textsOf(column);
    case 'integer':
      return column.name === 'birth_year'
        ? fc.integer({ min: 1930, max: 2024 })
        : fc.integer({ min: column.range?.least ?? 0, max: Math.min(column.range?.most ?? 20, 20) });
    case 'decimal':
      return decimalTexts;
    case 'date':
      return DAYS;
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return timestamps;
  }
}

function rowsOf(columns: readonly CareColumn[], maxLength: number): fc.Arbitrary<readonly CareRow[]> {
  const cells = Object.fromEntries(
    columns.map((column) => {
      const values = valuesOf(column);
      return [column.name, column.isNullable ? fc.option(values, { nil: null, freq: 3 }) : values];
    }),
  );
  return fc.array(fc.record(cells), { maxLength });
}

const ROWS_PER_TABLE = 9;

export const arbitraryCare: fc.Arbitrary<CareRows> = fc
  .record(
    Object.fromEntries(
      CARE_TABLE_NAMES.map((name) => [
        name,
        // A person has one row: whoever is drawn again keeps the first.
        name === 'person'
          ? rowsOf(CARE_TABLES[name].columns, 6).map((rows) =>
              rows
                .filter(({ person }) => person !== 'nobody')
                .filter((row, index, all) => all.findIndex(({ person }) => person === row.person) === index),
            )
          : rowsOf(CARE_TABLES[name].columns, ROWS_PER_TABLE),
      ]),
    ),
  )
  .map((tables) => tables as CareRows);
