// Passkeys as WebAuthn has them: questions for the browser, and whether its answers hold. The person is always verified by the
// device (fingerprint, face, PIN), so a passkey is two factors by itself. Challenges are kept by ceremonies.ts, keys by the store.
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { WebauthnResponse } from '../../http/people-contract.ts';
import type { Account, NewPasskey, Passkey } from '../../people/contract.ts';
import { CEREMONY_MINUTES } from '../../people/sign-in-limits.ts';

const TIMEOUT = CEREMONY_MINUTES * 60_000;

/** EdDSA, ES256 and RS256: what devices have. Named, so that a new runtime does not change what is asked for. */
const ALGORITHMS = [-8, -7, -257];

/** The domain that passkeys belong to: that of the address. Loopback is only ever called localhost (WebAuthn 5.1.2). */
function domainOf(origin: string): string {
  return new URL(origin).hostname;
}

export async function newPasskeyQuestion(
  origin: string,
  account: Account,
  existing: readonly Passkey[],
): Promise<{ readonly challenge: string; readonly options: Record<string, unknown> }> {
  const options = await generateRegistrationOptions({
    rpName: 'Utfall',
    rpID: domainOf(origin),
    userName: account.email,
    userDisplayName: account.name,
    userID: new Uint8Array(Buffer.from(account.id)),
    timeout: TIMEOUT,
    supportedAlgorithmIDs: ALGORITHMS,
    attestationType: 'none',
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { challenge: options.challenge, options: { ...options } };
}

/** Null: the answer does not hold. */
export async function readNewPasskey(
  origin: string,
  challenge: string,
  response: WebauthnResponse,
  name: string,
): Promise<NewPasskey | null> {
  const verified = await holding(() =>
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: domainOf(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified?.verified) return null;
  const { credential } = verified.registrationInfo;
  return {
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    name,
  };
}

export async function passkeyQuestion(
  origin: string,
): Promise<{ readonly challenge: string; readonly options: Record<string, unknown> }> {
  // No list of keys: the browser offers those that it has, and nothing tells which accounts exist.
  const options = await generateAuthenticationOptions({
    rpID: domainOf(origin),
    timeout: TIMEOUT,
    userVerification: 'required',
  });
  return { challenge: options.challenge, options: { ...options } };
}

/** The passkey's new counter; null: the answer does not hold. */
export async function readPasskeyAnswer(
  origin: string,
  challenge: string,
  response: WebauthnResponse,
  passkey: Passkey,
): Promise<number | null> {
  const answer = response as unknown as AuthenticationResponseJSON;
  const handle = response.response.userHandle;
  if (typeof handle === 'string' && Buffer.from(handle, 'base64url').toString() !== passkey.accountId)
    return null;
  const verified = await holding(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: domainOf(origin),
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransport[],
      },
    }),
  );
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/**
 * The library throws for whatever in an answer is not as it should be: all of it came from outside, so it is an answer that does
 * not hold, and the person is told so. Its messages repeat parts of the answer and go nowhere.
 */
async function holding<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
