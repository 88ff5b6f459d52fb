// Claims of groups and total: women, men and the whole; private and public; areas by name. A share, a mean or an index of
// the whole lies between those of its groups; counts are parts instead (parts.ts).
import type { Figure } from '../figures/figure.ts';
import type { GroupName } from './groups.ts';
import { groupsOf } from './groups.ts';
import { isCompatible, sameNoun } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { timesOf } from './times.ts';

export interface TotalClaim {
  readonly sentence: Sentence;
  readonly total: Figure;
  readonly groups: readonly Figure[];
  readonly kind: 'sexes' | 'operators' | 'areas';
}

export function findTotals(sentences: readonly Sentence[]): TotalClaim[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.values.length < 2) return [];
    const near = (offset: number) => {
      const other = sentences[index + offset];
      return other !== undefined && other.blockIndex === sentence.blockIndex ? other : null;
    };
    return [
      ...pairClaim(sentence, ['women', 'men'], 'sexes', near(1)),
      ...pairClaim(sentence, ['private', 'public'], 'operators', near(1)),
      ...areaClaim(sentence, near(-1), near(1)),
    ];
  });
}

const isAverage = (figure: Figure) =>
  figure.unit === 'percent' || figure.unit === 'duration' || (figure.unit === 'bare' && figure.decimals > 0);

function pairClaim(
  sentence: Sentence,
  names: readonly [GroupName, GroupName],
  kind: TotalClaim['kind'],
  next: Sentence | null,
): TotalClaim[] {
  const one = onlyOf(sentence, names[0]);
  const other = onlyOf(sentence, names[1]);
  if (one === null || other === null || one.unit !== other.unit) return [];
  const own = onlyOf(sentence, 'total');
  if (own !== null) {
    const times = timesOf(sentence);
    const isSameTime =
      times.get(own) === times.get(one) || times.get(own) === undefined || times.get(one) === undefined;
    return own.unit === one.unit && isSameTime ? [{ sentence, total: own, groups: [one, other], kind }] : [];
  }
  if (next === null) return [];
  const total = onlyOf(next, 'total');
  if (total === null || total.unit !== one.unit || next.values.length !== 1 || !isSameMatter(sentence, next))
    return [];
  return [{ sentence: next, total, groups: [one, other], kind }];
}

function onlyOf(sentence: Sentence, name: GroupName): Figure | null {
  const groups = groupsOf(sentence);
  const all = rolesOf(sentence).filter(
    ({ figure, role }) =>
      groups.get(figure) === name &&
      role !== 'change' &&
      role !== 'target' &&
      role !== 'country' &&
      isAverage(figure),
  );
  const [only, ...more] = all;
  return only !== undefined && more.length === 0 && !only.figure.isRangeEnd ? only.figure : null;
}

/** The next sentence goes on about the same: it begins with the total, or shares a noun of some length. */
function isSameMatter(sentence: Sentence, next: Sentence): boolean {
  if (/^(?:totalt|sammantaget|sammanlagt|sammanvägt|tillsammans)$/u.test(wordAt(next, next.from)))
    return true;
  if (wordsBetween(next, next.from, next.from + 3).join(' ') === 'för hela länet') return true;
  const nouns = wordsBetween(sentence, sentence.from, sentence.to).filter((word) => word.length > 6);
  return wordsBetween(next, next.from, next.to).some(
    (word) => word.length > 6 && nouns.some((noun) => sameNoun(noun, word)),
  );
}

/** "Kusten har 78 procent, Mellanbygden 66 procent och Fjällen 68 procent" with the whole county beside. */
function areaClaim(sentence: Sentence, previous: Sentence | null, next: Sentence | null): TotalClaim[] {
  const areas = sentence.values.filter((figure) => isAverage(figure) && isLedByName(sentence, figure));
  const [first] = areas;
  if (areas.length < 3 || first === undefined || areas.length !== sentence.values.length) return [];
  for (const other of [previous, next]) {
    if (other === null || other.values.length !== 1) continue;
    const total = onlyOf(other, 'total');
    if (total !== null && isCompatible(total, first) && total.unit === first.unit)
      return [{ sentence: other, total, groups: areas, kind: 'areas' }];
  }
  return [];
}

function isLedByName(sentence: Sentence, figure: Figure): boolean {
  for (let at = figure.first - 1; at >= Math.max(sentence.from, figure.first - 3); at -= 1) {
    const token = sentence.tokens[at];
    if (token?.kind === 'word' && /^\p{Lu}/u.test(token.text)) return true;
    if (token !== undefined && !['har', 'hade', ':', 'är', 'var', 'i', 'på', 'med'].includes(token.lower))
      return false;
  }
  return false;
}
