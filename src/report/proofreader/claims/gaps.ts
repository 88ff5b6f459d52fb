// Gaps between two values at one time with the amount said: "76 procent, vilket är 2 procentenheter lägre än männens 78",
// "skillnaden mellan 87 och 77 procent är 10 procentenheter". Judged like changes, but nothing has moved.
import type { Figure } from '../figures/figure.ts';
import type { Pair } from './pairs.ts';
import { isCompatible } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { timesOf } from './times.ts';
import { COMPARATIVES } from './words.ts';

export interface Gap {
  readonly one: Figure;
  readonly other: Figure;
  readonly amount: Figure;
}

export function gapsIn(sentence: Sentence, pairs: readonly Pair[]): Gap[] {
  if (sentence.values.length < 3) return [];
  const compared = comparedGaps(sentence).filter(
    ({ one, other }) => !pairs.some(({ from, to }) => [from, to].includes(one) && [from, to].includes(other)),
  );
  return compared.length > 0 || pairs.length > 0 ? compared : namedGap(sentence);
}

/** value – amount – comparative – "än" – value, or "… under rikets …", with nothing else between. */
function comparedGaps(sentence: Sentence): Gap[] {
  return sentence.values.flatMap((amount, index): Gap[] => {
    const one = sentence.values[index - 1];
    const other = sentence.values[index + 1];
    if (one === undefined || other === undefined || !isCompatible(one, other) || one.unit !== other.unit)
      return [];
    const roles = rolesOf(sentence).filter(({ figure }) => figure === one || figure === other);
    if (roles.some(({ role }) => role === 'change' || role === 'count-of' || role === 'total-of')) return [];
    const tail = wordsBetween(sentence, amount.last + 1, other.first);
    const isThan = COMPARATIVES.has(tail[0] ?? '') && tail[1] === 'än' && tail.length <= 6;
    const isOver = (tail[0] === 'under' || tail[0] === 'över') && tail.length <= 5 && tail.length > 1;
    const link = wordsBetween(sentence, one.last + 1, amount.first);
    if ((!isThan && !isOver) || link.length > 6 || link.includes(';') || link.includes('men')) return [];
    if (one.isRangeEnd || other.isRangeEnd || other.hedge === 'more-than' || other.hedge === 'less-than')
      return [];
    const times = timesOf(sentence);
    const [a, b] = [times.get(one), times.get(other)];
    if (typeof a === 'number' && typeof b === 'number' && a < b) return [];
    return [{ one, other, amount }];
  });
}

const GAP_WORD = /^(?:skillnad|skillnaden|skillnaderna|gap|gapet|differens|differensen)$/u;

/** "Skillnaden mellan A och B är C", "A och B, en skillnad på C". */
function namedGap(sentence: Sentence): Gap[] {
  const [a, b, c, ...more] = sentence.values;
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    more.length > 0 ||
    !isCompatible(a, b) ||
    a.unit !== b.unit
  )
    return [];
  const words = wordsBetween(sentence, sentence.from, c.first);
  const lead = wordAt(sentence, c.first - (c.hedge === null ? 1 : 2));
  const isNamed =
    words.some((word) => GAP_WORD.test(word)) &&
    ['är', 'på', 'med', 'om', ':', 'blir', 'till', 'var'].includes(lead);
  return isNamed && c.unit !== 'count' ? [{ one: a, other: b, amount: c }] : [];
}
