// Which units a region has and what they belong to, for disclosure control: the organisation as it was in the period.

import type { Places } from '../analyse/disclosure/space.ts';
import { addDays } from '../core/calendar.ts';
import { groupKey } from '../core/group.ts';
import type { Region } from '../plan/contract.ts';
import { parentAt } from '../plan/organisation-at.ts';

const PARENTS = ['area', 'operator', 'municipality'] as const;

export function placesOf({ organisation }: Region): Places {
  const units = organisation.units.filter(({ kind }) => kind === 'unit' || kind === 'branch');
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    unitsIn: ({ start, end }) =>
      units
        .filter(
          ({ kind, validFrom, validTo }) =>
            kind === 'unit' &&
            (validFrom === null || validFrom < end) &&
            (validTo === null || validTo > start),
        )
        .map(({ id }) => id),
    parentsOf: (unitId, { end }) => {
      const unit = byId.get(unitId);
      if (unit === undefined) return [];
      const lastDay = addDays(end, -1);
      return PARENTS.flatMap((kind) => {
        const parent = parentAt(organisation, unit, kind, lastDay);
        return parent === null ? [] : [groupKey({ kind, id: parent.id })];
      });
    },
  };
}
