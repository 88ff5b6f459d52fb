// From the token that a browser sends to who that is, today: the account, the grants that hold, the session. A token that is
// unknown, too old or ended is nobody, without saying why.
import { grantsOn } from '../../people/access.ts';
import { SYSTEM } from '../../people/actors.ts';
import type { Session, Viewer } from '../../people/contract.ts';
import { idleSince } from '../../people/sign-in-limits.ts';
import { dayIn } from '../swedish-day.ts';
import type { PeopleWorld } from './people-world.ts';
import { hashOf, newToken } from './secrets.ts';

export interface FoundVisitor {
  readonly viewer: Viewer;
  readonly session: Session | null;
  /** The browser shall use this one from now on: what the account may do has changed. */
  readonly newToken: string | null;
}

export async function findVisitor(people: PeopleWorld, token: string | null): Promise<FoundVisitor> {
  const at = people.clock();
  const on = dayIn(at);
  const { sessions } = people.storesFor(SYSTEM);
  const found =
    token !== null && /^[\w-]{43}$/.test(token)
      ? await sessions.find(hashOf(token), at, idleSince(at))
      : null;
  // Only where it is offered: a database that was a demonstration may have become something else.
  if (
    token === null ||
    found === null ||
    (found.account.isDemonstration && !people.settings.isDemonstrationOffered)
  )
    return { viewer: { account: null, grants: [], on }, session: null, newToken: null };
  const given = await people.grantsOf(found.account.id);
  // What the provider says of someone is not known of whoever signs in past it.
  const isByProvider = found.session.method === 'openid';
  const grants = grantsOn(given, on).filter(({ isFromClaims }) => isByProvider || !isFromClaims);
  return {
    viewer: { account: found.account, grants, on },
    session: found.session,
    newToken: found.needsNewToken ? await changeToken(people, found.session, token, at) : null,
  };
}

/** Of several requests at once one changes it; the others are answered by the old token a moment longer. */
async function changeToken(
  people: PeopleWorld,
  session: Session,
  token: string,
  at: string,
): Promise<string | null> {
  const fresh = newToken(people.random);
  const isChanged = await people
    .storesFor(SYSTEM)
    .sessions.rotate(session.id, hashOf(token), hashOf(fresh), at);
  return isChanged ? fresh : null;
}
