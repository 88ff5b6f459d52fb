// proofread: what is wrong with the figures in texts, Word files, PDF and HTML. Needs the database only with --region.
// --json answers an array of {file, code, severity, line, column, quote, message, suggestion}. Exit 0 without errors, 10 with
// at least one, 65 when a file cannot be read.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import { proofreadFile } from '../../app/proofread-file.ts';
import type { Command, Io } from '../io.ts';
import { sayJson, WrongUse } from '../io.ts';

type Read = Extract<Awaited<ReturnType<typeof proofreadFile>>, { readonly kind: 'read' }>;
type Finding = Omit<Read['findings'][number], 'source' | 'start'> & { readonly file: string };

const SEVERITY = { error: 'Fel', likely: 'Troligt fel', ask: 'Kontrollera' } as const satisfies Record<
  Finding['severity'],
  string
>;

export const proofreadFiles: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      year: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new WrongUse('FIL saknas.');
  const against = await heldAgainst(values.region, values.year, io);
  const findings: Finding[] = [];
  let isUnreadable = false;
  for (const file of positionals) {
    const bytes = await readFile(file).catch(() => null);
    const read =
      bytes === null
        ? ({ kind: 'unreadable', message: `Filen ${file} finns inte eller får inte läsas.` } as const)
        : await proofreadFile(basename(file), new Uint8Array(bytes), against);
    if (read.kind === 'unreadable') {
      isUnreadable = true;
      io.complain(read.message);
      continue;
    }
    // Without the text around the quote: that is the file's own.
    findings.push(
      ...read.findings.map(({ source: _source, start: _start, ...finding }) => ({ file, ...finding })),
    );
  }
  if (values.json) sayJson(io, findings);
  else tell(findings, positionals.length, io);
  if (isUnreadable) return EXIT.unreadable;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.ok;
};

async function heldAgainst(regionId: string | undefined, year: string | undefined, io: Io) {
  if (regionId === undefined && year === undefined) return null;
  if (regionId === undefined || year === undefined || !/^\d{4}$/.test(year))
    throw new WrongUse('Ange både --region och --year, till exempel --region vasterbotten --year 2023.');
  return { world: await io.world(), place: { regionId, year: Number(year) } };
}

function tell(findings: readonly Finding[], files: number, io: Io): void {
  for (const { file, line, severity, message, arithmetic, suggestion, quote } of findings) {
    io.say(`${SEVERITY[severity]}. ${file}, rad ${line}: ${message}`);
    io.say(`     ”${quote}”`);
    if (arithmetic !== '') io.say(`     ${arithmetic}`);
    if (suggestion !== '') io.say(`     ${suggestion}`);
  }
  const found =
    findings.length === 0 ? 'Inga fynd' : findings.length === 1 ? 'Ett fynd' : `${findings.length} fynd`;
  io.say(`${found} i ${files === 1 ? 'en fil' : `${files} filer`}.`);
}
