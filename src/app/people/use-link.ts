// What a one-time link is used for: choosing how to sign in, or a new password beside the second factor, which also signs in.
// Looking at the link and preparing the choice use nothing up; the link, the choice and the end of everything that was valid before
// are one transaction.
import type { WebauthnResponse } from '../../http/people-contract.ts';
import type {
  Account,
  Actor,
  NewWays,
  OneTimeLink,
  PersonDetails,
  SignInMethod,
} from '../../people/contract.ts';
import { CEREMONY_MINUTES } from '../../people/sign-in-limits.ts';
import { LinkUnusable } from '../failures.ts';
import { actorOf, beginSession } from './begin-session.ts';
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
import { isUnnamed } from './first-administrator.ts';
import { checkPerson, refuseTakenEmail } from './make-link.ts';
import { newPasskeyQuestion, readNewPasskey } from './passkeys.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';
import type { Renewal } from './renewal.ts';
import { renewalOf } from './renewal.ts';
import { hashOf } from './secrets.ts';
import type { Question } from './sign-in-passkey.ts';
import { provedByCode } from './sign-in-password.ts';

export interface FoundLink {
  readonly link: OneTimeLink;
  readonly account: Account;
  readonly asks: Renewal;
}

/** Throws LinkUnusable. */
export async function lookAtLink(people: PeopleWorld, caller: Caller, token: string): Promise<FoundLink> {
  const { links, accounts } = people.storesFor(caller.actor);
  const link = await links.find(hashOf(token), people.clock());
  const account = link === null ? null : await accounts.byId(link.accountId);
  if (link === null || account === null) throw new LinkUnusable();
  return { link, account, asks: await asked(people, caller, link, account) };
}

/** A link that an administrator made lets its owner begin anew; one that was asked for by mail keeps the second factor. */
async function asked(
  people: PeopleWorld,
  caller: Caller,
  { purpose }: OneTimeLink,
  account: Account,
): Promise<Renewal> {
  if (purpose !== 'renewal') return 'any-way';
  const renewal = await renewalOf(people, caller.actor, account);
  if (renewal === null) throw new LinkUnusable();
  return renewal;
}

/** Throws LinkUnusable, also for a link that does not let its owner choose. */
async function linkToChoose(people: PeopleWorld, caller: Caller, token: string): Promise<FoundLink> {
  const found = await lookAtLink(people, caller, token);
  if (found.asks !== 'any-way') throw new LinkUnusable();
  return found;
}

/** Throws LinkUnusable. */
export async function askForNewPasskeyByLink(
  people: PeopleWorld,
  caller: Caller,
  token: string,
): Promise<Question> {
  const { account } = await linkToChoose(people, caller, token);
  // The passkeys of before are replaced, so none is excluded; the same device may be used again.
  const { challenge, options } = await newPasskeyQuestion(caller.origin, account, []);
  const ceremony = await beginCeremony(
    people,
    { kind: 'new-passkey', accountId: account.id, content: { challenge } },
    CEREMONY_MINUTES,
  );
  return { ceremony, options };
}

/** Throws LinkUnusable, and Refused when the password is weak. */
export async function choosePasswordByLink(
  people: PeopleWorld,
  caller: Caller,
  given: { readonly token: string; readonly password: string },
): Promise<CodeAppQuestion> {
  const { account } = await linkToChoose(people, caller, given.token);
  await refuseWeakPassword(people, given.password, account);
  return askForCode(people, account, await people.passwords.hash(given.password));
}

export type ChosenWay =
  | { readonly kind: 'passkey'; readonly name: string; readonly response: WebauthnResponse }
  | { readonly kind: 'code'; readonly code: string }
  | {
      readonly kind: 'new-password';
      readonly password: string;
      readonly code: { readonly kind: 'app' | 'recovery'; readonly code: string };
    };

/** Throws LinkUnusable, and Refused when what was chosen does not hold: the link can then still be used. */
export async function acceptInvitation(
  people: PeopleWorld,
  caller: Caller,
  given: {
    readonly token: string;
    readonly ceremony: string;
    readonly person: PersonDetails | null;
    readonly way: ChosenWay;
  },
): Promise<SignedIn & { readonly recoveryCodes: string[] }> {
  const { account, asks } = await lookAtLink(people, caller, given.token);
  if ((asks === 'new-password') !== (given.way.kind === 'new-password')) throw new LinkUnusable();
  const person = isUnnamed(account) ? await readPerson(people, caller.actor, given.person) : null;
  const { ways, method, recoveryCodes } = await chosen(people, caller, account, given);
  const { links } = people.storesFor(actorOf(account, caller.actor));
  const used = await links.use(hashOf(given.token), ways, person, people.clock());
  if (used === null) throw new LinkUnusable();
  // The account's earlier sessions are over already, this browser's among them when it was one of them.
  const signedIn = await beginSession(people, used, method, caller);
  return { ...signedIn, recoveryCodes };
}

/** Who the first administrator is. Throws Refused. */
async function readPerson(
  people: PeopleWorld,
  actor: Actor,
  given: PersonDetails | null,
): Promise<PersonDetails> {
  const person = checkPerson(given ?? { name: '', email: '' });
  await refuseTakenEmail(people, actor, person.email);
  return person;
}

interface Chosen {
  readonly ways: NewWays;
  readonly method: SignInMethod;
  readonly recoveryCodes: string[];
}

async function chosen(
  people: PeopleWorld,
  caller: Caller,
  account: Account,
  { ceremony, way }: { readonly ceremony: string; readonly way: ChosenWay },
): Promise<Chosen> {
  switch (way.kind) {
    case 'passkey': {
      const asked = await takeCeremony(people, ceremony, 'new-passkey', account.id);
      const challenge = asked?.content.challenge;
      if (challenge === undefined) throw tooOld();
      const passkey = await readNewPasskey(caller.origin, challenge, way.response, way.name);
      if (passkey === null) throw passkeyRefused();
      return { ways: { kind: 'passkey', passkey }, method: 'passkey', recoveryCodes: [] };
    }
    case 'new-password': {
      await refuseWeakPassword(people, way.password, account);
      const { succeeded } = await provedByCode(people, caller, account, way.code);
      const passwordHash = await people.passwords.hash(way.password);
      await succeeded();
      return {
        ways: { kind: 'new-password', passwordHash },
        method: way.code.kind === 'app' ? 'password+totp' : 'recovery-code',
        recoveryCodes: [],
      };
    }
    case 'code': {
      const { sealedSecret, step, passwordHash } = await confirmCode(people, account, {
        ceremony,
        code: way.code,
      });
      if (passwordHash === null) throw tooOld();
      const { codes, hashes } = newRecoveryCodes(people);
      return {
        ways: { kind: 'password', passwordHash, sealedSecret, step, recoveryCodeHashes: hashes },
        method: 'password+totp',
        recoveryCodes: codes,
      };
    }
  }
}

export function passkeyRefused() {
  return refused(
    'passkey-refused',
    'response',
    'Nyckeln gick inte att kontrollera.',
    'Försök igen. Enheten behöver fråga efter fingeravtryck, ansikte eller pinkod.',
  );
}
