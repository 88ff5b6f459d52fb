// Which observation speaks for a group, a sex and a period. Several for one key are one figure restated: the one known
// latest counts, the others are its history. Not here: choosing between definitions, which needs the indicator.
import type { Group, GroupKind } from './group.ts';
import { groupKey } from './group.ts';
import type { Observation } from './observation.ts';
import type { Period } from './period.ts';
import { periodKey, periodKind, yearOf } from './period.ts';
import type { Sex } from './sex.ts';

export function observationKey(observation: Observation): string {
  const { regionId, indicatorId, group, sex, period } = observation;
  return [regionId, indicatorId, groupKey(group), sex, periodKey(period)].join('|');
}

/** One observation per key, the one known latest, in the order of their first appearance. */
export function currentOnes(observations: readonly Observation[]): readonly Observation[] {
  const latest = new Map<string, Observation>();
  for (const observation of observations) {
    const key = observationKey(observation);
    const known = latest.get(key);
    if (known === undefined || observation.knownFrom >= known.knownFrom) latest.set(key, observation);
  }
  return [...latest.values()];
}

export interface Wanted {
  readonly kind: GroupKind;
  /** Left out where the region has one of the kind (region, country, unit-min). */
  readonly id?: string;
  readonly sex: Sex;
  readonly year: number;
}

/** The whole-year observation asked for; null when there is none. `current` as from `currentOnes`. */
export function findYear(current: readonly Observation[], wanted: Wanted): Observation | null {
  return (
    current.find(
      ({ group, sex, period }) =>
        group.kind === wanted.kind &&
        (wanted.id === undefined || group.id === wanted.id) &&
        sex === wanted.sex &&
        isWholeYear(period, wanted.year),
    ) ?? null
  );
}

export function isWholeYear(period: Period, year: number): boolean {
  return yearOf(period) === year && periodKind(period) === 'year';
}

export function isAbout(
  observation: Observation,
  group: Pick<Group, 'kind' | 'id'> | null,
  sex: Sex,
): boolean {
  if (observation.sex !== sex) return false;
  return group === null
    ? observation.group.kind === 'region'
    : groupKey(observation.group) === groupKey(group);
}
