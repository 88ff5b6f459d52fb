// What a sentence says of the trend of something, without regard to figures: "Personalkostnaderna ökade", "Ökningen av
// hyrkostnaden", "den lägre beläggningen". Two neighbours about the same thing must not say opposite things.
import type { ChangeClaim } from './changes.ts';
import { sameNoun } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import type { Tendency } from './words.ts';
import { COMPARATIVES, changeWord } from './words.ts';

interface TrendClaim {
  readonly sentence: Sentence;
  /** Content words of what it is said of. */
  readonly subject: readonly string[];
  readonly tendency: Tendency;
  readonly first: number;
  readonly last: number;
  /** "Denna ökning", "den lägre beläggningen": refers back by itself. */
  readonly isAnaphoric: boolean;
}

export interface Contradiction {
  readonly before: TrendClaim;
  readonly after: TrendClaim;
}

const STOP = new Set(
  `antal antalet andel andelen den det de denna detta dessa att har hade är var blev blivit bli under och i på av för till som
   alltså därmed således sammantaget totalt året årets år också en ett sin sina deras regionen regionens länet länets med
   fortsatt kraftigt något tydligt ha vi ligger nu`.split(/\s+/),
);

/** Such a word narrows the second sentence to something else. */
const NARROWING = new Set(
  'dock däremot men bland medan förutom utom exklusive kvinnor män flickor pojkar privata hösten våren sommaren tertial månad riket prognosen budget väntas ska planeras'.split(
    ' ',
  ),
);

export function findContradictions(
  sentences: readonly Sentence[],
  changes: readonly ChangeClaim[],
): Contradiction[] {
  const signs = new Map<Sentence, ChangeClaim>();
  for (const change of changes) if (!signs.has(change.sentence)) signs.set(change.sentence, change);
  return sentences.flatMap((sentence, index) => {
    const previous = sentences[index - 1];
    if (previous === undefined || previous.blockIndex !== sentence.blockIndex) return [];
    if (isNarrowed(sentence) || isNarrowed(previous)) return [];
    const before = mainTrend(previous) ?? trendOfPair(previous, signs.get(previous));
    if (before === null) return [];
    const after = trends(sentence).find(
      (claim) => isSameSubject(before, claim) && isOpposite(before.tendency, claim.tendency),
    );
    return after === undefined ? [] : [{ before, after }];
  });
}

function isNarrowed(sentence: Sentence): boolean {
  return wordsBetween(sentence, sentence.from, sentence.to).some((word) => NARROWING.has(word));
}

function isOpposite(a: Tendency, b: Tendency): boolean {
  if (a === b || a === 'any' || b === 'any') return false;
  const isMove = (one: Tendency) => one === 'up' || one === 'down';
  const isJudgement = (one: Tendency) => one === 'better' || one === 'worse';
  if (a === 'same' || b === 'same') return true;
  return (isMove(a) && isMove(b)) || (isJudgement(a) && isJudgement(b));
}

function isSameSubject(before: TrendClaim, after: TrendClaim): boolean {
  if (before.subject.length === 0 || after.subject.length === 0) return false;
  const has = (list: readonly string[], word: string) =>
    list.some((other) => other.length > 3 && sameNoun(other, word));
  if (after.isAnaphoric) return after.subject.every((word) => has(before.subject, word));
  return (
    after.subject.every((word) => has(before.subject, word)) &&
    before.subject.every((word) => has(after.subject, word))
  );
}

/** The trend that the sentence is mainly about: its first verb of change with what stands before it. */
function mainTrend(sentence: Sentence): TrendClaim | null {
  const all = trends(sentence);
  const [first, ...more] = all;
  if (first === undefined) return null;
  return more.some((other) => isOpposite(first.tendency, other.tendency)) ? null : first;
}

/** "Beläggningen var 94 procent 2022 och 97 procent 2023." says that it rose, though no word does. */
function trendOfPair(sentence: Sentence, change: ChangeClaim | undefined): TrendClaim | null {
  if (change === undefined || change.from.value === change.to.value) return null;
  const subject = content(
    wordsBetween(sentence, sentence.from, Math.min(change.from.first, change.to.first)),
  );
  if (subject.length === 0 || subject.length > 3) return null;
  return {
    sentence,
    subject,
    tendency: change.to.value > change.from.value ? 'up' : 'down',
    first: change.from.first,
    last: change.to.last,
    isAnaphoric: false,
  };
}

function trends(sentence: Sentence): TrendClaim[] {
  const found: TrendClaim[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const claim = trendAt(sentence, at);
    if (claim !== null) found.push(claim);
  }
  return found;
}

function trendAt(sentence: Sentence, at: number): TrendClaim | null {
  const word = wordAt(sentence, at);
  const level = word === 'samma' && wordAt(sentence, at + 1) === 'nivå';
  const found = level
    ? { tendency: 'same' as const, isNoun: false }
    : changeWord(word, wordAt(sentence, at - 1));
  if (found === null || found.tendency === 'any') return unchangedByNegation(sentence, at);
  const negated = wordsBetween(sentence, at - 3, at).includes('inte');
  if (negated) return null;
  if (found.isNoun) return ofNoun(sentence, at, found.tendency);
  if (/(?:ande|ade|ad)$/u.test(word) || COMPARATIVES.has(word)) {
    const attributive = attributiveAt(sentence, at, found.tendency);
    if (attributive !== null) return attributive;
  }
  return ofVerb(sentence, at, level ? at + 1 : at, found.tendency, COMPARATIVES.has(word));
}

function unchangedByNegation(sentence: Sentence, at: number): TrendClaim | null {
  const isUnchanged = /^förändrats$/u.test(wordAt(sentence, at)) && wordAt(sentence, at - 1) === 'inte';
  return isUnchanged ? ofVerb(sentence, at, at, 'same', false) : null;
}

/** "Ökningen av hyrkostnaden", "Denna minskning av remisserna". */
function ofNoun(sentence: Sentence, at: number, tendency: Tendency): TrendClaim | null {
  const next = wordAt(sentence, at + 1);
  if (next !== 'av' && next !== 'i') return null;
  const subject = content(wordsBetween(sentence, at + 2, at + 4)).slice(0, 1);
  const before = wordAt(sentence, at - 1);
  const isQualified =
    wordAt(sentence, at - 2) === 'den' && /^(?:höga|stora|kraftiga|snabba|tydliga|fortsatta)$/u.test(before);
  const isBack =
    isQualified ||
    before === 'denna' ||
    before === 'den' ||
    (at === sentence.from && /en$/u.test(wordAt(sentence, at)));
  if (!isBack) return null;
  return {
    sentence,
    subject,
    tendency,
    first: before === 'denna' ? at - 1 : at,
    last: at,
    isAnaphoric: true,
  };
}

/** "den ökade förskrivningen av sömnmedel", "den lägre beläggningen". */
function attributiveAt(sentence: Sentence, at: number, tendency: Tendency): TrendClaim | null {
  const before = wordAt(sentence, at - 1);
  const noun = wordAt(sentence, at + 1);
  if (!['den', 'det', 'de', 'denna'].includes(before) || !/(?:en|et|na|an)$/u.test(noun)) return null;
  return { sentence, subject: [noun], tendency, first: at, last: at, isAnaphoric: true };
}

/** What stands before the verb in its clause. */
function ofVerb(
  sentence: Sentence,
  at: number,
  last: number,
  tendency: Tendency,
  isComparative: boolean,
): TrendClaim | null {
  if (
    isComparative &&
    !wordsBetween(sentence, at - 4, at).some((word) => /^(?:blivit|blev|blir)$/u.test(word))
  )
    return null;
  let from = sentence.from;
  for (let back = at - 1; back >= sentence.from; back -= 1)
    if ([',', 'att', ':', ';', 'och'].includes(wordAt(sentence, back))) {
      from = back + 1;
      break;
    }
  const words = wordsBetween(sentence, from, at).filter((word) => !/^\d|^procent/u.test(word));
  const subject = content(words);
  if (subject.length === 0 || subject.length > 3) return null;
  if (['ska', 'kan', 'väntas', 'bör', 'skulle'].includes(wordAt(sentence, at - 1))) return null;
  const figure = sentence.values.find((value) => value.last === at - 1);
  return { sentence, subject, tendency, first: figure?.first ?? at, last, isAnaphoric: false };
}

function content(words: readonly string[]): string[] {
  return words.filter(
    (word) => /^\p{L}/u.test(word) && word.length > 2 && !STOP.has(word) && changeWord(word, '') === null,
  );
}
