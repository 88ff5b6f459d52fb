// One indicator's figures in a plan's year, found by group, sex and year. Every other file of this stage starts from an
// `IndicatorFigures`. Figures of another definition are kept apart here: only `anyDefinition` gives them out.
import type { GroupKind } from '../core/group.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import { currentOnes, findYear, isWholeYear, observationKey } from '../core/select.ts';
import type { Sex } from '../core/sex.ts';
import type { Indicator, Region } from '../plan/contract.ts';
import type { Restatement } from './contract.ts';

export interface IndicatorFigures {
  readonly region: Region;
  readonly indicator: Indicator;
  readonly year: number;
  /** One per key, the latest known. */
  readonly current: readonly Observation[];
  readonly restatements: readonly Restatement[];
}

/** `observations`: any; several of one key are one figure restated, told apart by when they became known. */
export function figuresOf(
  region: Region,
  indicator: Indicator,
  year: number,
  observations: readonly Observation[],
): IndicatorFigures {
  const own = observations.filter(
    ({ regionId, indicatorId }) => regionId === region.id && indicatorId === indicator.id,
  );
  const current = currentOnes(own);
  return { region, indicator, year, current, restatements: findRestatements(own, current) };
}

function findRestatements(
  all: readonly Observation[],
  current: readonly Observation[],
): readonly Restatement[] {
  if (all.length === current.length) return [];
  const byKey = Map.groupBy(all, observationKey);
  return current.flatMap((now) => {
    const versions = byKey.get(observationKey(now)) ?? [];
    const earlier = versions
      .filter((version) => version !== now)
      .reduce<Observation | null>(
        (last, version) => (last && last.knownFrom > version.knownFrom ? last : version),
        null,
      );
    return earlier === null ? [] : [{ earlier, now }];
  });
}

/** Of the indicator's own definition; null when there is none. */
export function figureOf(
  figures: IndicatorFigures,
  kind: GroupKind,
  sex: Sex = 'total',
  year: number = figures.year,
): Observation | null {
  const found = anyDefinition(figures, kind, sex, year);
  return found?.definition === figures.indicator.meaning.fingerprint ? found : null;
}

export function anyDefinition(
  figures: IndicatorFigures,
  kind: GroupKind,
  sex: Sex,
  year: number,
): Observation | null {
  return findYear(figures.current, { kind, sex, year });
}

/** Every group of a kind that has a value of the indicator's definition in the year, all sexes together. */
export function groupsOf(
  figures: IndicatorFigures,
  kind: GroupKind,
  year: number = figures.year,
): readonly Observation[] {
  return figures.current.filter(
    (observation) =>
      observation.group.kind === kind &&
      observation.sex === 'total' &&
      observation.definition === figures.indicator.meaning.fingerprint &&
      isWholeYear(observation.period, year) &&
      hasValue(observation, figures.indicator),
  );
}

export function hasValue(observation: Observation | null, indicator: Indicator): observation is Observation {
  return observation !== null && exactValue(observation.outcome, indicator.kind) !== null;
}

/** The newest whole-year value of the region before the plan's year, of the indicator's definition. */
export function latestBefore(figures: IndicatorFigures): Observation | null {
  return (
    figures.current
      .filter(
        (observation) =>
          observation.group.kind === 'region' &&
          observation.sex === 'total' &&
          observation.definition === figures.indicator.meaning.fingerprint &&
          yearOf(observation.period) < figures.year &&
          isWholeYear(observation.period, yearOf(observation.period)) &&
          hasValue(observation, figures.indicator),
      )
      .sort((a, b) => yearOf(b.period) - yearOf(a.period))[0] ?? null
  );
}
