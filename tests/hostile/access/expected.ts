// What each viewer is to be answered, read from the permission table and the routes' rights by the plainest reading there is:
// nothing here is shared with the code that decides.
import type { RouteRight } from '../../../src/http/route-actions.ts';
import type { Action } from '../../../src/people/permissions.ts';
import { PERMISSIONS } from '../../../src/people/permissions.ts';
import type { Target, Viewer } from './viewers.ts';
import { PLACES } from './viewers.ts';

export type Outcome =
  /** 401: nobody has signed in. */
  | 'sign in'
  /** 403: seen, but not theirs to do. */
  | 'refused'
  /** 404, as for what is not there. */
  | 'not found'
  /** Past the guard: answered, or refused for what was sent. */
  | 'passes';

/** What an example asks about. */
export type About =
  /** No place, or a list of what the viewer sees. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'region'; readonly region: 'exempel' | 'jamtland' }
  | { readonly kind: 'year'; readonly region: 'exempel' | 'jamtland'; readonly isPublished: boolean }
  | { readonly kind: 'figure'; readonly of: Target; readonly isPublished: boolean }
  /** In the body: what is outside is not found, or refused when it is seen. */
  | { readonly kind: 'place'; readonly place: Target; readonly outside: 'not found' | 'refused' };

export function expected(viewer: Viewer, right: RouteRight, about: About): Outcome {
  const rights = PERMISSIONS[right.action];
  if (viewer.id === null && rights.public === 'no') return 'sign in';
  switch (right.kind) {
    case 'open':
      return seesIt(viewer, 'see-figures', about) ? 'passes' : 'not found';
    case 'seen':
      return seesIt(viewer, right.unpublished, about) ? 'passes' : 'not found';
    case 'region':
    case 'delivery': {
      const region = about.kind === 'year' || about.kind === 'region' ? about.region : 'exempel';
      if (has(viewer, right.action, region)) return 'passes';
      const isSeen =
        right.kind === 'delivery'
          ? has(viewer, 'see-deliveries', region)
          : seesIt(viewer, 'see-figures', about);
      return isSeen ? 'refused' : 'not found';
    }
    case 'somewhere': {
      if (!viewer.holds.some(({ role }) => rights[role] === 'in-place')) return 'not found';
      if (about.kind !== 'place' || has(viewer, right.action, about.place)) return 'passes';
      // Refused only for a region that they see at all.
      return about.outside === 'refused' && !seesRegion(viewer, about.place) ? 'not found' : about.outside;
    }
  }
}

/** Region Exempel has a published year, Jämtland Härjedalen none. */
export function seesRegion(viewer: Viewer, region: Target): boolean {
  return region !== 'jamtland' || hasInRegion(viewer, 'see-figures', 'jamtland');
}

export function seesIt(viewer: Viewer, unpublished: Action, about: About): boolean {
  switch (about.kind) {
    case 'nothing':
    case 'place':
      return true;
    case 'region':
      return about.region === 'exempel' || hasInRegion(viewer, unpublished, about.region);
    case 'year':
      if (about.isPublished) return true;
      return unpublished === 'see-draft-report'
        ? has(viewer, unpublished, about.region)
        : hasInRegion(viewer, unpublished, about.region);
    case 'figure':
      return seesFigure(viewer, about.of, about.isPublished);
  }
}

/** A unit's is for its own; an area's is public with its year; the region's is seen by all who have a part of it. */
export function seesFigure(viewer: Viewer, of: Target, isPublished: boolean): boolean {
  switch (of) {
    case 'almviken':
    case 'ripvallen':
    case 'gammelstrand':
    case 'orrvik 2022':
    case 'orrvik 2023':
      return has(viewer, 'see-unit-figures', of);
    case 'kusten':
    case 'fjallen':
      return isPublished || has(viewer, 'see-figures', of);
    case 'exempel':
    case 'jamtland':
      return isPublished || hasInRegion(viewer, 'see-figures', of);
  }
}

export function has({ holds }: Viewer, action: Action, target: Target): boolean {
  return holds.some(({ role, place }) => {
    const covered: readonly Target[] = PLACES[place].covers;
    return PERMISSIONS[action][role] === 'in-place' && covered.includes(target);
  });
}

/** On any place within the region, or on more than it. */
export function hasInRegion({ holds }: Viewer, action: Action, region: Target): boolean {
  return holds.some(({ role, place }) => {
    const regions: readonly Target[] = PLACES[place].regions;
    return PERMISSIONS[action][role] === 'in-place' && regions.includes(region);
  });
}
