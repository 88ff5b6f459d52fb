// Where sentences end. A point after an abbreviation, a number in a date or an initial is no end.
import type { Token } from './tokens.ts';

const ABBREVIATIONS = new Set(
  'bl ca cirka kl resp dvs osv mm mfl nr st jfr inkl exkl kap dnr ev ang fr ff tex s k tom from min max art avs bil fig tab tel vs etc'.split(
    ' ',
  ),
);

/**
 * Longer than this it is no sentence but a list or a table without marks, and is cut: claims compare the figures of a
 * sentence with one another, which must not grow with the length of the document.
 */
const LONGEST = 240;

/** Index ranges of tokens, end exclusive, one per sentence. */
export function splitSentences(text: string, tokens: readonly Token[]): { from: number; to: number }[] {
  const sentences: { from: number; to: number }[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if (endsSentence(text, tokens, index) || index - from >= LONGEST) {
      sentences.push({ from, to: index + 1 });
      from = index + 1;
    }
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length });
  return sentences;
}

function endsSentence(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.kind !== 'mark') return false;
  const next = tokens[index + 1];
  if (token.text === '!' || token.text === '?') return true;
  if (token.text !== '.') return false;
  if (next === undefined) return true;
  if (next.start === token.end) return '"”»)'.includes(next.text) && tokens[index + 2] === undefined;
  const before = tokens[index - 1];
  if (before?.kind === 'word' && before.end === token.start) {
    if (before.lower.length === 1 && next.kind === 'word') return false;
    if (ABBREVIATIONS.has(before.lower) && !isCapital(text, next)) return false;
    if (before.lower === 'ca' || before.lower === 'kl' || before.lower === 'nr') return false;
  }
  if (next.kind === 'word') return isCapital(text, next);
  return next.kind === 'number' || next.kind === 'code' || '–-•"”(§'.includes(next.text);
}

function isCapital(text: string, token: Token): boolean {
  const first = text.charAt(token.start);
  return first !== first.toLowerCase();
}
