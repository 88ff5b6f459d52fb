// The room that one indicator's figures of one year lie in: groups × sexes × periods, each cell numbered, and what lies inside
// what. Everything else in this folder reckons with cell numbers.
import type { Group } from '../../core/group.ts';
import { groupKey } from '../../core/group.ts';
import type { Observation } from '../../core/observation.ts';
import type { Period } from '../../core/period.ts';
import { periodKey, periodKind } from '../../core/period.ts';
import type { Sex } from '../../core/sex.ts';
import { SEXES } from '../../core/sex.ts';
import { isSummed, LOSS } from './rules.ts';

/** Which units there are, and what each belongs to. Given by whoever knows the organisation. */
export interface Places {
  /** All units that exist on some day of the period. */
  unitsIn(period: Period): readonly string[];
  /** Keys (`groupKey`) of the areas, operators and municipalities that the unit belongs to at the end of the period. */
  parentsOf(unitId: string, period: Period): readonly string[];
}

export interface Space {
  readonly groups: readonly Group[];
  readonly sexes: readonly Sex[];
  readonly periods: readonly Period[];
  /** Unit ids in the order that decides between equals. */
  readonly units: readonly string[];
  readonly size: number;
  cellAt(group: number, sex: number, period: number): number;
  placeOf(cell: number): { readonly group: number; readonly sex: number; readonly period: number };
  /** −1 when the observation lies outside: a country's, a statistic over units'. */
  cellOf(observation: Pick<Observation, 'group' | 'sex' | 'period'>): number;
  /** The units whose figures the group's are the sum of, in the period. A population of persons has none. */
  unitsOf(group: number, period: number): ReadonlySet<string>;
  /** How a group's units lie to another's: all among them, some, or none. A population of persons lies in none. */
  overlap(inner: number, outer: number, period: number): 'whole' | 'part' | 'none';
  /** See rules.ts. */
  lossOf(cell: number): number;
}

/** `observations`: every edition's, of one indicator and year. */
export function openSpace(observations: readonly Observation[], places: Places): Space {
  const inside = observations.filter(({ group }) => isSummed(group.kind));
  const groups = uniqueBy(
    inside.map(({ group }) => group),
    groupKey,
  );
  const periods = uniqueBy(
    inside.map(({ period }) => period),
    periodKey,
  );
  const sexes = SEXES.filter((sex) => inside.some((observation) => observation.sex === sex));
  const groupNumbers = numbersOf(groups.map(groupKey));
  const periodNumbers = numbersOf(periods.map(periodKey));
  const cellAt = (group: number, sex: number, period: number) =>
    (group * sexes.length + sex) * periods.length + period;
  const placeOf = (cell: number) => ({
    period: cell % periods.length,
    sex: Math.floor(cell / periods.length) % sexes.length,
    group: Math.floor(cell / (periods.length * sexes.length)),
  });
  const { units, unitsOf } = sortIn(groups, periods, places);
  return {
    groups,
    sexes,
    periods,
    units,
    size: groups.length * sexes.length * periods.length,
    cellAt,
    placeOf,
    cellOf: ({ group, sex, period }) => {
      const [g, s, p] = [
        groupNumbers.get(groupKey(group)),
        sexes.indexOf(sex),
        periodNumbers.get(periodKey(period)),
      ];
      return g === undefined || p === undefined || s < 0 ? -1 : cellAt(g, s, p);
    },
    unitsOf: (group, period) => unitsOf[period]?.[group] ?? new Set(),
    overlap: (inner, outer, period) => overlapOf(unitsOf[period]?.[inner], unitsOf[period]?.[outer]),
    lossOf: (cell) => {
      const { group, sex, period } = placeOf(cell);
      return lossOf(groups[group] as Group, sexes[sex] as Sex, periods[period] as Period);
    },
  };
}

function overlapOf(
  inner: ReadonlySet<string> = new Set(),
  outer: ReadonlySet<string> = new Set(),
): ReturnType<Space['overlap']> {
  const shared = [...inner].filter((unit) => outer.has(unit)).length;
  if (shared === 0) return 'none';
  return shared === inner.size ? 'whole' : 'part';
}

function lossOf({ kind }: Group, sex: Sex, period: Period): number {
  return isSummed(kind) ? LOSS.group[kind] * LOSS.sex[sex] * LOSS.period[periodKind(period)] : 0;
}

/**
 * The units of every group in every period. A unit that the organisation does not know lies in itself and the region; a larger
 * group whose units are not known counts as one.
 */
function sortIn(groups: readonly Group[], periods: readonly Period[], places: Places) {
  const delivered = groups.filter(({ kind }) => kind === 'unit').map(({ id }) => id);
  const known = [
    ...new Set([...delivered, ...periods.flatMap((period) => places.unitsIn(period))]),
  ].toSorted();
  const whole = groups.filter(
    ({ kind }) => kind === 'area' || kind === 'operator' || kind === 'municipality',
  );
  const unitsOf = periods.map((period) => {
    const parents = new Map(known.map((unit) => [unit, new Set(places.parentsOf(unit, period))]));
    const inside = new Map(
      whole.map((group) => {
        const units = known.filter((unit) => parents.get(unit)?.has(groupKey(group)));
        return [group, units.length > 0 ? units : [groupKey(group)]];
      }),
    );
    const all = [...known, ...[...inside.values()].flat()];
    return groups.map((group) => {
      if (group.kind === 'region') return new Set(all);
      if (group.kind === 'unit') return new Set([group.id]);
      return new Set(inside.get(group) ?? []);
    });
  });
  const units = [...new Set([...known, ...unitsOf.flatMap((sets) => sets.flatMap((set) => [...set]))])];
  return { units, unitsOf };
}

function uniqueBy<T>(all: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const byKey = new Map(all.map((each) => [keyOf(each), each]));
  return [...byKey.keys()].toSorted().map((key) => byKey.get(key) as T);
}

function numbersOf(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, at) => [key, at]));
}
