// Units that care data know but the plan does not: their persons count in the region (and, where the unit existed at another
// time, in its area), but no figure can be delivered for the unit itself.
import type { Problem } from '../core/problem.ts';
import type { MeasureRow } from '../measure/contract.ts';
import type { Region } from '../plan/contract.ts';
import { followedGroups } from './followed-groups.ts';

export interface UnplacedUnits {
  add(rows: readonly MeasureRow[]): void;
  problems(): readonly Problem[];
}

export function unplacedUnits(region: Region): UnplacedUnits {
  const groups = followedGroups(region);
  const known = new Set(region.organisation.units.map(({ id }) => id));
  const unknown = new Set<string>();
  const absent = new Set<string>();
  return {
    add: (rows) => {
      for (const { stratum, period } of rows) {
        const { unit } = stratum;
        if (typeof unit !== 'string') continue;
        if (!known.has(unit)) unknown.add(unit);
        else if (!groups.in(period).some(({ kind, id }) => kind === 'unit' && id === unit)) absent.add(unit);
      }
    },
    problems: () => [
      ...warning(
        unknown,
        'unit-unknown',
        'Vårddata har enheter som inte finns i regionens plan',
        'Lägg in dem i organisationen. De räknas bara i regionens siffra.',
      ),
      ...warning(
        absent,
        'unit-not-valid',
        'Vårddata har personer på enheter som inte fanns då enligt planen',
        'Rätta när enheten fanns, eller listningen. De räknas i regionen och området.',
      ),
    ],
  };
}

function warning(
  units: ReadonlySet<string>,
  code: string,
  message: string,
  hint: string,
): readonly Problem[] {
  if (units.size === 0) return [];
  const names = [...units].toSorted().join(', ');
  return [{ code, severity: 'warning', where: {}, message: `${message}: ${names}.`, hint }];
}
