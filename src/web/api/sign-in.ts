// Signing in with a passkey: a question from the server, the browser's proof, and back.
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import type { SignInState } from '../../http/people-contract.ts';
import { callApi } from './fetch.ts';
import { provePasskey } from './passkeys.ts';

/** What WebAuthn asks for; its options are written by the library on the server and read by the same one here. */
interface PasskeyQuestion {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}

/** Throws PasskeyRefused, ApiProblem or Unreachable. */
export async function signInWithPasskey({
  isSuggested,
}: {
  readonly isSuggested: boolean;
}): Promise<SignInState> {
  const { ceremony, options } = await callApi<PasskeyQuestion>('passkeyOptions');
  const response = await provePasskey(options, isSuggested);
  return callApi<SignInState>('signInPasskey', { body: { ceremony, response } });
}
