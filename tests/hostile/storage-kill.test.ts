// kill -9 of the process that saves, of the database under it, or of both, at random moments; real processes, the product's
// own durable settings. What was answered is there afterwards to the last row; what was not is there whole or not at all.
// UTFALL_KILLS says how many times (5 unless it is set); the seed is printed, the moments still depend on the machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { openStorage } from '../../src/app/open-storage.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import { clusterFolder } from '../../src/storage/postgres/embedded/cluster.ts';
import { findPostmaster } from '../../src/storage/postgres/embedded/postmaster.ts';

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

interface Answered {
  readonly begun: Set<string>;
  readonly accepted: Set<string>;
  comments: number;
}

async function workUntilKilled(regionId: string, victim: (typeof VICTIMS)[number]): Promise<Answered> {
  const answered: Answered = { begun: new Set(), accepted: new Set(), comments: 0 };
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/hostile/accept-until-killed.ts', dataFolder, regionId],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  lines.on('line', (line) => {
    const [what, which = ''] = line.split(' ');
    if (what === 'begun') answered.begun.add(which);
    if (what === 'accepted') answered.accepted.add(which);
    if (what === 'commented') answered.comments = Number(which);
  });
  await once(lines, 'line');
  await sleep(random() * LONGEST_WORK_MILLISECONDS);
  if (victim !== 'process') {
    const postmaster = findPostmaster(clusterFolder(dataFolder));
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
  }
  if (victim !== 'database') child.kill('SIGKILL');
  // Without its database the process ends by itself, with an error.
  await exit;
  await closed;
  return answered;
}

/** Reads everything back and compares it with what was answered; returns what turned out to have been saved. */
async function verify(all: ReadonlyMap<string, Answered>) {
  const storage = await openStorage({
    configuration: { dataFolder, databaseUrl: null },
    role: 'command',
    log: () => {},
  });
  let unanswered = 0;
  try {
    for (const [regionId, answered] of all) {
      const deliveries = await storage.storesFor(COMMAND_LINE).deliveries.list(regionId);
      const observations = await storage.storesFor(COMMAND_LINE).observations.current({ regionId });
      const rows = Map.groupBy(observations, (observation) => observation.provenance.deliveryId);
      const saved = new Set(deliveries.map((delivery) => delivery.id));
      expect([...answered.begun].filter((id) => !saved.has(id))).toEqual([]);
      for (const delivery of deliveries) {
        const count = rows.get(delivery.id)?.length ?? 0;
        if (answered.accepted.has(delivery.id)) expect(delivery.state).toBe('accepted');
        else if (delivery.state === 'accepted') unanswered += 1;
        expect(count).toBe(delivery.state === 'accepted' ? delivery.counts.rows : 0);
      }
      const comment = (await storage.storesFor(COMMAND_LINE).comments.latest(regionId, 2026)).get('x');
      expect(comment?.version ?? 0).toBeGreaterThanOrEqual(answered.comments);
      expect(comment?.version ?? 0).toBeLessThanOrEqual(answered.comments + 1);
      if (comment) expect(comment.template).toBe(`nr ${comment.version}`);
    }
  } finally {
    await storage.close();
  }
  return { unanswered };
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
    if (kill % 2 === 0) await verify(new Map([[regionId, answered]]));
  }
  const { unanswered } = await verify(all);
  const total = (count: (answered: Answered) => number) =>
    [...all.values()].reduce((sum, answered) => sum + count(answered), 0);
  console.log(
    `seed ${SEED}: ${KILLS} kills, ${total((answered) => answered.accepted.size)} deliveries and ` +
      `${total((answered) => answered.comments)} comments answered, ${unanswered} deliveries saved without an answer, ` +
      `${total((answered) => answered.begun.size - answered.accepted.size)} under way when killed`,
  );
  expect(total((answered) => answered.accepted.size)).toBeGreaterThan(0);
});
