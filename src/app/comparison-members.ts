// Which indicators regions have, and the latest figure of each: what a comparison is made of.
import { countryOf } from '../analyse/comparisons.ts';
import { figureOf, figuresOf, hasValue } from '../analyse/figures.ts';
import type { Observation } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import type { Indicator, Plan, Region } from '../plan/contract.ts';
import type { World } from './world.ts';

/** An indicator in the newest plan of its region that has it. */
export interface Member {
  readonly region: Region;
  readonly plan: Plan;
  readonly indicator: Indicator;
}

/** The latest figure that a region has under the definition. */
export interface Standing extends Member {
  readonly observation: Observation;
  readonly country: Observation | null;
}

export function membersOf(region: Region): readonly Member[] {
  const seen = new Set<string>();
  return region.plans
    .toSorted((a, b) => b.year - a.year)
    .flatMap((plan) =>
      plan.indicators
        .filter(({ id, isQualitative }) => !isQualitative && !seen.has(id) && seen.add(id))
        .map((indicator) => ({ region, plan, indicator })),
    );
}

export type FiguresByRegion = ReadonlyMap<string, readonly Observation[]>;

export async function latestFigures(world: World, members: readonly Member[]): Promise<FiguresByRegion> {
  const byRegion = Map.groupBy(members, ({ region }) => region.id);
  const asked = [...byRegion].map(async ([regionId, own]) => {
    const indicatorIds = [...new Set(own.map(({ indicator }) => indicator.id))];
    const observations = await world.observations.current({
      regionId,
      indicatorIds,
      groupKinds: ['region', 'country'],
    });
    return [regionId, observations] as const;
  });
  return new Map(await Promise.all(asked));
}

export function standingOf(member: Member, figures: FiguresByRegion): Standing | null {
  const { region, indicator } = member;
  const own = figures.get(region.id) ?? [];
  const years = [...new Set(own.map(({ period }) => yearOf(period)))].sort((a, b) => b - a);
  for (const year of years) {
    const inYear = figuresOf(region, indicator, year, own);
    const observation = figureOf(inYear, 'region');
    if (hasValue(observation, indicator)) return { ...member, observation, country: countryOf(inYear) };
  }
  return null;
}
