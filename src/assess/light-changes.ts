// The light laboratory (product.md 8): before an assessment rule is changed, every light that would change.

import type { Observation } from '../core/observation.ts';
import type { AssessmentRule, Plan } from '../plan/contract.ts';
import { assessIndicator } from './assess-indicator.ts';
import { chooseTargets } from './choose-target.ts';
import type { Verdict } from './contract.ts';

export interface LightChange {
  readonly indicatorId: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

export function lightChanges(
  plan: Plan,
  observations: readonly Observation[],
  proposed: AssessmentRule,
): readonly LightChange[] {
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  return plan.indicators.flatMap((indicator) => {
    const { deciding, beside } = chooseTargets(plan, indicator);
    return [deciding, ...beside].flatMap((target) => {
      const input = { indicator, target, observations: byIndicator.get(indicator.id) ?? [] };
      const from = assessIndicator({ plan, ...input });
      const to = assessIndicator({ plan: { ...plan, rule: proposed }, ...input });
      return from.light === to.light ? [] : [{ indicatorId: indicator.id, from, to }];
    });
  });
}
