// Claims of comparison between two values at the same time: "77 procent, högre än rikets 87", "fler flickor än pojkar:
// 214 flickor och 198 pojkar", "fler än året före: 640 mot 600 och 410 mot 455".
import type { Figure } from '../figures/figure.ts';
import { groupOf, groupsOf } from './groups.ts';
import { isCompatible, sameNoun } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES } from './words.ts';

export interface Comparison {
  readonly sentence: Sentence;
  /** Token of the comparative. */
  readonly at: number;
  readonly tendency: Tendency;
  /** `one` is said to be more (up) or less (down) than `other`. */
  readonly pairs: readonly { readonly one: Figure; readonly other: Figure }[];
}

export function findComparisons(sentences: readonly Sentence[]): Comparison[] {
  return sentences.flatMap((sentence) => (sentence.values.length < 2 ? [] : inSentence(sentence)));
}

function inSentence(sentence: Sentence): Comparison[] {
  const found: Comparison[] = [];
  const amounts = new Set(rolesOf(sentence).map(({ role, wordAt: at }) => (role === 'change' ? at : null)));
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const tendency = COMPARATIVES.get(wordAt(sentence, at));
    if (tendency === undefined || tendency === 'any' || amounts.has(at) || isNegated(sentence, at)) continue;
    const than = findThan(sentence, at);
    const colon = than === null ? colonAfter(sentence, at) : null;
    const pairs =
      than !== null ? pairsOf(sentence, at, than) : colon === null ? [] : versusPairs(sentence, colon - 1);
    if (pairs.length > 0) found.push({ sentence, at, tendency, pairs });
  }
  return found;
}

/** "Betydligt fler sökte vård: 640 mot 600 och 410 mot 455": nothing named after "än", but pairs after a colon. */
function colonAfter(sentence: Sentence, at: number): number | null {
  if (!['fler', 'färre'].includes(wordAt(sentence, at))) return null;
  for (let colon = at + 1; colon < Math.min(sentence.to, at + 9); colon += 1)
    if (wordAt(sentence, colon) === ':') return colon;
  return null;
}

function isNegated(sentence: Sentence, at: number): boolean {
  return wordsBetween(sentence, at - 2, at).some((word) => word === 'inte' || word === 'varken');
}

function findThan(sentence: Sentence, at: number): number | null {
  for (let than = at + 1; than < Math.min(sentence.to, at + 14); than += 1) {
    const word = wordAt(sentence, than);
    if (word === 'än') return than;
    if ([';', '.', 'men', 'medan'].includes(word)) return null;
  }
  return null;
}

function pairsOf(sentence: Sentence, at: number, than: number): Comparison['pairs'] {
  const inside = sentence.values.filter((value) => value.first > at && value.last < than);
  if (inside.length > 1) return [];
  const [one] = inside;
  if (one !== undefined) return besideThan(sentence, one, than);
  if (than - at > 5) return [];
  const versus = versusPairs(sentence, than);
  if (versus.length > 0) return versus;
  const grouped = groupedPair(sentence, at, than);
  return grouped.length > 0 ? grouped : beforeThan(sentence, at, than);
}

function besideThan(sentence: Sentence, one: Figure, than: number): Comparison['pairs'] {
  const other = sentence.values.find((value) => value.first > than);
  if (other === undefined || other.first - than > 7 || !isComparable(sentence, one, other)) return [];
  return [{ one, other }];
}

/** "…, vilket är högre än rikets 87 procent". */
function beforeThan(sentence: Sentence, at: number, than: number): Comparison['pairs'] {
  const other = sentence.values.find((value) => value.first > than);
  const one = sentence.values.filter((value) => value.last < at).at(-1);
  if (one === undefined || other === undefined || other.first - than > 5 || at - one.last > 7) return [];
  const link = wordsBetween(sentence, one.last + 1, at);
  const lead = wordsBetween(sentence, than + 1, other.first);
  if (!link.some((word) => ['vilket', 'är', 'som', 'alltså'].includes(word)) || link.includes('(')) return [];
  if (
    lead.some((word) => ['målet', 'mål', ',', ':', '('].includes(word)) ||
    !isComparable(sentence, one, other)
  )
    return [];
  return [{ one, other }];
}

function isComparable(sentence: Sentence, one: Figure, other: Figure): boolean {
  if (other.hedge === 'more-than' || other.hedge === 'less-than' || other.isRangeEnd || one.isRangeEnd)
    return false;
  const isPlain = (figure: Figure) => figure.unit === 'bare' || figure.unit === 'count';
  if (
    isPlain(one) &&
    isPlain(other) &&
    one.noun !== '' &&
    other.noun !== '' &&
    !sameNoun(one.noun, other.noun)
  )
    return false;
  const roles = rolesOf(sentence).filter(({ figure }) => figure === one || figure === other);
  return (
    isCompatible(one, other) &&
    roles.every(({ role }) => role !== 'change' && role !== 'target' && role !== 'total-of')
  );
}

/** "…: 640 mot 600 bland äldre och 410 mot 455 bland yngre", "… än män, 291 respektive 206". */
function versusPairs(sentence: Sentence, than: number): Comparison['pairs'] {
  const values = sentence.values.filter((value) => value.first > than);
  const first = values[0];
  if (first === undefined || first.first - than > 9) return [];
  const lead = wordsBetween(sentence, than + 1, first.first);
  if (!lead.includes(':') && !lead.includes(',')) return [];
  const pairs: { one: Figure; other: Figure }[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    const one = values[index];
    const other = values[index + 1];
    if (one === undefined || other === undefined || !isCompatible(one, other)) break;
    const between = wordsBetween(sentence, one.last + 1, other.first);
    const isVersus =
      between.includes('mot') ||
      between.includes('jämfört') ||
      (pairs.length === 0 && between.join(' ') === 'respektive');
    if (!isVersus || between.length > 4 || between.includes('målet')) break;
    const previous = values[index - 1];
    if (
      previous !== undefined &&
      wordsBetween(sentence, previous.last + 1, one.first).some((word) => [';', 'men'].includes(word))
    )
      break;
    pairs.push({ one, other });
  }
  return pairs;
}

/** "Färre pojkar än flickor fick stöd: 198 pojkar och 214 flickor." */
function groupedPair(sentence: Sentence, at: number, than: number): Comparison['pairs'] {
  const second = groupOf(wordAt(sentence, than + 1));
  let firstGroup = null;
  for (let back = than - 1; back >= sentence.from && firstGroup === null; back -= 1)
    if (back !== at) firstGroup = groupOf(wordAt(sentence, back));
  if (firstGroup === null || second === null || firstGroup === second) return [];
  const groups = groupsOf(sentence);
  const of = (name: string) =>
    sentence.values.filter((value) => value.first > than && groups.get(value) === name);
  const [one, ...moreOnes] = of(firstGroup);
  const [other, ...moreOthers] = of(second);
  if (one === undefined || other === undefined || moreOnes.length + moreOthers.length > 0) return [];
  const sameKind = one.unit === other.unit && (one.unit !== 'duration' || one.noun === other.noun);
  return sameKind ? [{ one, other }] : [];
}
