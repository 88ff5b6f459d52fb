// Who looks at the page and what they may do where, from the server's answer and the permission table. It decides only what is
// shown: the server decides anew at every call.
import { useSuspenseQuery } from '@tanstack/react-query';
import type { SignInState } from '../../http/people-contract.ts';
import type { Action } from '../../people/permissions.ts';
import { PERMISSIONS } from '../../people/permissions.ts';
import { signInQuery } from '../api/queries.ts';
import { useRoleName } from './role-texts.ts';

export type ShownGrant = SignInState['grants'][number];

export function useSignInState(): SignInState {
  return useSuspenseQuery(signInQuery).data;
}

/** Whether the viewer may do it somewhere: for menus. */
export function useMaySomewhere(): (action: Action) => boolean {
  const { may } = useSignInState();
  return (action) => may.includes(action);
}

/** Whether the viewer may do something that concerns a whole region. */
export function useMay(): (action: Action, regionId: string) => boolean {
  const grantsFor = useGrantsFor();
  return (action, regionId) => grantsFor(action, regionId).length > 0;
}

/** The grants by which the viewer may do it in the whole region; empty when none does. */
export function useGrantsFor(): (action: Action, regionId: string) => readonly ShownGrant[] {
  const { grants } = useSignInState();
  return (action, regionId) =>
    grants.filter(
      ({ role, place }) =>
        PERMISSIONS[action][role] !== 'no' &&
        (place.kind === 'installation' || (place.kind === 'region' && place.regionId === regionId)),
    );
}

/** "Verksamhetschef, Almviken" */
export function useGrantText(): (grant: Pick<ShownGrant, 'role' | 'place'>) => string {
  const nameOf = useRoleName();
  return ({ role, place }) => `${nameOf(role)}, ${place.name}`;
}
