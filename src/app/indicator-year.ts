// All that is known of one indicator in a plan's year: every group's figures and its own assessment. What the indicator's
// page, its comment and its row in a comparison start from.
import type { IndicatorFigures } from '../analyse/figures.ts';
import { figuresOf } from '../analyse/figures.ts';
import { assessYear } from '../assess/assess-year.ts';
import type { AssessedIndicator } from '../assess/contract.ts';
import type { Observation } from '../core/observation.ts';
import type { Indicator } from '../plan/contract.ts';
import { indicatorOf } from './definitions.ts';
import { NotFound } from './failures.ts';
import { restatedFrom } from './restated-figures.ts';
import type { World } from './world.ts';
import type { PlannedYear } from './year-of-region.ts';
import { WHOLE, withoutRepeats } from './year-of-region.ts';

export interface IndicatorYear {
  readonly indicator: Indicator;
  readonly assessed: AssessedIndicator;
  readonly figures: IndicatorFigures;
  readonly observations: readonly Observation[];
}

/** Throws NotFound for the indicator. */
export async function indicatorYear(
  world: World,
  { region, plan, knownAt }: PlannedYear,
  indicatorId: string,
): Promise<IndicatorYear> {
  const indicator = indicatorOf(plan, indicatorId);
  const common = {
    regionId: region.id,
    indicatorIds: [indicatorId],
    ...(knownAt === null ? {} : { knownAt }),
  };
  const from = `${plan.year - 2}-01-01`;
  const before = `${plan.year + 1}-01-01`;
  const [groups, whole] = await Promise.all([
    world.observations.current({ ...common, from, before, isWholeYears: true }),
    // Of earlier years, and of months, only the whole is told (the latest known, the yearly and the monthly chart).
    world.observations.current({ ...common, groupKinds: WHOLE, before }),
  ]);
  const current = withoutRepeats([...groups, ...whole]);
  const observations = [...current, ...(await restatedFrom(world, current))];
  const alone = { ...plan, indicators: [indicator] };
  const [assessed] = assessYear({ plan: alone, observations: current, decisions: new Map() }).indicators;
  if (assessed === undefined) throw new NotFound('indicator');
  return {
    indicator,
    assessed,
    figures: figuresOf(region, indicator, plan.year, observations),
    observations,
  };
}
