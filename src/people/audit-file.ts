// The audit log as a file that proves itself: JSON lines for programs, CSV for people with a spreadsheet. Both hold the exact
// content that was hashed, so that the chain can be verified from the file alone (audit-chain.ts says how). The CSV's readable
// columns repeat parts of the content, and reading compares them with it.
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { canonicalJson } from '../core/canonical-json.ts';
import type { AuditContent } from './audit-chain.ts';
import { contentOf } from './audit-chain.ts';
import type { AuditFileFormat } from './audit-file-formats.ts';
import type { StoredEntry } from './contract.ts';

/** Every column but the last three is for reading; `content` is what was hashed. */
const COLUMNS = [
  'number',
  'at',
  'who',
  'from',
  'kind',
  'action',
  'subject',
  'previousHash',
  'hash',
  'content',
] as const;
type Column = (typeof COLUMNS)[number];

const BYTE_ORDER_MARK = '\ufeff';

/** The line before the first entry, and the lines of each. */
export const AUDIT_FILE = {
  jsonl: { heading: '', line: jsonLine },
  csv: { heading: `${BYTE_ORDER_MARK}${COLUMNS.join(';')}\r\n`, line: csvLine },
} as const satisfies Record<AuditFileFormat, { heading: string; line: (entry: StoredEntry) => string }>;

function jsonLine({ number, previousHash, hash, content }: StoredEntry): string {
  const chain = { number, previousHash, hash };
  // A content that no version of the program wrote goes out as a text, so that the file stays readable and the flaw in it.
  const written = contentOf(content) === null ? content : (JSON.parse(content) as unknown);
  return `${JSON.stringify({ ...chain, content: written })}\n`;
}

function csvLine(entry: StoredEntry): string {
  const cells = readableCells(entry);
  return `${COLUMNS.map((column) => quote(cells[column])).join(';')}\r\n`;
}

function readableCells({ number, previousHash, hash, content }: StoredEntry): Record<Column, string> {
  const known = contentOf(content);
  return {
    number: number === null ? '' : String(number),
    at: known?.at ?? '',
    who: asText(known?.actor.name ?? ''),
    from: asText(known?.actor.from ?? ''),
    kind: known?.kind ?? '',
    action: known?.action ?? '',
    subject: asText(known?.subject ?? ''),
    previousHash: previousHash ?? '',
    hash: hash ?? '',
    content,
  };
}

/** A cell that begins like a formula is run by a spreadsheet (OWASP, CSV Injection): an apostrophe makes it text. */
function asText(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A line that is no entry of the log: the file is something else, or broken off. */
export class UnreadableAuditFile extends Error {
  override readonly name = 'UnreadableAuditFile';
  readonly line: number;
  constructor(line: number) {
    super(`Rad ${line} är ingen post ur granskningsloggen. Filen är något annat, eller avbruten.`);
    this.line = line;
  }
}

/** The entries of an exported file, one portion each. Throws UnreadableAuditFile. */
export async function* readAuditFile(
  text: AsyncIterable<string>,
  format: AuditFileFormat,
): AsyncIterable<readonly StoredEntry[]> {
  if (format === 'csv') yield* readCsv(text);
  else yield* readJsonLines(text);
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncIterable<readonly StoredEntry[]> {
  let number = 0;
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const entries = lines.map((line) => fromJsonLine(line, ++number));
    if (entries.length > 0) yield entries;
  }
  if (rest !== '') yield [fromJsonLine(rest, ++number)];
}

function fromJsonLine(line: string, lineNumber: number): StoredEntry {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new UnreadableAuditFile(lineNumber);
  }
  if (typeof read !== 'object' || read === null || !('content' in read) || !('number' in read))
    throw new UnreadableAuditFile(lineNumber);
  const { number, content } = read;
  const text = typeof content === 'string' ? content : canonicalJson(content);
  return stored(
    typeof number === 'number' ? number : null,
    textOf(read, 'previousHash'),
    textOf(read, 'hash'),
    text,
  );
}

function textOf(value: object, name: string): string | null {
  const found = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? found : null;
}

async function* readCsv(text: AsyncIterable<string>): AsyncIterable<readonly StoredEntry[]> {
  const parser = parse({ delimiter: ';', bom: true, columns: true, relax_column_count: true });
  // What breaks on the way is thrown by the loop below: the parser is destroyed with it.
  pipeline(Readable.from(text), parser, () => {});
  let line = 1;
  try {
    for await (const record of parser) yield [fromCsv(record as Partial<Record<Column, string>>, ++line)];
  } catch (error) {
    throw error instanceof UnreadableAuditFile ? error : new UnreadableAuditFile(line + 1);
  }
}

/** A subject that no entry has. */
const NO_SUBJECT = '\0';

function fromCsv(record: Partial<Record<Column, string>>, line: number): StoredEntry {
  const { content, number } = record;
  if (content === undefined || number === undefined) throw new UnreadableAuditFile(line);
  const entry = stored(
    number === '' ? null : Number(number),
    record.previousHash ?? '',
    record.hash ?? '',
    content,
  );
  const cells = readableCells(entry);
  const agrees = COLUMNS.every((column) => record[column] === cells[column]);
  // A readable column that says something else than the content is what a mislabelled column is in the database.
  return agrees ? entry : { ...entry, columns: { ...entry.columns, subject: NO_SUBJECT } };
}

function stored(
  number: number | null,
  previousHash: string | null,
  hash: string | null,
  content: string,
): StoredEntry {
  const known: AuditContent | null = contentOf(content);
  return {
    number,
    previousHash,
    hash,
    content,
    columns: {
      at: known?.at ?? '',
      accountId: known?.actor.accountId ?? null,
      kind: known?.kind ?? '',
      subject: known?.subject ?? '',
      regionId: known?.regionId ?? null,
    },
  };
}
