// Plain text to a document: lines put together to paragraphs, hyphens at the end of lines healed, running heads left out.
// The text that PDF readers give comes this way too. Markdown has its own reader.
import type { ProofBlock, ProofDocument, ProofText, TextAnchor } from '../document.ts';
import type { Line } from './line.ts';
import { rejoinLines } from './rejoin-lines.ts';

export function readText(text: string): ProofDocument {
  return { blocks: linesToBlocks(splitLines(text)) };
}

export function splitLines(text: string): Line[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\f]/u).map((raw, index) => {
    const trimmed = raw.trim();
    return { text: trimmed, line: index + 1, column: raw.length - raw.trimStart().length + 1 };
  });
}

const BULLET = /^(?:[-–•*·▪]|\d{1,2}[.)])\s+/u;
/** A short line without a full stop whose next line starts anew is a heading rather than the start of a paragraph. */
const HEADING = /^(?:\d+(?:\.\d+)*\.?\s+)?\p{Lu}[^.!?;]{0,79}$/u;

/** Lines that may be broken anywhere to headings, items and paragraphs. */
export function linesToBlocks(lines: readonly Line[]): ProofBlock[] {
  const blocks: ProofBlock[] = [];
  for (const group of rejoinLines(lines)) {
    const [first] = group;
    if (first === undefined) continue;
    const bullet = BULLET.exec(first.text);
    if (bullet !== null) {
      const rest = {
        ...first,
        text: first.text.slice(bullet[0].length),
        column: first.column + bullet[0].length,
      };
      blocks.push({ kind: 'item', text: joinLines([rest, ...group.slice(1)]) });
    } else if (group.length === 1 && HEADING.test(first.text) && !/\d{2,}/u.test(first.text))
      blocks.push({ kind: 'heading', level: 2, text: joinLines(group) });
    else blocks.push({ kind: 'paragraph', text: joinLines(group) });
  }
  return blocks;
}

/**
 * Lines to one text: a space between them, but a hyphen at the end before a small letter is a word divided by the setter.
 * "e-" and other true hyphens ("40-," , "SÄBO-") are kept when the next line does not start with a small letter.
 */
export function joinLines(lines: readonly Line[]): ProofText {
  const parts: string[] = [];
  const anchors: TextAnchor[] = [];
  let length = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const isDivided =
      next !== undefined &&
      /\p{Ll}{2}-$/u.test(line.text) &&
      /^\p{Ll}/u.test(next.text) &&
      !/^(?:och|eller|samt|respektive)\b/u.test(next.text);
    const isHyphen =
      next !== undefined &&
      /\p{L}-$/u.test(line.text) &&
      !isDivided &&
      /^\p{L}/u.test(next.text) &&
      !/^(?:och|eller|samt)\b/u.test(next.text);
    const text = isDivided ? line.text.slice(0, -1) : line.text;
    anchors.push({ offset: length, line: line.line, column: line.column });
    parts.push(text);
    length += text.length;
    if (next !== undefined && !isDivided && !isHyphen) {
      parts.push(' ');
      length += 1;
    }
  });
  return {
    text: parts.join(''),
    anchors: anchors.length > 0 ? anchors : [{ offset: 0, line: 1, column: 1 }],
  };
}
