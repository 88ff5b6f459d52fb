// Signing in with a passkey: a question that is asked once and for minutes, and an answer that only the person's device can give.
// Nothing can be guessed, so nothing is slowed down; that questions are many is met by the limits around all routes.
import type { WebauthnResponse } from '../../http/people-contract.ts';
import { CEREMONY_MINUTES } from '../../people/sign-in-limits.ts';
import { SignInRefused } from '../failures.ts';
import { beginSession, noteFailedSignIn } from './begin-session.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import { passkeyQuestion, readPasskeyAnswer } from './passkeys.ts';
import type { Caller, PeopleWorld, SignedIn } from './people-world.ts';

const REFUSED =
  'Nyckeln hör inte till något konto här, eller så tog det för lång tid. Försök igen, eller logga in på ett annat sätt.';

export interface Question {
  readonly ceremony: string;
  readonly options: Record<string, unknown>;
}

export async function askForPasskey(people: PeopleWorld, caller: Caller): Promise<Question> {
  const { challenge, options } = await passkeyQuestion(caller.origin);
  const ceremony = await beginCeremony(
    people,
    { kind: 'passkey', accountId: null, content: { challenge } },
    CEREMONY_MINUTES,
  );
  return { ceremony, options };
}

/** Throws SignInRefused. */
export async function checkPasskey(
  people: PeopleWorld,
  caller: Caller,
  given: { readonly ceremony: string; readonly response: WebauthnResponse },
): Promise<SignedIn> {
  const { accounts, ways } = people.storesFor(caller.actor);
  const asked = await takeCeremony(people, given.ceremony, 'passkey', null);
  const passkey = await ways.passkey(given.response.id);
  const account = passkey === null ? null : await accounts.byId(passkey.accountId);
  const challenge = asked?.content.challenge;
  const counter =
    challenge === undefined || passkey === null
      ? null
      : await readPasskeyAnswer(caller.origin, challenge, given.response, passkey);
  const isRight =
    counter !== null &&
    passkey !== null &&
    account?.closedAt === null &&
    // A counter that has not grown is refused here too, for two answers that come at once.
    (await ways.notePasskeyUse(passkey.id, counter, people.clock()));
  if (!isRight || account === null) {
    await noteFailedSignIn(people, caller.actor, account?.id ?? null, 'passkey');
    throw new SignInRefused(REFUSED);
  }
  return beginSession(people, account, 'passkey', caller);
}
