// One text for one value: JSON with the keys of every object sorted by UTF-16 code unit and no white space, as RFC 8785 (JCS)
// has it; numbers and strings are written as ECMAScript's JSON.stringify writes them. For fingerprints and hashes.

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
