// Which lines belong together. Text from PDF has a line break at every line, sometimes an empty line between all of them,
// the same head on every page, and page numbers alone on a line.
import type { Line } from './line.ts';

/** A line that returns this often is a running head or foot. */
const RUNNING_HEAD = 3;
/** Shorter than this share of the usual line, a line ends its paragraph. */
const SHORT_LINE = 0.55;

const BULLET = /^(?:[-–•*·▪]\s|\d{1,2}[.)]\s)/u;
const HEADING_NUMBER = /^\d+(?:\.\d+)+\.?\s/u;

export function rejoinLines(lines: readonly Line[]): Line[][] {
  const kept = withoutRunningHeads(lines);
  const isSpacedOut = spacedOut(kept);
  const usual = usualLength(kept);
  const groups: Line[][] = [];
  let group: Line[] = [];
  let emptyBefore = 0;
  const close = () => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  for (const line of kept) {
    if (line.text === '') {
      emptyBefore += 1;
      continue;
    }
    const previous = group.at(-1);
    const isApart = isSpacedOut ? emptyBefore > 1 : emptyBefore > 0;
    const isDivided = previous !== undefined && /\p{Ll}-$/u.test(previous.text) && /^\p{Ll}/u.test(line.text);
    if (
      previous !== undefined &&
      !(isDivided && emptyBefore <= 1) &&
      (isApart || startsAnew(previous, line, usual))
    )
      close();
    group.push(line);
    emptyBefore = 0;
  }
  close();
  return groups;
}

/** Typed text has one paragraph per line; set text has lines of nearly one length. */
function startsAnew(previous: Line, line: Line, usual: number): boolean {
  if (BULLET.test(line.text) || HEADING_NUMBER.test(line.text)) return true;
  const endsSentence = /[.!?:]["”)]?$/u.test(previous.text);
  if (/^(?:tabell|figur|diagram)\s+\d+/iu.test(previous.text) && !endsSentence) return true;
  if (endsSentence && previous.text.length < usual * SHORT_LINE) return true;
  if (previous.text.length > usual * 1.6 && endsSentence) return true;
  const startsUpper = /^[\p{Lu}\d]/u.test(line.text);
  return !endsSentence && startsUpper && previous.text.length < usual * SHORT_LINE;
}

/** More than half of all text lines have exactly one empty line after them. */
function spacedOut(lines: readonly Line[]): boolean {
  let single = 0;
  let texts = 0;
  lines.forEach((line, index) => {
    if (line.text === '') return;
    texts += 1;
    if (
      lines[index + 1]?.text === '' &&
      lines[index + 2] !== undefined &&
      lines[index + 2]?.text !== '' &&
      !/[.!?:]$/u.test(line.text)
    )
      single += 1;
  });
  return texts > 20 && single * 2 > texts;
}

function usualLength(lines: readonly Line[]): number {
  const lengths = lines
    .map(({ text }) => text.length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

/** Heads and feet that return, and page numbers alone on their line. */
function withoutRunningHeads(lines: readonly Line[]): Line[] {
  const counts = new Map<string, number>();
  const key = (text: string) => text.replace(/\d+/gu, '#');
  for (const { text } of lines) if (text !== '') counts.set(key(text), (counts.get(key(text)) ?? 0) + 1);
  return lines.map((line) => {
    const isPageNumber =
      /^(?:sida?n?\s*)?\d{1,3}(?:\s*(?:\/|av|\()\s*\d{1,3}\)?)?$/iu.test(line.text) &&
      (counts.get(key(line.text)) ?? 0) >= RUNNING_HEAD;
    const isHead =
      line.text.length > 12 &&
      line.text.length < 120 &&
      /\p{L}/u.test(line.text) &&
      !/[.!?]$/u.test(line.text) &&
      (counts.get(key(line.text)) ?? 0) >= RUNNING_HEAD &&
      !/%|procent/u.test(line.text);
    return isPageNumber || isHead ? { ...line, text: '' } : line;
  });
}
