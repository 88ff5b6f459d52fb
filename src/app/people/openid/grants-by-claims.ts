// Which roles the claims give, by the table, in today's organisation. Pure; the store gives and ends them (renewClaimed).
import type { ClaimedGrant, Place } from '../../../people/contract.ts';
import type { Region } from '../../../plan/contract.ts';
import { placeExists } from '../manage-people.ts';
import type { Claims } from './claims.ts';
import { claimTexts } from './claims.ts';
import type { ClaimsTable, RoleRule } from './claims-table.ts';
import { fits } from './read-claims-table.ts';

/** Each once, in the table's order. Places that no region has are left out. */
export function grantsByClaims(
  table: ClaimsTable,
  claims: Claims,
  regions: readonly Region[],
): readonly ClaimedGrant[] {
  const grants = table.rules
    .filter(({ when }) => when.every(({ claim, values }) => hasOne(claimTexts(claims, claim), values)))
    .flatMap((rule) =>
      placesOf(rule, table, claims)
        .filter((place) => fits(rule.role, place) && placeExists(place, regions))
        .map((place) => ({ role: rule.role, place, sections: rule.sections })),
    );
  return [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).values()];
}

function hasOne(texts: readonly string[], wanted: readonly string[]): boolean {
  return texts.some((text) => wanted.includes(text));
}

function placesOf({ where }: RoleRule, { places }: ClaimsTable, claims: Claims): readonly Place[] {
  if (where.kind === 'fixed') return [where.place];
  return claimTexts(claims, where.claim).flatMap((text) => places.get(text)?.place ?? []);
}
