// The inventory of cryptography (docs/security/cryptography.md) is the code's: every file that uses something cryptographic is in it, every
// file that it names exists, and no algorithm is used that it does not name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const inventory = readFileSync('docs/security/cryptography.md', 'utf8');
const named = new Set([...inventory.matchAll(/`((?:src|deploy)\/[^`]+)`/g)].map(([, path = '']) => path));
const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const CRYPTOGRAPHIC = /from '(?:node:crypto|@node-rs\/argon2|@simplewebauthn\/server|openid-client)'/;

it('names every file that uses cryptography', () => {
  const using = sources.filter(({ text }) => CRYPTOGRAPHIC.test(text)).map(({ path }) => path);
  expect(using.length).toBeGreaterThan(20);
  expect(using.filter((path) => !named.has(path))).toEqual([]);
});

it('names no file that is gone', () => {
  expect([...named].filter((path) => !existsSync(path))).toEqual([]);
});

/** As Node writes the algorithm; as the inventory does. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  sha256: 'SHA-256',
  'aes-256-gcm': 'AES-256-GCM',
  sha1: 'HMAC-SHA-1',
};

it('names every algorithm, and where an old one is used it is for codes alone', () => {
  const calls = /(?:createHash|createHmac|createCipheriv|createDecipheriv|hkdfSync)\(\s*'([\w-]+)'/g;
  const used = sources.flatMap(({ path, text }) =>
    [...text.matchAll(calls)].map(([, algorithm = '']) => ({ path, algorithm })),
  );
  for (const { path, algorithm } of used) expect(inventory, path).toContain(ALGORITHMS[algorithm]);
  expect(used.filter(({ algorithm }) => algorithm === 'sha1').map(({ path }) => path)).toEqual([
    'src/people/totp.ts',
  ]);
  expect(
    sources.filter(({ text }) => /Math\.random|crypto\.subtle/.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
