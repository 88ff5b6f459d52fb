// From an interpretation to what is stored: whole or not at all.
import type { Checked, Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { AcceptedRow, Delivery, Interpretation } from './contract.ts';
import { fileError } from './refusal.ts';

/**
 * The rows to store: those that are new or restated. Null when any error stands, or when figures are restated and
 * `restatementReason` is blank.
 */
export function rowsToAccept(
  { rows, problems }: Interpretation,
  restatementReason: string,
): Checked<readonly AcceptedRow[]> {
  if (hasErrors(problems)) return { value: null, problems };
  const reason = restatementReason.trim();
  if (reason === '' && rows.some(({ standing }) => standing === 'restated'))
    return { value: null, problems: [...problems, reasonMissing()] };
  const accepted = rows.flatMap(({ figure, standing, sheet, row }) =>
    figure === null || standing === 'unchanged' || standing === 'refused'
      ? []
      : [{ figure, sheet, row, restatementReason: standing === 'restated' ? reason : null }],
  );
  return { value: accepted, problems };
}

export function countRows({ rows, problems }: Interpretation): Delivery['counts'] {
  const count = (standing: Interpretation['rows'][number]['standing']) =>
    rows.filter((row) => row.standing === standing).length;
  return {
    rows: rows.length,
    added: count('new'),
    unchanged: count('unchanged'),
    restated: count('restated'),
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
    errors: problems.filter(({ severity }) => severity === 'error').length,
  };
}

function reasonMissing(): Problem {
  return fileError(
    'restatement-reason-missing',
    {},
    'Leveransen ändrar siffror som redan är kända, men säger inte varför.',
    'Skriv skälet till ändringen, till exempel ”rättad efter ny körning i källan”.',
  );
}
