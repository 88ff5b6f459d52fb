// kill -9 of `care load` at random moments: the folder of care data is either the old version, whole, or the new one, whole.
// What was answered as done is there. The load can be run again over what the killed one left.
// UTFALL_KILLS says how many times (5 unless it is set); the seed is printed, the moments still depend on the machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestCare } from '../../src/app/publish-care.ts';
import { synthCare } from '../../src/app/synth-care.ts';
import { hashFile } from '../../src/storage/files/versioned-folder.ts';
import { inventedRegion, TEST_LIMITS } from '../fixtures/care-extract.ts';

const KILLS = Number(process.env.UTFALL_KILLS ?? 5);
const SEED = Number(process.env.UTFALL_SEED ?? Date.now() % 1_000_000);
const PERSONS = 4_000;

const root = mkdtempSync(join(tmpdir(), 'utfall-care-kill-'));
const into = join(root, 'care');
afterAll(() => rmSync(root, { recursive: true, force: true }));

let state = SEED;
/** Lehmer's generator: enough to choose moments. */
function random(): number {
  state = (state * 48_271 + 11) % 2_147_483_647;
  return state / 2_147_483_647;
}

interface Extract {
  readonly path: string;
  readonly sha256: string;
}

let extracts: readonly [Extract, Extract];
beforeAll(async () => {
  const region = await inventedRegion();
  const invent = async (seed: number): Promise<Extract> => {
    const folder = join(root, `extract-${seed}`);
    const time = { firstYear: 2023, years: 1, seed };
    const limits = TEST_LIMITS;
    const { path, manifest } = await synthCare(
      { region, persons: PERSONS, ...time, folder, limits },
      () => '2025-01-15T08:00:00.000Z',
      () => {},
    );
    return { path, sha256: manifest.sha256 };
  };
  extracts = [await invent(1), await invent(2)];
});

interface Loaded {
  readonly isDone: boolean;
  /** From the beginning of the load; not of the process. */
  readonly milliseconds: number;
}

/** What was not in memory: a folder of its own, so that what the killed ones leave goes with the test. */
const temporary = join(root, 'tmp');
mkdirSync(temporary);

/** `killAfter` null: until it is done. */
async function load(
  { path }: Extract,
  killAfter: number | null,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<Loaded> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/hostile/load-care-until-killed.ts', path, into],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: temporary } },
  );
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  await once(lines, 'line');
  const begun = performance.now();
  if (killAfter !== null) {
    await Promise.race([sleep(killAfter), exit]);
    child.kill(signal);
  }
  await Promise.all([exit, closed]);
  return { isDone: said.some((line) => line.startsWith('done')), milliseconds: performance.now() - begun };
}

/** The sum of the newest version, each of whose files is there to the last byte. */
async function wholeVersion(): Promise<string> {
  const newest = await newestCare(into);
  if (newest === null) throw new Error('There is no version');
  const { files, sha256 } = newest.manifest;
  expect(files.length).toBeGreaterThan(100);
  for (const { path, bytes, sha256: sum } of files)
    expect(await hashFile(join(newest.path, path))).toEqual({ bytes, sha256: sum });
  return sha256;
}

it(`is whole after each of ${KILLS} kills (seed ${SEED})`, { timeout: 60_000 + KILLS * 60_000 }, async () => {
  const [first, second] = extracts;
  const { milliseconds } = await load(first, null);
  expect(await wholeVersion()).toBe(first.sha256);
  let old = first;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const next = old === first ? second : first;
    // The first in the middle; the others now and then after the end, so that the last steps are among the moments too.
    const moment = kill === 0 ? 0.5 : random() * 1.1;
    const { isDone } = await load(next, moment * milliseconds);
    const found = await wholeVersion();
    expect(isDone ? [next.sha256] : [old.sha256, next.sha256]).toContain(found);
    if (!isDone) interrupted += 1;
    if (found === next.sha256) old = next;
  }
  expect(interrupted).toBeGreaterThan(0);
  const last = old === first ? second : first;
  expect((await load(last, null)).isDone).toBe(true);
  expect(await wholeVersion()).toBe(last.sha256);
  expect(readdirSync(into).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('leaves nothing behind when it is interrupted in the ordinary way', async () => {
  const left = () => readdirSync(temporary).filter((name) => name.startsWith('utfall-care-'));
  for (const name of left()) rmSync(join(temporary, name), { recursive: true });
  const { milliseconds } = await load(extracts[0], null);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    expect((await load(extracts[1], milliseconds / 2, signal)).isDone).toBe(false);
  expect(left()).toEqual([]);
  expect(await wholeVersion()).toBe(extracts[0].sha256);
});
