// Whether what is sent to databases and mail servers on other computers is encrypted, to a server that has shown who it is (ASVS 5.0,
// 12.3.1, 12.3.2). A closed network may be trusted instead, but only in so many words: by the computer's name.
import { isLoopback } from '../../core/loopback.ts';

/** Null: safe. Otherwise what is wrong, without the address, which may hold a password. */
export function unsafeDatabase(
  url: string,
  trustedHosts: readonly string[],
): { readonly hint: string } | null {
  const { hostname, searchParams } = new URL(url);
  // As the driver reads it (pg-connection-string): `host` goes before the address's own, and a path is a socket.
  const host = (searchParams.get('host') ?? hostname.replace(/%2f/gi, '/')).replace(/^\[|\]$/g, '');
  if (host === '' || host.startsWith('/') || isLoopback(host) || trustedHosts.includes(host)) return null;
  const modes = searchParams.getAll('sslmode');
  const isVerified = modes.length > 0 && modes.every((mode) => mode === 'verify-full');
  if (isVerified && !searchParams.has('ssl')) return null;
  return {
    hint:
      'Lägg till ?sslmode=verify-full sist i adressen (och sslrootcert=FIL för en egen utfärdare). Står datorn i ett slutet nät som ni ' +
      'litar på, nämn den i UTFALL_TRUSTED_HOSTS.',
  };
}

/** Node's own switch would let every certificate through, whatever the settings say. */
export function hasVerificationOff(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}
