// Passwords are kept as argon2id hashes and nothing else. Two are computed at a time, whatever the number of sign-ins: 40 MB and
// two of libuv's threads at the most; 200 that wait take some seconds, and more than that are asked to try again.
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { bounded } from './bounded.ts';
import type { Passwords } from './people-world.ts';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. argon2id is the library's default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const AT_ONCE = 2;
const LONGEST_QUEUE = 200;

export function createPasswords(): Passwords {
  const run = bounded(AT_ONCE, LONGEST_QUEUE);
  // Of a password that nobody knows: compared with when there is none.
  let nobodys: Promise<string> | null = null;
  return {
    hash: (password) => run(() => hash(normal(password), COST)),
    async verify(known, password) {
      nobodys ??= hash(randomBytes(32).toString('hex'), COST);
      const against = known ?? (await nobodys);
      const isSame = await run(() => verify(against, normal(password)));
      return isSame && known !== null;
    },
  };
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B-4, 3.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
