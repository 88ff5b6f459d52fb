import { expect, it } from 'vitest';
import { UnavailableError } from '../../core/failure.ts';
import { bounded } from './bounded.ts';

it('never runs more at once than it may, finishes what waits, and refuses what does not fit in the queue', async () => {
  const run = bounded(2, 3);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return 'done';
  };
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => run(work)));
  expect(most).toBe(2);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(UnavailableError);
});

it('goes on after work that failed', async () => {
  const run = bounded(1, 1);
  await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(run(async () => 1)).resolves.toBe(1);
});
