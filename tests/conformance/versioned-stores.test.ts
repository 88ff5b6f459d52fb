// GoalDecisionStore and CommentStore keep one promise: append-only versions, and nobody overwrites what they have not seen.
import { expect, it } from 'vitest';
import { ConflictError } from '../../src/core/failure.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

const { stores } = await freshDatabase();

const AT = '2024-03-01T10:00:00.000Z';

const STORES = {
  'a goal decision': {
    latest: async (year: number) => [...(await stores.goalDecisions.latest('provlan', year)).entries()],
    write: (year: number, id: string, text: string, basedOn: number) =>
      stores.goalDecisions.decide(
        { regionId: 'provlan', year, goalId: id },
        { level: 'partly', reason: text, by: 'Åsa Ek', at: AT },
        basedOn,
      ),
    expected: (_year: number, _id: string, text: string, version: number): object => ({
      level: 'partly',
      reason: text,
      by: 'Åsa Ek',
      at: AT,
      version,
    }),
  },
  'a comment': {
    latest: async (year: number) => [...(await stores.comments.latest('provlan', year)).entries()],
    write: (year: number, indicatorId: string, template: string, basedOn: number) =>
      stores.comments.write(
        { regionId: 'provlan', year, indicatorId, template, by: 'Åsa Ek', at: AT },
        basedOn,
      ),
    expected: (year: number, indicatorId: string, template: string, version: number): object => ({
      regionId: 'provlan',
      year,
      indicatorId,
      template,
      by: 'Åsa Ek',
      at: AT,
      version,
    }),
  },
};

for (const [name, store] of Object.entries(STORES)) {
  it(`${name} is found under its goal or indicator, in its own year`, async () => {
    expect(await store.latest(2021)).toEqual([]);
    expect(await store.write(2021, 'x', 'Var {värde} i år.', 0)).toEqual(
      store.expected(2021, 'x', 'Var {värde} i år.', 1),
    );
    expect(await store.latest(2021)).toEqual([['x', store.expected(2021, 'x', 'Var {värde} i år.', 1)]]);
    expect(await store.latest(2020)).toEqual([]);
  });

  it(`${name} can be replaced, and an empty text is a version too`, async () => {
    await store.write(2022, 'x', 'ett', 0);
    await store.write(2022, 'x', '', 1);
    await store.write(2022, 'y', 'annat', 0);
    expect(await store.latest(2022)).toEqual([
      ['x', store.expected(2022, 'x', '', 2)],
      ['y', store.expected(2022, 'y', 'annat', 1)],
    ]);
  });

  it(`${name} based on an older version is a conflict that carries both`, async () => {
    await store.write(2023, 'x', 'ett', 0);
    await store.write(2023, 'x', 'två', 1);
    for (const basedOn of [0, 1, 3])
      await expect(store.write(2023, 'x', 'tre', basedOn)).rejects.toMatchObject({
        name: 'ConflictError',
        basedOn,
        currentVersion: 2,
        current: store.expected(2023, 'x', 'två', 2),
      });
    await expect(store.write(2023, 'ny', 'ett', 1)).rejects.toMatchObject({
      currentVersion: 0,
      current: null,
    });
  });

  it(`${name} written by six people at once is written by one of them`, async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => store.write(2024, 'x', `nr ${index}`, 0)),
    );
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(ConflictError);
  });
}
