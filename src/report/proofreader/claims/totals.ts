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
      ...totalBefore(sentence, near(-1)),
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

/**
 * "Andelen är 71 procent (73 procent för kvinnor och 69 procent för män)" and "Andelen är 6,5 procent. Bland kvinnor är
 * den 6 procent och bland män 7 procent.": a value without a group just before its two groups is that of all.
 */
function totalBefore(sentence: Sentence, previous: Sentence | null): TotalClaim[] {
  const women = onlyOf(sentence, 'women');
  const men = onlyOf(sentence, 'men');
  if (women === null || men === null || women.unit !== men.unit || onlyOf(sentence, 'total') !== null)
    return [];
  const others = sentence.values.filter((figure) => figure !== women && figure !== men);
  const groups = [women, men];
  const [own] = others;
  const first = women.first < men.first ? women : men;
  if (own !== undefined) {
    const between = wordsBetween(sentence, own.last + 1, first.first);
    const isOpened = between[0] === '(' && between.length <= 3;
    return others.length === 1 && isOpened && isLevelOf(sentence, own, women)
      ? [{ sentence, total: own, groups, kind: 'sexes' }]
      : [];
  }
  const [total, ...more] = previous?.values ?? [];
  if (previous === null || total === undefined || more.length > 0 || !isLevelOf(previous, total, women))
    return [];
  const pointsBack = wordsBetween(sentence, sentence.from, first.first).some((word) =>
    /^(?:den|det|andelen|siffran)$/u.test(word),
  );
  const isForAll = groupsOf(previous).get(total) === 'total';
  if (!pointsBack && !isForAll) return [];
  return [{ sentence: previous, total, groups, kind: 'sexes' }];
}

function isLevelOf(sentence: Sentence, figure: Figure, like: Figure): boolean {
  const role = rolesOf(sentence).find((each) => each.figure === figure)?.role;
  const group = groupsOf(sentence).get(figure);
  const isWhole = group === undefined || group === 'total';
  return (
    isWhole &&
    (role === 'level' || role === 'middle') &&
    figure.unit === like.unit &&
    isAverage(figure) &&
    !figure.isRangeEnd
  );
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
