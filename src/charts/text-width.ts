// How wide a text is when drawn in Source Sans 3, without a browser: sums of advance widths (kerning left out, which makes
// a text at most a pixel or two wider than drawn). Margins and label placing rest on it.
import { FONT_WIDTHS } from './font-widths.generated.ts';

export type FontWeight = 400 | 600;

/** Size of all chart labels, in px; the smallest that reads well on a phone and, scaled to 8.5–9 points, on paper. */
export const LABEL_SIZE = 13;
export const LINE_HEIGHT = 16;

export function textWidth(text: string, weight: FontWeight = 400, size: number = LABEL_SIZE): number {
  const { unitsPerEm, widths } = FONT_WIDTHS[weight];
  const unknown = widths.n ?? unitsPerEm / 2;
  let units = 0;
  for (const character of text.normalize('NFC')) units += widths[character] ?? unknown;
  return (units * size) / unitsPerEm;
}

/**
 * Lines no wider than `maxWidth`, as few as possible and then as even as possible, broken at ordinary spaces only; a word
 * that is wider stays whole on its own line.
 */
export function wrapText(text: string, maxWidth: number, weight: FontWeight = 400): readonly string[] {
  const words = text.split(/ +/).filter((part) => part !== '');
  let lines = fillLines(words, maxWidth, weight);
  for (let limit = maxWidth - 4; lines.length > 1 && limit > 0; limit -= 4) {
    const tighter = fillLines(words, limit, weight);
    if (tighter.length > lines.length) break;
    lines = tighter;
  }
  return lines.length === 0 ? [''] : lines;
}

function fillLines(words: readonly string[], maxWidth: number, weight: FontWeight): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const current = lines.at(-1);
    const joined = current === undefined ? word : `${current} ${word}`;
    if (current !== undefined && textWidth(joined, weight) <= maxWidth) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

export function widest(lines: readonly string[], weight: FontWeight = 400): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, weight)));
}
