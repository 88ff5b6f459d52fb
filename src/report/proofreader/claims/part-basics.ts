// What every claim of parts and whole is made of: which figures can be parts, which figure is the whole, what is left over.
// The claims themselves begin in parts.ts.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { OF_WORDS, rolesOf } from './roles.ts';

export interface PartsClaim {
  readonly sentence: Sentence;
  readonly parts: readonly Figure[];
  /** Null: the parts are shares of 100 per cent. */
  readonly whole: Figure | null;
  readonly wholeSentence: Sentence;
  /** The figure to point at: the remainder or the total. */
  readonly anchor: Figure;
  /** remainder and total say that the list is complete; statuses and pairs are known to be. */
  readonly closedBy: 'remainder' | 'total' | 'statuses' | 'pair' | 'distribution';
}

export const MOST_PARTS = 9;

export const REMAINDER = /^(?:övriga|övrig|övrigt|resterande|återstående|resten|återstoden)$/u;

export const isPlain = (figure: Figure) =>
  (figure.unit === 'count' || figure.unit === 'bare') &&
  figure.decimals === 0 &&
  !figure.isRangeEnd &&
  figure.sign === 0;

/** Counts that can be parts: not amounts of change, not "38" of "av 38", not thresholds. */
export function partFigures(sentence: Sentence, from: number, like: Figure): Figure[] {
  return rolesOf(sentence)
    .filter(
      ({ role, figure }) =>
        figure.first > from && !['change', 'total-of', 'threshold', 'target'].includes(role),
    )
    .map(({ figure }) => figure)
    .filter((figure) => (like.unit === 'money' ? figure.unit === 'money' : isPlain(figure)));
}

export function findRemainder(sentence: Sentence): Figure | null {
  for (const figure of sentence.values) {
    const before = wordsBetween(sentence, figure.first - 3, figure.first).filter((word) => word !== ',');
    if (before.slice(-2).some((word) => REMAINDER.test(word))) return figure;
    if (REMAINDER.test(wordAt(sentence, figure.last + 1)) || REMAINDER.test(figure.noun)) return figure;
  }
  return null;
}

export interface Whole {
  readonly whole: Figure;
  readonly sentence: Sentence;
}

/** "Av (de) N …", "N avvikelser: …", "N …, varav …". */
export function findWhole(sentence: Sentence, before: Figure): Whole | null {
  for (const figure of sentence.values) {
    if (figure.first >= before.first || figure.isArticle || figure.hedge !== null) continue;
    if (figure.unit === 'percent' || figure.unit === 'points' || figure.unit === 'duration') continue;
    const lead = wordsBetween(sentence, sentence.from, figure.first);
    const isHead =
      lead.length <= 3 &&
      (lead[0] === 'av' || lead[0] === 'bland') &&
      lead.slice(1).every((word) => OF_WORDS.has(word) || /ens$/u.test(word));
    const afterColon = /(?:^| )(?:: av|att av)(?: \p{L}+)?$/u.test(lead.slice(-3).join(' '));
    const next = [
      wordAt(sentence, figure.last + 1),
      wordAt(sentence, figure.last + 2),
      wordAt(sentence, figure.last + 3),
    ];
    const opens = next[0] === ':' || next.includes('varav') || (next[0] === ',' && next[1] === 'varav');
    if (isHead || afterColon || opens) return { whole: figure, sentence };
  }
  return null;
}

/** "Regionen har 38 hälsocentraler." – the only count of the sentence before. */
export function wholeBefore(previous: Sentence | null, remainder: Figure): Whole | null {
  if (previous === null || remainder.unit === 'money') return null;
  const counts = previous.values.filter((figure) => isPlain(figure) && !figure.isArticle);
  const [whole] = counts;
  if (whole !== undefined && counts.length === 1 && previous.values.length === 1 && whole.unit === 'count')
    return { whole, sentence: previous };
  return null;
}

export function hasRest(sentence: Sentence, last: Figure): boolean {
  return wordsBetween(sentence, last.last + 1, sentence.to).some((word) => REMAINDER.test(word));
}

/** True when the parts give the whole, or when some of them do: then the others were no parts. */
export function givesWhole(parts: readonly Figure[], whole: number, tolerance: number): boolean {
  let sums = [0];
  for (const part of parts.slice(0, MOST_PARTS + 3)) sums = sums.concat(sums.map((sum) => sum + part.value));
  return sums.some((sum) => Math.abs(sum - whole) <= tolerance + 1e-9);
}
