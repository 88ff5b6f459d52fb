// An engine's rows by unit and sex → what is delivered: one result for every group that is followed, each sex and both, in
// every period, also where nobody was counted: a figure that was there before must not be left standing.
import type { Group } from '../../core/group.ts';
import { groupKey } from '../../core/group.ts';
import type { Period } from '../../core/period.ts';
import { periodKey } from '../../core/period.ts';
import type { Sex } from '../../core/sex.ts';
import type { MeasureRow } from '../contract.ts';
import { rollUp, rollUpUnits } from '../model/roll-up.ts';

export type FollowedGroup = Pick<Group, 'kind' | 'id'>;

/** The organisation, as far as results need it. */
export interface FollowedGroups {
  readonly region: FollowedGroup;
  /** Every group but the region that exists in the period. */
  in(period: Period): readonly FollowedGroup[];
  /** The groups that the unit's results are part of; [] for a unit that the plan does not know. */
  of(unitId: string, period: Period): readonly FollowedGroup[];
}

export interface GroupResult {
  readonly group: FollowedGroup;
  readonly sex: Sex;
  readonly period: Period;
  /** null: nobody is in the population. */
  readonly row: MeasureRow | null;
}

/** What the care data contract calls the sexes. */
const SEX_OF = { female: 'women', male: 'men', unknown: 'unknown' } as const satisfies Record<string, Sex>;

/**
 * `rows` are divided by unit and sex. Persons without a unit, or at one that the plan does not know, are in the region only.
 * The sex "unknown" is there only where somebody has it, or where `wasKnown` says that it once had a figure.
 */
export function groupResults(
  rows: readonly MeasureRow[],
  periods: readonly Period[],
  groups: FollowedGroups,
  wasKnown: (result: Omit<GroupResult, 'row'>) => boolean,
): readonly GroupResult[] {
  const rowsByPlace = new Map(
    sumsOf(rows, groups).map((row) => [placeOf(String(row.stratum.unit), sexOf(row), row.period), row]),
  );
  return periods.flatMap((period) =>
    [groups.region, ...groups.in(period)].flatMap((group) =>
      (['total', 'women', 'men', 'unknown'] as const).flatMap((sex) => {
        const row = rowsByPlace.get(placeOf(groupKey(group), sex, period)) ?? null;
        if (row === null && sex === 'unknown' && !wasKnown({ group, sex, period })) return [];
        return [{ group, sex, period, row }];
      }),
    ),
  );
}

/** Rows whose unit is a group's key; without sex in the stratum: both. */
function sumsOf(rows: readonly MeasureRow[], groups: FollowedGroups): readonly MeasureRow[] {
  const bySex = [
    ...rollUp(rows, ['sex']).map((row) => ({
      ...row,
      stratum: { ...row.stratum, unit: groupKey(groups.region) },
    })),
    ...rollUpUnits(rows, (unit, period) => groups.of(unit, period).map(groupKey)),
  ];
  return [...bySex, ...rollUp(bySex, ['unit'])];
}

function sexOf({ stratum: { sex } }: MeasureRow): Sex {
  if (sex === undefined) return 'total';
  if (sex === 'female' || sex === 'male') return SEX_OF[sex];
  return SEX_OF.unknown;
}

function placeOf(group: string, sex: Sex, period: Period): string {
  return `${periodKey(period)} ${group} ${sex}`;
}
