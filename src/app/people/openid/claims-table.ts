// What the region's claims mean here: who someone is, and which roles they have where. It is data, in a YAML file of the region's
// own; read-claims-table.ts reads it, grants-by-claims.ts applies it. An example with every key explained is
// docs/how-to/claims.example.yaml.
import type { Place as WrittenAt } from '../../../core/problem.ts';
import type { ClaimedGrant, Place } from '../../../people/contract.ts';

export interface ClaimsTable {
  readonly account: AccountClaims;
  readonly provider: ProviderDemands;
  /** Told to those who do not get in: an address or a sentence. */
  readonly contact: string | null;
  readonly rules: readonly RoleRule[];
  /** What the provider calls a place, and where that stands in the file. */
  readonly places: ReadonlyMap<string, NamedPlace>;
}

/** Claims are named as `claimTexts` (claims.ts) reads them. */
export interface AccountClaims {
  /** Its one value is the person, for ever. */
  readonly identifiedBy: string;
  /** Joined by spaces. */
  readonly name: readonly string[];
  readonly email: string | null;
  readonly unknown: (typeof UNKNOWN)[number];
  readonly byEmail: (typeof BY_EMAIL)[number];
}

/** An account that we don't have: made at once, or the person is asked to turn to somebody. */
export const UNKNOWN = ['create', 'refuse'] as const;

/**
 * Whether the account that was invited with the same e-mail address is the person's: never, when the provider says that it has
 * verified the address, or whenever it gives one.
 */
export const BY_EMAIL = ['no', 'verified', 'trusted'] as const;

/** OpenID Connect Core 1.0, 5.1. */
export const VERIFIED = 'email_verified';

/** What is asked of the provider. */
export interface ProviderDemands {
  readonly scopes: readonly string[];
  /** Levels of assurance of which the sign-in must have one; empty: the provider decides. */
  readonly acr: readonly string[];
  /** Whether claims are fetched from its userinfo endpoint too. */
  readonly hasUserInfo: boolean;
}

export interface RoleRule {
  readonly role: ClaimedGrant['role'];
  readonly sections: readonly string[];
  /** All must hold. */
  readonly when: readonly Condition[];
  readonly where: RulePlace;
}

/** The claim has one of the values. */
export interface Condition {
  readonly claim: string;
  readonly values: readonly string[];
}

export type RulePlace =
  | ({ readonly kind: 'fixed' } & NamedPlace)
  /** Each value of the claim that the table of places knows. */
  | { readonly kind: 'claim'; readonly claim: string };

export interface NamedPlace {
  readonly place: Place;
  readonly writtenAt: WrittenAt;
}

/** Every claim that the table looks at. */
export function claimsUsed({ account, rules }: ClaimsTable): readonly string[] {
  return [
    ...new Set([
      account.identifiedBy,
      ...account.name,
      ...(account.email === null ? [] : [account.email]),
      ...(account.byEmail === 'verified' ? [VERIFIED] : []),
      ...rules.flatMap(({ when, where }) => [
        ...when.map(({ claim }) => claim),
        ...(where.kind === 'claim' ? [where.claim] : []),
      ]),
    ]),
  ];
}
