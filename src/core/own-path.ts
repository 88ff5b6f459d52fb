// Where someone may be sent after signing in: what stands in an address can have been written by anyone.

/** Only a path on this site, never another host. */
export function isOwnPath(path: string): boolean {
  // Browsers read "\" as "/" and drop line breaks and tabs: "/\host" and "/<tab>/host" would be other hosts.
  if (!/^\/(?![/\\])[^\\\s]*$/.test(path)) return false;
  return new URL(path, 'http://utfall.invalid').host === 'utfall.invalid';
}
