// The provider's public keys, remembered for a while. A name that is not among them may be a new key's: they are then fetched
// again, but seldom, because anyone can send a name.
import type { Claims } from './claims.ts';
import { ProviderDown } from './identity-provider.ts';
import type { ProviderFetch } from './provider-fetch.ts';
import type { ProviderKey } from './signed-token.ts';

const KEPT_MILLISECONDS = 10 * 60 * 1000;
const PAUSE_MILLISECONDS = 30_000;

export type KeyRing = (address: string, keyId: unknown) => Promise<readonly ProviderKey[]>;

/** `elapsed`: milliseconds that only grow. Throws ProviderDown. */
export function createKeyRing(providerFetch: ProviderFetch, elapsed: () => number): KeyRing {
  let kept: { readonly keys: readonly ProviderKey[]; readonly at: number } | null = null;
  return async (address, keyId) => {
    const age = kept === null ? Number.POSITIVE_INFINITY : elapsed() - kept.at;
    const isKnown = kept?.keys.some(({ kid }) => kid === keyId) === true;
    if (kept !== null && age < (isKnown ? KEPT_MILLISECONDS : PAUSE_MILLISECONDS)) return kept.keys;
    const keys = await fetchKeys(providerFetch, address);
    kept = { keys, at: elapsed() };
    return keys;
  };
}

async function fetchKeys(providerFetch: ProviderFetch, address: string): Promise<readonly ProviderKey[]> {
  let answer: unknown;
  try {
    const response = await providerFetch(address, { method: 'GET', headers: { accept: 'application/json' } });
    if (!response.ok) throw new ProviderDown(`keys-${response.status}`);
    answer = await response.json();
  } catch (error) {
    throw error instanceof ProviderDown ? error : new ProviderDown('keys', error);
  }
  const keys = typeof answer === 'object' && answer !== null ? (answer as Claims).keys : undefined;
  if (!Array.isArray(keys)) throw new ProviderDown('keys-form');
  return keys.filter((key): key is ProviderKey => typeof key === 'object' && key !== null);
}
