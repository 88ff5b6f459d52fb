// The port to the region's identity provider, and what can go wrong there. Its adapter is open-provider.ts; how a person is signed
// in by what it says is sign-in-openid.ts.
import type { Claims } from './claims.ts';
import type { ClaimsTable } from './claims-table.ts';

export interface IdentityProvider {
  /** As the button calls it. */
  readonly name: string;
  readonly table: ClaimsTable;
  /** What was last seen of it; asks again in the background when that was bad and some time ago. */
  isUp(): boolean;
  /** Asks it who it is. Throws ProviderDown. For the start and for doctor. */
  check(): Promise<void>;
  /** The address that the browser is sent to. Throws ProviderDown. */
  question(asked: Question): Promise<URL>;
  /** What the answer proves. Throws ProviderDown and ProofRefused. */
  proof(answer: Answer): Promise<Proof>;
  /** Where to sign out there too; null when it has no such address, or does not answer. */
  signOutAddress(proof: string | null, returnTo: string): Promise<string | null>;
  /** Whose sessions a logout token orders to be ended. Throws ProviderDown and ProofRefused. */
  signOutOrder(token: string, now: string): Promise<SignOutOrder>;
}

export interface Question {
  /** Our own address that the answer comes to. */
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly language: 'sv' | 'en';
}

export interface Answer extends Omit<Question, 'language'> {
  /** The query of the answer as it came, without "?". */
  readonly query: string;
}

export interface Proof {
  readonly issuer: string;
  readonly subject: string;
  /** The provider's name for its session. */
  readonly session: string | null;
  readonly claims: Claims;
  /** The ID token, to be shown at sign-out. */
  readonly token: string;
}

export interface SignOutOrder {
  readonly issuer: string;
  readonly subject: string | null;
  readonly session: string | null;
  /** Unique for each order. */
  readonly id: string;
  /** After this it is refused as too old. */
  readonly endsAt: string;
}

/** It did not answer, or not as a provider does. `reason` is for the log and for doctor. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(`The identity provider can't be used: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** What came is no proof. `reason` is a word or two without values, for the log. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused';
  readonly reason: string;
  /** What the provider itself answered instead of a proof: `access_denied` (OAuth 2.0, 4.1.2.1). */
  readonly providerError: string | null;

  constructor(reason: string, providerError: string | null = null, cause?: unknown) {
    super(`The proof is refused: ${reason}`, { cause });
    this.reason = reason;
    this.providerError = providerError;
  }
}
