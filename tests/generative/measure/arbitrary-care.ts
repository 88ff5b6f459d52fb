// Random small care data. Values come from small pools, so that things happen on the same day, at the same unit, on the edges
// of periods, and are missing, far more often than in life.
import fc from 'fast-check';
import {
  CARE_TABLE_NAMES,
  CARE_TABLES,
  type CareColumn,
  type CareTableName,
} from '../../../src/measure/care-data/tables.ts';
import type { CareRow, CareRows, CareValue } from '../../../src/measure/contract.ts';

export const DAYS = [
  // Beyond what some databases' plain dates hold.
  '1931-05-31',
  '2160-01-01',
  '2022-07-01',
  '2022-12-31',
  '2023-01-01',
  '2023-06-30',
  '2023-07-01',
  '2023-12-31',
  '2024-01-01',
  '2024-01-31',
  '2024-02-01',
  '2024-02-29',
  '2024-03-01',
  '2024-03-14',
  '2024-03-31',
  '2024-04-30',
  '2024-05-01',
  '2024-12-31',
  '2025-01-01',
] as const;
export const DECIMALS = ['0', '0.5', '52', '70', '70.0001', '70.5', '140', '-1.25'] as const;
const PERSONS = ['p1', 'p2', 'p3', 'p4'] as const;
const CONTACTS = ['contact-0', 'contact-1', 'contact-2', 'contact-3'] as const;

/** What text columns without a closed list may hold. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  person: PERSONS,
  contact: CONTACTS,
  // Languages order these otherwise than code points do.
  unit: ['a', 'B', 'ö', "'\\n"],
  staff: ['s1', 's2', 's3'],
  municipality: ['m1', 'm2'],
  code: ['E11', 'E11.9', 'E119', 'F32.1', 'F33', 'J44', 'DV113', 'C09AA02', 'c09', ''],
  kind: ['hba1c', 'systolic', 'home-visit-newborn'],
  unit_of_value: ['mmol/mol'],
  instrument: ['audit-c', 'phq-9'],
  item: ['1', '2'],
};

export function textsOf(column: CareColumn): readonly string[] {
  return column.allowed ?? TEXTS[column.name] ?? ['x'];
}

function cellOf(column: CareColumn): fc.Arbitrary<CareValue> {
  const value: fc.Arbitrary<CareValue> = filledCell(column);
  return column.isNullable ? fc.option(value, { nil: null, freq: 4 }) : value;
}

function filledCell(column: CareColumn): fc.Arbitrary<CareValue> {
  switch (column.type) {
    case 'text':
      return fc.constantFrom(...textsOf(column));
    case 'integer':
      return fc.integer(INTEGERS[column.name] ?? { min: 1, max: 4 });
    case 'decimal':
      return fc.constantFrom(...DECIMALS);
    case 'date':
      return fc.constantFrom(...DAYS);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc
        .tuple(fc.constantFrom(...DAYS), fc.constantFrom('00:00:00', '23:59:59'))
        .map((parts) => parts.join(' '));
  }
}

const INTEGERS: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  birth_year: { min: 1940, max: 2025 },
  birth_month: { min: 1, max: 12 },
};

function rowsOf(table: CareTableName): fc.Arbitrary<readonly CareRow[]> {
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  const row: fc.Arbitrary<CareRow> = fc.record(
    Object.fromEntries(columns.map((column) => [column.name, cellOf(column)])),
  );
  // Rows that have names get different ones.
  const { id } = CARE_TABLES[table];
  const named = (index: number): Readonly<Record<string, string>> =>
    id === null ? {} : { [id]: table === 'person' ? (PERSONS[index] ?? '') : `${table}-${index}` };
  const most = table === 'person' ? PERSONS.length : table === 'contact' ? 8 : 5;
  return fc
    .array(row, { minLength: table === 'person' ? 2 : 0, maxLength: most, size: 'max' })
    .map((rows) => rows.map((each, index) => ({ ...each, ...named(index) })));
}

/** Rows name only persons who exist, as the loader demands; a call may name nobody. */
function withKnownPersons(data: CareRows): CareRows {
  const known = new Set(data.person.map(({ person }) => person));
  return Object.fromEntries(
    CARE_TABLE_NAMES.map((table) => [
      table,
      data[table].flatMap((row) =>
        row.person === null || known.has(row.person ?? null)
          ? [row]
          : table === 'call'
            ? [{ ...row, person: null }]
            : [],
      ),
    ]),
  ) as unknown as CareRows;
}

export const careRows: fc.Arbitrary<CareRows> = fc
  .record(Object.fromEntries(CARE_TABLE_NAMES.map((table) => [table, rowsOf(table)])))
  .map((data) => withKnownPersons(data as Record<CareTableName, readonly CareRow[]>));
