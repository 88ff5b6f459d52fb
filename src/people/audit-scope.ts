// Whose part of the audit log a viewer sees: the places that a role which may see it was granted on, at the viewer's date.
import type { Region } from '../plan/contract.ts';
import { childrenOf } from '../plan/organisation-at.ts';
import type { AuditPlace, Grant, Viewer } from './contract.ts';
import { PERMISSIONS } from './permissions.ts';

/** All of it, some places of it, or nothing. */
export type AuditScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'places'; readonly places: readonly AuditPlace[] }
  | { readonly kind: 'none' };

export function auditScope({ grants, on }: Viewer, regions: readonly Region[]): AuditScope {
  const holding = grants.filter(
    ({ role, from, to }) =>
      PERMISSIONS['see-audit'][role] === 'in-place' && from <= on && (to === null || on < to),
  );
  if (holding.some(({ place }) => place.kind === 'installation')) return { kind: 'all' };
  const places = holding.flatMap((grant) => placeOf(grant, regions, on));
  return places.length === 0 ? { kind: 'none' } : { kind: 'places', places };
}

function placeOf({ place }: Grant, regions: readonly Region[], on: string): readonly AuditPlace[] {
  switch (place.kind) {
    case 'installation':
      return [];
    case 'region':
      return [{ regionId: place.regionId, unitIds: null }];
    case 'unit':
      return [{ regionId: place.regionId, unitIds: [place.id] }];
    case 'area': {
      const region = regions.find(({ id }) => id === place.regionId);
      const units = region === undefined ? [] : childrenOf(region.organisation, place.id, on);
      return [{ regionId: place.regionId, unitIds: units.map(({ id }) => id) }];
    }
  }
}
