// What a link that somebody asked for by mail may replace. Who reads a mailbox has shown one factor: it may take the place of a
// forgotten password, never of the second factor (ASVS 5.0, 6.4.3; NIST SP 800-63B-4, 4.2). Who has lost both, or a passkey, or signs
// in elsewhere, is invited anew by an administrator, whose act stands in the log.
import type { Account, Actor } from '../../people/contract.ts';
import type { PeopleWorld } from './people-world.ts';

/** `any-way`: nobody has signed in with the account yet. `new-password`: with a code of the code app, or a recovery code. */
export type Renewal = 'any-way' | 'new-password';

/** Null: no mail can let the account in. */
export async function renewalOf(people: PeopleWorld, actor: Actor, { id }: Account): Promise<Renewal | null> {
  const { ways, accounts } = people.storesFor(actor);
  const { passwordHash, codeApp, passkeys } = await ways.of(id);
  if (passwordHash !== null && codeApp !== null) return 'new-password';
  const isElsewhere = (await accounts.identitiesOf(id)).length > 0;
  return passkeys.length > 0 || isElsewhere ? null : 'any-way';
}
