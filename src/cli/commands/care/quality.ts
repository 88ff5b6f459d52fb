// care quality: coverage, shifts and faults per unit and month. --json answers the whole CareQuality; --out also writes
// quality.json and quality.csv (kind, table, unit, month, part, whole).
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLimits } from '../../../app/care-engine.ts';
import { careQuality } from '../../../app/care-quality.ts';
import { EXIT } from '../../../app/exit-codes.ts';
import type { Command, Io } from '../../io.ts';
import { need, sayJson } from '../../io.ts';
import { careFolder } from './care-folder.ts';

type Quality = Awaited<ReturnType<typeof careQuality>>;

export const quality: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      region: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder =
    values.from === undefined
      ? careFolder(undefined, need(values.region, '--region'), io)
      : resolve(values.from);
  const judged = await careQuality(folder, machineLimits());
  if (values.out !== undefined) await writeFiles(resolve(values.out), judged);
  if (values.json) sayJson(io, judged);
  else tell(judged, io);
  return EXIT.ok;
};

async function writeFiles(folder: string, judged: Quality): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'quality.json'), `${JSON.stringify(judged, null, 2)}\n`);
  // Ids and numbers only: nothing needs quoting.
  const rows = [
    ...judged.coverage.map(({ table, unit, month, rows: count }) => ['rows', table, unit, month, count, '']),
    ...judged.listed.map(({ unit, month, persons }) => ['listed', 'listing', unit, month, persons, '']),
    ...judged.shares.map(({ kind, table, unit, month, part, whole }) => [
      kind,
      table,
      unit,
      month,
      part,
      whole,
    ]),
    ...judged.shifts.map(({ kind, table, unit, month, rows: count, expected }) => [
      kind,
      table,
      unit,
      month,
      count,
      expected,
    ]),
  ];
  const lines = ['kind,table,unit,month,part,whole', ...rows.map((cells) => cells.join(','))];
  await writeFile(join(folder, 'quality.csv'), `${lines.join('\n')}\n`);
}

const SHIFT_WORDS = { drop: 'mycket färre', jump: 'mycket fler' } as const satisfies Record<
  Quality['shifts'][number]['kind'],
  string
>;

const SHARE_WORDS = {
  'no-staff': 'kontakter utan medarbetare',
  'not-listed': 'kontakter av personer som inte är listade den dagen',
  'unknown-code': 'rader med okänd kod',
} as const satisfies Record<Quality['shares'][number]['kind'], string>;

function tell(judged: Quality, io: Io): void {
  if (judged.isInvented) io.say('Påhittade uppgifter.');
  for (const { kind, table, unit, month, rows, expected } of judged.shifts)
    io.say(
      `${unit}, ${month}, ${table}: ${SHIFT_WORDS[kind]} rader än väntat (${rows} mot omkring ${expected}).`,
    );
  if (judged.shifts.length === 0) io.say('Ingen månad avviker mycket från enhetens andra månader.');
  for (const kind of ['no-staff', 'not-listed', 'unknown-code'] as const) {
    const all = judged.shares.filter((share) => share.kind === kind);
    const part = all.reduce((sum, share) => sum + share.part, 0);
    const whole = all.reduce((sum, share) => sum + share.whole, 0);
    io.say(`${part} av ${whole} ${SHARE_WORDS[kind]}.`);
  }
}
