import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { identify } from './process-identity.ts';
import { tryLock, waitForLock } from './process-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is held by one at a time, and names the holder', () => {
  const path = join(folder, 'one');
  const lock = tryLock(path);
  expect(tryLock(path)).toEqual(identify(process.pid));
  if ('release' in lock) lock.release();
  expect(tryLock(path)).toHaveProperty('release');
});

it.each([
  ['whose holder has died', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
  ['whose holder’s number has gone to another process', JSON.stringify({ pid: process.pid, started: '1' })],
  ['that a power cut left empty', ''],
  ['that a power cut cut off', '{"pid": 12'],
  ['that is something else', '[1, 2]'],
])('%s is taken over', (_name, content) => {
  const path = join(folder, 'stale');
  writeFileSync(path, content);
  const lock = tryLock(path);
  expect(lock).toHaveProperty('release');
  if ('release' in lock) lock.release();
});

it('lets many wait for their turn, one after the other, and leaves nothing behind', async () => {
  const path = join(folder, 'turns');
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const lock = await waitForLock(path, 10_000);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      lock?.release();
    }),
  );
  expect(most).toBe(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('turns'))).toEqual([]);
});

it('is given up after the time that one is willing to wait', async () => {
  const path = join(folder, 'patience');
  tryLock(path);
  expect(await waitForLock(path, 50)).toBeNull();
});
