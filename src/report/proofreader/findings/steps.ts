// The arithmetic of a finding line by line, and the one figure that the suggestion wants in the place of the quote: what a
// page sets as a small sum and as struck and inserted text. Nothing is reckoned here.
import type { ArithmeticStep } from '../../contract.ts';

/** "648 − 600 = 48; 48 / 600 = 8 procent" → two lines, each parted at its last equals sign. */
export function stepsOf(arithmetic: string): readonly ArithmeticStep[] {
  return arithmetic
    .split('; ')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf(' = ');
      return at < 0
        ? { terms: line.trim(), gives: '' }
        : { terms: line.slice(0, at).trim(), gives: line.slice(at + 3).trim() };
    });
}

/** "Skriv 8 procent, eller …" and "Skriv +0,3." – a figure and its unit, nothing that needs the sentence rewritten. */
const FIGURE_TO_WRITE = /^Skriv ([+−-]?\d[\d\u00a0 ]*(?:,\d+)?(?:[\u00a0 ](?:%|\p{L}+))?)(?:\.$|, eller )/u;

export function replacementOf(suggestion: string, quote: string): string | null {
  if (!/\d/u.test(quote)) return null;
  return FIGURE_TO_WRITE.exec(suggestion)?.[1] ?? null;
}
