// Questions to the organisation at a date: which units exist, what belongs to what.
import type { Organisation, OrganisationUnit } from './contract.ts';
import { isValidOn } from './validity.ts';

type UnitKind = OrganisationUnit['kind'];

/** The parts of one kind that exist on the date (ISO), in the order of the file. */
export function unitsAt(
  organisation: Organisation,
  date: string,
  kind: UnitKind = 'unit',
): readonly OrganisationUnit[] {
  return organisation.units.filter((unit) => unit.kind === kind && isValidOn(unit, date));
}

/** What belongs directly to `parentId` on the date. */
export function childrenOf(
  organisation: Organisation,
  parentId: string,
  date: string,
): readonly OrganisationUnit[] {
  return organisation.units.filter(
    (unit) =>
      isValidOn(unit, date) &&
      unit.parents.some((parent) => parent.id === parentId && isValidOn(parent, date)),
  );
}

/** The unit's area, operator or municipality on the date; null when it has none. */
export function parentAt(
  organisation: Organisation,
  unit: OrganisationUnit,
  kind: UnitKind,
  date: string,
): OrganisationUnit | null {
  const ids = unit.parents.filter((parent) => isValidOn(parent, date)).map((parent) => parent.id);
  return organisation.units.find((other) => other.kind === kind && ids.includes(other.id)) ?? null;
}

/** How many health centres the region says it has; null when it has not said so for the year. */
export function unitCount(organisation: Organisation, year: number, what = 'all'): number | null {
  return organisation.counts.find((count) => count.year === year && count.what === what)?.count ?? null;
}
