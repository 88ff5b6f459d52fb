// What sort of file is this? Decided by its first bytes, never by its name, and handed to the reader of that sort.
// Runs inside the worker (read-worker.ts); tests call it directly. Never throws for what a file can hold.
import type { Checked, Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { RawTable, ReadLimits } from './contract.ts';
import { readCsv } from './csv/read-csv.ts';
import { decodeText } from './decode-text.ts';
import { hasIdentity, MASK } from './identity.ts';
import { fileError, Refusal, writeBytes } from './refusal.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

const SAVE_AS =
  'Öppna filen i det program som den kommer från och spara tabellen som XLSX eller ”CSV UTF-8”.';

export async function tablesFromBytes(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
): Promise<Checked<readonly RawTable[]>> {
  const refused = refuseUnread(bytes, fileName, limits);
  if (refused) return refuse(refused);
  try {
    const read = startsWith(bytes, ZIP)
      ? await readXlsx(bytes, fileName, limits)
      : readText(bytes, fileName, limits);
    if (hasErrors(read.problems)) return { value: null, problems: read.problems };
    if (read.tables.length === 0) return refuse(empty(fileName));
    return { value: read.tables, problems: read.problems };
  } catch (cause) {
    if (cause instanceof Refusal) return refuse(cause.problem);
    throw cause;
  }
}

/** What can be told without reading: the name, the size, and the kinds of file that are none of ours. */
export function refuseUnread(bytes: Uint8Array, fileName: string, limits: ReadLimits): Problem | null {
  if (hasIdentity(fileName))
    return fileError(
      'identity-number',
      { file: MASK },
      'Filens namn innehåller ett personnummer.',
      'Byt namn på filen. Utfall tar bara emot uppgifter om grupper.',
    );
  if (bytes.length === 0) return empty(fileName);
  if (bytes.length > limits.fileBytes)
    return fileError(
      'file-too-large',
      { file: fileName },
      `Filen är ${writeBytes(bytes.length)}; gränsen är ${writeBytes(limits.fileBytes)}.`,
      'Ta bort bilder och blad som inte behövs, eller dela upp filen.',
    );
  const foreign = FOREIGN.find(({ start }) => startsWith(bytes, start));
  if (foreign) return fileError(foreign.code, { file: fileName }, foreign.message, SAVE_AS);
  return startsWith(bytes, OLE) ? oldFormat(bytes, fileName) : null;
}

function readText(bytes: Uint8Array, file: string, limits: ReadLimits) {
  const decoded = decodeText(bytes, file);
  if (decoded.value === null) return { tables: [], problems: decoded.problems };
  if (/^\s*<(!doctype|html|\?xml|table|meta)\b/i.test(decoded.value.slice(0, 500)))
    throw new Refusal(
      fileError(
        'not-a-table',
        { file },
        'Filen är en webbsida eller ett XML-dokument, ingen tabell.',
        SAVE_AS,
      ),
    );
  return { tables: readCsv(decoded.value, file, limits), problems: decoded.problems };
}

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const FOREIGN = [
  { start: ascii('%PDF'), code: 'not-a-table', message: 'Filen är en PDF, ingen tabell.' },
  { start: ascii('{\\rtf'), code: 'not-a-table', message: 'Filen är ett textdokument, ingen tabell.' },
  { start: [0x89, 0x50, 0x4e, 0x47], code: 'not-a-table', message: 'Filen är en bild, ingen tabell.' },
  { start: [0xff, 0xd8, 0xff], code: 'not-a-table', message: 'Filen är en bild, ingen tabell.' },
  { start: [0x1f, 0x8b], code: 'not-a-table', message: 'Filen är ett packat arkiv (gzip), ingen tabell.' },
] as const;

/** Excel 97–2003 and password-protected workbooks share one container; an entry's name tells them apart. */
function oldFormat(bytes: Uint8Array, file: string): Problem {
  const names = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000_000));
  const holds = (name: string) => names.includes([...name].join('\0'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    return fileError(
      'encrypted',
      { file },
      'Filen är låst med lösenord.',
      'Spara en kopia utan lösenord (Arkiv, Info, Skydda arbetsboken) och lämna in den.',
    );
  return fileError(
    'old-excel',
    { file },
    'Filen är i ett äldre format (Excel 97–2003 eller annat Office-dokument) eller låst med lösenord.',
    'Öppna den i Excel och spara den som XLSX utan lösenord.',
  );
}

function empty(file: string): Problem {
  return fileError(
    'file-empty',
    { file },
    'Filen är tom.',
    'Kontrollera att rätt fil är vald och att den har sparats.',
  );
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refuse(problem: Problem): Checked<readonly RawTable[]> {
  return { value: null, problems: [problem] };
}
