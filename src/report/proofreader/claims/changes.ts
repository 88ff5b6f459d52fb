// Claims of change: from one value to another, the amounts said about it, and the word that says which way. A pair is made
// only when the text ties the two values together: "från … till …", "… jämfört med … året före", two years side by side.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import type { RoledFigure } from './roles.ts';
import { rolesOf } from './roles.ts';
import type { Time } from './times.ts';
import { isEarlier, timesOf } from './times.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord, INDEX_WORD, SPREAD_WORDS } from './words.ts';

export interface ChangeAmount {
  readonly sentence: Sentence;
  readonly figure: Figure;
  readonly tendency: Tendency;
}

export interface ChangeClaim {
  readonly sentence: Sentence;
  readonly from: Figure;
  readonly to: Figure;
  readonly kind: 'share' | 'count' | 'money' | 'duration' | 'index';
  /** The word that says which way, with the sentence it stands in; null when no word does. */
  readonly word: { readonly sentence: Sentence; readonly at: number; readonly tendency: Tendency } | null;
  readonly amounts: readonly ChangeAmount[];
}

interface Pair {
  readonly from: Figure;
  readonly to: Figure;
  /** First and last token of the pair in the sentence. */
  readonly first: number;
  readonly last: number;
}

export function findChanges(sentences: readonly Sentence[]): ChangeClaim[] {
  const claims: ChangeClaim[] = [];
  sentences.forEach((sentence, index) => {
    if (sentence.values.length === 0) return;
    const pairs = findPairs(sentence);
    const next = sentences[index + 1];
    const follower = next !== undefined && next.blockIndex === sentence.blockIndex ? next : null;
    const previous = sentences[index - 1];
    for (const pair of pairs) claims.push(toClaim(sentence, pair, pairs, follower));
    claims.push(...differenceBetween(sentence, follower, pairs));
    if (pairs.length === 0 && previous !== undefined && previous.blockIndex === sentence.blockIndex)
      claims.push(...acrossSentences(previous, sentence));
  });
  return claims;
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
      between.length <= 10 &&
      (between.slice(-4).some((word) => COMPARED.has(word)) ||
        between.includes('då') ||
        between.includes('jämfört') ||
        between.includes('('));
    const past = times.get(from);
    const isPast = past !== undefined && isEarlier(past, times.get(to));
    if (isTied && isPast && !between.includes('målet') && !between.some((word) => /^riket/u.test(word)))
      pairs.push({ from, to, first: to.first, last: from.last });
  }
  return pairs;
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
  for (let back = at - 1, steps = 0; back >= sentence.from && steps < 14; back -= 1, steps += 1) {
    const word = wordAt(sentence, back);
    if (word === ';') return false;
    if (changeWord(word, wordAt(sentence, back - 1)) !== null && !COMPARATIVES.has(word)) return false;
    if (SPREAD_WORDS.has(word) || word === 'går') return true;
  }
  return false;
}

function toClaim(
  sentence: Sentence,
  pair: Pair,
  pairs: readonly Pair[],
  follower: Sentence | null,
): ChangeClaim {
  const own = rolesOf(sentence).filter(
    ({ role, figure }) => role === 'change' && belongs(sentence, pair, pairs, figure),
  );
  const inParentheses = parenthesised(sentence, pair);
  const amounts: ChangeAmount[] = own.map((roled) => toAmount(sentence, roled));
  if (inParentheses !== null && !own.some(({ figure }) => figure === inParentheses))
    amounts.push({ sentence, figure: inParentheses, tendency: 'any' });
  if (pairs.length === 1 && follower !== null) amounts.push(...followingAmounts(follower));
  return {
    sentence,
    from: pair.from,
    to: pair.to,
    kind: kindOf(sentence, pair),
    word: directionOf(sentence, pair, own),
    amounts,
  };
}

function toAmount(sentence: Sentence, roled: RoledFigure): ChangeAmount {
  return { sentence, figure: roled.figure, tendency: roled.tendency ?? 'any' };
}

function kindOf(sentence: Sentence, { from, to }: Pair): ChangeClaim['kind'] {
  if (from.unit === 'percent' || to.unit === 'percent') return 'share';
  if (from.unit === 'money') return 'money';
  if (from.unit === 'duration') return 'duration';
  return INDEX_WORD.test(sentenceText(sentence).toLocaleLowerCase('sv-SE')) ? 'index' : 'count';
}

/** An amount belongs to the pair when no other pair or level stands between them and no other base is named. */
function belongs(sentence: Sentence, pair: Pair, pairs: readonly Pair[], amount: Figure): boolean {
  if (amount.first >= pair.first && amount.last <= pair.last) return true;
  const [low, high] = amount.first > pair.last ? [pair.last, amount.first] : [amount.last, pair.first];
  const between = wordsBetween(sentence, low + 1, high);
  const isBefore = amount.first < pair.first;
  if (between.includes(';') || between.includes('medan')) return false;
  if (isBefore && (between.length > 9 || between.includes('och') || between.includes('men'))) return false;
  if (!isBefore && between.some((word) => ['men', 'riket', 'trots', 'varav'].includes(word))) return false;
  if (pairs.some((other) => other !== pair && other.first > low && other.first < high)) return false;
  if (
    rolesOf(sentence).some(
      ({ role, figure }) =>
        role === 'level' &&
        figure.first > low &&
        figure.first < high &&
        figure !== pair.to &&
        figure !== pair.from,
    )
  )
    return false;
  const time: Time | undefined = timesOf(sentence).get(amount);
  const from: Time | undefined = timesOf(sentence).get(pair.from);
  return !(typeof time === 'number' && typeof from === 'number' && time < from);
}

/** "från 34 200 till 35 568 kronor (4 procent)". */
function parenthesised(sentence: Sentence, pair: Pair): Figure | null {
  if (pair.to.unit === 'percent' || pair.last !== pair.to.last) return null;
  const next = sentence.values.find((value) => value.first > pair.last);
  if (next === undefined || next.unit !== 'percent' || next.hedge !== null) return null;
  const between = wordsBetween(sentence, pair.last + 1, next.first).join('');
  return between === '(' || between === '(+' ? next : null;
}

const ANAPHORA =
  /^(?:det|detta|ökningen|minskningen|uppgången|nedgången|skillnaden|förändringen|därmed|nedgång|uppgång)$/u;

/** Amounts in a next sentence that speaks about this change: "Det är en ökning med …", "Ökningen är …". */
export function followingAmounts(follower: Sentence): ChangeAmount[] {
  const first = wordAt(follower, follower.from);
  if (!ANAPHORA.test(first) || findPairs(follower).length > 0) return [];
  const roled = rolesOf(follower);
  const amounts: ChangeAmount[] = [];
  for (const each of roled) {
    if (each.role !== 'change') break;
    amounts.push(toAmount(follower, each));
  }
  const firstAmount = amounts[0];
  if (firstAmount === undefined || firstAmount.figure.first - follower.from > 10) return [];
  const lead = wordsBetween(follower, follower.from, firstAmount.figure.first);
  if (lead.some((word) => ['bland', 'riket', 'dock', 'däremot', 'mål', 'målet', 'budget'].includes(word)))
    return [];
  const tail = wordsBetween(follower, firstAmount.figure.last + 1, firstAmount.figure.last + 6).join(' ');
  if (/^(?:sedan|än budget|mot budget|över budget|än rik)/u.test(tail)) return [];
  return amounts;
}

/** The nearest change word before the pair in the clause, else the first noun or comparative after it. */
function directionOf(sentence: Sentence, pair: Pair, amounts: readonly RoledFigure[]): ChangeClaim['word'] {
  const before = nearestWord(sentence, pair.first, sentence.from);
  if (before !== null) return { sentence, ...before };
  for (const amount of amounts)
    if (amount.wordAt !== null && amount.tendency !== null)
      return { sentence, at: amount.wordAt, tendency: amount.tendency };
  for (let at = pair.last + 1; at < Math.min(sentence.to, pair.last + 8); at += 1) {
    const word = wordAt(sentence, at);
    if (['.', ';', 'men', 'medan'].includes(word)) break;
    const found = changeWord(word, wordAt(sentence, at - 1));
    if (found !== null && (found.isNoun || COMPARATIVES.has(word)))
      return { sentence, at, tendency: found.tendency };
  }
  const inside = sentence.values.length === 2 ? nearestWord(sentence, pair.last, pair.first) : null;
  return inside === null ? null : { sentence, ...inside };
}

function nearestWord(
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

/** "Kvinnor 7,1 procent och män 4,2 procent. Skillnaden är 2,9 procentenheter.": two levels, and the gap between them. */
function differenceBetween(
  sentence: Sentence,
  follower: Sentence | null,
  pairs: readonly Pair[],
): ChangeClaim[] {
  if (
    follower === null ||
    pairs.length > 0 ||
    !/^(?:skillnad|skillnaden|gapet)$/u.test(wordAt(follower, follower.from))
  )
    return [];
  const levels = rolesOf(sentence).filter(({ role }) => role === 'level' || role === 'country');
  const [one, two] = levels;
  if (one === undefined || two === undefined || levels.length !== 2 || rolesOf(sentence).length !== 2)
    return [];
  if (!isCompatible(one.figure, two.figure)) return [];
  const amounts = followingAmounts(follower);
  if (amounts.length === 0) return [];
  const pair = { from: one.figure, to: two.figure, first: one.figure.first, last: two.figure.last };
  return [{ sentence, from: pair.from, to: pair.to, kind: kindOf(sentence, pair), word: null, amounts }];
}

/** "År 2022 utfärdades 18 200 intyg. År 2023 var antalet 17 290, en minskning med 910." – only with an amount said. */
function acrossSentences(previous: Sentence, sentence: Sentence): ChangeClaim[] {
  const level = (each: Sentence) => rolesOf(each).filter(({ role }) => role === 'level');
  const [from, ...moreBefore] = level(previous);
  const [to, ...moreHere] = level(sentence);
  if (from === undefined || to === undefined || moreBefore.length > 0 || moreHere.length > 0) return [];
  if (!isCompatible(from.figure, to.figure)) return [];
  const a =
    timesOf(previous).get(from.figure) ??
    (/^(?:förra|i fjol)/u.test(sentenceText(previous).toLocaleLowerCase('sv-SE')) ? 'previous' : undefined);
  const b = timesOf(sentence).get(to.figure) ?? 'current';
  if (a === undefined || !isEarlier(a, b)) return [];
  const amounts = rolesOf(sentence).filter(
    ({ role, figure }) => role === 'change' && figure.first > to.figure.last,
  );
  const first = amounts[0];
  if (first === undefined) return [];
  const pair = { from: from.figure, to: to.figure, first: sentence.from, last: to.figure.last };
  return [
    {
      sentence,
      from: from.figure,
      to: to.figure,
      kind: kindOf(sentence, pair),
      word: first.wordAt === null ? null : { sentence, at: first.wordAt, tendency: first.tendency ?? 'any' },
      amounts: amounts.map((each) => toAmount(sentence, each)),
    },
  ];
}
