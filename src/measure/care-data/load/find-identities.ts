// Personal identity numbers in care data: any cell of any column, also cells that can't be read and rows that can't be
// split. One is enough to stop everything. What was found is never repeated: the message says where it stands.
import { hasIdentityNumber } from '../../../core/identity-number.ts';
import type { Place, Problem } from '../../../core/problem.ts';
import type { CareSession } from '../care-session.ts';
import { quoteName } from '../care-session.ts';
import type { CareTableName } from '../tables.ts';
import { CARE_TABLES } from '../tables.ts';
import { careError, SHOWN_ROWS } from './finding.ts';
import { IDENTITY_HINT } from './source.ts';

/**
 * Lets through everything that core's hasIdentityNumber could find, and little else: month and day (coordination numbers add
 * 60 to the day) before four digits. The engine passes over most cells by length and form; those that are left are judged in
 * core, by check digit.
 */
const LIKELY = '(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[-+–− ]?[0-9]{4}';
const SHORTEST = 10;

/** Cells judged at a time: what is in memory at once. */
const BATCH = 50_000;

/** Where identity numbers stand in the table's cells; at most some rows of each column. */
export async function findIdentities(
  session: CareSession,
  table: CareTableName,
  staged: string,
  placeOf: (row: number) => Place,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const texts = CARE_TABLES[table].columns
    .filter(({ type }) => type === 'text')
    .map(({ name }) => ({ column: name, text: `t.${quoteName(name)}`, from: `${staged} t` }));
  const unread = { column: null, text: 'cell.txt', from: `${staged} t, unnest(t.wrong) AS cells(cell)` };
  for (const cells of [...texts, unread]) problems.push(...(await findInCells(session, cells, placeOf)));
  return problems;
}

interface Cells {
  /** null: the cell says itself. */
  readonly column: string | null;
  readonly text: string;
  readonly from: string;
}

async function findInCells(
  session: CareSession,
  { column, text, from }: Cells,
  placeOf: (row: number) => Place,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (let after = -1; problems.length < SHOWN_ROWS; ) {
    const rows = await session.rows(
      `SELECT t.rowid AS row, ${text} AS text, ${column === null ? 'cell.col' : 'NULL'} AS col FROM ${from}
       WHERE t.rowid > ${after} AND length(${text}) >= ${SHORTEST} AND regexp_matches(${text}, '${LIKELY}')
       ORDER BY t.rowid LIMIT ${BATCH}`,
    );
    for (const { row, text: cell, col } of rows) {
      if (typeof cell !== 'string' || !hasIdentityNumber(cell)) continue;
      problems.push(identityFound({ ...placeOf(Number(row)), column: column ?? String(col) }));
      if (problems.length === SHOWN_ROWS) break;
    }
    const last = rows.at(-1)?.row;
    if (rows.length < BATCH || last === undefined) break;
    after = Number(last);
  }
  return problems;
}

export function identityFound(where: Place): Problem {
  return careError('identity-number', where, 'Cellen innehåller ett personnummer.', IDENTITY_HINT);
}
