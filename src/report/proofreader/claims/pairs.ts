// Pairs of values that the text itself ties together as before and after: "från … till …", "… jämfört med … året före", two
// years side by side. A spread between units ("från 46 till 97") is no pair. Changes are made from these (changes.ts).
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { isEarlier, timesOf } from './times.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord, SPREAD_WORDS } from './words.ts';

export interface Pair {
  readonly from: Figure;
  readonly to: Figure;
  /** First and last token of the pair in the sentence. */
  readonly first: number;
  readonly last: number;
}

const pairCache = new WeakMap<Sentence, readonly Pair[]>();

export function findPairs(sentence: Sentence): readonly Pair[] {
  const known = pairCache.get(sentence);
  if (known !== undefined) return known;
  let pairs = fromTo(sentence);
  if (pairs.length === 0) pairs = toFrom(sentence);
  if (pairs.length === 0) pairs = compared(sentence);
  if (pairs.length === 0) pairs = twoTimes(sentence);
  pairCache.set(sentence, pairs);
  return pairs;
}

export function isCompatible(a: Figure, b: Figure): boolean {
  if (a.unit === 'points' || b.unit === 'points') return false;
  const plain = (figure: Figure) => figure.unit === 'count' || figure.unit === 'bare';
  if (plain(a) && plain(b)) return a.noun === '' || b.noun === '' || sameNoun(a.noun, b.noun);
  if (a.unit !== b.unit) return false;
  return a.unit !== 'duration' || a.noun === b.noun;
}

/** "enheter" and "enheterna", "besök" and "besöken": equal up to the ending. */
export function sameNoun(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length);
  let same = 0;
  while (same < short && a[same] === b[same]) same += 1;
  return same >= Math.max(3, short - 3) && Math.max(a.length, b.length) - same <= 4;
}

/** "från A till B", unless it is a spread between units. */
function fromTo(sentence: Sentence): Pair[] {
  const pairs: Pair[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (wordAt(sentence, at) !== 'från') continue;
    const from = sentence.values.find((value) => value.first > at);
    if (from === undefined || from.first - at > 6 || from.isRangeEnd) continue;
    const till = findWord(sentence, from.last + 1, from.last + 9, 'till');
    if (till === null) continue;
    const to = sentence.values.find((value) => value.first > till);
    if (to === undefined || to.first - till > 4 || to.isRangeEnd) continue;
    if (sentence.values.some((value) => value.first > from.last && value.first < till)) continue;
    if (!isCompatible(from, to) || isSpread(sentence, at)) continue;
    const times = timesOf(sentence);
    const isReversed = isEarlier(times.get(to), times.get(from)) && typeof times.get(to) === 'number';
    if (isReversed && times.get(from) !== undefined) continue;
    pairs.push({ from, to, first: at, last: to.last });
    at = to.last;
  }
  return pairs;
}

function toFrom(sentence: Sentence): Pair[] {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (wordAt(sentence, at) !== 'till') continue;
    const to = sentence.values.find((value) => value.first > at);
    if (to === undefined || to.first - at > 4) continue;
    const word = findWord(sentence, to.last + 1, to.last + 4, 'från');
    const from = word === null ? undefined : sentence.values.find((value) => value.first > word);
    if (word === null || from === undefined || from.first - word > 3 || !isCompatible(from, to)) continue;
    if (nearestWord(sentence, at, sentence.from) === null || isSpread(sentence, at)) continue;
    return [{ from, to, first: at, last: from.last }];
  }
  return onFrom(sentence);
}

/** "uppgick till 58,5 mnkr, en ökning med 12,5 procent från 52 mnkr": an amount stands between the two values. */
function onFrom(sentence: Sentence): Pair[] {
  const roled = rolesOf(sentence);
  for (let index = 2; index < roled.length; index += 1) {
    const from = roled[index];
    const amount = roled[index - 1];
    const to = roled[index - 2];
    if (from === undefined || to === undefined || amount?.role !== 'change' || to.role !== 'level') continue;
    const between = wordsBetween(sentence, amount.figure.last + 1, from.figure.first);
    if (between.length > 3 || between.at(0) !== 'från') continue;
    if (!isCompatible(from.figure, to.figure)) continue;
    return [{ from: from.figure, to: to.figure, first: to.figure.first, last: from.figure.last }];
  }
  return [];
}

const COMPARED = new Set(['mot', 'med']);

/** "B jämfört med A året före", "B, mot A 2022", "B (2022: A)": A must be said to be earlier. */
function compared(sentence: Sentence): Pair[] {
  const led = comparedFirst(sentence);
  if (led.length > 0) return led;
  const times = timesOf(sentence);
  const levels = rolesOf(sentence).filter(({ role }) => role === 'level');
  const pairs: Pair[] = [];
  for (let index = 1; index < levels.length; index += 1) {
    const to = levels[index - 1]?.figure;
    const from = levels[index]?.figure;
    if (to === undefined || from === undefined || !isCompatible(to, from) || to.isRangeEnd || from.isRangeEnd)
      continue;
    const between = wordsBetween(sentence, to.last + 1, from.first);
    const isTied =
      between.length <= 14 &&
      (between.slice(-4).some((word) => COMPARED.has(word)) ||
        between.includes('då') ||
        between.includes('jämfört') ||
        between.includes('('));
    const past = times.get(from);
    const isDated =
      typeof past === 'number' &&
      times.get(to) === undefined &&
      (between[0] === '(' || between.includes('då') || between.includes('jämfört'));
    const isPast = past !== undefined && (isDated || isEarlier(past, times.get(to)));
    const isBroken = ['målet', 'men', 'medan', ';'].some((word) => between.includes(word));
    if (isTied && isPast && !isBroken && !between.some((word) => /^riket/u.test(word)))
      pairs.push({ from, to, first: to.first, last: from.last });
  }
  return pairs;
}

/** "Jämfört med 2022 (71 procent) har andelen ökat till 74 procent." */
function comparedFirst(sentence: Sentence): Pair[] {
  if (wordsBetween(sentence, sentence.from, sentence.from + 2).join(' ') !== 'jämfört med') return [];
  const [from, to, ...more] = rolesOf(sentence).filter(({ role }) => role === 'level');
  if (from === undefined || to === undefined || more.length > 0 || !isCompatible(from.figure, to.figure))
    return [];
  if (timesOf(sentence).get(from.figure) === undefined || from.figure.first - sentence.from > 9) return [];
  return [{ from: from.figure, to: to.figure, first: from.figure.first, last: to.figure.last }];
}

/** "925 veckor 2023 och 810 veckor 2024", "i fjol 118 000 och i år 126 300": exactly two values with different times. */
function twoTimes(sentence: Sentence): Pair[] {
  const times = timesOf(sentence);
  const timed = rolesOf(sentence).filter(({ role, figure }) => role === 'level' && times.has(figure));
  const [one, two] = timed;
  if (timed.length !== 2 || one === undefined || two === undefined) return nowAndThen(sentence);
  if (!isCompatible(one.figure, two.figure)) return [];
  const [a, b] = [times.get(one.figure), times.get(two.figure)];
  if (a === b) return [];
  const isForward = isEarlier(a, b);
  if (!isForward && !isEarlier(b, a)) return [];
  const [from, to] = isForward ? [one.figure, two.figure] : [two.figure, one.figure];
  return [{ from, to, first: one.figure.first, last: two.figure.last }];
}

/** "var 36 000 och nu 39 600". */
function nowAndThen(sentence: Sentence): Pair[] {
  const levels = rolesOf(sentence).filter(({ role }) => role === 'level');
  const [from, to] = levels;
  if (levels.length !== 2 || from === undefined || to === undefined) return [];
  const between = wordsBetween(sentence, from.figure.last + 1, to.figure.first).join(' ');
  if (!/^och (?:är )?nu$/u.test(between) || !isCompatible(from.figure, to.figure)) return [];
  return [{ from: from.figure, to: to.figure, first: from.figure.first, last: to.figure.last }];
}

function findWord(sentence: Sentence, from: number, to: number, word: string): number | null {
  for (let at = from; at < Math.min(to, sentence.to); at += 1) {
    if (wordAt(sentence, at) === word) return at;
    if (wordAt(sentence, at) === ';') return null;
  }
  return null;
}

/** A word of spread before "från", and no word of change nearer to it. */
function isSpread(sentence: Sentence, at: number): boolean {
  let isGoing = false;
  for (let back = at - 1, steps = 0; back >= sentence.from && steps < 14; back -= 1, steps += 1) {
    const word = wordAt(sentence, back);
    if (word === ';') return false;
    if (changeWord(word, wordAt(sentence, back - 1)) !== null && !COMPARATIVES.has(word)) return false;
    if (SPREAD_WORDS.has(word)) return true;
    // "det går från 46 till 97" is a spread, "höjningen … går från 200 till 250" a change.
    if (word === 'går') isGoing = true;
  }
  return isGoing;
}

/** The nearest change word before `end` in the clause. */
export function nearestWord(
  sentence: Sentence,
  end: number,
  from: number,
): { at: number; tendency: Tendency } | null {
  for (let at = end - 1; at >= from; at -= 1) {
    const word = wordAt(sentence, at);
    if ([';', 'men', 'medan', 'eftersom', 'när'].includes(word) && at < end - 2) return null;
    const found = changeWord(word, wordAt(sentence, at - 1));
    if (found === null) continue;
    if (['ska', 'att', 'kan', 'bör', 'skulle'].includes(wordAt(sentence, at - 1)) && at < end - 6)
      return null;
    if (wordAt(sentence, at - 1) === 'inte') return null;
    return { at, tendency: found.tendency };
  }
  return null;
}
