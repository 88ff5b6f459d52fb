// One goal with its level, why, and its indicators.
import type { Language } from '../core/language.ts';
import type { GoalPage } from '../http/contract.ts';
import { NotFound } from './failures.ts';
import { showRegion } from './list-regions.ts';
import { rowMaterials, showRow } from './show-row.ts';
import { showGoalSummary } from './show-verdict.ts';
import type { World } from './world.ts';
import type { RegionYear } from './year-of-region.ts';
import { assessed, collected, judgedTheYearBefore, planned } from './year-of-region.ts';

export async function showGoal(
  world: World,
  place: RegionYear & { readonly goalId: string },
  language: Language,
): Promise<GoalPage> {
  const plan = await planned(world, place);
  if (!plan.plan.goals.some((goal) => goal.id === place.goalId)) throw new NotFound('goal');
  const year = await assessed(world, plan, await collected(world, plan));
  const goal = year.assessment.goals.find((candidate) => candidate.goal.id === place.goalId);
  if (goal === undefined) throw new NotFound('goal');
  const own = rowMaterials(year).filter(({ assessed: { indicator } }) =>
    indicator.goalIds.includes(place.goalId),
  );
  return {
    region: showRegion(year.region),
    year: year.plan.year,
    goal: showGoalSummary(goal, year.assessment.indicators, language, await judgedTheYearBefore(world, plan)),
    lead: goal.proposalReason,
    rows: own.map((material) => showRow(material, year, language)),
  };
}
