// Whose part of the audit log a viewer sees: the places that a role which may see it was granted on, at the viewer's date. And
// which figures in it: an entry about a changed figure holds what it was and became, and who may see the log may not always see
// the figure (administrators handle people).
import type { GroupKind } from '../core/group.ts';
import { GROUP_KINDS } from '../core/group.ts';
import type { Region } from '../plan/contract.ts';
import { childrenOf } from '../plan/organisation-at.ts';
import { sees, sightOf } from './access.ts';
import type { AuditEntry, AuditPlace, AuditValue, Grant, Viewer } from './contract.ts';
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

/** ".../indicator/telefon/unit/granen/total/2023-01-01/2024-01-01": the end of the path of a figure's entry. */
const FIGURE = /\/indicator\/[^/]+\/([^/]+)\/([^/]+)\/[^/]+\/(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/;

type About = Pick<AuditEntry, 'subject' | 'regionId'>;

/** Whether the viewer's own grants give the figure that an entry is about; true for an entry about something else. */
export function figuresSeenBy(viewer: Viewer, regions: readonly Region[]): (entry: About) => boolean {
  const sights = new Map(regions.map((region) => [region.id, sightOf(viewer, region, new Set())]));
  return ({ subject, regionId }) => {
    const [found, kind, id = '', start = '', end = ''] = FIGURE.exec(subject) ?? [];
    if (found === undefined) return true;
    const sight = sights.get(regionId ?? '');
    return (
      sight !== undefined && isGroupKind(kind) && sees(sight, { group: { kind, id }, period: { start, end } })
    );
  };
}

function isGroupKind(text: string | undefined): text is GroupKind {
  return GROUP_KINDS.some((kind) => kind === text);
}

/** The same entry with the delivery that the figure came in, and nothing of the figure. */
export function withoutFigures<Entry extends AuditEntry>(entry: Entry): Entry {
  return { ...entry, before: deliveryOf(entry.before), after: deliveryOf(entry.after) };
}

function deliveryOf(value: AuditValue): AuditValue {
  return value === null ? null : { delivery: value.delivery ?? null };
}
