// What a person has in the pocket: a phone that makes passkeys and unlocks them, and an app that shows six digits.
import { createHmac } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';

export interface Authenticator {
  readonly count: () => Promise<number>;
  /** The person lets the question pass, or turns it down. */
  readonly willUnlock: (isWilling: boolean) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * A virtual authenticator of the browser (WebAuthn through CDP): keeps passkeys and asks for a fingerprint. It picks a passkey
 * among the suggestions of a field by itself, so a browser without suggestions is what shows that a button works.
 */
export async function addAuthenticator(
  page: Page,
  { suggests = false }: { readonly suggests?: boolean } = {},
): Promise<Authenticator> {
  if (!suggests)
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () =>
      (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    willUnlock: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits of RFC 6238 for a key in base 32, now or `steps` of thirty seconds later. */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replace(/[\s=]/g, '')]
    .map((letter) => BASE_32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', key).update(counter).digest();
  const from = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(from) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}
