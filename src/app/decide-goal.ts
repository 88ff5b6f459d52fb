// A person decides how a goal is met, with a reason; the rule's proposal stays visible beside it. Decisions are versions:
// one that was based on an older version than the latest is refused together with the goal as it stands.
import { ConflictError } from '../core/failure.ts';
import type { Language } from '../core/language.ts';
import type { GoalLevel } from '../core/light.ts';
import type { GoalSummary } from '../http/contract.ts';
import { NotFound, Overtaken } from './failures.ts';
import { refuseIdentityNumberIn } from './receive-delivery.ts';
import { showGoalSummary } from './show-verdict.ts';
import type { World } from './world.ts';
import type { PlannedYear } from './year-of-region.ts';
import { assessed, collected, judgedTheYearBefore, planned } from './year-of-region.ts';

export interface Decision {
  readonly regionId: string;
  readonly year: number;
  readonly goalId: string;
  readonly level: GoalLevel;
  readonly reason: string;
  readonly basedOn: number;
  readonly by: string;
}

/** Throws NotFound, Refused for a personal identity number, and Overtaken with the goal as it stands. */
export async function decideGoal(world: World, decision: Decision, language: Language): Promise<GoalSummary> {
  refuseIdentityNumberIn(decision.reason, 'reason');
  const { regionId, year, goalId, level, reason, by } = decision;
  const place = await planned(world, { regionId, year });
  if (!place.plan.goals.some((goal) => goal.id === goalId)) throw new NotFound('goal');
  try {
    await world.decisions.decide(
      { regionId, year, goalId },
      { level, reason: reason.trim(), by, at: world.clock() },
      decision.basedOn,
    );
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw new Overtaken(error.message, await summaryOf(world, place, goalId, language));
  }
  return summaryOf(world, place, goalId, language);
}

async function summaryOf(
  world: World,
  place: PlannedYear,
  goalId: string,
  language: Language,
): Promise<GoalSummary> {
  const { assessment } = await assessed(world, place, await collected(world, place));
  const goal = assessment.goals.find((candidate) => candidate.goal.id === goalId);
  if (goal === undefined) throw new NotFound('goal');
  return showGoalSummary(goal, assessment.indicators, language, await judgedTheYearBefore(world, place));
}
