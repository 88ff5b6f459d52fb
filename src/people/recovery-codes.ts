// Recovery codes: for the day when the phone is gone. Written with letters and digits that can't be mistaken for each other.
// 120 bits each, so that a plain SHA-256 of one can't be turned back by trying (ASVS 5.0, 6.5.2, asks for 112); each is used once.

export const RECOVERY_CODES = 10;
export const RECOVERY_CODE_BYTES = 15;

/** Crockford's base 32: no I, L, O or U. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** "7k3m-q2zv-9hfr-0xtw-c4b8-n1ye" */
export function writeRecoveryCode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** As it was made, however it was typed: capitals, spaces, and O for 0 or I and L for 1. */
export function readRecoveryCode(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}
