// The identity provider through openid-client: authorization code flow with PKCE (RFC 9700, 2.1.1). The provider describes itself
// at its own address; nothing else is believed of where it is. It is asked when it is needed: that it is down stops no start.
import * as client from 'openid-client';
import type { OpenIdSettings } from '../../configuration.ts';
import type { ClaimsTable } from './claims-table.ts';
import { claimsUsed } from './claims-table.ts';
import type { Answer, IdentityProvider, Proof, Question } from './identity-provider.ts';
import { ProofRefused, ProviderDown } from './identity-provider.ts';
import { CLOCK_TOLERANCE_SECONDS, readLogoutToken } from './logout-token.ts';
import { createProviderFetch, isSafeAddress, WAIT_SECONDS } from './provider-fetch.ts';
import { createKeyRing } from './provider-keys.ts';
import { readHeader, readSigned, SIGNING_ALGORITHMS } from './signed-token.ts';

export interface ProviderOptions {
  readonly settings: OpenIdSettings;
  readonly table: ClaimsTable;
  /** Milliseconds that only grow: for how old what was learnt is. */
  readonly elapsed?: () => number;
}

/** A provider changes its description at most now and then. */
const DESCRIPTION_MILLISECONDS = 60 * 60 * 1000;
/** One that is down is not asked by every visitor. */
const PAUSE_MILLISECONDS = 10_000;

const ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
] as const satisfies readonly (keyof client.ServerMetadata)[];
const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

export function openProvider({
  settings,
  table,
  elapsed = () => performance.now(),
}: ProviderOptions): IdentityProvider {
  const issuer = new URL(settings.issuer);
  const allowed = new Set<string>([descriptionAddress(issuer)]);
  const providerFetch = createProviderFetch((url) => allowed.has(url));
  const keys = createKeyRing(providerFetch, elapsed);
  let known: { readonly client: client.Configuration; readonly at: number } | null = null;
  let failed: { readonly error: ProviderDown; readonly at: number } | null = null;
  let asking: Promise<client.Configuration> | null = null;

  /** The description that is remembered; a stale one is used on when the provider does not answer. */
  async function configured(): Promise<client.Configuration> {
    if (known !== null && elapsed() - known.at < DESCRIPTION_MILLISECONDS) return known.client;
    if (failed !== null && elapsed() - failed.at < PAUSE_MILLISECONDS) {
      if (known !== null) return known.client;
      throw failed.error;
    }
    asking ??= describe().finally(() => {
      asking = null;
    });
    try {
      return await asking;
    } catch (error) {
      if (known !== null) return known.client;
      throw error;
    }
  }

  async function describe(): Promise<client.Configuration> {
    try {
      const found = await discover(settings, issuer, providerFetch);
      const described = found.serverMetadata();
      for (const name of ENDPOINTS) {
        const address = described[name];
        if (typeof address === 'string') allowed.add(address);
      }
      known = { client: found, at: elapsed() };
      failed = null;
      return found;
    } catch (error) {
      const down = asDown(error);
      failed = { error: down, at: elapsed() };
      throw down;
    }
  }

  return {
    name: settings.name,
    table,
    isUp() {
      if (failed !== null && elapsed() - failed.at >= PAUSE_MILLISECONDS)
        configured().catch(() => {
          // Remembered in `failed`; who asked is answered by what was known.
        });
      return failed === null;
    },
    async check() {
      await configured();
    },
    question: async (asked) => questionAddress(await configured(), table, asked),
    async proof(answer) {
      try {
        return await prove(await configured(), table, answer);
      } catch (error) {
        throw asRefusal(error);
      }
    },
    async signOutAddress(proof, returnTo) {
      try {
        const found = await configured();
        if (found.serverMetadata().end_session_endpoint === undefined) return null;
        return client.buildEndSessionUrl(found, {
          post_logout_redirect_uri: returnTo,
          ...(proof === null ? {} : { id_token_hint: proof }),
        }).href;
      } catch (error) {
        if (error instanceof ProviderDown) return null;
        throw error;
      }
    },
    async signOutOrder(token, now) {
      const { issuer: exact, jwks_uri: address } = (await configured()).serverMetadata();
      const header = readHeader(token);
      const known = await keys(String(address), header.kid);
      return readLogoutToken(readSigned(token, known), { issuer: exact, clientId: settings.clientId }, now);
    },
  };
}

/** OpenID Connect Discovery 1.0, 4. */
function descriptionAddress({ href }: URL): string {
  return `${href.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

async function discover(
  { clientId, clientSecret }: OpenIdSettings,
  issuer: URL,
  providerFetch: client.CustomFetch,
): Promise<client.Configuration> {
  const isPlain = issuer.protocol === 'http:';
  const found = await client.discovery(issuer, clientId, undefined, undefined, {
    timeout: WAIT_SECONDS,
    [client.customFetch]: providerFetch,
    execute: isPlain ? [client.allowInsecureRequests] : [],
  });
  const described: client.ServerMetadata = found.serverMetadata();
  if (new URL(described.issuer).href !== issuer.href) throw new ProviderDown('other-issuer');
  for (const name of ENDPOINTS) {
    const address = described[name];
    if (address === undefined && !NEEDED.some((needed) => needed === name)) continue;
    if (typeof address !== 'string' || !isSafeAddress(address, issuer))
      throw new ProviderDown(`address-of-${name}`);
  }
  const offered = described.id_token_signing_alg_values_supported ?? ['RS256'];
  const strict = new client.Configuration(
    {
      ...described,
      id_token_signing_alg_values_supported: offered.filter((each) => SIGNING_ALGORITHMS.includes(each)),
    },
    clientId,
    { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    authentication(clientSecret, described.token_endpoint_auth_methods_supported),
  );
  strict.timeout = WAIT_SECONDS;
  strict[client.customFetch] = providerFetch;
  // Otherwise the connection to the token endpoint alone would vouch for the ID token (OpenID Connect Core 1.0, 3.1.3.7).
  client.enableNonRepudiationChecks(strict);
  if (isPlain) client.allowInsecureRequests(strict);
  return strict;
}

/** In the header where the provider takes it, which is what it does without saying so (RFC 6749, 2.3.1). */
function authentication(
  secret: string | null,
  methods: readonly string[] = ['client_secret_basic'],
): client.ClientAuth {
  if (secret === null) return client.None();
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
}

async function questionAddress(
  found: client.Configuration,
  table: ClaimsTable,
  { redirectUri, state, nonce, verifier, language }: Question,
): Promise<URL> {
  const { scopes, acr } = table.provider;
  return client.buildAuthorizationUrl(found, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(' '),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ui_locales: language,
    ...(acr.length === 0 ? {} : { acr_values: acr.join(' ') }),
    ...(found.serverMetadata().claims_parameter_supported === true ? { claims: claimsRequest(table) } : {}),
  });
}

/** No more than the table looks at is asked for (OpenID Connect Core 1.0, 5.5). */
function claimsRequest(table: ClaimsTable): string {
  const names = claimsUsed(table).filter((name) => name !== 'sub');
  const wanted = Object.fromEntries(names.map((name) => [name, null]));
  return JSON.stringify(
    table.provider.hasUserInfo ? { id_token: wanted, userinfo: wanted } : { id_token: wanted },
  );
}

async function prove(
  found: client.Configuration,
  { provider: { acr, hasUserInfo } }: ClaimsTable,
  { redirectUri, query, state, nonce, verifier }: Answer,
): Promise<Proof> {
  const tokens = await client.authorizationCodeGrant(found, new URL(`${redirectUri}?${query}`), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const proved = tokens.claims();
  if (proved === undefined || tokens.id_token === undefined) throw new ProofRefused('no-id-token');
  if (acr.length > 0 && !acr.some((level) => level === proved.acr)) throw new ProofRefused('level');
  const more =
    hasUserInfo && found.serverMetadata().userinfo_endpoint !== undefined
      ? await client.fetchUserInfo(found, tokens.access_token, proved.sub)
      : {};
  return {
    issuer: proved.iss,
    subject: proved.sub,
    session: typeof proved.sid === 'string' ? proved.sid : null,
    // What is signed goes before what is not.
    claims: { ...more, ...proved },
    token: tokens.id_token,
  };
}

/** The library's own codes are words without values: "OAUTH_JWT_CLAIM_COMPARISON_FAILED". */
function asRefusal(error: unknown): ProofRefused | ProviderDown {
  if (error instanceof ProofRefused || error instanceof ProviderDown) return error;
  if (error instanceof client.AuthorizationResponseError)
    return new ProofRefused('provider-refused', error.error, error);
  if (error instanceof client.ResponseBodyError)
    return new ProofRefused(`token-endpoint-${safeWord(error.error)}`, null, error);
  if (error instanceof client.WWWAuthenticateChallengeError)
    return new ProofRefused('token-endpoint-challenge', null, error);
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ProviderDown) return cause;
  if (error instanceof client.ClientError && !NOT_AS_A_PROVIDER.includes(error.code ?? ''))
    return new ProofRefused(`${safeWord(error.code)}${claimIn(error)}`, null, error);
  return asDown(error);
}

/** It did not answer, or a proxy did in its place. */
const NOT_AS_A_PROVIDER = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
];

/** The name of the claim that did not hold, some causes down. */
function claimIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('claim' in error) return `:${safeWord(error.claim)}`;
  return 'cause' in error ? claimIn(error.cause) : '';
}

function safeWord(text: unknown): string {
  return /^[\w.-]{1,60}$/.test(String(text)) ? String(text) : 'unknown';
}

function asDown(error: unknown): ProviderDown {
  if (error instanceof ProviderDown) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ProviderDown) return cause;
  for (const each of [error, cause])
    if (typeof each === 'object' && each !== null && 'code' in each && typeof each.code === 'string')
      return new ProviderDown(safeWord(each.code), error);
  return new ProviderDown(error instanceof Error ? safeWord(error.name) : 'unknown', error);
}
