// One's own account: how one signs in and where one is signed in. What changes how one signs in asks for a fresh sign-in, so that
// a screen that was left open is not enough; nothing takes away the last way in.

import { NotFoundError } from '../../core/failure.ts';
import { hasIdentityNumber } from '../../core/identity-number.ts';
import type { OwnAccount, WebauthnResponse } from '../../http/people-contract.ts';
import type { Account, Actor, Session, Viewer, Ways } from '../../people/contract.ts';
import { SHORTEST_PASSWORD } from '../../people/password-rules.ts';
import {
  CEREMONY_MINUTES,
  FRESH_MINUTES,
  idleSince,
  later,
  passwordChangeKey,
} from '../../people/sign-in-limits.ts';
import { MustWait, NotSignedIn, SignInAgain } from '../failures.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import type { CodeAppQuestion } from './choose-ways.ts';
import {
  askForCode,
  confirmCode,
  newRecoveryCodes,
  refused,
  refuseWeakPassword,
  tooOld,
} from './choose-ways.ts';
import { newPasskeyQuestion, readNewPasskey } from './passkeys.ts';
import type { PeopleWorld } from './people-world.ts';
import { shownAccount, shownGrants } from './show-sign-in.ts';
import type { Question } from './sign-in-passkey.ts';
import { passkeyRefused } from './use-link.ts';

/** Someone who is signed in. */
export interface Self {
  readonly actor: Actor;
  readonly account: Account;
  readonly viewer: Viewer;
  readonly session: Session;
  readonly origin: string;
}

/** Throws NotSignedIn. */
export function selfOf(viewer: Viewer, session: Session | null, actor: Actor, origin: string): Self {
  if (viewer.account === null || session === null) throw new NotSignedIn();
  return { actor, account: viewer.account, viewer, session, origin };
}

export async function showOwnAccount(people: PeopleWorld, self: Self): Promise<OwnAccount> {
  const { sessions, ways } = people.storesFor(self.actor);
  const at = people.clock();
  const own = await ways.of(self.account.id);
  const open = await sessions.ofAccount(self.account.id, at, idleSince(at));
  return {
    account: shownAccount(self.account),
    isChangeable: !self.account.isDemonstration,
    grants: await shownGrants(people, self.viewer.grants),
    passkeys: own.passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
      id,
      name,
      addedAt,
      lastUsedAt,
      isRemovable: own.passkeys.length > 1 || hasPasswordWay(own),
    })),
    hasPassword: own.passwordHash !== null,
    hasCodeApp: own.codeApp !== null,
    recoveryCodesLeft: own.recoveryCodesLeft,
    sessions: open.map(({ id, device, from, method, createdAt, lastSeenAt }) => ({
      id,
      device,
      from,
      method,
      createdAt,
      lastSeenAt,
      isThis: id === self.session.id,
    })),
    shortestPassword: SHORTEST_PASSWORD,
  };
}

function hasPasswordWay({ passwordHash, codeApp }: Ways): boolean {
  return passwordHash !== null && codeApp !== null;
}

/** Throws NotFoundError, also for someone else's, and SignInAgain. */
export async function endSession(people: PeopleWorld, self: Self, sessionId: string): Promise<void> {
  requireFresh(people, self);
  const { sessions } = people.storesFor(self.actor);
  if (!(await sessions.end(self.account.id, sessionId, people.clock())))
    throw new NotFoundError('Inloggningen finns inte. Den kan redan vara avslutad.');
}

/** Throws SignInAgain. */
export async function endOtherSessions(people: PeopleWorld, self: Self): Promise<void> {
  requireFresh(people, self);
  await people.storesFor(self.actor).sessions.endAll(self.account.id, people.clock(), self.session.id);
}

export async function askForNewPasskey(people: PeopleWorld, self: Self): Promise<Question> {
  mayChange(people, self);
  const { passkeys } = await people.storesFor(self.actor).ways.of(self.account.id);
  const { challenge, options } = await newPasskeyQuestion(self.origin, self.account, passkeys);
  const ceremony = await beginCeremony(
    people,
    { kind: 'new-passkey', accountId: self.account.id, content: { challenge } },
    CEREMONY_MINUTES,
  );
  return { ceremony, options };
}

/** Throws Refused. */
export async function addPasskey(
  people: PeopleWorld,
  self: Self,
  given: { readonly ceremony: string; readonly name: string; readonly response: WebauthnResponse },
): Promise<void> {
  mayChange(people, self);
  if (hasIdentityNumber(given.name))
    throw refused('identity-number', 'name', 'Namnet innehåller ett personnummer.', 'Skriv ett namn utan.');
  const asked = await takeCeremony(people, given.ceremony, 'new-passkey', self.account.id);
  const challenge = asked?.content.challenge;
  if (challenge === undefined) throw tooOld();
  const passkey = await readNewPasskey(self.origin, challenge, given.response, given.name);
  const { ways } = people.storesFor(self.actor);
  if (passkey === null || !(await ways.addPasskey(self.account.id, passkey, people.clock())))
    throw passkeyRefused();
}

/** Throws NotFoundError, and Refused for the last way in. */
export async function removePasskey(people: PeopleWorld, self: Self, passkeyId: string): Promise<void> {
  mayChange(people, self);
  const { ways } = people.storesFor(self.actor);
  const outcome = await ways.removePasskey(self.account.id, passkeyId, people.clock());
  if (outcome === 'unknown') throw new NotFoundError('Nyckeln finns inte. Den kan redan vara borttagen.');
  if (outcome === 'last')
    throw refused(
      'last-way',
      'passkey',
      'Nyckeln är ditt enda sätt att logga in.',
      'Lägg till en nyckel till, eller ett lösenord och en kodapp, och ta bort den sedan.',
    );
}

/** Signs out everywhere else. Throws Refused. */
export async function setPassword(
  people: PeopleWorld,
  self: Self,
  given: { readonly currentPassword: string | null; readonly password: string },
): Promise<void> {
  mayChange(people, self);
  const { ways, sessions } = people.storesFor(self.actor);
  const { passwordHash } = await ways.of(self.account.id);
  const key = passwordChangeKey(self.account.id);
  const { waitSeconds } = await people.attempts.begin([key], people.clock());
  if (waitSeconds > 0) throw new MustWait(waitSeconds);
  const isOwner =
    passwordHash === null || (await people.passwords.verify(passwordHash, given.currentPassword ?? ''));
  if (!isOwner)
    throw refused(
      'wrong-password',
      'currentPassword',
      'Det nuvarande lösenordet stämmer inte.',
      'Skriv det igen, eller be om en ny länk om du har glömt det.',
    );
  await people.attempts.succeed({ forget: [key.key], giveBack: [] });
  await refuseWeakPassword(people, given.password, self.account);
  const hash = await people.passwords.hash(given.password);
  await ways.setPassword(self.account.id, hash, people.clock());
  await sessions.endAll(self.account.id, people.clock(), self.session.id);
}

export async function setUpCodeApp(people: PeopleWorld, self: Self): Promise<CodeAppQuestion> {
  mayChange(people, self);
  return askForCode(people, self.account, null);
}

/** The new recovery codes: those of before ended with the app that they stood in for. Throws Refused. */
export async function confirmCodeApp(
  people: PeopleWorld,
  self: Self,
  given: { readonly ceremony: string; readonly code: string },
): Promise<string[]> {
  mayChange(people, self);
  const { sealedSecret, step } = await confirmCode(people, self.account, given);
  const { codes, hashes } = newRecoveryCodes(people);
  const { ways, sessions } = people.storesFor(self.actor);
  await ways.setCodeApp(self.account.id, { sealedSecret, step, recoveryCodeHashes: hashes }, people.clock());
  await sessions.endAll(self.account.id, people.clock(), self.session.id);
  return codes;
}

/** Throws Refused without a code app that they could stand in for. */
export async function renewRecoveryCodes(people: PeopleWorld, self: Self): Promise<string[]> {
  mayChange(people, self);
  const { ways } = people.storesFor(self.actor);
  if ((await ways.of(self.account.id)).codeApp === null)
    throw refused(
      'no-code-app',
      'code',
      'Reservkoder hör till en kodapp, och ingen är kopplad till kontot.',
      'Koppla en kodapp först.',
    );
  const { codes, hashes } = newRecoveryCodes(people);
  await ways.renewRecoveryCodes(self.account.id, hashes, people.clock());
  return codes;
}

/** Throws SignInAgain; the people of the demonstration are as they are. */
function mayChange(people: PeopleWorld, self: Self): void {
  if (self.account.isDemonstration)
    throw refused(
      'demonstration',
      'account',
      'Personen hör till demonstrationen, och inloggningen går inte att ändra.',
      'I en riktig installation har var och en sitt eget konto.',
    );
  requireFresh(people, self);
}

/** ASVS 5.0, 7.5.1 and 7.5.2. Nobody of the demonstration has anything to show again. */
function requireFresh(people: PeopleWorld, { account, session }: Self): void {
  if (account.isDemonstration) return;
  if (later(session.createdAt, { minutes: FRESH_MINUTES }) <= people.clock()) throw new SignInAgain();
}
