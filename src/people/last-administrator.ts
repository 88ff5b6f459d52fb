// There is always somebody who can give roles: the role of the last administrator of a place can't be ended.
import type { Organisation } from '../plan/contract.ts';
import { covers, grantsOn } from './access.ts';
import type { Grant } from './contract.ts';

/**
 * `ended`: as it was before. `after`: all grants as they would be. False when nobody would administer its place on the day that
 * it ends; an administrator of more (the area's region) is one of the place too.
 */
export function leavesAdministrator(
  ended: Grant,
  after: readonly Grant[],
  organisation: Organisation | null,
  day: string,
): boolean {
  if (ended.role !== 'administrator' || grantsOn([ended], day).length === 0) return true;
  return grantsOn(after, day).some(
    ({ role, place }) => role === 'administrator' && covers(place, ended.place, organisation, day),
  );
}
