// Splits a text into words, numbers and marks. One pass, no backtracking over more than one token, so that a line of a
// megabyte costs no more than its length. What a number means is decided in find-figures.ts.

export interface Token {
  readonly kind: 'word' | 'number' | 'code' | 'mark';
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** Plain, no-break, narrow no-break, thin and figure space: all seen between thousands. */
const GAP = '[ \\u00a0\\u202f\\u2009\\u2007]';

const TOKEN = new RegExp(
  [
    '(?<date>\\d{4}-\\d{2}-\\d{2}(?![\\d]))',
    // "40-åringar", "39:e", "6v", "0–5-åringar", "40-" in an enumeration: part of a word, never a value.
    '(?<mixed>\\d+(?:[-–]\\d+)?(?:(?:-|:)?\\p{L}[\\p{L}\\p{N}-]*|-(?=[,\\s])))',
    '(?<code>\\d+(?:\\.\\d+){2,}\\.?|\\d+(?:[/+]\\d+)+|\\d{2,4}-\\d{2,3}(?: \\d{2}){2,3}|\\d{1,2}:\\d{2}(?!\\d)|\\d{4}:\\d+)',
    `(?<number>\\d{1,3}(?:${GAP}\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?|\\.\\d+(?!\\.))`,
    "(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:[-–:’'_](?=[\\p{L}\\p{N}])[\\p{L}\\p{M}\\p{N}]+)*)",
    '(?<mark>\\S)',
  ].join('|'),
  'uy',
);
const SPACE = /\s+/uy;

/** Tokens in order. A word may hold hyphens and digits ("HbA1c", "e-tjänster", "januari–augusti"). */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) {
      at = SPACE.lastIndex;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      at += 1; // half a surrogate pair or the like: nothing to read
      continue;
    }
    tokens.push(toToken(match, at));
    at += match[0].length;
  }
  return tokens;
}

function toToken(match: RegExpExecArray, start: number): Token {
  const text = match[0];
  const groups = match.groups ?? {};
  const kind =
    groups.number !== undefined
      ? 'number'
      : groups.word !== undefined
        ? 'word'
        : groups.mark !== undefined
          ? 'mark'
          : 'code';
  return { kind, text, lower: text.toLowerCase(), start, end: start + text.length };
}
