// The organisation as disclosure control asks about it: as it was in each period.
import type { Places } from '../../analyse/disclosure/space.ts';
import { addDays } from '../../core/calendar.ts';
import { groupKey } from '../../core/group.ts';
import type { Region } from '../../plan/contract.ts';
import { parentAt } from '../../plan/organisation-at.ts';

const PARENTS = ['area', 'operator', 'municipality'] as const;

export function placesOf({ organisation }: Pick<Region, 'organisation'>): Places {
  const units = organisation.units.filter(({ kind }) => kind === 'unit');
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    unitsIn: ({ start, end }) =>
      units
        .filter(({ validFrom, validTo }) => (validFrom ?? start) < end && (validTo ?? end) > start)
        .map(({ id }) => id),
    parentsOf: (unitId, { end }) => {
      const unit = byId.get(unitId);
      if (unit === undefined) return [];
      return PARENTS.flatMap((kind) => {
        const parent = parentAt(organisation, unit, kind, addDays(end, -1));
        return parent === null ? [] : [groupKey({ kind, id: parent.id })];
      });
    },
  };
}
