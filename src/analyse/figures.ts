// One indicator's figures in a plan's year, found by group, sex and year. Every other file of this stage starts from an
// `IndicatorFigures`. Figures of another definition are kept apart here: only `anyDefinition` gives them out.
import type { GroupKind } from '../core/group.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { periodKey, yearOf } from '../core/period.ts';
import { currentOnes, isWholeYear, observationKey } from '../core/select.ts';
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
  /** The current ones by what they are about: sentences and charts ask for them hundreds of times. */
  readonly index: ReadonlyMap<string, readonly Observation[]>;
}

/** Groups of one kind share a key: `figureOf` takes the first, `groupsOf` takes them all. */
function indexKey(kind: GroupKind, sex: Sex, period: string): string {
  return `${kind}|${sex}|${period}`;
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
  const index = Map.groupBy(current, ({ group, sex, period }) =>
    indexKey(group.kind, sex, periodKey(period)),
  );
  return { region, indicator, year, current, restatements: findRestatements(own, current), index };
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
  return figures.index.get(indexKey(kind, sex, String(year)))?.[0] ?? null;
}

/** Every group of a kind that has a value of the indicator's definition in the year, both sexes together. */
export function groupsOf(
  figures: IndicatorFigures,
  kind: GroupKind,
  year: number = figures.year,
): readonly Observation[] {
  return allGroupsOf(figures, kind, year).filter((observation) => hasValue(observation, figures.indicator));
}

/** Those too whose value is known to be missing. */
export function allGroupsOf(
  figures: IndicatorFigures,
  kind: GroupKind,
  year: number,
): readonly Observation[] {
  const found = figures.index.get(indexKey(kind, 'total', String(year))) ?? [];
  return found.filter(({ definition }) => definition === figures.indicator.meaning.fingerprint);
}

/** The region's or country's figure of a month ("2023-04"), of the indicator's definition. */
export function monthOf(
  figures: IndicatorFigures,
  kind: 'region' | 'country',
  month: string,
): Observation | null {
  const found = figures.index.get(indexKey(kind, 'total', month))?.[0] ?? null;
  return found?.definition === figures.indicator.meaning.fingerprint ? found : null;
}

export function hasValue(observation: Observation | null, { kind }: Indicator): observation is Observation {
  if (observation === null || observation.outcome.kind === 'missing') return false;
  // The value itself is not worked out here: this is asked of every unit, again and again.
  const { value } = observation.outcome;
  return value !== null || exactValue(observation.outcome, kind) !== null;
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

/** The newest figure of a part of the plan's year: what is known while the year as a whole is not. */
export function newestPart({ indicator, current, year }: IndicatorFigures): Observation | null {
  return (
    current
      .filter(
        (observation) =>
          observation.group.kind === 'region' &&
          observation.sex === 'total' &&
          observation.definition === indicator.meaning.fingerprint &&
          yearOf(observation.period) === year &&
          !isWholeYear(observation.period, year) &&
          hasValue(observation, indicator),
      )
      .toSorted((a, b) => b.period.end.localeCompare(a.period.end))[0] ?? null
  );
}
