// Which of an indicator's targets decides its light. One does: the region's own target for everybody; without one the
// national, then the payment's. The others – subgroups (residents of care homes), one sex, other origins – are assessed
// on their own and stand beside. Targets within one origin count in the order of the plan.
import type { Indicator, Plan, Target } from '../plan/contract.ts';

export interface ChosenTargets {
  readonly deciding: Target | null;
  readonly beside: readonly Target[];
}

const PRECEDENCE = { region: 0, national: 1, payment: 2 } as const satisfies Record<Target['origin'], number>;

export function chooseTargets(plan: Plan, indicator: Pick<Indicator, 'id'>): ChosenTargets {
  const own = plan.targets.filter(
    ({ indicatorId, year }) => indicatorId === indicator.id && year === plan.year,
  );
  // "Is followed" decides only where nothing else is wanted of the whole.
  const [deciding = null] = own.filter(isForEverybody).sort((a, b) => rank(a) - rank(b));
  return { deciding, beside: own.filter((target) => target !== deciding && target.kind !== 'none') };
}

function isForEverybody({ group, sex }: Target): boolean {
  return (group === null || group.kind === 'region') && sex === 'total';
}

function rank(target: Target): number {
  return PRECEDENCE[target.origin] + (target.kind === 'none' ? 10 : 0);
}
