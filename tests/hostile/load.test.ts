// Two hundred people who save at the same time. What must hold is that nothing is lost and that conflicts are told with the
// version that is saved; how long it takes is measured and printed, and only judged by `node scripts/load.mjs`, which runs it for
// two minutes on a machine that does nothing else (UTFALL_LOAD_SECONDS, UTFALL_LOAD_P99).
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { removeFolder, startProduct, temporaryFolder } from '../product/product.ts';
import { sessionOf } from '../product/sign-in.ts';
import { expectNothingLost } from './load/nothing-lost.ts';
import { emptyTally, saveAtTheSameTime } from './load/people.ts';
import { saveLoadRegion } from './load/region.ts';

const PEOPLE = Number(process.env.UTFALL_LOAD_PEOPLE ?? 200);
const SECONDS = Number(process.env.UTFALL_LOAD_SECONDS ?? 10);
/** Ten seconds of a two-minute run: as when people come to work. All that they save counts, also to a server that just began. */
const ARRIVING = Math.min(10_000, SECONDS * 300);
/** Milliseconds; not judged unless it is set. */
const P99 = process.env.UTFALL_LOAD_P99 === undefined ? null : Number(process.env.UTFALL_LOAD_P99);

const dataFolder = temporaryFolder();
afterAll(() => removeFolder(dataFolder));

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

it(`${PEOPLE} people save for ${SECONDS} seconds, and nothing is lost`, {
  timeout: 240_000 + SECONDS * 2_000,
}, async () => {
  const slots = await saveLoadRegion(dataFolder);
  const product = await startProduct({ dataFolder });
  const tally = emptyTally();
  try {
    const ending = new AbortController();
    const saving = saveAtTheSameTime({
      address: product.address,
      slots,
      people: PEOPLE,
      arriving: ARRIVING,
      headers: await sessionOf(product.address, 'analytiker'),
      signal: ending.signal,
      tally,
    });
    await sleep(SECONDS * 1000);
    ending.abort();
    await saving;
  } finally {
    await product.stop();
  }
  const saved = await expectNothingLost(dataFolder, tally.acknowledged);
  // The proof itself is proved: a save that is not there is missed.
  const [one] = tally.acknowledged;
  if (one === undefined) throw new Error('Nothing was saved');
  await expect(expectNothingLost(dataFolder, [{ ...one, version: 100_000 }])).rejects.toThrow(/acknowledged/);
  const times = tally.times.toSorted((a, b) => a - b);
  console.log(
    `${PEOPLE} people, ${SECONDS} s: ${tally.acknowledged.length} saves acknowledged (${Math.round(tally.acknowledged.length / SECONDS)} a second), ` +
      `${tally.conflicts} conflicts told; p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms, p99 ${percentile(times, 0.99)} ms, ` +
      `longest ${percentile(times, 1)} ms; ${saved.comments} comments and ${saved.entries} entries of the audit log, chain whole`,
  );
  expect(tally.unexpected).toEqual([]);
  expect(tally.unanswered).toBe(0);
  expect(tally.conflictsWithoutVersion).toBe(0);
  expect(tally.conflicts).toBeGreaterThan(0);
  expect(tally.acknowledged.length).toBeGreaterThan(PEOPLE);
  expect(saved.comments).toBe(tally.acknowledged.length);
  if (P99 !== null) expect(percentile(times, 0.99)).toBeLessThan(P99);
});
