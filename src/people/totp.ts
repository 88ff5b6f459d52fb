// Time-based one-time codes (RFC 6238 over HOTP, RFC 4226): SHA-1, six digits, steps of 30 seconds, as every code app reads them.
// Which steps have been used is remembered by the store: a code that was seen over a shoulder is worth nothing.
import { createHmac } from 'node:crypto';

export const STEP_SECONDS = 30;
const DIGITS = 6;

/** RFC 4226 section 4 asks for 128 bits and recommends 160. */
export const SECRET_BYTES = 20;

/** RFC 6238 section 5.2 recommends one step for the time that typing takes and for clocks that differ. */
const TOLERATED_STEPS = 1;

export function stepAt(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000 / STEP_SECONDS);
}

export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code it is, among those around `at`; null when it is none of them. */
export function stepOfCode(secret: Uint8Array, typed: string, at: string): number | null {
  const code = typed.replace(/[\s-]/g, '');
  const now = stepAt(at);
  for (let step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step += 1)
    if (codeOf(secret, step) === code) return step;
  return null;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, as code apps want it typed. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + BASE32[(buffer << (5 - bits)) & 31];
}

/** What a QR code or a link gives the app: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function codeAppLink(secret: Uint8Array, email: string, issuer: string): string {
  const parameters = new URLSearchParams({
    secret: base32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(DIGITS),
    period: String(STEP_SECONDS),
  });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${parameters}`;
}
