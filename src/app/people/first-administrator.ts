// The first way into an installation: an account that may administer all of it, and a one-time link that is printed where only
// those who run the computer see it. The same when everyone is locked out (bin/utfall admin-link).
import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../../core/failure.ts';
import { grantsOn } from '../../people/access.ts';
import type { Account, Actor, GrantStore } from '../../people/contract.ts';
import { dayIn } from '../swedish-day.ts';
import type { MadeLink } from './make-link.ts';
import { makeLink } from './make-link.ts';
import type { PeopleWorld } from './people-world.ts';

/** Until the person writes their own: no mail is ever sent to it (RFC 2606). */
const UNNAMED = { name: 'Administratör', domain: 'utfall.invalid' } as const;

/** Whether someone who has a way to sign in may administer the whole installation today. */
export async function hasAdministrator(
  people: PeopleWorld,
  actor: Actor,
  grants: GrantStore,
): Promise<boolean> {
  const active = await people.storesFor(actor).accounts.activeIds();
  return (await administrators(people, actor, grants)).some(({ id }) => active.has(id));
}

/** Open accounts, of real people, that may administer the whole installation today. */
export async function administrators(
  people: PeopleWorld,
  actor: Actor,
  grants: GrantStore,
): Promise<readonly Account[]> {
  const holding = grantsOn(await grants.all(), dayIn(people.clock()));
  const ids = new Set(
    holding
      .filter(({ role, place }) => role === 'administrator' && place.kind === 'installation')
      .map(({ accountId }) => accountId),
  );
  const accounts = await people.storesFor(actor).accounts.all();
  return accounts.filter(
    ({ id, closedAt, isDemonstration }) => ids.has(id) && closedAt === null && !isDemonstration,
  );
}

/** For the first administrator of all, or the one who has not come in yet: an earlier link stops working. */
export async function makeFirstAdministratorLink(
  people: PeopleWorld,
  actor: Actor,
  grants: GrantStore,
  origin: string,
): Promise<MadeLink> {
  const [waiting] = await administrators(people, actor, grants);
  const account = waiting ?? (await addUnnamed(people, actor, grants));
  return makeLink(people, actor, account, 'administrator', origin);
}

async function addUnnamed(people: PeopleWorld, actor: Actor, grants: GrantStore): Promise<Account> {
  const at = people.clock();
  const id = randomUUID();
  const account = {
    id,
    name: UNNAMED.name,
    email: `administrator-${id.slice(0, 8)}@${UNNAMED.domain}`,
    createdAt: at,
    closedAt: null,
    isDemonstration: false,
  };
  if (!(await people.storesFor(actor).accounts.add(account)))
    throw new Error('The address of a new administrator is taken');
  await grants.give(
    {
      accountId: id,
      role: 'administrator',
      place: { kind: 'installation' },
      sections: [],
      from: dayIn(at),
      to: null,
      grantedBy: actor.name,
    },
    at,
  );
  return account;
}

/** Everything that the account signed in with stops working when the link is used. Throws NotFoundError. */
export async function makeAdministratorLink(
  people: PeopleWorld,
  actor: Actor,
  grants: GrantStore,
  email: string,
  origin: string,
): Promise<MadeLink> {
  const wanted = email.trim().toLowerCase();
  const account = (await administrators(people, actor, grants)).find((each) => each.email === wanted);
  if (account === undefined)
    throw new NotFoundError('Ingen som administrerar hela Utfall har den e-postadressen.');
  return makeLink(people, actor, account, 'administrator', origin);
}

/** An account whose owner has not told who they are. */
export function isUnnamed({ email }: Account): boolean {
  return email.endsWith(`@${UNNAMED.domain}`);
}
