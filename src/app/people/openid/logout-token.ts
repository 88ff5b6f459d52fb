// An order to sign out, as the provider sends it (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). It is signed like an ID
// token, so everything that tells the two apart is checked: the event, and that there is no nonce.
import type { Claims } from './claims.ts';
import type { SignOutOrder } from './identity-provider.ts';
import { ProofRefused } from './identity-provider.ts';
import type { SignedToken } from './signed-token.ts';

/** Clocks differ by seconds; an order is sent at once and not kept. */
export const CLOCK_TOLERANCE_SECONDS = 30;
const OLDEST_SECONDS = 5 * 60;

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LONGEST_NAME = 1000;

/** `now`: ISO instant. Throws ProofRefused. */
export function readLogoutToken(
  { header, payload }: SignedToken,
  { issuer, clientId }: { readonly issuer: string; readonly clientId: string },
  now: string,
): SignOutOrder {
  const refuse = (reason: string): never => {
    throw new ProofRefused(reason);
  };
  const seconds = Date.parse(now) / 1000;
  // "logout+jwt" is recommended and not yet sent by all; a token that says that it is something else is something else.
  if (header.typ !== undefined && !['logout+jwt', 'jwt'].includes(String(header.typ).toLowerCase()))
    refuse('type');
  if (payload.iss !== issuer) refuse('issuer');
  if (![payload.aud].flat().includes(clientId)) refuse('audience');
  const { iat, exp } = payload;
  if (typeof iat !== 'number' || typeof exp !== 'number') return refuse('time');
  if (exp <= seconds - CLOCK_TOLERANCE_SECONDS) refuse('expired');
  if (iat > seconds + CLOCK_TOLERANCE_SECONDS || iat < seconds - OLDEST_SECONDS) refuse('time');
  if (!isOrdered(payload.events)) refuse('event');
  if (payload.nonce !== undefined) refuse('nonce');
  const [subject, session, id] = [named(payload, 'sub'), named(payload, 'sid'), named(payload, 'jti')];
  if (id === null) return refuse('id');
  if (subject === null && session === null) refuse('nobody');
  const endsAt = new Date((iat + OLDEST_SECONDS + CLOCK_TOLERANCE_SECONDS) * 1000).toISOString();
  return { issuer, subject, session, id, endsAt };
}

function isOrdered(events: unknown): boolean {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, EVENT)) return false;
  const order: unknown = (events as Claims)[EVENT];
  return typeof order === 'object' && order !== null;
}

function named(payload: Claims, name: string): string | null {
  const value = payload[name];
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_NAME)
    throw new ProofRefused('form');
  return value;
}
