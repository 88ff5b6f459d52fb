// What is known of one region and year, fetched once and passed along: the plan, the figures that the pages of the year
// need, and the assessment. Not everything that is known: units' figures are fetched by the page that shows them.
import { assessYear } from '../assess/assess-year.ts';
import type { YearAssessment } from '../assess/contract.ts';
import type { GoalLevel } from '../core/light.ts';
import type { Observation } from '../core/observation.ts';
import { currentOnes, findYear } from '../core/select.ts';
import type { Plan, Region } from '../plan/contract.ts';
import { planOf } from './definitions.ts';
import { restatedFrom } from './restated-figures.ts';
import type { World } from './world.ts';

export interface RegionYear {
  readonly regionId: string;
  readonly year: number;
  /** Figures as they were known at this ISO instant; left out for now. */
  readonly knownAt?: string;
}

export interface PlannedYear {
  readonly region: Region;
  readonly plan: Plan;
  readonly knownAt: string | null;
}

/** Throws NotFound for the region or the year. */
export async function planned(world: World, place: RegionYear): Promise<PlannedYear> {
  const region = await world.definitions.region(place.regionId);
  return { region, plan: planOf(region, place.year), knownAt: place.knownAt ?? null };
}

/** The year and the two before: what a table row shows. */
export function shownYears(plan: Plan): readonly number[] {
  return [plan.year - 2, plan.year - 1, plan.year];
}

/** Groups that stand for the whole, and populations that targets may name. */
export const WHOLE = ['region', 'country', 'population'];

/**
 * Figures of the region as a whole: the shown years for all indicators, and every earlier year only for those that have
 * no value this year, because the latest known one is told beside the light.
 */
export async function collected(world: World, { region, plan, knownAt }: PlannedYear) {
  const common = {
    regionId: region.id,
    groupKinds: WHOLE,
    before: `${plan.year + 1}-01-01`,
    ...(knownAt === null ? {} : { knownAt }),
  };
  const from = `${plan.year - 2}-01-01`;
  const ids = plan.indicators.map((indicator) => indicator.id);
  const recent = await world.observations.current({ ...common, indicatorIds: ids, from });
  const byIndicator = Map.groupBy(recent, (observation) => observation.indicatorId);
  const withoutValue = ids.filter((id) => !hasValue(byIndicator.get(id) ?? [], plan.year));
  if (withoutValue.length === 0) return recent;
  const earlier = await world.observations.current({ ...common, indicatorIds: withoutValue, before: from });
  return [...recent, ...earlier];
}

export function withoutRepeats(observations: readonly Observation[]): readonly Observation[] {
  return [...new Map(observations.map((observation) => [observation.id, observation])).values()];
}

/** Everything that the report tells of: all groups of the shown years, and what restated figures said before. */
export async function collectedWhole(world: World, year: PlannedYear) {
  const { region, plan, knownAt } = year;
  const [groups, whole] = await Promise.all([
    world.observations.current({
      regionId: region.id,
      indicatorIds: plan.indicators.map((indicator) => indicator.id),
      from: `${plan.year - 2}-01-01`,
      before: `${plan.year + 1}-01-01`,
      isWholeYears: true,
      ...(knownAt === null ? {} : { knownAt }),
    }),
    collected(world, year),
  ]);
  const current = withoutRepeats([...groups, ...whole]);
  return { current, withRestated: [...current, ...(await restatedFrom(world, current))] };
}

function hasValue(observations: readonly Observation[], year: number): boolean {
  const found = findYear(currentOnes(observations), { kind: 'region', sex: 'total', year });
  return found?.outcome.kind === 'figure';
}

export interface AssessedYear extends PlannedYear {
  readonly observations: readonly Observation[];
  readonly assessment: YearAssessment;
}

export async function assessed(
  world: World,
  planned: PlannedYear,
  observations: readonly Observation[],
): Promise<AssessedYear> {
  const decisions = await world.decisions.latest(planned.region.id, planned.plan.year);
  return {
    ...planned,
    observations,
    assessment: assessYear({ plan: planned.plan, observations, decisions }),
  };
}

/** The goals' levels of the year before as people judged them: decisions here, else the board's published ones. */
export async function judgedTheYearBefore(world: World, { region, plan }: PlannedYear) {
  const year = plan.year - 1;
  const before = region.plans.find((each) => each.year === year);
  const decisions = before === undefined ? new Map() : await world.decisions.latest(region.id, year);
  const levels = new Map<string, GoalLevel>();
  for (const { id, published } of before?.goals ?? []) {
    const level = decisions.get(id)?.level ?? published?.level;
    if (level !== undefined) levels.set(id, level);
  }
  return { year, levels };
}
