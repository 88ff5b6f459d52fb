// A row of values over time told in one sentence with its trend in the next or the one before, and words of ratio
// ("fördubblats", "halverats", "med en tredjedel") beside a pair of values.
import type { Figure } from '../figures/figure.ts';
import { MONTHS } from '../figures/words.ts';
import type { ChangeClaim } from './changes.ts';
import { isCompatible } from './pairs.ts';
import { findQuantifiers } from './quantifiers.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { timesOf } from './times.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord } from './words.ts';

export interface SeriesClaim {
  readonly sentence: Sentence;
  readonly at: number;
  readonly tendency: Tendency;
  readonly seriesSentence: Sentence;
  readonly values: readonly Figure[];
}

export interface DoublingClaim {
  readonly sentence: Sentence;
  readonly at: number;
  readonly from: Figure;
  readonly to: Figure;
  readonly ratio: number;
  readonly wanted: number;
}

export function findSeries(sentences: readonly Sentence[]): SeriesClaim[] {
  return sentences.flatMap((sentence, index) => {
    const values = timedValues(sentence);
    if (values === null) return [];
    return [sentences[index - 1], sentences[index + 1]].flatMap((other) => {
      if (other === undefined || other.blockIndex !== sentence.blockIndex || other.values.length > 0)
        return [];
      const word = trendWord(other);
      return word === null ? [] : [{ sentence: other, ...word, seriesSentence: sentence, values }];
    });
  });
}

/** Three or more values, each with its own year or month, in the order of time. */
function timedValues(sentence: Sentence): readonly Figure[] | null {
  const values = rolesOf(sentence).map(({ figure }) => figure);
  const [first] = values;
  if (values.length < 3 || first === undefined || values.some((figure) => !isCompatible(figure, first)))
    return null;
  const times = timesOf(sentence);
  const years = values.map((figure) => times.get(figure));
  const isYears = years.every(
    (year, index) => typeof year === 'number' && (index === 0 || year > Number(years[index - 1])),
  );
  const isMonths = values.every(
    (figure) => MONTHS.has(wordAt(sentence, figure.last + 2)) && wordAt(sentence, figure.last + 1) === 'i',
  );
  return isYears || isMonths ? values : null;
}

function trendWord(sentence: Sentence): { at: number; tendency: Tendency } | null {
  const words = wordsBetween(sentence, sentence.from, sentence.to);
  if (
    words.length > 14 ||
    words.some((word) => ['inte', 'dock', 'däremot', 'men', 'bland', 'ska', 'väntas'].includes(word))
  )
    return null;
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const word = wordAt(sentence, at);
    const found = changeWord(word, wordAt(sentence, at - 1));
    if (found !== null && !COMPARATIVES.has(word) && (found.tendency === 'up' || found.tendency === 'down'))
      return { at, tendency: found.tendency };
  }
  return null;
}

const RATIO_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:fördubblats|fördubblades|fördubblat|dubblerats|dubblades)$/u, 2],
  [/^(?:halverats|halverades|halverat)$/u, 0.5],
  [/^(?:tredubblats|tredubblades)$/u, 3],
];

/** How far from exactly double or half a word still holds. */
const RATIO_SLACK = 0.12;

export function findDoublings(changes: readonly ChangeClaim[]): DoublingClaim[] {
  return changes.flatMap((claim) => [...ratioWords(claim), ...fractions(claim)]);
}

function ratioWords({ sentence, from, to }: ChangeClaim): DoublingClaim[] {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const found = RATIO_WORDS.find(([pattern]) => pattern.test(wordAt(sentence, at)));
    if (found === undefined || from.value === 0 || at > Math.max(from.first, to.first) + 8) continue;
    const ratio = to.value / from.value;
    const wanted = found[1];
    if (holds(ratio / wanted, wordsBetween(sentence, at - 2, at))) return [];
    return [{ sentence, at, from, to, ratio, wanted }];
  }
  return [];
}

/** "mer än fördubblats" opens upwards, "nästan fördubblats" downwards. */
function holds(part: number, before: readonly string[]): boolean {
  if (before.some((word) => /^(?:mer|drygt|över)$/u.test(word))) return part >= 0.98;
  if (before.some((word) => /^(?:nästan|knappt|närmare)$/u.test(word))) return part >= 0.8 && part <= 1.02;
  return Math.abs(part - 1) <= RATIO_SLACK;
}

/** "minskade med en fjärdedel, från 1 500 till 1 200". */
function fractions({ sentence, from, to, kind }: ChangeClaim): DoublingClaim[] {
  if (kind === 'share' || from.value === 0) return [];
  const fraction = findQuantifiers(sentence).find(
    ({ first, meaning }) =>
      meaning.kind === 'share' && meaning.high < 1 && wordAt(sentence, first - 1) === 'med',
  );
  if (fraction === undefined || fraction.meaning.kind !== 'share') return [];
  const change = Math.abs(to.value - from.value) / Math.abs(from.value);
  // Closer than for shares: a fifth and a quarter must be told apart.
  const middle = (fraction.meaning.low + fraction.meaning.high) / 2;
  if (Math.abs(change - middle) <= 0.03) return [];
  return [
    {
      sentence,
      at: fraction.last,
      from,
      to,
      ratio: to.value / from.value,
      wanted: to.value > from.value ? 1 + middle : 1 - middle,
    },
  ];
}
