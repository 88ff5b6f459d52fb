// Signing out in both directions: here, and then at the provider (OpenID Connect RP-Initiated Logout 1.0); there, and then here
// (Back-Channel Logout 1.0).
import type { Actor, Session } from '../../../people/contract.ts';
import type { PeopleWorld } from '../people-world.ts';
import { ProofRefused } from './identity-provider.ts';
import type { OpenIdWorld } from './sign-in-openid.ts';
import { outsideHash } from './sign-in-openid.ts';

/** Where the browser goes to sign out at the provider too; null when there is nowhere. The session is over in any case. */
export async function signOut(
  people: PeopleWorld,
  session: Session,
  actor: Actor,
  returnTo: string,
): Promise<string | null> {
  const { sessions } = people.storesFor(actor);
  const outside = session.method === 'openid' ? await sessions.outsideOf(session.id) : null;
  await sessions.end(session.accountId, session.id, people.clock());
  if (outside === null || people.provider === null) return null;
  const proof = outside.sealedProof === null ? null : people.vault.open(outside.sealedProof);
  return people.provider.signOutAddress(proof, returnTo);
}

/** Returns how many sessions ended. Throws ProviderDown and ProofRefused; an order is taken once. */
export async function obeySignOut(
  { people, provider }: Pick<OpenIdWorld, 'people' | 'provider'>,
  { from, requestId }: Pick<Actor, 'from' | 'requestId'>,
  token: string,
): Promise<number> {
  const at = people.clock();
  const order = await provider.signOutOrder(token, at);
  const name = outsideHash(`${order.issuer} ${order.id}`);
  if (!(await people.ceremonies.note('outside-sign-out', name, order.endsAt)))
    throw new ProofRefused('replayed');
  const actor: Actor = { kind: 'system', accountId: null, name: provider.name, from, requestId };
  return people.storesFor(actor).sessions.endOutside(
    {
      issuer: order.issuer,
      subjectHash: order.subject === null ? null : outsideHash(order.subject),
      sessionHash: order.session === null ? null : outsideHash(order.session),
    },
    at,
  );
}
