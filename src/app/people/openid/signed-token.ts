// Reads a signed token (JWS, RFC 7515) with the provider's keys (JWK, RFC 7517). For logout tokens only: ID tokens are read by
// openid-client, which knows no logout tokens. The mathematics is Node's; here is which key and which algorithm may be used
// (RFC 8725): none without a key, none where who checks could also sign, and only the key that fits.
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { constants, createPublicKey, verify } from 'node:crypto';
import type { Claims } from './claims.ts';
import { ProofRefused } from './identity-provider.ts';

interface Algorithm {
  readonly keyType: 'RSA' | 'EC' | 'OKP';
  readonly curve?: string;
  readonly hash: string | null;
  readonly isPss?: boolean;
}

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  RS256: { keyType: 'RSA', hash: 'sha256' },
  RS384: { keyType: 'RSA', hash: 'sha384' },
  RS512: { keyType: 'RSA', hash: 'sha512' },
  PS256: { keyType: 'RSA', hash: 'sha256', isPss: true },
  PS384: { keyType: 'RSA', hash: 'sha384', isPss: true },
  PS512: { keyType: 'RSA', hash: 'sha512', isPss: true },
  ES256: { keyType: 'EC', curve: 'P-256', hash: 'sha256' },
  ES384: { keyType: 'EC', curve: 'P-384', hash: 'sha384' },
  ES512: { keyType: 'EC', curve: 'P-521', hash: 'sha512' },
  EdDSA: { keyType: 'OKP', curve: 'Ed25519', hash: null },
  Ed25519: { keyType: 'OKP', curve: 'Ed25519', hash: null },
};

/** With what tokens may be signed: never `none`, never with the client's own secret (HS…). */
export const SIGNING_ALGORITHMS: readonly string[] = Object.keys(ALGORITHMS);

/** NIST SP 800-131A: shorter RSA keys are not to be trusted. */
const SHORTEST_RSA_BITS = 2048;

export interface SignedToken {
  readonly header: Claims;
  readonly payload: Claims;
}

export type ProviderKey = JsonWebKey & Readonly<Record<string, unknown>>;

/** What names the key: asked for before the keys are fetched. Throws ProofRefused. */
export function readHeader(token: string): Claims {
  const [header = ''] = partsOf(token);
  return decoded(header);
}

/** Throws ProofRefused. */
export function readSigned(token: string, keys: readonly ProviderKey[]): SignedToken {
  const [header = '', payload = '', signature = ''] = partsOf(token);
  const named = decoded(header);
  const algorithm =
    typeof named.alg === 'string' && Object.hasOwn(ALGORITHMS, named.alg) ? ALGORITHMS[named.alg] : undefined;
  if (algorithm === undefined) throw new ProofRefused('algorithm');
  if (named.crit !== undefined) throw new ProofRefused('critical-header');
  const key = keyFor(keys, named, algorithm);
  const isRight = verify(
    algorithm.hash,
    Buffer.from(`${header}.${payload}`),
    {
      key,
      dsaEncoding: 'ieee-p1363',
      ...(algorithm.isPss === true
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : {}),
    },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new ProofRefused('signature');
  return { header: named, payload: decoded(payload) };
}

/** Three parts of base64url: an unsigned token has an empty third. */
function partsOf(token: string): readonly string[] {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) throw new ProofRefused('form');
  return parts;
}

function decoded(part: string): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Claims;
  } catch (error) {
    throw new ProofRefused('form', null, error);
  }
  throw new ProofRefused('form');
}

function keyFor(keys: readonly ProviderKey[], { kid, alg }: Claims, algorithm: Algorithm): KeyObject {
  const fitting = keys.filter(
    (key) =>
      key.kty === algorithm.keyType &&
      (algorithm.curve === undefined || key.crv === algorithm.curve) &&
      (kid === undefined || key.kid === kid) &&
      (key.alg === undefined || key.alg === alg) &&
      (key.use === undefined || key.use === 'sig'),
  );
  const [found, ...others] = fitting;
  if (found === undefined || others.length > 0) throw new ProofRefused('key');
  let key: KeyObject;
  try {
    key = createPublicKey({ key: found, format: 'jwk' });
  } catch (error) {
    throw new ProofRefused('key', null, error);
  }
  if (algorithm.keyType === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_RSA_BITS)
    throw new ProofRefused('key');
  return key;
}
