// The browser's passkeys: proving who one is, and making a new one. What the person or the browser refuses becomes one of a few
// reasons that a page has words for; nothing here talks to the server but through what it is given.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';

export type PasskeyRefusal = 'cancelled' | 'exists' | 'impossible';

export class PasskeyRefused extends Error {
  override readonly name = 'PasskeyRefused';
  readonly reason: PasskeyRefusal;

  constructor(reason: PasskeyRefusal, cause: unknown) {
    super(`No passkey: ${reason}`, { cause });
    this.reason = reason;
  }
}

export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn();
}

/** Whether the browser can offer passkeys among the suggestions of the e-mail field. */
export async function canSuggestPasskeys(): Promise<boolean> {
  return browserSupportsWebAuthn() && (await browserSupportsWebAuthnAutofill());
}

/** Throws PasskeyRefused. `isSuggested`: waits silently until the person picks one among the field's suggestions. */
export async function provePasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  isSuggested = false,
): Promise<AuthenticationResponseJSON> {
  return refusing(() => startAuthentication({ optionsJSON, useBrowserAutofill: isSuggested }));
}

/** Throws PasskeyRefused. */
export async function makePasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  return refusing(() => startRegistration({ optionsJSON }));
}

/** A browser holds one question at a time: the silent one has to go before another page or button asks. */
export function stopAskingForPasskeys(): void {
  WebAuthnAbortService.cancelCeremony();
}

async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new PasskeyRefused(reasonOf(error), error);
  }
}

function reasonOf(error: unknown): PasskeyRefusal {
  if (error instanceof WebAuthnError) {
    if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'exists';
    if (error.code === 'ERROR_CEREMONY_ABORTED') return 'cancelled';
  }
  // "NotAllowedError" is said for a cancelled question, one that took too long, and a device without a passkey alike: the
  // browser keeps them apart from nobody, so that a page can't learn which passkeys a person has.
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')
    ? 'cancelled'
    : 'impossible';
}
