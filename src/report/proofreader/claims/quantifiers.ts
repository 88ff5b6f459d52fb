// Words for shares and counts ("majoriteten", "en tredjedel", "alla utom två", "flera") and the figures that stand beside
// them. Tolerances from language.md, Counting words: a third, half and two thirds within five percentage points.
import type { Figure } from '../figures/figure.ts';
import { readNumberWord } from '../figures/number-words.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import type { ShareClaim } from './shares.ts';

/** share: low ≤ part/whole ≤ high. except: exactly whole − count. all, none: exactly. count: low ≤ part ≤ high. */
export type Meaning =
  | { readonly kind: 'share'; readonly low: number; readonly high: number }
  | { readonly kind: 'except'; readonly count: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'count'; readonly low: number; readonly high: number };

interface Quantifier {
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly meaning: Meaning;
}

export interface QuantifierClaim extends Quantifier {
  /** Per cent said beside it, or part and whole. */
  readonly percent: Figure | null;
  readonly part: Figure | null;
  readonly whole: Figure | null;
}

const NEAR = 0.05;
const ORDINALS: Readonly<Record<string, number>> = {
  tredje: 3,
  fjärde: 4,
  femte: 5,
  sjätte: 6,
  åttonde: 8,
  tionde: 10,
};
const PARTS: Readonly<Record<string, number>> = {
  tredjedel: 3,
  fjärdedel: 4,
  femtedel: 5,
  sjättedel: 6,
  åttondel: 8,
  tiondel: 10,
};

export function findQuantifiers(sentence: Sentence): Quantifier[] {
  const found: Quantifier[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const read = readQuantifier(sentence, at);
    if (read === null) continue;
    const lead = modifier(sentence, at, read.meaning);
    found.push({ sentence, first: lead.first, last: read.last, meaning: lead.meaning });
    at = read.last;
  }
  return found;
}

function readQuantifier(sentence: Sentence, at: number): { last: number; meaning: Meaning } | null {
  const word = wordAt(sentence, at);
  const next = wordAt(sentence, at + 1);
  const share = (value: number, last: number) =>
    ({ last, meaning: { kind: 'share', low: value - NEAR, high: value + NEAR } }) as const;
  const part = PARTS[next.replace(/ar(?:na)?s?$|en$/u, '')];
  const many = readNumberWord(word);
  const third = PARTS[wordAt(sentence, at + 2).replace(/ar(?:na)?s?$|en$/u, '')];
  if (many === 1 && third !== undefined && /^(?:knapp|dryg|god)$/u.test(next)) {
    const middle = 1 / third;
    const [low, high] = next === 'knapp' ? [middle - 0.1, middle + 0.005] : [middle - 0.005, middle + 0.1];
    return { last: at + 2, meaning: { kind: 'share', low, high } };
  }
  if (part !== undefined && many !== null && many > 0 && many < part) return share(many / part, at + 1);
  const ratio = smallRatio(sentence, at);
  if (ratio !== null) return share(ratio, at + 2);
  if (word === 'hälften') return share(0.5, at);
  if (word === 'varannan' || word === 'vartannat') return share(0.5, at);
  if (word === 'var' && ORDINALS[next] !== undefined) return share(1 / (ORDINALS[next] ?? 1), at + 1);
  if (/^(?:majoritet|majoriteten|flertalet|merparten)$/u.test(word))
    return { last: at, meaning: { kind: 'share', low: 0.5000001, high: 1 } };
  if (word === 'de' && next === 'flesta')
    return { last: at + 1, meaning: { kind: 'share', low: 0.5000001, high: 1 } };
  if (word === 'alla' || word === 'samtliga') return readAll(sentence, at);
  if (word === 'ingen' || word === 'inga') return { last: at, meaning: { kind: 'none' } };
  if (word === 'flera')
    return { last: at, meaning: { kind: 'count', low: 3, high: Number.POSITIVE_INFINITY } };
  if (word === 'några') return { last: at, meaning: { kind: 'count', low: 2, high: 6 } };
  return null;
}

/** "tre av fyra", "en av fem": a way of saying a share, when both are small and in words. */
function smallRatio(sentence: Sentence, at: number): number | null {
  if (wordAt(sentence, at + 1) !== 'av') return null;
  const part = readNumberWord(wordAt(sentence, at));
  const whole = readNumberWord(wordAt(sentence, at + 2));
  return part === null || whole === null || part < 1 || part >= whole || whole > 10 ? null : part / whole;
}

/** "alla", "alla utom två", "alla enheter utom en", "samtliga hälsocentraler utom fyra". */
function readAll(sentence: Sentence, at: number): { last: number; meaning: Meaning } {
  for (let except = at + 1; except <= at + 4; except += 1) {
    if (!/^(?:utom|förutom)$/u.test(wordAt(sentence, except))) continue;
    const count = readNumberWord(wordAt(sentence, except + 1));
    if (count !== null) return { last: except + 1, meaning: { kind: 'except', count } };
  }
  return { last: at, meaning: { kind: 'all' } };
}

/** "mer än hälften", "drygt en tredjedel", "nästan alla": the word before moves or opens the interval. */
function modifier(sentence: Sentence, at: number, meaning: Meaning): { first: number; meaning: Meaning } {
  const before = wordAt(sentence, at - 1);
  const further = wordAt(sentence, at - 2);
  if (meaning.kind === 'all' && before === 'nästan')
    return { first: at - 1, meaning: { kind: 'share', low: 0.85, high: 0.9999 } };
  if (meaning.kind !== 'share') return { first: at, meaning };
  const middle = (meaning.low + meaning.high) / 2;
  const isFraction = meaning.high < 1;
  if (!isFraction) return { first: before === 'en' ? at - 1 : at, meaning };
  if (before === 'än' && /^(?:mer|fler|större)$/u.test(further))
    return { first: at - 2, meaning: { kind: 'share', low: middle, high: 1 } };
  if (before === 'än' && /^(?:mindre|färre)$/u.test(further))
    return { first: at - 2, meaning: { kind: 'share', low: 0, high: middle } };
  if (before === 'över') return { first: at - 1, meaning: { kind: 'share', low: middle, high: 1 } };
  if (before === 'drygt')
    return { first: at - 1, meaning: { kind: 'share', low: middle - 0.005, high: middle + 0.1 } };
  if (before === 'knappt')
    return { first: at - 1, meaning: { kind: 'share', low: middle - 0.1, high: middle + 0.005 } };
  if (before === 'nästan' || before === 'närmare')
    return { first: at - 1, meaning: { kind: 'share', low: middle - 0.1, high: middle } };
  return { first: at, meaning };
}

const TIES = new Set([',', '(', 'det', 'vill', 'säga', 'dvs', '.', 'alltså', 'närmare', 'bestämt', '–', ':']);

/** Quantifiers with a figure right beside them, and those that sum up the sentence before ("Hälften … alltså"). */
export function findQuantifierClaims(
  sentences: readonly Sentence[],
  shares: readonly ShareClaim[],
): QuantifierClaim[] {
  const bySentence = new Map<Sentence, ShareClaim[]>();
  for (const share of shares)
    bySentence.set(share.sentence, [...(bySentence.get(share.sentence) ?? []), share]);
  return sentences.flatMap((sentence, index) => {
    const quantifiers = findQuantifiers(sentence);
    const own = bySentence.get(sentence) ?? [];
    const claims = quantifiers.flatMap((quantifier) => beside(sentence, quantifier, own));
    const previous = sentences[index - 1];
    if (previous === undefined || previous.blockIndex !== sentence.blockIndex) return claims;
    return [...claims, ...summingUp(sentence, quantifiers, bySentence.get(previous) ?? [])];
  });
}

function beside(
  sentence: Sentence,
  quantifier: Quantifier,
  shares: readonly ShareClaim[],
): QuantifierClaim[] {
  const next = nextFigure(sentence, quantifier);
  const after = next === undefined ? null : figureAfter(sentence, quantifier, next, shares);
  if (after !== null) return [{ ...quantifier, ...after }];
  // "21 av 28 har en plan, det vill säga en fjärdedel"
  const lead = wordsBetween(sentence, quantifier.first - 5, quantifier.first).join(' ');
  const percent = sentence.values.filter((value) => value.last < quantifier.first).at(-1);
  if (
    percent?.unit === 'percent' &&
    quantifier.meaning.kind === 'share' &&
    isRestated(sentence, percent, quantifier.first)
  )
    return [{ ...quantifier, percent, part: null, whole: null }];
  const share = shares.at(-1);
  if (
    share === undefined ||
    !/(?:, det vill säga|, dvs \.?|, alltså)$/u.test(lead) ||
    (quantifier.meaning.kind !== 'share' && quantifier.meaning.kind !== 'except')
  )
    return [];
  if (share.part.last > quantifier.first || quantifier.first - share.part.last > 14) return [];
  return [{ ...quantifier, percent: null, part: share.part, whole: share.whole }];
}

/** "Ingen av de 28 enheterna … (2 av 28)": the whole named right after the word is stepped over. */
function nextFigure(sentence: Sentence, quantifier: Quantifier): Figure | undefined {
  const [first, second] = sentence.values.filter((value) => value.first > quantifier.last);
  if (first === undefined || second === undefined || quantifier.meaning.kind === 'except') return first;
  const lead = wordsBetween(sentence, quantifier.last + 1, first.first).join(' ');
  const isWhole = /^(?:av (?:de|länets|våra|alla))?$/u.test(lead) && first.unit === 'count';
  return isWhole ? second : first;
}

/** "38 procent, alltså drygt en tredjedel". */
function isRestated(sentence: Sentence, percent: Figure, until: number): boolean {
  return /^, (?:alltså|det vill säga|dvs \.?|eller)$/u.test(
    wordsBetween(sentence, percent.last + 1, until).join(' '),
  );
}

function figureAfter(
  sentence: Sentence,
  quantifier: Quantifier,
  next: Figure,
  shares: readonly ShareClaim[],
): Pick<QuantifierClaim, 'percent' | 'part' | 'whole'> | null {
  const words = wordsBetween(sentence, quantifier.last + 1, next.first);
  const share = shares.find(({ part }) => part === next);
  const { kind } = quantifier.meaning;
  const isClose =
    words.length <= 9 && TIES.has(words.at(-1) ?? '') && words.filter((word) => word === ',').length <= 1;
  if (kind === 'except') return exceptAfter(sentence, quantifier, next, share);
  if (!isClose) return null;
  if (share !== undefined && share.tie === 'beside')
    return { percent: null, part: share.part, whole: share.whole };
  const isShare = kind === 'share' && next.unit === 'percent' && next.hedge === null && words.length <= 5;
  return isShare ? { percent: next, part: null, whole: null } : null;
}

/** "Alla utom en …, det vill säga 27 av 28", "Alla utom två av de 38 enheterna, det vill säga 36", "Av 28 enheter har alla utom tre, 25 enheter". */
function exceptAfter(
  sentence: Sentence,
  quantifier: Quantifier,
  next: Figure,
  share: ShareClaim | undefined,
): Pick<QuantifierClaim, 'percent' | 'part' | 'whole'> | null {
  const words = wordsBetween(sentence, quantifier.last + 1, next.first);
  if (share !== undefined && share.tie === 'beside' && words.length <= 10 && TIES.has(words.at(-1) ?? ''))
    return { percent: null, part: share.part, whole: share.whole };
  const of = words.join(' ');
  if (/^av(?: (?:de|länets|våra|totalt))?$/u.test(of)) {
    const part = sentence.values.find((value) => value.first > next.last);
    const tie = part === undefined ? [] : wordsBetween(sentence, next.last + 1, part.first);
    if (part !== undefined && tie.length <= 5 && TIES.has(tie.at(-1) ?? '') && tie[0] === ',')
      return { percent: null, part, whole: next };
    return null;
  }
  const head = sentence.values[0];
  const isHead =
    head !== undefined && head.last < quantifier.first && wordAt(sentence, sentence.from) === 'av';
  if (isHead && /^,(?: det vill säga| dvs \.?| alltså)?$/u.test(of))
    return { percent: null, part: next, whole: head };
  return null;
}

/** "Av de 64 cheferna har 48 gått utbildningen. Tre av fyra chefer har alltså …" */
function summingUp(
  sentence: Sentence,
  quantifiers: readonly Quantifier[],
  shares: readonly ShareClaim[],
): QuantifierClaim[] {
  const [share, ...more] = shares;
  const words = wordsBetween(sentence, sentence.from, sentence.to);
  if (
    share === undefined ||
    more.length > 0 ||
    !words.some((word) => ['alltså', 'således', 'därmed'].includes(word))
  )
    return [];
  const first = quantifiers[0];
  if (first !== undefined && first.first === sentence.from && first.meaning.kind === 'share')
    return [{ ...first, percent: null, part: share.part, whole: share.whole }];
  const [k, n] = sentence.values;
  const isRatio =
    k !== undefined &&
    n !== undefined &&
    k.first === sentence.from &&
    wordAt(sentence, k.last + 1) === 'av' &&
    n.value <= 10 &&
    n.isWord;
  if (!isRatio) return [];
  const value = k.value / n.value;
  return [
    {
      sentence,
      first: k.first,
      last: n.first,
      meaning: { kind: 'share', low: value - NEAR, high: value + NEAR },
      percent: null,
      part: share.part,
      whole: share.whole,
    },
  ];
}
