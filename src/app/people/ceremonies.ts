// What is remembered between two steps. The browser holds a random name for it, the database only that name's hash.
import type { Ceremony, CeremonyKind } from '../../people/contract.ts';
import { later } from '../../people/sign-in-limits.ts';
import type { PeopleWorld } from './people-world.ts';
import { hashOf, newToken } from './secrets.ts';

export async function beginCeremony(
  people: PeopleWorld,
  ceremony: Pick<Ceremony, 'kind' | 'accountId' | 'content'>,
  minutes: number,
): Promise<string> {
  const id = newToken(people.random);
  const at = people.clock();
  await people.ceremonies.begin({ ...ceremony, endsAt: later(at, { minutes }) }, hashOf(id));
  return id;
}

/** Used up by this. Null: unknown, used, too old, or someone else's. */
export async function takeCeremony(
  people: PeopleWorld,
  id: string,
  kind: CeremonyKind,
  accountId: string | null,
): Promise<Ceremony | null> {
  const ceremony = await people.ceremonies.take(hashOf(id), kind, people.clock());
  return ceremony !== null && ceremony.accountId === accountId ? ceremony : null;
}
