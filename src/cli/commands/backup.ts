// backup and restore: everything in one file, made while people work, and back into an empty database. The key is read from a
// file, never from the command line, where every user of the machine can see it.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { backUp, restore } from '../../app/back-up.ts';
import { SHORTEST_SECRET } from '../../app/configuration/readers.ts';
import { EXIT } from '../../app/exit-codes.ts';
import type { Command, Io } from '../io.ts';
import { need, WrongUse } from '../io.ts';

export const backupDatabase: Command = async (args, io) => {
  const { path, key } = await readOptions(args, io);
  const { bytes, rowsByTable } = await backUp({ ...placeOf(io), path, key }, new Date().toISOString());
  io.say(
    `${path}: ${count(rowsByTable)} rader i ${Object.keys(rowsByTable).length} tabeller, ${written(bytes / 1e6)} MB${key === null ? ', inte krypterad' : ', krypterad'}.`,
  );
  return EXIT.ok;
};

export const restoreDatabase: Command = async (args, io) => {
  const { path, key } = await readOptions(args, io);
  const rowsByTable = await restore({ ...placeOf(io), path, key });
  io.say(`${count(rowsByTable)} rader i ${Object.keys(rowsByTable).length} tabeller har lästs tillbaka.`);
  return EXIT.ok;
};

function placeOf(io: Io) {
  return { where: io.configuration(), log: io.complain };
}

async function readOptions(
  args: readonly string[],
  io: Io,
): Promise<{ readonly path: string; readonly key: string | null }> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'key-file': { type: 'string' } },
  });
  const path = need(positionals[0], 'FIL');
  const keyFile = values['key-file'];
  return { path, key: keyFile === undefined ? io.configuration().backupKey : await readKey(keyFile) };
}

async function readKey(path: string): Promise<string> {
  const key = (
    await readFile(path, 'utf8').catch(() => {
      throw new WrongUse(`Nyckelfilen ${path} går inte att läsa.`);
    })
  ).trim();
  if (key.length < SHORTEST_SECRET)
    throw new WrongUse(`Nyckeln i ${path} är för kort: den ska ha minst ${SHORTEST_SECRET} tecken.`);
  return key;
}

function count(rowsByTable: Readonly<Record<string, number>>): string {
  return new Intl.NumberFormat('sv-SE').format(
    Object.values(rowsByTable).reduce((sum, rows) => sum + rows, 0),
  );
}

function written(number: number): string {
  return new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 }).format(number);
}
