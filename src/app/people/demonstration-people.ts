// The ready-made people of the demonstration: made once, and signed in with one click where they are offered. Where they are not,
// the answer is that there is nothing of the kind, also in a database that a demonstration has used before.

import { NotFoundError } from '../../core/failure.ts';
import type { Actor, GrantStore } from '../../people/contract.ts';
import {
  DEMONSTRATION_PEOPLE,
  demonstrationAccount,
  demonstrationAccountId,
} from '../../people/demonstration.ts';
import { beginSession } from './begin-session.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';

/** Safe at every start. */
export async function addDemonstrationPeople(
  people: PeopleWorld,
  actor: Actor,
  grants: GrantStore,
): Promise<void> {
  const { accounts } = people.storesFor(actor);
  for (const person of DEMONSTRATION_PEOPLE) {
    const account = demonstrationAccount(person, people.clock());
    await accounts.add(account);
    // Also when an earlier start was cut off between the two.
    if ((await grants.ofAccount(account.id)).length > 0) continue;
    const { role, place, sections } = person;
    await grants.give(
      {
        accountId: account.id,
        role,
        place,
        sections,
        from: SINCE,
        to: null,
        grantedBy: actor.name,
      },
      people.clock(),
    );
  }
}

/** Before every year of the demonstration, so that all of it is theirs. */
const SINCE = '2020-01-01';

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
