// Claims of change: from one value to another, the amounts said about it, and the word that says which way. A pair is made
// only when the text ties the two values together: "från … till …", "… jämfört med … året före", two years side by side.
import type { Figure } from '../figures/figure.ts';
import type { Gap } from './gaps.ts';
import { gapsIn } from './gaps.ts';
import type { Pair } from './pairs.ts';
import { findPairs, isCompatible, nearestWord } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import type { RoledFigure } from './roles.ts';
import { rolesOf } from './roles.ts';
import type { Time } from './times.ts';
import { isEarlier, timesOf } from './times.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord, INDEX_WORD } from './words.ts';

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

export function findChanges(sentences: readonly Sentence[]): ChangeClaim[] {
  const claims: ChangeClaim[] = [];
  sentences.forEach((sentence, index) => {
    if (sentence.values.length === 0) return;
    const pairs = findPairs(sentence);
    const next = sentences[index + 1];
    const follower = next !== undefined && next.blockIndex === sentence.blockIndex ? next : null;
    const previous = sentences[index - 1];
    const before = previous !== undefined && previous.blockIndex === sentence.blockIndex ? previous : null;
    for (const pair of pairs) claims.push(toClaim(sentence, pair, pairs, follower, before));
    claims.push(
      ...differenceBetween(sentence, follower, pairs),
      ...gapsIn(sentence, pairs).map((gap) => gapClaim(sentence, gap)),
    );
    if (pairs.length === 0 && previous !== undefined && previous.blockIndex === sentence.blockIndex)
      claims.push(...acrossSentences(previous, sentence, follower));
  });
  return claims;
}

function toClaim(
  sentence: Sentence,
  pair: Pair,
  pairs: readonly Pair[],
  follower: Sentence | null,
  before: Sentence | null,
): ChangeClaim {
  const own = rolesOf(sentence).filter(
    ({ role, figure }) => role === 'change' && belongs(sentence, pair, pairs, figure),
  );
  const inParentheses = parenthesised(sentence, pair);
  const amounts: ChangeAmount[] = own.map((roled) => toAmount(sentence, roled));
  if (inParentheses !== null && !own.some(({ figure }) => figure === inParentheses))
    amounts.push({ sentence, figure: inParentheses, tendency: 'any' });
  const stated = statedAfter(sentence, pair);
  if (stated !== null && !amounts.some(({ figure }) => figure === stated))
    amounts.push({ sentence, figure: stated, tendency: 'any' });
  if (pairs.length === 1 && follower !== null) amounts.push(...followingAmounts(follower, yearsOf(sentence)));
  return {
    sentence,
    from: pair.from,
    to: pair.to,
    kind: kindOf(sentence, pair),
    word:
      directionOf(sentence, pair, own) ??
      (isAloneAndBack(sentence, pairs) ? wordBeside(before, follower) : null),
    amounts,
  };
}

/** "Ökningen från 40 till 50 årsarbetare motsvarar 25 procent." */
function statedAfter(sentence: Sentence, pair: Pair): Figure | null {
  const next = sentence.values.find((value) => value.first > pair.last);
  if (next === undefined || (next.unit !== 'percent' && next.unit !== 'points') || next.isRangeEnd)
    return null;
  const link = wordsBetween(sentence, pair.last + 1, next.first)
    .filter((word) => !HEDGING.has(word))
    .join(' ');
  const isShare = wordAt(sentence, next.last + 1) === 'av';
  const isLinked =
    /^,? ?(?:vilket |det )?(?:motsvarar|motsvarande|innebär|är en ökning med|är en minskning med|alltså|det vill säga|dvs \.?)$/u.test(
      link,
    );
  // "Ökningen, från 5 000 till 5 400 besök, är 8 procent."
  const isNamed = /^,? ?är$/u.test(link) && changeWord(wordAt(sentence, sentence.from), '')?.isNoun === true;
  return !isShare && (isLinked || isNamed) ? next : null;
}

const HEDGING = new Set(['drygt', 'knappt', 'cirka', 'ca', 'nästan', 'ungefär']);

/** Years named; none at all leaves every year of the next sentence free. */
function yearsOf(sentence: Sentence): ReadonlySet<number> | null {
  const years = new Set(sentence.figures.filter(({ kind }) => kind === 'year').map(({ value }) => value));
  return years.size < 2 ? null : years;
}

/** One pair, and the sentence begins by pointing back: the word may stand in the sentence beside. */
function isAloneAndBack(sentence: Sentence, pairs: readonly Pair[]): boolean {
  return (
    pairs.length === 1 &&
    /^(?:den|det|de|andelen|antalet|\p{L}+(?:en|et|na))$/u.test(wordAt(sentence, sentence.from))
  );
}

function toAmount(sentence: Sentence, roled: RoledFigure): ChangeAmount {
  return { sentence, figure: roled.figure, tendency: roled.tendency ?? 'any' };
}

function kindOf(sentence: Sentence, { from, to }: Pair): ChangeClaim['kind'] {
  if (from.unit === 'percent' || to.unit === 'percent') return 'share';
  if (from.unit === 'money') return 'money';
  const isInPoints = rolesOf(sentence).some(
    ({ role, figure }) => role === 'change' && figure.unit === 'points',
  );
  if (
    isInPoints &&
    from.unit === 'bare' &&
    from.decimals > 0 &&
    Math.max(from.value, to.value) <= 100 &&
    !/index|hme|cni|coc/iu.test(sentenceText(sentence))
  )
    return 'share';
  if (from.unit === 'duration') return 'duration';
  return INDEX_WORD.test(sentenceText(sentence).toLowerCase()) ? 'index' : 'count';
}

/** An amount belongs to the pair when no other pair or level stands between them and no other base is named. */
function belongs(sentence: Sentence, pair: Pair, pairs: readonly Pair[], amount: Figure): boolean {
  if (amount.first >= pair.first && amount.last <= pair.last) return true;
  const [low, high] = amount.first > pair.last ? [pair.last, amount.first] : [amount.last, pair.first];
  const between = wordsBetween(sentence, low + 1, high);
  const isBefore = amount.first < pair.first;
  if (between.includes(';') || between.includes('medan')) return false;
  const goesOn = /^och (?:är|uppgår|uppgick|blev|var|ligger|uppgår) /u.test(between.join(' '));
  if (isBefore && (between.length > 9 || (between.includes('och') && !goesOn) || between.includes('men')))
    return false;
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
  /^(?:det|detta|ökning|minskning|skillnad|förändring|differens|ökningen|minskningen|uppgången|nedgången|skillnaden|förändringen|därmed|nedgång|uppgång)$/u;

/** Amounts in a next sentence that speaks about this change: "Det är en ökning med …", "Ökningen är …". */
function followingAmounts(follower: Sentence, named: ReadonlySet<number> | null): ChangeAmount[] {
  const first = wordAt(follower, follower.from);
  const sumsUp = wordsBetween(follower, follower.from, follower.from + 7).some((word) => SUMS_UP.test(word));
  if ((!ANAPHORA.test(first) && !sumsUp) || findPairs(follower).length > 0) return [];
  const roled = rolesOf(follower);
  if (named !== null && follower.figures.some(({ kind, value }) => kind === 'year' && !named.has(value)))
    return [];
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
  const amounts = followingAmounts(follower, null);
  if (amounts.length === 0) return [];
  const pair = { from: one.figure, to: two.figure, first: one.figure.first, last: two.figure.last };
  return [{ sentence, from: pair.from, to: pair.to, kind: kindOf(sentence, pair), word: null, amounts }];
}

function gapClaim(sentence: Sentence, { one, other, amount }: Gap): ChangeClaim {
  const pair = {
    from: other,
    to: one,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
  const amounts: ChangeAmount[] = [{ sentence, figure: amount, tendency: 'any' }];
  return { sentence, from: other, to: one, kind: kindOf(sentence, pair), word: null, amounts };
}

const SUMS_UP = /^(?:alltså|således|därmed|sammantaget)$/u;

/**
 * "År 2022 utfärdades 18 200 intyg. År 2023 var antalet 17 290, en minskning med 910." and "2023 kom 1 012 klagomål. Året
 * innan var de 944. Antalet ökade alltså med 68.": one level in each sentence, and an amount said after them.
 */
function acrossSentences(previous: Sentence, sentence: Sentence, follower: Sentence | null): ChangeClaim[] {
  const level = (each: Sentence) => rolesOf(each).filter(({ role }) => role === 'level');
  const [one, ...moreBefore] = level(previous);
  const [two, ...moreHere] = level(sentence);
  if (one === undefined || two === undefined || moreBefore.length + moreHere.length > 0) return [];
  if (!isCompatible(one.figure, two.figure)) return [];
  const times = [timeIn(previous, one.figure), timeIn(sentence, two.figure)] as const;
  if (times[0] === undefined && times[1] === undefined) return [];
  const isForward = isEarlier(times[0], times[1]);
  // "2023 var antalet 1 034. Det är 10 procent fler än 2022 (940)." looks back from the later value.
  const isBack = !isForward && ANAPHORA.test(wordAt(sentence, sentence.from));
  const isBefore = times[1] === 'previous' && isEarlier(times[1], times[0]);
  // "Under 2023 gjordes 5 400. Under 2022 gjordes 5 000. Det är en ökning med …": both years are said.
  const isTurned = typeof times[0] === 'number' && typeof times[1] === 'number' && times[1] < times[0];
  if (!isForward && !isBefore && !isTurned && !(isBack && isEarlier(times[1], times[0] ?? 'current')))
    return [];
  const here = rolesOf(sentence).filter(
    ({ role, figure }) => role === 'change' && (isBack || figure.first > two.figure.last),
  );
  const years = new Set(
    [...previous.figures, ...sentence.figures]
      .filter(({ kind }) => kind === 'year')
      .map(({ value }) => value),
  );
  const after = follower === null ? [] : followingAmounts(follower, years);
  const told = isBefore
    ? rolesOf(previous).filter(({ role, figure }) => role === 'change' && figure.sign !== 0)
    : [];
  const amounts = [
    ...told.map((each) => toAmount(previous, each)),
    ...here.map((each) => toAmount(sentence, each)),
    ...after,
  ];
  const first = amounts[0];
  if (first === undefined) return [];
  const [from, to] = isForward ? [one.figure, two.figure] : [two.figure, one.figure];
  const pair = { from, to, first: sentence.from, last: two.figure.last };
  const roled = rolesOf(first.sentence).find(({ figure }) => figure === first.figure);
  const at = roled?.wordAt ?? null;
  return [
    {
      sentence,
      from,
      to,
      kind: kindOf(sentence, pair),
      word: at === null ? null : { sentence: first.sentence, at, tendency: first.tendency },
      amounts,
    },
  ];
}

function timeIn(sentence: Sentence, figure: Figure): Time | undefined {
  const start = wordsBetween(sentence, sentence.from, sentence.from + 2).join(' ');
  if (/^(?:förra året|i fjol|året innan|året före)$/u.test(start)) return 'previous';
  return timesOf(sentence).get(figure);
}

/** A pair without a word of its own, summed up in a sentence beside it: "Antalet har alltså minskat." */
function wordBeside(before: Sentence | null, follower: Sentence | null): ChangeClaim['word'] {
  const isPlain = (each: Sentence) =>
    each.values.length === 0 && !wordsBetween(each, each.from, each.to).some((word) => UNPLAIN.has(word));
  if (
    follower !== null &&
    isPlain(follower) &&
    wordsBetween(follower, follower.from, follower.to).some((word) => SUMS_UP.test(word))
  ) {
    const word = nearestWord(follower, follower.to, follower.from);
    if (word !== null) return { sentence: follower, ...word };
  }
  return before === null || !isPlain(before) ? null : onlyVerb(before);
}

const UNPLAIN = new Set(['inte', 'men', 'ska', 'väntas', 'bör', 'kan', 'målet', 'mål', 'dock', 'däremot']);

/** "Sjukfrånvaron har minskat." right before the sentence with the two values that speak of "den". */
function onlyVerb(before: Sentence): ChangeClaim['word'] {
  const word = nearestWord(before, before.to, before.from);
  if (word === null || before.to - before.from > 10 || word.at < before.to - 3) return null;
  return { sentence: before, ...word };
}
