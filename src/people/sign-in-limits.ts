// How long things last around signing in, and how attempts are slowed down.
import type { AttemptKey } from './contract.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** ASVS 5.0, 7.3: an idle and an absolute limit. An hour of meeting is survived, a working day ends. */
export const IDLE_MINUTES = 60;
export const SESSION_HOURS = 12;

/** What changes how one signs in asks for a sign-in this fresh: an unlocked screen is not enough (ASVS 5.0, 7.5.1). */
export const FRESH_MINUTES = 15;

/** An invitation survives a weekend; the administrator's link of a new installation is used by who sees it printed. */
export const INVITATION_HOURS = 72;
export const RENEWAL_HOURS = 2;
export const ADMINISTRATOR_LINK_HOURS = 24;

/** Between two steps: long enough to find the phone. */
export const CEREMONY_MINUTES = 5;
/** Choosing and coupling a code app takes longer. */
export const CODE_APP_MINUTES = 30;

/** Wrong codes on one right password; then the password has to be given again. */
export const CODES_PER_CEREMONY = 5;

/** For how long a browser that someone has signed in with is known. */
export const DEVICE_DAYS = 180;

export function later(instant: string, { minutes = 0, hours = 0, days = 0 }: Span): string {
  return new Date(Date.parse(instant) + minutes * MINUTE + hours * HOUR + days * DAY).toISOString();
}
interface Span {
  readonly minutes?: number;
  readonly hours?: number;
  readonly days?: number;
}

/** A session that was last seen before this has been idle for too long. */
export function idleSince(instant: string): string {
  return later(instant, { minutes: -IDLE_MINUTES });
}

/**
 * Where failed passwords are counted. Nobody can lock someone else out: a stranger's failures count for the pair of account and
 * network address, and for the address; a browser that the person has signed in with before counts for itself alone (OWASP,
 * "Slow Down Online Guessing Attacks with Device Cookies"). Guesses from very many addresses are left to the password's length
 * and the second step.
 */
export function passwordAttemptKeys(
  emailHash: string,
  address: string,
  knownDeviceHash: string | null,
): { readonly own: AttemptKey; readonly shared: AttemptKey | null } {
  if (knownDeviceHash !== null)
    return {
      own: { key: `device:${knownDeviceHash}`, free: 10, longestWaitSeconds: 15 * 60 },
      shared: null,
    };
  return {
    own: { key: `pair:${emailHash}:${network(address)}`, free: 5, longestWaitSeconds: 15 * 60 },
    // A whole office behind one address makes its slips together; a minute at the most keeps it working.
    shared: { key: `address:${network(address)}`, free: 50, longestWaitSeconds: 60 },
  };
}

/** Wrong codes are counted for the account itself, from wherever they come: who gets here knows the password. */
export function codeAttemptKey(accountId: string): AttemptKey {
  return { key: `code:${accountId}`, free: 10, longestWaitSeconds: 15 * 60 };
}

/** Whoever sits at a signed-in screen can't try out what the present password is. */
export function passwordChangeKey(accountId: string): AttemptKey {
  return { key: `change:${accountId}`, free: 5, longestWaitSeconds: 15 * 60 };
}

/**
 * Answers from the identity provider that lead nowhere: nothing can be guessed, but each is told in the log. An office behind one
 * address that comes back late is kept waiting for a minute at the most.
 */
export function openIdAttemptKey(address: string): AttemptKey {
  return { key: `openid:${network(address)}`, free: 50, longestWaitSeconds: 60 };
}

/** Mails with links: no mailbox is flooded, and no address of ours is used to flood. */
export function linkAttemptKeys(emailHash: string, address: string): readonly AttemptKey[] {
  return [
    { key: `link:${emailHash}`, free: 3, longestWaitSeconds: 60 * 60 },
    { key: `links:${network(address)}`, free: 20, longestWaitSeconds: 15 * 60 },
  ];
}

/** An IPv6 customer has 2^64 addresses: they count as one (RFC 6177). An IPv4 address written as IPv6 is itself. */
export function network(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array.from({ length: zeros }, () => '0'), ...end];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
