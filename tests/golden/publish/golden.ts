// Compares with a file that a person has looked at. On a difference the new text is written beside it as NAME-changed, to be
// looked at with a diff; UPDATE_GOLDEN=1 takes it over, never in CI.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

export function expectGolden(name: string, text: string): void {
  const golden = new URL(`./output/${name}`, import.meta.url);
  const changed = new URL(`./output/${name.replace(/(\.[^.]+)$/, '-changed$1')}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') {
    if (process.env.CI !== undefined) throw new Error('Golden files are never regenerated in CI');
    writeFileSync(golden, text);
  }
  const known = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (known === text) rmSync(changed, { force: true });
  else writeFileSync(changed, text);
  expect(text, `${name} has changed: compare ${changed.pathname} with ${golden.pathname}`).toBe(known);
}
