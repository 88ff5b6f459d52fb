// Whether a warehouse's tables or views are what the statements rely on: names, types, and in each row what the care data
// contract says of a column alone. Files are checked when they are read in (care-data/load); a warehouse changes, so it is
// checked each time, without a patient's row leaving it: only numbers of rows are asked.
import type { Problem } from '../../../core/problem.ts';
import { COVERED_TABLES, dayOf } from '../../care-data/coverage.ts';
import { careError } from '../../care-data/load/finding.ts';
import type { CareColumn, CareTable, CareTableName, ColumnType } from '../../care-data/tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../../care-data/tables.ts';
import { DECIMAL_PLACES } from '../../model/expression.ts';
import { quoteName, quoteText } from '../sql/dialect.ts';
import type { SqlRow } from '../sql/read-result.ts';
import type { AskSql } from '../sql/sql-engine.ts';

/** As PostgreSQL writes them; the first is the one to suggest. A column may be narrower than the contract, never inexact. */
export const POSTGRES_TYPES = {
  text: ['text', 'character varying'],
  integer: ['bigint', 'integer', 'smallint'],
  decimal: ['numeric', 'bigint', 'integer', 'smallint'],
  date: ['date'],
  boolean: ['boolean'],
  timestamp: ['timestamp without time zone'],
} as const satisfies Record<ColumnType, readonly string[]>;

/** One row that says what the tables hold: what a manifest says of a version in files. */
const ORIGIN = {
  table: 'care_data',
  columns: [
    { name: 'region', type: 'text' },
    { name: 'version', type: 'text' },
    { name: 'is_invented', type: 'boolean' },
  ],
} as const;

/** First and last month with contacts, "2022-01": columns first and last. */
export const CONTACT_MONTHS =
  "select to_char(min(visited_on), 'YYYY-MM') as first, to_char(max(visited_on), 'YYYY-MM') as last from contact";

/** As selectFirstMonths in care-data/coverage.ts: the first month with at least a tenth of the rows of the median month. */
export const FIRST_MONTHS = COVERED_TABLES.map(
  (name) => `(
    with per_month as (
      select date_trunc('month', ${quoteName(dayOf(name))}) as month, count(*) as n from ${name} where unit is not null group by 1)
    select '${name}' as "table", to_char(min(month), 'YYYY-MM') as month from per_month
    where 10 * n >= (select percentile_cont(0.5) within group (order by n) from per_month) having count(*) > 0)`,
).join(' union all ');

/** All that is wrong with the tables, or with their rows when the tables are right. Empty when measures can be run. */
export async function checkCareTables(ask: AskSql): Promise<readonly Problem[]> {
  const faults = columnProblems(await ask(columnsStatement()));
  if (faults.length > 0) return faults;
  const problems: Problem[] = [];
  for (const table of CARE_TABLE_NAMES) problems.push(...(await checkRows(table, ask)));
  return problems;
}

/** What the one row of `care_data` says; problems when it is not one, or has no name that a file can bear. */
export async function readOrigin(
  ask: AskSql,
): Promise<{ readonly region: string; readonly version: string; readonly isInvented: boolean } | Problem> {
  const [row, another] = await ask(`select region, version, is_invented from ${ORIGIN.table} limit 2`);
  const { region, version, is_invented: isInvented } = row ?? {};
  const isWhole =
    typeof region === 'string' && typeof version === 'string' && typeof isInvented === 'boolean';
  if (isWhole && another === undefined && /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(version))
    return { region, version, isInvented };
  return careError(
    'care-origin',
    { file: ORIGIN.table },
    'Tabellen ska ha en rad som säger vad vårddata är: region, version och is_invented.',
    'Versionen, till exempel 2026-11-25, skrivs med bokstäver a–z, siffror, punkt och bindestreck, högst 80 tecken.',
  );
}

function columnsStatement(): string {
  const names = [...CARE_TABLE_NAMES, ORIGIN.table].map((name) => `(${quoteText(name)})`).join(', ');
  // The table that a statement finds by the name alone, wherever the search path has it.
  return `select t.name as "table", a.attname as "column", format_type(a.atttypid, null) as "type"
    from (values ${names}) t(name)
    join pg_attribute a on a.attrelid = to_regclass(quote_ident(t.name)) and a.attnum > 0 and not a.attisdropped`;
}

function columnProblems(rows: readonly SqlRow[]): readonly Problem[] {
  const typesByTable = Map.groupBy(rows, ({ table }) => table);
  const wanted: readonly {
    readonly name: string;
    readonly columns: readonly Pick<CareColumn, 'name' | 'type'>[];
  }[] = [...Object.values(CARE_TABLES), { name: ORIGIN.table, columns: ORIGIN.columns }];
  return wanted.flatMap(({ name, columns }) => {
    const found = typesByTable.get(name);
    if (found === undefined)
      return [
        careError(
          'table-missing',
          { file: name },
          'Tabellen eller vyn finns inte i databasen, eller syns inte med användarens search_path.',
          'Skapa den, eller sätt search_path till schemat som den ligger i. Också en tom tabell måste finnas.',
        ),
      ];
    return columns.flatMap(({ name: column, type }) => {
      const actual = found.find((row) => row.column === column)?.type;
      const fitting: readonly unknown[] = POSTGRES_TYPES[type];
      if (fitting.includes(actual)) return [];
      return [
        careError(
          actual === undefined ? 'column-missing' : 'column-type',
          { file: name, column },
          actual === undefined ? 'Kolumnen finns inte.' : `Kolumnen har typen ${actual}.`,
          `Den ska ha typen ${POSTGRES_TYPES[type][0]}.`,
        ),
      ];
    });
  });
}

interface ColumnRule {
  readonly code: string;
  readonly column: string;
  /** SQL that is true where something is wrong. */
  readonly when: string;
  readonly message: string;
  readonly hint: string;
}

async function checkRows(table: CareTableName, ask: AskSql): Promise<readonly Problem[]> {
  const { columns, id }: CareTable = CARE_TABLES[table];
  const rules = columns.flatMap(rulesOf);
  const counts = rules.map(({ when }, index) => `count(*) filter (where ${when}) as wrong_${index}`);
  const again = id === null ? '0' : `count(${quoteName(id)}) - count(distinct ${quoteName(id)})`;
  const [row] = await ask(
    `select ${[...counts, `${again} as "again"`].join(',\n  ')} from ${quoteName(table)}`,
  );
  const problems = rules.flatMap(({ code, column, message, hint }, index) => {
    const count = Number(row?.[`wrong_${index}`]);
    return count === 0 ? [] : [careError(code, { file: table, column }, `${message} ${inRows(count)}`, hint)];
  });
  const count = Number(row?.again);
  if (id === null || count === 0) return problems;
  return [
    ...problems,
    careError(
      'not-unique',
      { file: table, column: id },
      `Samma värde står i flera rader. ${inRows(count)}`,
      'Varje rad ska ha ett eget: annars räknas personer och kontakter flera gånger.',
    ),
  ];
}

function inRows(count: number): string {
  return count === 1 ? 'Det gäller en rad.' : `Det gäller ${count} rader.`;
}

function rulesOf({ name, type, isNullable, allowed, range }: CareColumn): readonly ColumnRule[] {
  const cell = quoteName(name);
  const rules: ColumnRule[] = [];
  const add = (code: string, when: string, message: string, hint: string) =>
    rules.push({ code, column: name, when, message, hint });
  if (!isNullable)
    add('empty', `${cell} is null`, 'Cellen är tom.', 'Kolumnen måste ha ett värde i varje rad.');
  if (allowed !== null)
    add(
      'not-allowed',
      `${cell} not in (${allowed.map(quoteText).join(', ')})`,
      'Värdet är inte ett av dem som kolumnen kan ha.',
      `Tillåtna värden: ${allowed.join(', ')}.`,
    );
  if (range !== null)
    add(
      'out-of-range',
      `${cell} not between ${range.least} and ${range.most}`,
      'Värdet är omöjligt.',
      `Det ska ligga mellan ${range.least} och ${range.most}.`,
    );
  if (type === 'date' || type === 'timestamp')
    add(
      'impossible-date',
      `${cell} < date '1890-01-01' or ${cell} >= date '2200-01-01'`,
      'Datumet är orimligt.',
      isNullable ? 'Lämna det tomt när det inte är känt eller ännu gäller.' : 'Kontrollera årtalet.',
    );
  // NaN is greater than every number in PostgreSQL.
  if (type === 'decimal')
    add(
      'too-many-digits',
      `${cell} <> round(${cell}, ${DECIMAL_PLACES}) or abs(${cell}) >= 1e14`,
      'Talet har för många siffror.',
      `Det får ha fjorton siffror före kommat och ${DECIMAL_PLACES} efter.`,
    );
  return rules;
}
