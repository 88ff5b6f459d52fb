// The stage's entry: a plan and what has been observed → every indicator's verdict and every goal's level. Read this
// first, then assess-indicator.ts.
import type { Observation } from '../core/observation.ts';
import type { Indicator, Plan, Target } from '../plan/contract.ts';
import { assessGoal } from './assess-goal.ts';
import { assessIndicator } from './assess-indicator.ts';
import { chooseTargets } from './choose-target.ts';
import type { AssessedIndicator, GoalDecision, ToldVerdict, YearAssessment } from './contract.ts';
import { writeLatestShort, writeReason } from './write-reason.ts';
import { writeRule } from './write-rule.ts';
import { writeTargetLong, writeTargetShort } from './write-target.ts';

export interface YearInput {
  readonly plan: Plan;
  /** Of the region, any years and groups; others are passed over. */
  readonly observations: readonly Observation[];
  /** The latest decision per goal id. */
  readonly decisions: ReadonlyMap<string, GoalDecision>;
}

export function assessYear({ plan, observations, decisions }: YearInput): YearAssessment {
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  const indicators = plan.indicators.map((indicator) =>
    assessOne(plan, indicator, byIndicator.get(indicator.id) ?? []),
  );
  // A heading only orders the indicators of a region that states no goals: there is nothing to assess.
  const goals = plan.goals
    .filter(({ isHeading }) => !isHeading)
    .map((goal) =>
      assessGoal({
        goal,
        year: plan.year,
        verdicts: indicators
          .filter(({ indicator }) => indicator.goalIds.includes(goal.id))
          .map(({ verdict }) => verdict),
        decision: decisions.get(goal.id) ?? null,
      }),
    );
  return {
    regionId: plan.regionId,
    year: plan.year,
    indicators,
    goals,
    ruleText: writeRule(plan.rule, 'sv'),
  };
}

function assessOne(
  plan: Plan,
  indicator: Indicator,
  observations: readonly Observation[],
): AssessedIndicator {
  const { deciding, beside } = chooseTargets(plan, indicator);
  const tell = (target: Target | null): ToldVerdict => {
    const verdict = assessIndicator({ plan, indicator, target, observations });
    return {
      verdict,
      reason: writeReason(verdict, indicator, plan, 'sv'),
      target: {
        short: writeTargetShort(target, indicator, 'sv'),
        long: target === null ? 'inget mål' : writeTargetLong(target, indicator, 'sv'),
      },
      latest: writeLatestShort(verdict, indicator, 'sv'),
    };
  };
  return { indicator, ...tell(deciding), beside: beside.map(tell) };
}
