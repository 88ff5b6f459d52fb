// Hand-made care data: what a table leaves out gets an ordinary value, so that a spec shows only what it is about. Persons
// who are named anywhere exist; if no listing is written, everybody is listed at the unit "a" since 2000.
import { CARE_TABLE_NAMES, CARE_TABLES, type CareColumn, type CareTableName } from '../care-data/tables.ts';
import type { CareRow, CareRows, CareValue } from '../contract.ts';
import type { WrittenTable } from './read-table.ts';

/** The ordinary value of columns that may not be empty; ids are made up from the row's number. */
const ORDINARY: Readonly<Record<string, CareValue>> = {
  sex: 'female',
  birth_year: 1970,
  birth_month: 1,
  unit: 'a',
  staff: 's1',
  from_on: '2000-01-01',
  form: 'visit',
  profession: 'doctor',
  is_planned: true,
  is_new_problem: false,
  is_licensed: true,
  is_patient_chosen_wait: false,
  is_main: true,
  unit_of_value: '',
  event: 'prescription',
  is_same_day: false,
  done: true,
  item: '1',
};

/** Columns that may be empty by contract but are not in an ordinary row. */
const USUALLY_FILLED: readonly string[] = ['staff', 'unit'];

export function completeRows(written: ReadonlyMap<CareTableName, WrittenTable>): CareRows {
  const rows = Object.fromEntries(
    CARE_TABLE_NAMES.map((table) => [table, rowsOf(table, written.get(table))]),
  ) as Record<CareTableName, readonly CareRow[]>;
  const known = new Set(rows.person.map(({ person }) => person));
  const named = new Set(
    Object.values(rows)
      .flat()
      .map((row) => row.person)
      .filter((person) => typeof person === 'string' && !known.has(person)),
  );
  const person = [
    ...rows.person,
    ...[...named].map((id) => completeRow('person', { person: String(id) }, 0)),
  ];
  const listing = written.has('listing')
    ? rows.listing
    : person.map((row, index) => completeRow('listing', { person: String(row.person) }, index));
  return { ...rows, person, listing };
}

function rowsOf(table: CareTableName, written: WrittenTable | undefined): readonly CareRow[] {
  if (written === undefined) return [];
  return written.rows.map((cells, index) =>
    completeRow(
      table,
      Object.fromEntries(written.columns.map((column, place) => [column, cells[place] ?? ''])),
      index,
    ),
  );
}

function completeRow(table: CareTableName, cells: Readonly<Record<string, string>>, index: number): CareRow {
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  return Object.fromEntries(
    columns.map((column) => {
      const cell = cells[column.name];
      return [column.name, cell === undefined ? leftOut(table, column, index) : readCell(column, cell)];
    }),
  );
}

function leftOut(table: CareTableName, column: CareColumn, index: number): CareValue {
  if (column.name === CARE_TABLES[table].id) return `${table}-${index + 1}`;
  if (column.isNullable && !USUALLY_FILLED.includes(column.name)) return null;
  return ORDINARY[column.name] ?? null;
}

function readCell(column: CareColumn, cell: string): CareValue {
  if (cell === '') return null;
  switch (column.type) {
    case 'integer':
      return Number(cell);
    case 'boolean':
      return cell === 'true' || cell === 'ja';
    case 'text':
    case 'decimal':
    case 'date':
    case 'timestamp':
      return cell;
  }
}
