// Signing in with e-mail and password, then a code. Known and unknown accounts, with and without a password, go the same way:
// the attempt is counted, a hash is computed, the failure is noted, and the answer is the same.
import type { Account } from '../../people/contract.ts';
import { readRecoveryCode } from '../../people/recovery-codes.ts';
import {
  CEREMONY_MINUTES,
  CODES_PER_CEREMONY,
  codeAttemptKey,
  passwordAttemptKeys,
} from '../../people/sign-in-limits.ts';
import { stepOfCode } from '../../people/totp.ts';
import { MustWait, SignInRefused } from '../failures.ts';
import { beginSession, noteFailedSignIn } from './begin-session.ts';
import { beginCeremony } from './ceremonies.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';
import { hashOf } from './secrets.ts';

const WRONG_PASSWORD =
  'E-postadressen eller lösenordet stämmer inte, eller så loggar kontot in på ett annat sätt. Försök igen.';
const WRONG_CODE = 'Koden stämmer inte, eller så är den redan använd. Vänta på nästa kod och försök igen.';
const START_OVER = 'Det tog för lång tid eller blev för många försök. Börja om med e-post och lösenord.';

/** The name of what follows: the code. Throws SignInRefused and MustWait. */
export async function checkPassword(
  people: PeopleWorld,
  caller: Caller,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  const { accounts, ways } = people.storesFor(caller.actor);
  const account = await accounts.byEmail(email.trim());
  const attempt = await beginAttempt(people, caller, email, account);
  // Of nobody for an unknown account, so that the same questions are asked; a closed account has no ways left.
  const known = await ways.of(account?.id ?? '');
  // Without a code app the password signs nobody in, and is not compared either.
  const hash = known.codeApp === null ? null : known.passwordHash;
  const isRight = await people.passwords.verify(hash, password);
  if (!isRight || account === null) {
    await noteFailedSignIn(people, caller.actor, account?.id ?? null, 'password+totp');
    throw new SignInRefused(WRONG_PASSWORD);
  }
  await attempt.succeeded();
  return beginCeremony(people, { kind: 'code', accountId: account.id, content: {} }, CEREMONY_MINUTES);
}

async function beginAttempt(
  people: PeopleWorld,
  caller: Caller,
  email: string,
  account: Account | null,
): Promise<{ readonly succeeded: () => Promise<void> }> {
  const at = people.clock();
  const device = caller.deviceToken === null ? null : hashOf(caller.deviceToken);
  const isKnown = device !== null && (await people.devices.knows(account?.id ?? '', device, at));
  const keys = passwordAttemptKeys(
    hashOf(email.trim().toLowerCase()),
    caller.actor.from,
    isKnown ? device : null,
  );
  const all = keys.shared === null ? [keys.own] : [keys.own, keys.shared];
  const { waitSeconds } = await people.attempts.begin(all, at);
  if (waitSeconds > 0) throw new MustWait(waitSeconds);
  return {
    succeeded: () =>
      people.attempts.succeed({
        forget: [keys.own.key],
        giveBack: keys.shared === null ? [] : [keys.shared.key],
      }),
  };
}

/** Throws SignInRefused and MustWait. */
export async function checkCode(
  people: PeopleWorld,
  caller: Caller,
  given: { readonly ceremony: string; readonly kind: 'app' | 'recovery'; readonly code: string },
): Promise<SignedIn> {
  const { accounts } = people.storesFor(caller.actor);
  const at = people.clock();
  const idHash = hashOf(given.ceremony);
  const ceremony = await people.ceremonies.attempt(idHash, 'code', CODES_PER_CEREMONY, at);
  const account = ceremony?.accountId ? await accounts.byId(ceremony.accountId) : null;
  if (account === null || account.closedAt !== null) throw new SignInRefused(START_OVER);
  const { succeeded } = await provedByCode(people, caller, account, given);
  // Two right codes on one password can't both sign in.
  if ((await people.ceremonies.take(idHash, 'code', at)) === null) throw new SignInRefused(START_OVER);
  await succeeded();
  return beginSession(people, account, given.kind === 'app' ? 'password+totp' : 'recovery-code', caller);
}

/** A code that has not been used: it is used up. Throws SignInRefused and MustWait. */
export async function provedByCode(
  people: PeopleWorld,
  caller: Caller,
  account: Account,
  given: { readonly kind: 'app' | 'recovery'; readonly code: string },
): Promise<{ readonly succeeded: () => Promise<void> }> {
  const key = codeAttemptKey(account.id);
  const { waitSeconds } = await people.attempts.begin([key], people.clock());
  if (waitSeconds > 0) throw new MustWait(waitSeconds);
  const isRight =
    given.kind === 'app'
      ? await isFreshCode(people, caller, account, given.code)
      : await isRecoveryCode(people, caller, account, given.code);
  if (!isRight) {
    const method = given.kind === 'app' ? 'password+totp' : 'recovery-code';
    await noteFailedSignIn(people, caller.actor, account.id, method);
    throw new SignInRefused(WRONG_CODE);
  }
  return { succeeded: () => people.attempts.succeed({ forget: [key.key], giveBack: [] }) };
}

async function isFreshCode(
  people: PeopleWorld,
  caller: Caller,
  account: Account,
  code: string,
): Promise<boolean> {
  const { ways } = people.storesFor(caller.actor);
  const { codeApp } = await ways.of(account.id);
  if (codeApp === null) return false;
  const secret = Buffer.from(people.vault.open(codeApp.sealedSecret), 'base64');
  const step = stepOfCode(secret, code, people.clock());
  return step !== null && ways.takeStep(account.id, step);
}

async function isRecoveryCode(
  people: PeopleWorld,
  caller: Caller,
  account: Account,
  code: string,
): Promise<boolean> {
  const { ways } = people.storesFor(caller.actor);
  return ways.takeRecoveryCode(account.id, hashOf(readRecoveryCode(code)), people.clock());
}
