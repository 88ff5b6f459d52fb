import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBinaries, repairLinks } from './binaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-binaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds the programs that npm installed', () => {
  const binaries = findBinaries();
  expect(existsSync(binaries.postgres)).toBe(true);
  expect(existsSync(binaries.initdb)).toBe(true);
  expect(binaries.majorVersion).toBe(18);
});

it('makes the links that the install script was not allowed to make, once', () => {
  mkdirSync(join(folder, 'native/lib'), { recursive: true });
  writeFileSync(join(folder, 'native/lib/libx.so.1.2'), 'library');
  const links = ['libx.so', 'libx.so.1'].map((name) => ({
    source: 'native/lib/libx.so.1.2',
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
  repairLinks(folder);
  repairLinks(folder);
  for (const { target } of links) expect(readFileSync(join(folder, target), 'utf8')).toBe('library');
});
