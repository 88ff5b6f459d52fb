// kill -9 of the process that saves, of the database under it, or of both, at random moments; real processes, the product's
// own durable settings. What was answered is there afterwards to the last row; what was not is there whole or not at all.
// UTFALL_KILLS says how many times (5 unless it is set); the seed is printed, the moments still depend on the machine.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { clusterFolder } from '../../src/storage/postgres/embedded/cluster.ts';
import { findPostmaster } from '../../src/storage/postgres/embedded/postmaster.ts';
import type { Answered } from './answered.ts';
import { startWork, verify } from './answered.ts';

const KILLS = Number(process.env.UTFALL_KILLS ?? 5);
const SEED = Number(process.env.UTFALL_SEED ?? Date.now() % 1_000_000);
const LONGEST_WORK_MILLISECONDS = 2_000;
const VICTIMS = ['process', 'database', 'both'] as const;

const dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'utfall-kill-')));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

let state = SEED;
/** Lehmer's generator: enough to choose moments. */
function random(): number {
  state = (state * 48_271 + 11) % 2_147_483_647;
  return state / 2_147_483_647;
}

async function workUntilKilled(regionId: string, victim: (typeof VICTIMS)[number]): Promise<Answered> {
  const work = await startWork(dataFolder, regionId);
  await sleep(random() * LONGEST_WORK_MILLISECONDS);
  if (victim !== 'process') {
    const postmaster = findPostmaster(clusterFolder(dataFolder));
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
  }
  if (victim !== 'database') work.process.kill('SIGKILL');
  // Without its database the process ends by itself, with an error.
  await work.ended;
  return work.answered;
}

it(`loses nothing that was answered, and keeps nothing by halves, over ${KILLS} kills`, {
  timeout: 60_000 + KILLS * 20_000,
}, async () => {
  const all = new Map<string, Answered>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const victim = VICTIMS[kill % VICTIMS.length] ?? 'both';
    const regionId = `runda-${kill}`;
    const answered = await workUntilKilled(regionId, victim);
    all.set(regionId, answered);
    // Every other time the next process takes over what it finds, without anyone having looked first.
    if (kill % 2 === 0) await verify(dataFolder, new Map([[regionId, answered]]));
  }
  const { unanswered } = await verify(dataFolder, all);
  const total = (count: (answered: Answered) => number) =>
    [...all.values()].reduce((sum, answered) => sum + count(answered), 0);
  console.log(
    `seed ${SEED}: ${KILLS} kills, ${total((answered) => answered.accepted.size)} deliveries and ` +
      `${total((answered) => answered.comments)} comments answered, ${unanswered} deliveries saved without an answer, ` +
      `${total((answered) => answered.begun.size - answered.accepted.size)} under way when killed`,
  );
  expect(total((answered) => answered.accepted.size)).toBeGreaterThan(0);
});
