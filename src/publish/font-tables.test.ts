import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FONT_WIDTHS } from '../charts/font-widths.generated.ts';
import { readFont } from './font-tables.ts';
import { fontFiles } from './package-files.ts';

it.each([
  ['400Regular', 400],
  ['600SemiBold', 600],
] as const)('the charts’ width table says what %s says (else run scripts/font-widths.ts)', (name, weight) => {
  const file = fontFiles().find((candidate) => candidate.includes(`_${name}.`)) ?? '';
  const font = readFont(readFileSync(file));
  const { unitsPerEm, widths } = FONT_WIDTHS[weight];
  expect(font.unitsPerEm).toBe(unitsPerEm);
  for (const [character, width] of Object.entries(widths))
    expect(font.widthOf(character.codePointAt(0) ?? 0), character).toBe(width);
});
