// The targets of an indicator in a plan.
import type { Group } from '../core/group.ts';
import { groupKey } from '../core/group.ts';
import type { Sex } from '../core/sex.ts';
import type { Plan, Target } from './contract.ts';

/** The region's own target decides the light; a national one stands beside it. */
const ORDER = ['region', 'national', 'payment'] as const satisfies readonly Target['origin'][];

/**
 * Targets for the group (null: the whole region) and sex, the region's own first. A target for all persons is not a
 * target for women, nor is the region's one for an area: a subgroup has only the targets that name it.
 */
export function targetsFor(
  plan: Plan,
  indicatorId: string,
  group: Pick<Group, 'kind' | 'id'> | null = null,
  sex: Sex = 'total',
): readonly Target[] {
  const key = group === null ? null : groupKey(group);
  return plan.targets
    .filter(
      (target) =>
        target.indicatorId === indicatorId &&
        target.sex === sex &&
        (target.group === null ? null : groupKey(target.group)) === key,
    )
    .toSorted((a, b) => ORDER.indexOf(a.origin) - ORDER.indexOf(b.origin));
}
