// The power is cut at random moments while deliveries and comments are saved: from then on nothing reaches the disk, and what was only
// in the kernel's memory is gone. What was answered is there afterwards to the last row; what was not is there whole or not at all.
// Where the machine lends no disks (disk.ts) this is skipped, and says why. UTFALL_KILLS says how many times (3 unless it is set).
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { clusterFolder } from '../../src/storage/postgres/embedded/cluster.ts';
import { findPostmaster } from '../../src/storage/postgres/embedded/postmaster.ts';
import type { Answered } from './answered.ts';
import { startWork, verify } from './answered.ts';
import type { Disk } from './disk.ts';
import { makeDisk } from './disk.ts';

const CUTS = Number(process.env.UTFALL_KILLS ?? 3);
const LONGEST_WORK_MILLISECONDS = 3_000;

const disk = makeDisk();
const dataFolder = typeof disk === 'string' ? '' : join(disk.folder, 'data');
afterAll(async () => {
  if (typeof disk === 'string') return;
  // Left running only by a test that failed.
  const postmaster = findPostmaster(clusterFolder(dataFolder));
  if (postmaster !== null) process.kill(postmaster.pid, 'SIGKILL');
  await disk.remove();
});

function synced(path: string, text: string): void {
  const file = openSync(path, 'w');
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

/** The proof itself is proved: without it, a cut that loses nothing would let everything pass. */
it('a cut loses what was written and not waited for, and keeps what was', async ({ skip }) => {
  if (typeof disk === 'string') return skip(disk);
  const at = (name: string) => join(disk.folder, name);
  synced(at('kept'), 'kept');
  synced(at('changed'), 'before');
  writeFileSync(at('lost'), 'lost');
  writeFileSync(at('changed'), 'after the wait');
  disk.cutPower();
  await disk.mountAgain();
  expect(readFileSync(at('kept'), 'utf8')).toBe('kept');
  expect(existsSync(at('lost'))).toBe(false);
  expect(readFileSync(at('changed'), 'utf8')).not.toBe('after the wait');
});

async function workUntilCut(at: Disk, regionId: string): Promise<Answered> {
  const work = await startWork(dataFolder, regionId);
  const postmaster = findPostmaster(clusterFolder(dataFolder));
  if (postmaster === null) throw new Error('There is no database');
  await sleep(Math.random() * LONGEST_WORK_MILLISECONDS);
  at.cutPower();
  // Without power nothing runs.
  work.process.kill('SIGKILL');
  process.kill(postmaster.pid, 'SIGKILL');
  await work.ended;
  await at.mountAgain();
  return work.answered;
}

it(`nothing that was answered is lost, and nothing is kept by halves, over ${CUTS} power cuts`, {
  timeout: 120_000 + CUTS * 40_000,
}, async ({ skip }) => {
  if (typeof disk === 'string') return skip(disk);
  const all = new Map<string, Answered>();
  for (let cut = 0; cut < CUTS; cut += 1) {
    all.set(`runda-${cut}`, await workUntilCut(disk, `runda-${cut}`));
    await verify(dataFolder, all);
  }
  const total = (count: (answered: Answered) => number) =>
    [...all.values()].reduce((sum, answered) => sum + count(answered), 0);
  expect(total(({ accepted }) => accepted.size)).toBeGreaterThan(0);
  console.log(
    `${CUTS} power cuts: ${total(({ accepted }) => accepted.size)} deliveries and ${total(({ comments }) => comments)} comments answered, none lost`,
  );
});
