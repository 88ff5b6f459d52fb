// What a viewer's grants cover, at a date: may they do this here, and whose figures do they see. Pure; the table of rights is
// permissions.ts, what lies under a place at which time is places-under.ts. Not here: how an answer is made to fit what its
// viewer sees (app/viewers-world.ts) and which route asks for what (http/route-actions.ts).
import type { Group, GroupKind } from '../core/group.ts';
import { groupKey } from '../core/group.ts';
import type { Period } from '../core/period.ts';
import type { Organisation, Region } from '../plan/contract.ts';
import type { Grant, Place, Viewer } from './contract.ts';
import type { Action } from './permissions.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Span } from './places-under.ts';
import { isEndWithin, isWithin, placesUnder } from './places-under.ts';
import { GRANTED_ROLES } from './roles.ts';

/** The grants that hold on the date: from their first day, and not on the day that they end. */
export function grantsOn(grants: readonly Grant[], on: string): readonly Grant[] {
  return grants.filter(({ from, to }) => from <= on && (to === null || on < to));
}

/** `place` null: the action is about no place. `organisation`: of the place's region; null when the place has none. */
export function may(
  viewer: Viewer,
  action: Action,
  place: Place | null,
  organisation: Organisation | null,
): boolean {
  if (mayEverywhere(viewer, action)) return true;
  return (
    place !== null &&
    grantsFor(viewer, action).some((grant) => covers(grant.place, place, organisation, viewer.on))
  );
}

/** Whether there is any place where the viewer may do it. */
export function maySomewhere(viewer: Viewer, action: Action): boolean {
  return mayEverywhere(viewer, action) || grantsFor(viewer, action).length > 0;
}

/** What every role may do without a place comes with the account: also when its roles have ended or not begun. */
function mayEverywhere({ account, grants, on }: Viewer, action: Action): boolean {
  const rights = PERMISSIONS[action];
  if (rights.public === 'everywhere') return true;
  if (account !== null && GRANTED_ROLES.every((role) => rights[role] === 'everywhere')) return true;
  return grantsOn(grants, on).some(({ role }) => rights[role] === 'everywhere');
}

/** The grants that hold and give the action in their place. */
export function grantsFor({ grants, on }: Viewer, action: Action): readonly Grant[] {
  return grantsOn(grants, on).filter(({ role }) => PERMISSIONS[action][role] === 'in-place');
}

/** Whether what happens at `inner` on the date is within `outer`. A place that has ended lies where it lay last. */
export function covers(outer: Place, inner: Place, organisation: Organisation | null, on: string): boolean {
  switch (outer.kind) {
    case 'installation':
      return true;
    case 'region':
      return inner.kind !== 'installation' && inner.regionId === outer.regionId;
    case 'area':
    case 'unit': {
      if (inner.kind !== 'area' && inner.kind !== 'unit') return false;
      if (inner.regionId !== outer.regionId || organisation === null) return false;
      const spans = placesUnder(organisation, outer, on).get(groupKey(inner));
      return spans !== undefined && isWithin(spans, on);
    }
  }
}

/**
 * What a viewer sees of one region. `through`: the newest published year; null when none is. A published year shows the years
 * before it too, because its report compares with them.
 */
export type Sight =
  /** The region does not exist for them. */
  | { readonly kind: 'nothing' }
  /** What every citizen sees: published years, by region, area, operator and municipality. */
  | { readonly kind: 'published'; readonly years: ReadonlySet<number>; readonly through: number }
  /** Also unpublished years of the region as a whole, and their own areas and units, each for the time that it was theirs. */
  | {
      readonly kind: 'part';
      readonly years: ReadonlySet<number>;
      readonly through: number | null;
      /** Every group but units, also in years that are not published. */
      readonly hasAllGroups: boolean;
      /** By the group's key: "unit:kalkugnen". */
      readonly own: ReadonlyMap<string, readonly Span[]>;
    }
  | { readonly kind: 'all'; readonly through: number | null };

export function sightOf(viewer: Viewer, region: Region, years: ReadonlySet<number>): Sight {
  const through = years.size === 0 ? null : Math.max(...years);
  const inRegion = ({ place }: Grant) => place.kind === 'installation' || place.regionId === region.id;
  const figures = grantsFor(viewer, 'see-figures').filter(inRegion);
  const units = grantsFor(viewer, 'see-unit-figures').filter(inRegion);
  if (units.some(isWhole)) return { kind: 'all', through };
  if (figures.length > 0) {
    const own = ownGroups(figures, units, region.organisation, viewer.on);
    return { kind: 'part', years, through, hasAllGroups: figures.some(isWhole), own };
  }
  return through === null ? { kind: 'nothing' } : { kind: 'published', years, through };
}

function isWhole({ place }: Grant): boolean {
  return place.kind === 'region' || place.kind === 'installation';
}

/** Areas come with the right to figures, units with the right to units' figures. */
function ownGroups(
  figures: readonly Grant[],
  units: readonly Grant[],
  organisation: Organisation,
  on: string,
): ReadonlyMap<string, readonly Span[]> {
  const own = new Map<string, readonly Span[]>();
  const add = (grants: readonly Grant[], kind: 'area' | 'unit') => {
    for (const { place } of grants) {
      if (place.kind !== 'area' && place.kind !== 'unit') continue;
      for (const [key, spans] of placesUnder(organisation, place, on))
        if (key.startsWith(`${kind}:`)) own.set(key, [...(own.get(key) ?? []), ...spans]);
    }
  };
  add(figures, 'area');
  add(units, 'unit');
  return own;
}

/** From when a group's figures are seen without a grant on it. `published`: once the year is. `whole`: by whoever has a part. */
const OPENNESS = {
  region: 'whole',
  country: 'whole',
  population: 'whole',
  // Published statistics over units: facts about the region that name no unit.
  'unit-min': 'whole',
  'unit-max': 'whole',
  'unit-median': 'whole',
  area: 'published',
  operator: 'published',
  municipality: 'published',
  unit: 'own',
} as const satisfies Record<GroupKind, 'whole' | 'published' | 'own'>;

/**
 * A period counts to the year, and to the place, in which it ends: a unit that changes area during a year has that whole year's
 * figure in the area that reports it.
 */
export function sees(
  sight: Sight,
  { group, period }: { readonly group: Pick<Group, 'kind' | 'id'>; readonly period: Period },
): boolean {
  switch (sight.kind) {
    case 'nothing':
      return false;
    case 'all':
      return true;
    case 'published':
      return OPENNESS[group.kind] !== 'own' && isPublished(sight, period);
    case 'part': {
      const openness = OPENNESS[group.kind];
      if (openness === 'whole') return true;
      if (openness === 'published' && (sight.hasAllGroups || isPublished(sight, period))) return true;
      return isEndWithin(sight.own.get(groupKey(group)) ?? [], period);
    }
  }
}

/**
 * Whether nothing is withheld of the figure, if it is seen: those who run and audit the follow-up see every figure as it is, those
 * who answer for a place see the place's own so. Everybody else sees what disclosure control has released.
 */
export function seesInFull(
  sight: Sight,
  { group, period }: { readonly group: Pick<Group, 'kind' | 'id'>; readonly period: Period },
): boolean {
  if (sight.kind === 'all') return true;
  return sight.kind === 'part' && isEndWithin(sight.own.get(groupKey(group)) ?? [], period);
}

export function isPublished({ through }: { readonly through: number | null }, period: Period): boolean {
  return through !== null && period.end <= `${through + 1}-01-01`;
}

/** Whether the plan of the year, and with it the year's pages, exist for the viewer. */
export function seesYear(sight: Sight, year: number): boolean {
  switch (sight.kind) {
    case 'nothing':
      return false;
    case 'published':
      return sight.years.has(year);
    case 'part':
    case 'all':
      return true;
  }
}
