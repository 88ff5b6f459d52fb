// The ready-made people of the demonstration: made once, and signed in with one click where they are offered. Where they are not,
// the answer is that there is nothing of the kind, also in a database that a demonstration has used before.

import { NotFoundError } from '../../core/failure.ts';
import type { Actor } from '../../people/contract.ts';
import {
  DEMONSTRATION_PEOPLE,
  demonstrationAccount,
  demonstrationAccountId,
} from '../../people/demonstration.ts';
import { beginSession } from './begin-session.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';

/** Safe at every start, and by several processes at once. */
export async function addDemonstrationPeople(people: PeopleWorld, actor: Actor): Promise<void> {
  const { accounts } = people.storesFor(actor);
  for (const person of DEMONSTRATION_PEOPLE) await accounts.add(demonstrationAccount(person, people.clock()));
}

/** Throws NotFoundError. */
export async function signInDemonstration(
  people: PeopleWorld,
  caller: Caller,
  personId: string,
): Promise<SignedIn> {
  const person = DEMONSTRATION_PEOPLE.find(({ id }) => id === personId);
  const { accounts } = people.storesFor(caller.actor);
  const account =
    people.settings.isDemonstrationOffered && person !== undefined
      ? await accounts.byId(demonstrationAccountId(person.id))
      : null;
  if (account === null || !account.isDemonstration || account.closedAt !== null)
    throw new NotFoundError('Personen finns inte.');
  return beginSession(people, account, 'demonstration', caller);
}
