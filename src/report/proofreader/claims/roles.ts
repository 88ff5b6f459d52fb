// What each figure of a sentence does: a level, an amount of change, a target, the country's value, an extreme, a part of
// "k av n", a threshold in a definition. One figure, one role; the first rule that fits decides. Changes, shares, targets
// and the others start from here.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord } from './words.ts';

type Role =
  | 'level'
  | 'change'
  | 'target'
  | 'country'
  | 'lowest'
  | 'highest'
  | 'middle'
  | 'count-of'
  | 'total-of'
  | 'threshold';

export interface RoledFigure {
  readonly figure: Figure;
  readonly role: Role;
  /** For changes: which way, and the token of the word that says so. */
  readonly tendency: Tendency | null;
  readonly wordAt: number | null;
}

/** Words that tie a second amount to the first: "910 intyg eller 5 procent", "46 färre, det vill säga 10 procent". */
const LINKS = new Set([
  'eller',
  'det',
  'vill',
  'säga',
  'dvs',
  'alltså',
  'motsvarar',
  'motsvarande',
  'vilket',
  'som',
  'och',
  'att',
  'är',
  'blir',
  'blev',
  '(',
  ',',
  '.',
  '=',
  'i',
  'med',
  'på',
  'knappt',
  'drygt',
  'cirka',
  'ca',
  'nästan',
  'ungefär',
  '+',
  '-',
  '−',
  '–',
  'innebär',
  'en',
  'hela',
  'därmed',
  'således',
]);

const cache = new WeakMap<Sentence, readonly RoledFigure[]>();

export function rolesOf(sentence: Sentence): readonly RoledFigure[] {
  const known = cache.get(sentence);
  if (known !== undefined) return known;
  const roled: RoledFigure[] = [];
  for (const figure of sentence.values) roled.push(giveRole(sentence, figure, roled.at(-1)));
  cache.set(sentence, roled);
  return roled;
}

function giveRole(sentence: Sentence, figure: Figure, previous: RoledFigure | undefined): RoledFigure {
  const plain = (role: Role): RoledFigure => ({ figure, role, tendency: null, wordAt: null });
  const from = previous === undefined ? sentence.from : previous.figure.last + 1;
  const between = wordsBetween(sentence, from, figure.first);
  if (isTarget(between, figure)) return plain('target');
  const of = ofRole(sentence, figure, previous);
  if (of !== null) return plain(of);
  const change = changeRole(sentence, figure, previous, from);
  if (change !== null) return { figure, role: 'change', ...change };
  if (isCountry(sentence, figure, between)) return plain('country');
  const extreme = extremeRole(sentence, figure, between);
  if (extreme !== null) return plain(extreme);
  return plain(isThreshold(sentence, figure) ? 'threshold' : 'level');
}

const TARGET_WORD =
  /^(?:mål|målet|målvärde|målvärdet|målnivå|målnivån|målsättning|målsättningen|målgräns|krav|kravet|kravnivån|taket|miniminivån)$/u;

function isTarget(between: readonly string[], figure: Figure): boolean {
  if (figure.isWord && figure.unit === 'bare') return false; // "fyra når målet, fem gör det inte"
  let at = between.length - 1;
  for (let steps = 0; at >= 0 && steps < 9; at -= 1, steps += 1) {
    const word = between[at] ?? '';
    if (TARGET_WORD.test(word)) {
      const rest = between.slice(at + 1);
      const comma = rest.indexOf(',');
      // "Målet, 100 procent, nås": the target in apposition, right after the comma.
      if (
        comma >= 0 &&
        (comma < rest.length - 1 || figure.unit === 'bare') &&
        !/^(?:minst|högst|som|under|över)$/u.test(rest[comma + 1] ?? '')
      )
        return false;
      // "målet nåddes med 77 procent": the figure is what reached it, unless "på" or "om" leads to the target.
      const isVerdict = rest.some(
        (each) => /^(?:nå|upp|klara|över|under|har|inte|därmed|alltså|nu)/u.test(each) && each !== 'uppgår',
      );
      return (
        !isVerdict || ['på', 'om'].includes(rest.at(-1) ?? '') || /^(?:minst|högst)$/u.test(rest.at(-1) ?? '')
      );
    }
    if ([';', '.', 'men', 'utfall', 'utfallet', 'resultat', 'resultatet', 'blev'].includes(word))
      return false;
  }
  return false;
}

function ofRole(sentence: Sentence, figure: Figure, previous: RoledFigure | undefined): Role | null {
  if (isCountable(figure) && ofTarget(sentence, figure) !== null) return 'count-of';
  if (
    previous !== undefined &&
    previous.role === 'count-of' &&
    ofTarget(sentence, previous.figure) === figure
  )
    return 'total-of';
  return null;
}

function isCountable(figure: Figure): boolean {
  return (figure.unit === 'bare' || figure.unit === 'count') && figure.decimals === 0 && figure.value >= 0;
}

/** The n of "k av n": "sex av 38", "19 enheter av 28", "två av länets 15 kommuner". Null when there is none. */
export function ofTarget(sentence: Sentence, figure: Figure): Figure | null {
  if (wordAt(sentence, figure.last + 1) !== 'av') return null;
  const next = sentence.values.find((each) => each.first > figure.last);
  if (next === undefined || !isCountable(next) || next.isArticle) return null;
  const between = wordsBetween(sentence, figure.last + 2, next.first);
  const isDirect = between.every((word) => OF_WORDS.has(word)) && between.length <= 3;
  return isDirect ? next : null;
}

export const OF_WORDS = new Set([
  'de',
  'länets',
  'regionens',
  'våra',
  'samtliga',
  'totalt',
  'alla',
  'dessa',
  'kommunens',
  'sina',
  'sammanlagt',
  'cirka',
  'drygt',
]);

function changeRole(
  sentence: Sentence,
  figure: Figure,
  previous: RoledFigure | undefined,
  from: number,
): { tendency: Tendency; wordAt: number } | null {
  if (figure.isRangeEnd) return null;
  const after = afterAmount(sentence, figure);
  if (after !== null) return after;
  const hedged = wordAt(sentence, figure.first - 1);
  const skip = figure.hedge !== null && hedged !== 'på' ? (hedged === 'än' ? 2 : 1) : 0;
  const lead = figure.first - 1 - skip - (figure.sign === 0 ? 0 : 1);
  const word = wordAt(sentence, lead);
  const own = lookBack(sentence, lead, from);
  if (own !== null) {
    if (word === 'med') return own;
    if (word === 'av' && own.isNoun && own.wordAt === lead - 1 && figure.unit !== 'count') return own;
    if (['på', 'om', 'är', 'blir', 'blev', 'var', 'således', ':'].includes(word) && own.isNoun) return own;
    if (lead === own.wordAt && (own.isNoun === false || figure.unit !== 'count') && !isComparativeWord(word))
      return own;
  }
  if (['upp', 'ned', 'ner', 'plus', 'minus'].includes(word) && wordAt(sentence, lead - 1) !== 'når')
    return { tendency: word === 'upp' || word === 'plus' ? 'up' : 'down', wordAt: lead };
  if (word === 'med' && isLinked(sentence, lead, from)) {
    const earlier = lookBack(sentence, lead, sentence.from);
    if (earlier !== null) return earlier;
  }
  if (previous?.role === 'change' && figure.unit !== 'count' && isLinked(sentence, figure.first, from))
    return { tendency: previous.tendency ?? 'any', wordAt: previous.wordAt ?? figure.first };
  if (figure.sign !== 0 && (figure.unit === 'percent' || figure.unit === 'points'))
    return { tendency: figure.sign > 0 ? 'up' : 'down', wordAt: figure.first };
  return null;
}

function isComparativeWord(word: string): boolean {
  return COMPARATIVES.has(word);
}

/** "15 procent fler", "503 färre", "två enheter bättre", "34 procents ökning". */
function afterAmount(sentence: Sentence, figure: Figure): { tendency: Tendency; wordAt: number } | null {
  for (const at of [figure.last + 1, figure.last + 2]) {
    const word = wordAt(sentence, at);
    const tendency = COMPARATIVES.get(word);
    const isSecond = at === figure.last + 2;
    if (
      isSecond &&
      (figure.unit === 'count' || !/^(?:enheter|personer|gånger)$/u.test(wordAt(sentence, at - 1)))
    )
      return null;
    if (tendency !== undefined && word !== 'flera') {
      // "två mindre enheter" is a description, "två färre enheter" a change.
      if (word === 'mindre' || word === 'större' || word === 'längre' || word === 'kortare') {
        const next = wordAt(sentence, at + 1);
        if (figure.unit === 'bare' && /\p{L}/u.test(next) && next !== 'än') return null;
      }
      return { tendency, wordAt: at };
    }
    const noun = changeWord(word, '');
    if (noun?.isNoun === true && figure.unitText === 'procents')
      return { tendency: noun.tendency, wordAt: at };
  }
  return null;
}

interface FoundChange {
  readonly tendency: Tendency;
  readonly wordAt: number;
  readonly isNoun: boolean;
}

/** The nearest change word before `lead`, not past a figure or a break of the clause. */
function lookBack(sentence: Sentence, lead: number, from: number): FoundChange | null {
  for (let at = lead, steps = 0; at >= from && steps < 14; at -= 1, steps += 1) {
    const word = wordAt(sentence, at);
    if (word === ';') return null;
    const found = changeWord(word, wordAt(sentence, at - 1));
    if (found !== null && !(COMPARATIVES.has(word) && steps > 1)) return { ...found, wordAt: at };
  }
  return null;
}

/** Only linking words (and figures already read) stand between the previous figure and here. */
function isLinked(sentence: Sentence, end: number, from: number): boolean {
  const words = wordsBetween(sentence, from, end);
  return (
    words.length <= 7 &&
    words.every((word) => LINKS.has(word)) &&
    words.some((word) =>
      ['eller', 'säga', 'dvs', 'alltså', 'motsvarar', 'motsvarande', '(', 'innebär', 'är'].includes(word),
    )
  );
}

function isCountry(sentence: Sentence, figure: Figure, between: readonly string[]): boolean {
  const near = between.slice(-6);
  if (near.some((word) => /^(?:riket|rikets|riksgenomsnittet|rikssnittet|riksnivå|sverige)$/u.test(word)))
    return true;
  return wordsBetween(sentence, figure.last + 1, figure.last + 4)
    .join(' ')
    .startsWith('i riket');
}

function extremeRole(sentence: Sentence, figure: Figure, between: readonly string[]): Role | null {
  const near = between.slice(-7).join(' ');
  const after = wordsBetween(sentence, figure.last + 1, figure.last + 3).join(' ');
  if (/^som lägst|^som minst/u.test(after)) return 'lowest';
  if (/^som (?:högst|mest)/u.test(after)) return 'highest';
  if (
    /(?:^| )(?:lägst|lägsta|kortast|kortaste|minst|minsta)(?: |$)/u.test(near) &&
    figure.hedge !== 'at-least'
  )
    return 'lowest';
  if (/(?:^| )(?:som lägst|lägst)(?: |$)/u.test(near)) return 'lowest';
  if (
    /(?:^| )(?:som högst|högst|högsta|flest|längst|längsta|störst|största|som mest)(?: |$)/u.test(near) &&
    figure.hedge !== 'at-most'
  )
    return 'highest';
  if (/(?:^| )som (?:högst|mest)(?: |$)/u.test(near)) return 'highest';
  if (
    /(?:^| )(?:median|medianen|snitt|snittet|genomsnitt|genomsnittet|medelvärde|medelvärdet|medeltal)(?: |$)/u.test(
      near,
    )
  )
    return 'middle';
  return null;
}

function isThreshold(sentence: Sentence, figure: Figure): boolean {
  if (figure.isRangeEnd) return true;
  if (figure.hedge === 'more-than' || figure.hedge === 'less-than') return true;
  if (figure.hedge === 'at-least' || figure.hedge === 'at-most') return true;
  const before = wordAt(sentence, figure.first - 1);
  if (before === 'inom') return true;
  return before === 'under' && (figure.unit === 'percent' || figure.unit === 'money');
}
