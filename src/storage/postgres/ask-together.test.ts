import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

it('asks once for all who call at the same moment', async () => {
  let asked = 0;
  const ask = askTogether(async () => ++asked);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});

it('never gives an answer that was on its way before the call, nor has two on their way', async () => {
  let state = 0;
  let running = 0;
  const ask = askTogether(async () => {
    running += 1;
    expect(running).toBe(1);
    const read = state;
    await sleep(Math.random() * 3);
    running -= 1;
    return read;
  });
  await Promise.all(
    Array.from({ length: 200 }, async () => {
      await sleep(Math.random() * 50);
      const before = ++state;
      expect(await ask()).toBeGreaterThanOrEqual(before);
    }),
  );
});

it('shares a failure and asks anew afterwards', async () => {
  let asked = 0;
  const ask = askTogether(async () => {
    asked += 1;
    if (asked === 1) throw new Error('gone');
    return asked;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});
