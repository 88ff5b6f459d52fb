// Runs the rules on a staged table: one pass counts all row rules at once, and only those that found something are asked for
// their first rows. A load without problems costs one pass per table.
import type { Place, Problem } from '../../../core/problem.ts';
import type { CareSession } from '../care-session.ts';
import { countOf, quoteName } from '../care-session.ts';
import type { CareTableName } from '../tables.ts';
import { CARE_TABLES } from '../tables.ts';
import type { Found } from './finding.ts';
import { SHOWN_ROWS, writeFound } from './finding.ts';
import { FORM_WORDS } from './read-cells.ts';
import type { RowRule } from './row-rules.ts';
import { rowRules } from './row-rules.ts';
import { MOST_EQUAL_ROWS, setRules } from './set-rules.ts';
import { stagedName } from './staged.ts';

type PlaceOf = (row: number) => Place;

/** Cells that can't be read, and rules of single rows. */
export async function checkRows(
  session: CareSession,
  table: CareTableName,
  today: string,
  placeOf: PlaceOf,
): Promise<readonly Problem[]> {
  const rules = rowRules(table, today);
  const from = joined(table);
  const counts = rules.map((rule, place) => `count(*) FILTER (WHERE ${rule.when}) AS rule_${place}`);
  const [row] = await session.rows(`SELECT ${counts.join(', ')}, count(t.wrong) AS unread FROM ${from}`);
  const problems: Problem[] = [];
  if (Number(row?.unread ?? 0) > 0) problems.push(...(await unreadCells(session, table, placeOf)));
  for (const [place, rule] of rules.entries()) {
    const count = Number(row?.[`rule_${place}`] ?? 0);
    if (count > 0)
      problems.push(...writeFound({ table, ...(await firstRows(session, from, rule, count, placeOf)) }));
  }
  return problems;
}

function joined(table: CareTableName): string {
  const columns: readonly string[] = CARE_TABLES[table].columns.map(({ name }) => name);
  const person =
    columns.includes('person') && table !== 'person' ? 'LEFT JOIN known_person p ON p.person = t.person' : '';
  const unit = columns.includes('unit') ? 'LEFT JOIN known_unit u ON u.unit = t.unit' : '';
  return `${stagedName(table)} t ${person} ${unit}`;
}

async function firstRows(
  session: CareSession,
  from: string,
  rule: RowRule,
  count: number,
  placeOf: PlaceOf,
): Promise<Omit<Found, 'table'>> {
  const shown = rule.isShown
    ? `left(CAST(t.${quoteName(rule.column)} AS VARCHAR), ${LONGEST_SHOWN})`
    : 'NULL';
  const rows = await session.rows(
    `SELECT t.rowid AS row, ${shown} AS shown FROM ${from} WHERE ${rule.when} ORDER BY t.rowid LIMIT ${SHOWN_ROWS}`,
  );
  return { ...rule, count, first: rows.map(({ row, shown }) => found(row, shown, placeOf)) };
}

const LONGEST_SHOWN = 40;

function found(row: unknown, shown: unknown, placeOf: PlaceOf): Found['first'][number] {
  return { where: placeOf(Number(row)), shown: typeof shown === 'string' ? shown : null };
}

async function unreadCells(
  session: CareSession,
  table: CareTableName,
  placeOf: PlaceOf,
): Promise<readonly Problem[]> {
  const cells = `FROM ${stagedName(table)} t, unnest(t.wrong) AS cells(cell)`;
  const problems: Problem[] = [];
  for (const { name, type } of CARE_TABLES[table].columns) {
    const where = `WHERE cell.col = '${name}'`;
    const count = await countOf(session, `SELECT count(*) ${cells} ${where}`);
    if (count === 0) continue;
    const rows = await session.rows(
      `SELECT t.rowid AS row, left(cell.txt, ${LONGEST_SHOWN}) AS shown ${cells} ${where} ORDER BY t.rowid LIMIT ${SHOWN_ROWS}`,
    );
    problems.push(
      ...writeFound({
        table,
        code: 'unreadable-value',
        severity: 'error',
        column: name,
        message: 'Värdet går inte att läsa.',
        hint: `Skriv ${FORM_WORDS[type]}.`,
        count,
        first: rows.map(({ row, shown }) => found(row, shown, placeOf)),
      }),
    );
  }
  return problems;
}

/** Rules between rows. */
export async function checkSets(
  session: CareSession,
  table: CareTableName,
  placeOf: PlaceOf,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const rule of setRules(table, stagedName)) {
    await session.run(`CREATE OR REPLACE TEMP TABLE offending AS ${rule.select}`);
    const count = await countOf(session, 'SELECT count(*) FROM offending');
    if (count === 0) continue;
    const rows = await session.rows(`SELECT row, shown FROM offending ORDER BY row LIMIT ${SHOWN_ROWS}`);
    const isTooMany =
      rule.code === 'equal-rows' &&
      count > MOST_EQUAL_ROWS * (await countOf(session, `SELECT count(*) FROM ${stagedName(table)}`));
    problems.push(
      ...writeFound({
        ...rule,
        table,
        severity: isTooMany ? 'error' : rule.severity,
        count,
        first: rows.map(({ row, shown }) => found(row, shown, placeOf)),
      }),
    );
  }
  return problems;
}
