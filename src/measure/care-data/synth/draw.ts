// The invented region's randomness: 32-bit integers from a mixing function, once as SQL macros and once in TypeScript, so
// that a person's life depends on nothing but the seed and the person's number: not on threads, chunks, machines or the
// floating-point library. Not for anything secret.

/**
 * The two multipliers and the shifts 16, 15, 16 are "lowbias32", found by search for least bias (Chris Wellons, "Prospecting
 * for Hash Functions", 2018, in the public domain).
 */
const FIRST_MULTIPLIER = 0x7feb352d;
const SECOND_MULTIPLIER = 0x846ca68b;

/** 2^32 divided by the golden ratio: steps of it spread evenly (Knuth, The Art of Computer Programming 3, 6.4). */
const GOLDEN = 0x9e3779b9;

/** An integer of 32 bits → another, one to one. */
export function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), FIRST_MULTIPLIER) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), SECOND_MULTIPLIER) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** 0 ≤ result < `limit`; the same as the macro `below`. */
export function drawBelow(key: number, purpose: number, limit: number): number {
  const drawn = mix((key + Math.imul(purpose, GOLDEN)) >>> 0);
  return Number((BigInt(drawn) * BigInt(limit)) >> 32n);
}

/**
 * `key` is a 32-bit integer that belongs to a person or an event, `purpose` a small number that tells draws apart.
 * below: 0 ≤ result < limit. chance: true in so many cases of a thousand. pick: an element of a list.
 */
export const DRAW_MACROS: readonly string[] = [
  `CREATE MACRO stirred_once(x) AS (xor(x, x >> 16) * ${FIRST_MULTIPLIER}::UBIGINT) & 4294967295::UBIGINT`,
  `CREATE MACRO stirred_twice(x) AS (xor(x, x >> 15) * ${SECOND_MULTIPLIER}::UBIGINT) & 4294967295::UBIGINT`,
  'CREATE MACRO stirred(x) AS xor(x, x >> 16)',
  'CREATE MACRO mix(x) AS stirred(stirred_twice(stirred_once(x)))',
  `CREATE MACRO draw(key, purpose) AS mix((key + purpose * ${GOLDEN}::UBIGINT) & 4294967295::UBIGINT)`,
  'CREATE MACRO below(key, purpose, most) AS ((draw(key, purpose) * most::UBIGINT) >> 32)::INTEGER',
  'CREATE MACRO chance(key, purpose, permille) AS below(key, purpose, 1000) < permille',
  'CREATE MACRO pick(key, purpose, among) AS among[1 + below(key, purpose, len(among))]',
  // A key for the slot-th event of a kind in somebody's life.
  `CREATE MACRO event_key(key, kind, slot) AS draw(draw(key, 1000 + kind), 1 + slot)`,
];
