// What a page's loader looks at before it asks the server: whether the viewer may see the page at all, as far as the page
// knows. Nothing is asked for that would be refused; the server decides anew at every call.
import type { QueryClient } from '@tanstack/react-query';
import { notFound } from '@tanstack/react-router';
import type { RegionSummary } from '../../http/contract.ts';
import type { Action } from '../../people/permissions.ts';
import { type RegionYear, regionsQuery, signInQuery } from '../api/queries.ts';
import { SignInFirst } from '../components/states.tsx';
import { seesReport } from '../components/viewer.ts';

/** Throws SignInFirst for a stranger, and what shows "not found" for someone without the right anywhere. */
export async function requireRight(client: QueryClient, action: Action): Promise<void> {
  const { account, may } = await client.ensureQueryData(signInQuery);
  if (may.includes(action)) return;
  if (account === null) throw new SignInFirst();
  throw notFound();
}

export async function requireYear(client: QueryClient, place: RegionYear): Promise<void> {
  await requireRegion(client, place, () => true);
}

/** The report of a year that is not published takes a right of its own. */
export async function requireReport(client: QueryClient, place: RegionYear): Promise<void> {
  await requireRegion(client, place, (region) => seesReport(region, Number(place.year)));
}

/** What is not in the list may have been published a moment ago: it is asked for anew before anyone is turned away. */
async function requireRegion(
  client: QueryClient,
  { region, year }: RegionYear,
  isSeen: (region: RegionSummary) => boolean,
): Promise<void> {
  const has = ({ regions }: { readonly regions: readonly RegionSummary[] }) =>
    regions.some((each) => each.id === region && each.years.includes(Number(year)) && isSeen(each));
  if (has(await client.ensureQueryData(regionsQuery))) return;
  if (!has(await client.fetchQuery({ ...regionsQuery, staleTime: 0 }))) throw notFound();
}
