// audit verify, audit export. Verifying reads the whole log, or an exported file alone, and says which entry is the first that
// is not as it was written. With --anchor FIL every anchor in the file is checked and, when all is whole, the newest one is
// added: kept where nobody who runs the database can write, it also shows that the end was cut off or everything made anew.
// --json answers {verdict, isProtected}. Exit 0 when whole, 10 when not.
import { createReadStream } from 'node:fs';
import { access, appendFile, constants, open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeVerdict } from '../../app/audit-words.ts';
import { EXIT } from '../../app/exit-codes.ts';
import type { Anchor } from '../../people/audit-chain.ts';
import { verifyChain } from '../../people/audit-chain.ts';
import { AUDIT_FILE, readAuditFile, UnreadableAuditFile } from '../../people/audit-file.ts';
import type { AuditFileFormat } from '../../people/audit-file-formats.ts';
import type { Command, Io } from '../io.ts';
import { need, sayJson, WrongUse } from '../io.ts';

export const audit: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { anchor: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [what, path] = positionals;
  if (what === 'export') return exportLog(need(path, 'FIL'), io);
  if (what !== 'verify') throw new WrongUse('Välj verify eller export.');
  return verify(io, { path: path ?? null, anchorPath: values.anchor ?? null, isJson: values.json });
};

interface Verification {
  readonly path: string | null;
  readonly anchorPath: string | null;
  readonly isJson: boolean;
}

async function verify(io: Io, { path, anchorPath, isJson }: Verification): Promise<number> {
  const anchors = anchorPath === null ? [] : await readAnchors(anchorPath);
  const log = path === null ? await io.audit() : null;
  const isProtected = log === null || (await log.isProtected());
  const verdict = await verifyChain(log?.all() ?? entriesOf(need(path ?? undefined, 'FIL')), anchors).catch(
    (error: unknown) => {
      throw error instanceof UnreadableAuditFile ? new WrongUse(`${path}: ${error.message}`) : error;
    },
  );
  if (isJson) sayJson(io, { verdict, isProtected });
  else {
    io.say(writeVerdict(verdict, 'sv'));
    if (verdict.kind === 'whole')
      io.say(`Den sista har nummer ${verdict.last.number} och kontrollsumman ${verdict.last.hash}.`);
    if (!isProtected) io.say(UNPROTECTED);
  }
  if (verdict.kind !== 'whole') return EXIT.problems;
  if (anchorPath !== null) await addAnchor(anchorPath, verdict.last);
  return isProtected ? EXIT.ok : EXIT.problems;
}

const UNPROTECTED =
  'Databasens skydd mot att poster ändras är avslaget. Ta reda på vem som slog av det, när och varför.';

async function* entriesOf(path: string) {
  await access(path, constants.R_OK).catch(() => {
    throw new WrongUse(`Filen ${path} går inte att läsa.`);
  });
  yield* readAuditFile(createReadStream(path, 'utf8'), formatOf(path));
}

function formatOf(path: string): AuditFileFormat {
  if (path.endsWith('.csv')) return 'csv';
  if (path.endsWith('.jsonl')) return 'jsonl';
  throw new WrongUse('Filens namn ska sluta på .jsonl eller .csv.');
}

async function exportLog(path: string, io: Io): Promise<number> {
  const { heading, line } = AUDIT_FILE[formatOf(path)];
  const log = await io.audit();
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(
      error.code === 'EEXIST'
        ? `Filen ${path} finns redan. Välj ett annat namn.`
        : `Filen ${path} går inte att skriva.`,
    );
  });
  let count = 0;
  try {
    await file.write(heading);
    for await (const portion of log.all()) {
      await file.write(portion.map(line).join(''));
      count += portion.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  io.say(`${count} poster har skrivits till ${path}. Kontrollera filen med: utfall audit verify ${path}`);
  return EXIT.ok;
}

/** "17 9f86d0…": one anchor a line, as they are added. */
const ANCHOR = /^(\d{1,15}) ([0-9a-f]{64})$/;

async function readAnchors(path: string): Promise<readonly Anchor[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new WrongUse(`Filen ${path} går inte att läsa.`);
  });
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const [, entry, hash] = ANCHOR.exec(line) ?? [];
      if (entry === undefined || hash === undefined)
        throw new WrongUse(`${path}, rad ${number}: det ska stå ett postnummer och en kontrollsumma.`);
      return { number: Number(entry), hash };
    });
}

async function addAnchor(path: string, { number, hash }: Anchor): Promise<void> {
  if (number === 0) return;
  const known = await readAnchors(path);
  if (known.some((anchor) => anchor.number === number)) return;
  await appendFile(path, `${number} ${hash}\n`, { mode: 0o600 }).catch(() => {
    throw new WrongUse(`Ankaret går inte att skriva till ${path}.`);
  });
}
