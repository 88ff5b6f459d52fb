// Who looks at the page and what they may do where, as the server says. It decides only what is shown: the server decides anew
// at every call.
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegionSummary } from '../../http/contract.ts';
import type { SignInState } from '../../http/people-contract.ts';
import type { Action } from '../../people/permissions.ts';
import { regionsQuery, signInQuery } from '../api/queries.ts';
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

/** Whether the viewer may do it somewhere, or could when the page came: what is written on it is kept when the session ends. */
export function useCouldSomewhere(action: Action): boolean {
  const may = useMaySomewhere()(action);
  const [could, setCould] = useState(may);
  if (may && !could) setCould(true);
  return could;
}

/** Whether the viewer may do it in the region. */
export function useMay(): (action: Action, regionId: string) => boolean {
  const { regions } = useSuspenseQuery(regionsQuery).data;
  return (action, regionId) => regions.find(({ id }) => id === regionId)?.may.includes(action) ?? false;
}

/** Whether the viewer sees the region's report of a year that they see. */
export function seesReport({ publishedYears, may }: RegionSummary, year: number): boolean {
  return publishedYears.includes(year) || may.includes('see-draft-report' satisfies Action);
}

/** "Verksamhetschef, Almviken" */
export function useGrantText(): (grant: Pick<ShownGrant, 'role' | 'place'>) => string {
  const nameOf = useRoleName();
  return ({ role, place }) => `${nameOf(role)}, ${place.name}`;
}
