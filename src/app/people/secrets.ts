// Tokens that are given out, their hashes that are kept, and the vault for what has to be read back.
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { Vault } from './people-world.ts';

/** 256 bits: beyond guessing, so that a plain hash of it is safe to keep. */
const TOKEN_BYTES = 32;

export function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(TOKEN_BYTES)).toString('base64url');
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** NIST SP 800-38D: 96 bits, never twice with one key; random ones are safe for 2^32 messages. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Tells one secret from another, and nothing else of it. */
export function fingerprintOf(secret: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'utfall key fingerprint', 16)).toString('hex');
}

/** AES-256-GCM with a key derived from the installation's secret. */
export function openVault(secret: Uint8Array, random: (bytes: number) => Uint8Array): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'utfall sign-in secrets 1', 32));
  return {
    fingerprint: fingerprintOf(secret),
    seal(text) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
  };
}
