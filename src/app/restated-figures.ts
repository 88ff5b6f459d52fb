// The earlier figures behind restated ones, so that the change can be told ("earlier reported 72, now 73").
import type { Observation } from '../core/observation.ts';
import type { World } from './world.ts';

/** What the region's own restated figures said before: the ledger that the comment and the page tell of. */
export async function restatedFrom(
  world: World,
  current: readonly Observation[],
): Promise<readonly Observation[]> {
  const restated = current.filter(
    ({ restatementReason, group }) => restatementReason !== null && group.kind === 'region',
  );
  const histories = await Promise.all(
    restated.map(async ({ id, regionId, indicatorId, group, sex, period, knownFrom }) => {
      const { kind: groupKind, id: groupId } = group;
      const all = await world.observations.history({
        regionId,
        indicatorId,
        groupKind,
        groupId,
        sex,
        period,
      });
      return all.filter((each) => each.id !== id && !each.isWithdrawn && each.knownFrom <= knownFrom);
    }),
  );
  return histories.flat();
}
