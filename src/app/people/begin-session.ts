// The end of every way to sign in: a new session with a new token, whatever session the browser had before is over (so that no
// token that somebody planted becomes a signed-in one), and the browser is known from now on.
import type { Account, Actor, OutsideSession, SignInMethod } from '../../people/contract.ts';
import { DEVICE_DAYS, later, SESSION_HOURS } from '../../people/sign-in-limits.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';
import { hashOf, newToken } from './secrets.ts';

export async function beginSession(
  people: PeopleWorld,
  account: Account,
  method: SignInMethod,
  caller: Caller,
  outside?: OutsideSession,
): Promise<SignedIn> {
  const at = people.clock();
  const { sessions } = people.storesFor(actorOf(account, caller.actor));
  if (caller.session) await sessions.end(caller.session.accountId, caller.session.id, at);
  const sessionToken = newToken(people.random);
  await sessions.begin(
    {
      accountId: account.id,
      createdAt: at,
      lastSeenAt: at,
      endsAt: later(at, { hours: SESSION_HOURS }),
      method,
      from: caller.actor.from,
      device: caller.device,
    },
    hashOf(sessionToken),
    outside,
  );
  return { sessionToken, deviceToken: await knownDevice(people, account, caller, at), accountId: account.id };
}

/** A token that the account does not know is not taken over: someone else may have planted it, and would be known too. */
async function knownDevice(
  people: PeopleWorld,
  account: Account,
  caller: Caller,
  at: string,
): Promise<string | null> {
  if (account.isDemonstration) return null;
  const isKnown =
    caller.deviceToken !== null && (await people.devices.knows(account.id, hashOf(caller.deviceToken), at));
  const token = isKnown && caller.deviceToken !== null ? caller.deviceToken : newToken(people.random);
  await people.devices.remember(account.id, hashOf(token), later(at, { days: DEVICE_DAYS }));
  return token;
}

/** From here on they are who they say. */
export function actorOf(account: Account, from: Pick<Actor, 'from' | 'requestId'>): Actor {
  return {
    kind: 'person',
    accountId: account.id,
    name: account.name,
    from: from.from,
    requestId: from.requestId,
  };
}

/** Told in the log for known and unknown accounts alike; what was typed is not. `cause`: a word, where the person learns it too. */
export async function noteFailedSignIn(
  people: PeopleWorld,
  actor: Actor,
  accountId: string | null,
  method: SignInMethod,
  cause?: string,
): Promise<void> {
  await people.audit.append(
    actor,
    [
      {
        kind: 'sign-in',
        action: 'sign-in',
        subject: accountId === null ? 'account' : `account/${accountId}`,
        regionId: null,
        before: null,
        after: { method, outcome: 'failed', ...(cause === undefined ? {} : { cause }) },
      },
    ],
    people.clock(),
  );
}
