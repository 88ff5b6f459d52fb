// How a problem in care data is written: at most some rows of each kind, then how many there are, so that a column that is
// wrong in a million rows is one message and not a million.
import type { Place, Problem } from '../../../core/problem.ts';
import type { CareTableName } from '../tables.ts';

export function careError(code: string, where: Place, message: string, hint: string): Problem {
  return { code, severity: 'error', where, message, hint };
}

/** What a rule found in a table: all that there are, and the first of them with their places. */
export interface Found {
  readonly table: CareTableName;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly column: string;
  readonly message: string;
  readonly hint: string;
  readonly count: number;
  readonly first: readonly { readonly where: Place; readonly shown: string | null }[];
}

/** Rows shown of one kind: enough to see the pattern. */
export const SHOWN_ROWS = 5;

export function writeFound(found: Found): readonly Problem[] {
  const { table, code, severity, column, message, hint, count, first } = found;
  const problems = first.map(({ where, shown }) => ({
    code,
    severity,
    where: { ...where, column },
    message: shown === null ? message : `${message} Där står ”${shown}”.`,
    hint,
  }));
  const rest = count - first.length;
  if (rest <= 0) return problems;
  return [
    ...problems,
    {
      code,
      severity,
      // Of all the table's files together.
      where: { file: table, column },
      message: `${message} Samma sak i ytterligare ${rest === 1 ? 'en rad' : `${rest} rader`}.`,
      hint,
    },
  ];
}
