// The groups of a region that computed figures are made for, as the organisation was on a period's last day.
import { addDays } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import type { FollowedGroup, FollowedGroups } from '../measure/results/group-results.ts';
import type { OrganisationUnit, Region } from '../plan/contract.ts';
import { parentAt } from '../plan/organisation-at.ts';

const KINDS = {
  unit: 'unit',
  branch: 'unit',
  area: 'area',
  operator: 'operator',
} as const satisfies Partial<Record<OrganisationUnit['kind'], FollowedGroup['kind']>>;

export function followedGroups({ id, organisation }: Region): FollowedGroups {
  const unitsById = new Map(
    organisation.units
      .filter(({ kind }) => kind === 'unit' || kind === 'branch')
      .map((unit) => [unit.id, unit]),
  );
  return {
    region: { kind: 'region', id },
    in: (period) =>
      organisation.units.flatMap((unit) => {
        const kind = kindOf(unit);
        return kind === null || !existsIn(unit, period) ? [] : [{ kind, id: unit.id }];
      }),
    of: (unitId, period) => {
      const unit = unitsById.get(unitId);
      if (unit === undefined) return [];
      const on = addDays(period.end, -1);
      const parents = (['area', 'operator'] as const).flatMap((kind) => {
        const parent = parentAt(organisation, unit, kind, on);
        return parent === null ? [] : [{ kind, id: parent.id }];
      });
      return [{ kind: 'unit', id: unitId }, ...parents];
    },
  };
}

function kindOf({ kind }: OrganisationUnit): FollowedGroup['kind'] | null {
  return kind === 'unit' || kind === 'branch' || kind === 'area' || kind === 'operator' ? KINDS[kind] : null;
}

/** As a delivered figure is judged: on some day of the period. */
function existsIn({ validFrom, validTo }: OrganisationUnit, { start, end }: Period): boolean {
  return (validFrom === null || validFrom < end) && (validTo === null || validTo > start);
}
