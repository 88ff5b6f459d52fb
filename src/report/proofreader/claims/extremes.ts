// Claims of spread: the lowest and highest value that a sentence gives, and values beside it that must lie inside: the
// median or mean, and the value of a named unit in the next sentence.
import type { Figure } from '../figures/figure.ts';
import { isCompatible } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { SPREAD_WORDS } from './words.ts';

export interface ExtremeClaim {
  readonly sentence: Sentence;
  readonly lowest: Figure | null;
  readonly highest: Figure | null;
  readonly others: readonly {
    readonly sentence: Sentence;
    readonly figure: Figure;
    readonly what: 'middle' | 'unit';
  }[];
}

const EXCEPTION =
  /utöver|förutom|undantag|om man inte räknar|bortsett|enstaka|under en kortare|månad(?:en)? |exkl/u;

export function findExtremes(sentences: readonly Sentence[]): ExtremeClaim[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.values.length === 0) return [];
    const range = findRange(sentence) ?? null;
    const told = range === null ? null : withNext(sentence, range, sentences[index + 1]);
    if (told !== null && told !== range)
      return [{ sentence, ...told, others: toldMiddle(sentences[index + 2], sentence, told) }];
    if (range === null || EXCEPTION.test(sentenceText(sentence).toLowerCase())) return [];
    const near = [sentences[index - 1], sentence, sentences[index + 1]].filter(
      (other): other is Sentence => other !== undefined && other.blockIndex === sentence.blockIndex,
    );
    const others = near.flatMap((other) => [
      ...(other === sentence ? followedBy(sentence, range) : []),
      ...middles(other, sentence, range),
      ...(other === sentences[index + 1] ? namedUnits(other, range) : []),
    ]);
    return [{ sentence, ...range, others }];
  });
}

/** "Lägst: 53 procent. Högst: 100 procent. Median: 71 procent." – one value to a sentence. */
function withNext(sentence: Sentence, range: Range, next: Sentence | undefined): Range {
  if (range.lowest === null || range.highest !== null || sentence.values.length !== 1) return range;
  if (next === undefined || next.blockIndex !== sentence.blockIndex || next.values.length !== 1) return range;
  const other = findRange(next);
  return other?.highest != null && other.lowest === null && isCompatible(other.highest, range.lowest)
    ? { lowest: range.lowest, highest: other.highest }
    : range;
}

function toldMiddle(third: Sentence | undefined, sentence: Sentence, range: Range): ExtremeClaim['others'] {
  return third === undefined || third.blockIndex !== sentence.blockIndex
    ? []
    : middles(third, sentence, range);
}

type Range = Pick<ExtremeClaim, 'lowest' | 'highest'>;

function findRange(sentence: Sentence): Range | null {
  const spread = spreadRange(sentence) ?? dashRange(sentence);
  if (spread !== null) return spread;
  const roled = rolesOf(sentence);
  const of = (role: string) => roled.filter((each) => each.role === role).map(({ figure }) => figure);
  const [lowest, ...moreLow] = of('lowest');
  const [highest, ...moreHigh] = of('highest');
  if (moreLow.length + moreHigh.length > 0 || (lowest === undefined && highest === undefined))
    return noneBeyond(sentence);
  if (lowest === undefined || highest === undefined)
    return { lowest: lowest ?? null, highest: highest ?? null };
  // "det lägsta värdet 53 och det högsta 100 procent": the unit is written once.
  const sharesUnit = [lowest, highest].some(({ unit, isWord }) => unit === 'bare' && !isWord);
  if (!isCompatible(lowest, highest) && !sharesUnit) return null;
  return { lowest: lowest ?? null, highest: highest ?? null };
}

/** "varierar mellan 53 och 100 procent", "från 46 till 97", "från 91 procent som lägst till 52 procent som högst". */
function spreadRange(sentence: Sentence): Range | null {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const word = wordAt(sentence, at);
    if (word !== 'mellan' && word !== 'från') continue;
    const low = sentence.values.find((value) => value.first > at);
    if (low === undefined || low.first - at > 3) continue;
    const high = sentence.values.find((value) => value.first > low.last);
    if (high === undefined || !isCompatible(low, high)) continue;
    const between = wordsBetween(sentence, low.last + 1, high.first);
    if (between.length > 5 || !between.includes(word === 'mellan' ? 'och' : 'till')) continue;
    const lead = wordsBetween(sentence, Math.max(sentence.from, at - 9), at);
    if (
      !lead.some((each) => (SPREAD_WORDS.has(each) && each !== 'mellan') || each === 'går') ||
      lead.includes('skillnaden') ||
      lead.includes('enheter,')
    )
      continue;
    if (sentence.values.some((value) => value.last < at && value.first >= at - 9 && value.unit === 'count'))
      continue;
    // "mellan 100 procent som mest och 40 procent som lägst" names its ends itself.
    const isTurned = /^som (?:mest|högst)/u.test(between.join(' '));
    return isTurned ? { lowest: high, highest: low } : { lowest: low, highest: high };
  }
  return null;
}

/** "Spridningen är stor: 46–97 procent." */
function dashRange(sentence: Sentence): Range | null {
  const ends = sentence.values.filter((figure) => figure.isRangeEnd);
  const [low, high] = ends;
  if (low === undefined || high === undefined || ends.length !== 2 || high.first - low.last > 2) return null;
  const words = wordsBetween(sentence, sentence.from, low.first);
  const isSpread = words.some((word) =>
    /^(?:spridning|spridningen|varierar|varierade|värden|variationen|resultaten|spannet)$/u.test(word),
  );
  return isSpread && isCompatible(low, high) && low.value < high.value
    ? { lowest: low, highest: high }
    : null;
}

/** "Ingen klinik hade längre väntetid än 77 dagar." */
function noneBeyond(sentence: Sentence): Range | null {
  const first = wordAt(sentence, sentence.from);
  const [figure, ...more] = sentence.values;
  if (!/^(?:ingen|inget|inga)$/u.test(first) || figure === undefined || more.length > 0) return null;
  const before = wordAt(sentence, figure.first - 1);
  if (before === 'under') return { lowest: figure, highest: null };
  if (figure.hedge === 'more-than' || before === 'över' || isLonger(sentence, figure))
    return { lowest: null, highest: figure };
  return figure.hedge === 'less-than' ? { lowest: figure, highest: null } : null;
}

function isLonger(sentence: Sentence, figure: Figure): boolean {
  return (
    wordAt(sentence, figure.first - 1) === 'än' &&
    wordsBetween(sentence, sentence.from, figure.first).some((word) =>
      ['längre', 'högre', 'fler'].includes(word),
    )
  );
}

function middles(other: Sentence, sentence: Sentence, range: Range): ExtremeClaim['others'] {
  const bound = range.lowest ?? range.highest;
  if (bound === null || range.lowest === null || range.highest === null) return [];
  const all = rolesOf(other).filter(({ role, figure }) => role === 'middle' && isCompatible(figure, bound));
  const [only, ...more] = all;
  if (only === undefined || (other !== sentence && more.length > 0)) return [];
  if (other !== sentence && rolesOf(other).length > 1) return [];
  if (other !== sentence && EXCEPTION.test(sentenceText(other).toLowerCase())) return [];
  return [{ sentence: other, figure: only.figure, what: 'middle' }];
}

const UNIT_START =
  /^(?:på|vid|hos|hälsocentralen|vårdcentralen|kliniken|enheten|mottagningen|den (?:bästa|sämsta|minsta|största)|näst|därefter|därnäst|störst|minst|bäst|sämst|högst|lägst|längst|kortast|flest|i [A-ZÅÄÖ])/iu;

/** The next sentence names one unit and gives one value for it. */
function namedUnits(other: Sentence, range: Range): ExtremeClaim['others'] {
  const text = sentenceText(other);
  const bound = range.lowest ?? range.highest;
  if (
    bound === null ||
    (!UNIT_START.test(text) && !startsWithName(other)) ||
    EXCEPTION.test(text.toLowerCase())
  )
    return [];
  if (!isNamed(other) && !startsWithName(other)) return [];
  const levels = rolesOf(other).filter(
    ({ role, figure }) =>
      (role === 'level' || role === 'lowest' || role === 'highest') && isCompatible(figure, bound),
  );
  const [only] = levels;
  if (only === undefined || rolesOf(other).length !== 1) return [];
  if (
    wordsBetween(other, other.from, other.to).some((word) =>
      /^(?:riket|målet|hälften|övriga|frågan|sikt|grund)$/u.test(word),
    )
  )
    return [];
  return [{ sentence: other, figure: only.figure, what: 'unit' }];
}

/** Not names, though a sentence may begin with them and go on "har" or "ligger". */
const NO_NAME =
  /^(?:den|det|de|vi|man|regionen|länet|riket|landet|sverige|kvinnor|kvinnorna|män|männen|flickor|flickorna|pojkar|pojkarna|andelen|antalet|målet|genomsnittet|medelvärdet|medianen|snittet|totalt|övriga|alla|samtliga|enheterna|hälsocentralerna|privata|barn|barnen|äldre|patienter|patienterna|personer|flera|några|många|här|där|idag|nu|sju|sex|fem|fyra|tre|två|en|ett)$/u;

/** "Eken ligger på 49 procent." */
function startsWithName(sentence: Sentence): boolean {
  const first = sentence.tokens[sentence.from];
  if (first?.kind !== 'word' || !/^\p{Lu}\p{Ll}+$/u.test(first.text) || NO_NAME.test(first.lower))
    return false;
  const second = wordAt(sentence, sentence.from + 1);
  const verb = /^(?:hälsocentral|vårdcentral|sjukstuga|läkarstation)$/u.test(second)
    ? wordAt(sentence, sentence.from + 2)
    : second;
  return /^(?:ligger|har|hade|låg|når|nådde|redovisar)$/u.test(verb);
}

/** "Högst har Björken med 91 procent, följt av Linden med 95 procent." */
function followedBy(sentence: Sentence, range: Range): ExtremeClaim['others'] {
  const bound = range.highest ?? range.lowest;
  if (bound === null || (range.highest !== null && range.lowest !== null)) return [];
  const next = sentence.values.find((value) => value.first > bound.last);
  if (next === undefined || !isCompatible(next, bound)) return [];
  const between = wordsBetween(sentence, bound.last + 1, next.first).join(' ');
  return /följ[dt] av|därefter|därnäst|medan \p{L}+ har$/u.test(between)
    ? [{ sentence, figure: next, what: 'unit' }]
    : [];
}

/** A proper name that is not the first word, or a unit described in the definite form ("den minsta enheten", "hudkliniken"). */
function isNamed(sentence: Sentence): boolean {
  const words = sentence.tokens.slice(sentence.from, sentence.to);
  const hasName = words.slice(1).some((token) => token.kind === 'word' && /^\p{Lu}\p{Ll}+/u.test(token.text));
  const isDefinite = words
    .slice(0, 5)
    .some((token) => /(?:enheten|kliniken|mottagningen|centralen)$/u.test(token.lower));
  return hasName || isDefinite;
}
