// Rows of a CSV file that could not be split into cells: too many, too few, a quotation mark that never ends, letters that
// are not UTF-8. The engine keeps them apart with their lines; their text is looked through for identity numbers and then
// forgotten.
import { hasIdentityNumber } from '../../../core/identity-number.ts';
import type { Problem } from '../../../core/problem.ts';
import type { CareSession } from '../care-session.ts';
import { careError, SHOWN_ROWS } from './finding.ts';
import type { CareSource } from './source.ts';
import { IDENTITY_HINT } from './source.ts';

export interface Rejected {
  readonly file: string;
  readonly line: number;
  /** DuckDB's word: "MISSING COLUMNS". */
  readonly reason: string;
  readonly hasIdentity: boolean;
}

/** In the order of lines, each line once. Empties the engine's list. */
export async function readRejected(session: CareSession, source: CareSource): Promise<readonly Rejected[]> {
  const rows = await session.rows(
    `SELECT line, any_value(error_type::VARCHAR) AS reason, any_value(csv_line) AS text FROM reject_errors
     GROUP BY line ORDER BY line`,
  );
  await session.run('DROP TABLE reject_errors');
  await session.run('DROP TABLE reject_scans');
  return rows.map(({ line, reason, text }) => ({
    file: source.name,
    line: Number(line),
    reason: String(reason),
    hasIdentity: typeof text === 'string' && hasIdentityNumber(text),
  }));
}

const REASONS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  'MISSING COLUMNS': [
    'Raden har färre celler än rubrikraden.',
    'Lägg till de celler som saknas; tomma celler skrivs som ingenting mellan två skiljetecken.',
  ],
  'TOO MANY COLUMNS': [
    'Raden har fler celler än rubrikraden.',
    'En text som innehåller skiljetecknet ska stå inom citattecken.',
  ],
  'UNQUOTED VALUE': ['Ett citattecken avslutas aldrig.', 'Skriv citattecken inne i en text två gånger: "".'],
  'INVALID ENCODING': ['Raden har tecken som inte är UTF-8.', 'Spara filen som UTF-8.'],
};

const OTHER_REASON = ['Raden går inte att läsa.', 'Kontrollera raden i filen.'] as const;

export function tellRejected(rejected: readonly Rejected[]): Problem[] {
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  for (const { file, line, reason, hasIdentity } of rejected) {
    const where = { file, row: line };
    if (hasIdentity) {
      problems.push(careError('identity-number', where, 'Raden innehåller ett personnummer.', IDENTITY_HINT));
      continue;
    }
    const key = `${file}|${reason}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > SHOWN_ROWS) continue;
    const [message, hint] = REASONS[reason] ?? OTHER_REASON;
    problems.push(careError('unreadable-row', where, message, hint));
  }
  for (const [key, count] of counts) {
    if (count <= SHOWN_ROWS) continue;
    const [file] = key.split('|');
    problems.push(
      careError(
        'unreadable-row',
        { file },
        `Ytterligare ${count - SHOWN_ROWS} rader går inte att läsa av samma skäl.`,
        'Kontrollera filens skiljetecken och citattecken.',
      ),
    );
  }
  return problems;
}
