// Signing in through the region's identity provider: a question with secrets of its own, remembered for minutes and for this
// browser, and an answer that is taken once. The answer proves who it is; the claims table says whose account that is.
import { createHash } from 'node:crypto';
import type { OpenIdFailure } from '../../../http/people-contract.ts';
import type { Account, Actor, OutsideSession } from '../../../people/contract.ts';
import { CEREMONY_MINUTES, later, openIdAttemptKey } from '../../../people/sign-in-limits.ts';
import type { Definitions } from '../../definitions.ts';
import { dayIn } from '../../swedish-day.ts';
import { beginSession, noteFailedSignIn } from '../begin-session.ts';
import type { Caller, PeopleWorld, SignedIn } from '../people-world.ts';
import { hashOf, newToken } from '../secrets.ts';
import { accountByClaims, OpenIdRefused } from './account-by-claims.ts';
import { holdsIdentityNumber } from './claims.ts';
import { grantsByClaims } from './grants-by-claims.ts';
import type { IdentityProvider, Proof } from './identity-provider.ts';
import { ProofRefused, ProviderDown } from './identity-provider.ts';

export interface OpenIdWorld {
  readonly people: PeopleWorld;
  readonly provider: IdentityProvider;
  /** All regions: claims give roles on their places. */
  readonly definitions: Pick<Definitions, 'regions'>;
}

export interface Journey {
  readonly language: 'sv' | 'en';
  /** An own path to come back to. */
  readonly goOn: string | null;
}

/** A person finds the card and writes its code twice. */
const QUESTION_MINUTES = 2 * CEREMONY_MINUTES;

export interface Asked {
  readonly address: URL;
  /** For the browser that asked; the answer is taken from no other. */
  readonly browserToken: string;
}

/** `redirectUri`: our address that the answer comes to. Throws ProviderDown. */
export async function askProvider(
  { people, provider }: OpenIdWorld,
  journey: Journey,
  redirectUri: string,
  knownToken: string | null,
): Promise<Asked> {
  // One token for all of a browser's tabs: a question in one does not spoil the other's.
  const browserToken = knownToken ?? newToken(people.random);
  const [state, nonce, verifier] = [0, 1, 2].map(() => newToken(people.random)) as [string, string, string];
  const { language, goOn } = journey;
  const address = await provider.question({ redirectUri, state, nonce, verifier, language });
  const at = people.clock();
  await people.ceremonies.begin(
    {
      kind: 'openid',
      accountId: null,
      content: { nonce, verifier, language, goOn: goOn ?? '', browser: hashOf(browserToken) },
      endsAt: later(at, { minutes: QUESTION_MINUTES }),
    },
    hashOf(state),
  );
  return { address, browserToken };
}

export type Answered =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn; readonly journey: Journey }
  | {
      readonly kind: 'refused';
      readonly failure: OpenIdFailure;
      /** For the log: words without values. */
      readonly reason: string;
      readonly journey: Journey;
    };

interface GivenAnswer {
  readonly query: string;
  readonly redirectUri: string;
  readonly browserToken: string | null;
}

/** Never throws for what the answer holds: every way in which it can be wrong ends as a refusal, told in the audit log. */
export async function takeAnswer(world: OpenIdWorld, caller: Caller, given: GivenAnswer): Promise<Answered> {
  const { people } = world;
  const key = openIdAttemptKey(caller.actor.from);
  const { waitSeconds } = await people.attempts.begin([key], people.clock());
  let journey: Journey = { language: 'sv', goOn: null };
  if (waitSeconds > 0) return { kind: 'refused', failure: 'must-wait', reason: 'attempts', journey };
  try {
    const asked = await takeQuestion(people, given);
    journey = asked.journey;
    const { query, redirectUri } = given;
    const { state, nonce, verifier } = asked;
    const proof = await world.provider.proof({ query, redirectUri, state, nonce, verifier });
    const account = await accountByClaims(people, world.provider, caller.actor, proof);
    await renewGrants(world, caller.actor, account, proof);
    const signedIn = await beginSession(people, account, 'openid', caller, outsideSession(people, proof));
    await people.attempts.succeed({ forget: [], giveBack: [key.key] });
    return { kind: 'signed-in', signedIn, journey };
  } catch (error) {
    const { failure, reason, accountId } = refusalOf(error);
    await noteFailedSignIn(people, caller.actor, accountId, 'openid', failure);
    return { kind: 'refused', failure, reason, journey };
  }
}

interface AskedQuestion {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly journey: Journey;
}

/** The question that the answer belongs to, used up by this. Throws OpenIdRefused. */
async function takeQuestion(
  people: PeopleWorld,
  { query, browserToken }: GivenAnswer,
): Promise<AskedQuestion> {
  const state = new URLSearchParams(query).get('state') ?? '';
  const ceremony = await people.ceremonies.take(hashOf(state), 'openid', people.clock());
  const content = ceremony?.content;
  if (content?.nonce === undefined || content.verifier === undefined)
    throw new OpenIdRefused('too-old', 'no-such-question');
  if (browserToken === null || hashOf(browserToken) !== content.browser)
    throw new OpenIdRefused('too-old', 'other-browser');
  const journey: Journey = {
    language: content.language === 'en' ? 'en' : 'sv',
    goOn: content.goOn === undefined || content.goOn === '' ? null : content.goOn,
  };
  return { state, nonce: content.nonce, verifier: content.verifier, journey };
}

/** Given and ended in the provider's name: nobody here decided it. */
async function renewGrants(
  { people, provider, definitions }: OpenIdWorld,
  { from, requestId }: Actor,
  account: Account,
  { claims }: Proof,
): Promise<void> {
  const at = people.clock();
  const actor: Actor = { kind: 'system', accountId: null, name: provider.name, from, requestId };
  const wanted = grantsByClaims(provider.table, claims, await definitions.regions());
  await people.storesFor(actor).grants.renewClaimed(account.id, wanted, provider.name, dayIn(at), at);
}

function outsideSession(people: PeopleWorld, proof: Proof): OutsideSession {
  return {
    issuer: proof.issuer,
    subjectHash: outsideHash(proof.subject),
    sessionHash: proof.session === null ? null : outsideHash(proof.session),
    sealedProof: holdsIdentityNumber(proof.claims) ? null : people.vault.seal(proof.token),
  };
}

export function outsideHash(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

interface Refusal {
  readonly failure: OpenIdFailure;
  readonly reason: string;
  readonly accountId: string | null;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof OpenIdRefused)
    return { failure: error.failure, reason: error.reason, accountId: error.accountId };
  if (error instanceof ProviderDown) return { failure: 'unavailable', reason: error.reason, accountId: null };
  if (!(error instanceof ProofRefused)) throw error;
  const { reason, providerError } = error;
  const said = providerError === null ? undefined : SAID_BY_PROVIDER[providerError];
  const failure = said ?? (reason === 'level' ? 'level' : 'refused');
  return { failure, reason, accountId: null };
}

/** OAuth 2.0 (RFC 6749), 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6; Unmet Authentication Requirements 1.0. */
const SAID_BY_PROVIDER: Readonly<Record<string, OpenIdFailure>> = {
  access_denied: 'cancelled',
  temporarily_unavailable: 'unavailable',
  server_error: 'unavailable',
  unmet_authentication_requirements: 'level',
};
