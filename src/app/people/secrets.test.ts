import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DataFolderError } from '../../storage/data-folder-errors.ts';
import { readSecret } from './secret-file.ts';
import { openVault } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the vault', () => {
  const vault = openVault(new Uint8Array(32).fill(1), randomBytes);

  it.each(['', 'GEZDGNBVGY3TQOJQ', 'Öppna länken: https://utfall.example/inbjudan#å'])(
    'gives back %j, and seals it anew each time',
    (text) => {
      const [one, two] = [vault.seal(text), vault.seal(text)];
      expect(one).not.toBe(two);
      expect([vault.open(one), vault.open(two)]).toEqual([text, text]);
    },
  );

  it('refuses what was altered anywhere, cut off, or sealed with another key', () => {
    const sealed = vault.seal('hemligt');
    const bytes = Buffer.from(sealed, 'base64');
    for (let index = 0; index < bytes.length; index += 1) {
      const altered = Buffer.from(bytes);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => vault.open(altered.toString('base64'))).toThrow();
    }
    expect(() => vault.open(bytes.subarray(0, 20).toString('base64'))).toThrow();
    const other = openVault(new Uint8Array(32).fill(2), randomBytes);
    expect(() => other.open(sealed)).toThrow();
    expect(other.fingerprint).not.toBe(vault.fingerprint);
  });
});

describe('the installation’s secret', () => {
  it('is made once in the data folder, for its owner only, also by several that begin at once', async () => {
    const data = join(folder, 'ny');
    const secrets = await Promise.all([1, 2, 3, 4].map(() => readSecret(null, data)));
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
    expect(secrets[0]).toHaveLength(32);
    expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(await readSecret(null, data)).toEqual(secrets[0]);
  });

  it('may be given in the settings instead, and then no file is made', async () => {
    const given = Buffer.alloc(32, 9).toString('base64');
    expect(Buffer.from(await readSecret(given, join(folder, 'utan')))).toEqual(Buffer.alloc(32, 9));
    expect(() => statSync(join(folder, 'utan'))).toThrow();
  });

  it.each(['', 'kort', Buffer.alloc(16).toString('base64')])('%j is no secret', async (text) => {
    await expect(readSecret(text, folder)).rejects.toThrow('UTFALL_SECRET');
    writeFileSync(join(folder, 'secret.key'), text);
    await expect(readSecret(null, folder)).rejects.toThrow(DataFolderError);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe(text);
  });
});
