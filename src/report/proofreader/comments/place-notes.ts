// Where in the XML a stretch of the document's text stands. The proofreader reads Word files through mammoth; here its
// paragraphs are matched, in order, with the paragraphs of the XML, and each letter with the piece that it came from.
import type { ProofText } from '../document.ts';
import type { PieceParagraph, TextPiece } from './text-pieces.ts';

/** A letter of a piece: its source is [from, to), longer than one for "&amp;". */
export interface Letter {
  readonly piece: TextPiece;
  readonly from: number;
  readonly to: number;
}

interface SpelledParagraph {
  readonly text: string;
  /** One for each character of `text`; null for what is not a letter of the file. */
  readonly letters: readonly (Letter | null)[];
}

/** Short texts (cells) stand in many places: the next of them is only looked for nearby. */
const SHORT = 20;
const NEARBY = 3;
const FAR = 300;

/** For each text the letters of the file that it is spelled with; null where the text is not found. */
export function matchTexts(
  texts: readonly ProofText[],
  paragraphs: readonly PieceParagraph[],
  source: string,
): readonly (readonly (Letter | null)[] | null)[] {
  const spelled = paragraphs.map((paragraph) => spell(paragraph, source)).filter(({ text }) => text !== '');
  let next = 0;
  return texts.map(({ text }) => {
    if (text === '') return null;
    const reach = text.length < SHORT ? NEARBY : FAR;
    for (let at = next; at < Math.min(spelled.length, next + reach); at += 1) {
      const found = spellAcross(text, spelled, at);
      if (found === null) continue;
      next = at + found.count;
      return found.letters;
    }
    return null;
  });
}

/** A cell of several paragraphs is one text, with a space between them. */
function spellAcross(
  text: string,
  spelled: readonly SpelledParagraph[],
  at: number,
): { readonly letters: readonly (Letter | null)[]; readonly count: number } | null {
  const letters: (Letter | null)[] = [];
  let count = 0;
  while (letters.length < text.length) {
    const paragraph = spelled[at + count];
    if (paragraph === undefined) return null;
    if (count > 0 && text[letters.length] === ' ') letters.push(null);
    if (!text.startsWith(paragraph.text, letters.length)) return null;
    for (const letter of paragraph.letters) letters.push(letter);
    count += 1;
  }
  return letters.length === text.length ? { letters, count } : null;
}

/** White space as a browser shows it: one space, none at the ends. */
function spell({ parts }: PieceParagraph, source: string): SpelledParagraph {
  const characters: string[] = [];
  const letters: (Letter | null)[] = [];
  const add = (character: string, letter: Letter | null) => {
    const isSpace = /[ \t\r\n\f]/u.test(character);
    if (isSpace && (characters.length === 0 || characters.at(-1) === ' ')) return;
    characters.push(isSpace ? ' ' : character);
    letters.push(letter);
  };
  for (const part of parts) {
    if (typeof part === 'string') for (const unit of part.split('')) add(unit, null);
    else for (const { unit, letter } of lettersOf(part, source)) add(unit, letter);
  }
  while (characters.at(-1) === ' ') {
    characters.pop();
    letters.pop();
  }
  return { text: characters.join(''), letters };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function* lettersOf(piece: TextPiece, source: string): Generator<{ unit: string; letter: Letter }> {
  const raw = source.slice(piece.from, piece.to);
  for (const match of raw.matchAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|\r\n|[\s\S]/giu)) {
    const [written, hexadecimal, digits, name] = match;
    const from = piece.from + match.index;
    const letter = { piece, from, to: from + written.length };
    const text =
      hexadecimal !== undefined
        ? String.fromCodePoint(Number.parseInt(hexadecimal, 16))
        : digits !== undefined
          ? String.fromCodePoint(Number(digits))
          : name !== undefined
            ? (NAMED[name] ?? written)
            : written === '\r\n'
              ? '\n'
              : written;
    // Both halves of a pair of surrogates come from the same place: nothing is ever cut between them.
    for (const unit of text.split('')) yield { unit, letter };
  }
}
