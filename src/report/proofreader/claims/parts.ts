// Claims of parts and whole: "Av 28 enheter uppger fem …, tio … och övriga 13 …", "61 300 vuxna och 38 700 barn, sammanlagt
// 100 000", shares that are said to make up a whole. Only lists that say themselves that they are complete are claims.
import type { Figure } from '../figures/figure.ts';
import { groupsOf } from './groups.ts';
import { sameNoun } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import { OF_WORDS, ofTarget, rolesOf } from './roles.ts';

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

const MOST_PARTS = 9;

export function findParts(sentences: readonly Sentence[]): PartsClaim[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.values.length < 2) return [];
    const neighbour = (offset: number) => {
      const other = sentences[index + offset];
      return other !== undefined && other.blockIndex === sentence.blockIndex ? other : null;
    };
    const claim =
      percentParts(sentence) ??
      totalAfter(sentence) ??
      madeUpOf(sentence) ??
      colonList(sentence) ??
      varavList(sentence) ??
      bareList(sentence, neighbour(-1), neighbour(1)) ??
      totalNext(sentence, neighbour(1)) ??
      remainderOf(sentence, neighbour(-1)) ??
      closedSet(sentence, neighbour(-1), neighbour(1));
    return claim === null ? [] : [claim];
  });
}

const REMAINDER = /^(?:övriga|övrig|övrigt|resterande|återstående|resten|återstoden)$/u;

const isPlain = (figure: Figure) =>
  (figure.unit === 'count' || figure.unit === 'bare') &&
  figure.decimals === 0 &&
  !figure.isRangeEnd &&
  figure.sign === 0;

/** Counts that can be parts: not amounts of change, not "38" of "av 38", not thresholds. */
function partFigures(sentence: Sentence, from: number, like: Figure): Figure[] {
  return rolesOf(sentence)
    .filter(
      ({ role, figure }) =>
        figure.first > from && !['change', 'total-of', 'threshold', 'target'].includes(role),
    )
    .map(({ figure }) => figure)
    .filter((figure) => (like.unit === 'money' ? figure.unit === 'money' : isPlain(figure)));
}

function findRemainder(sentence: Sentence): Figure | null {
  for (const figure of sentence.values) {
    const before = wordsBetween(sentence, figure.first - 3, figure.first).filter((word) => word !== ',');
    if (before.slice(-2).some((word) => REMAINDER.test(word))) return figure;
    if (REMAINDER.test(wordAt(sentence, figure.last + 1)) || REMAINDER.test(figure.noun)) return figure;
  }
  return null;
}

function remainderOf(sentence: Sentence, previous: Sentence | null): PartsClaim | null {
  const remainder = findRemainder(sentence);
  if (remainder === null || remainder.unit === 'percent') return null;
  const head = findWhole(sentence, remainder) ?? wholeBefore(previous, remainder);
  if (head === null)
    return restOfPrevious(sentence, previous, remainder) ?? continuedRemainder(sentence, previous, remainder);
  if (head.whole === remainder) return null;
  const from = head.sentence === sentence ? head.whole.last : sentence.from - 1;
  const parts = partFigures(sentence, from, head.whole).filter((figure) => figure.first <= remainder.first);
  if (parts.length < 2 || parts.length > MOST_PARTS || !parts.includes(remainder)) return null;
  return {
    sentence,
    parts,
    whole: head.whole,
    wholeSentence: head.sentence,
    anchor: remainder,
    closedBy: 'remainder',
  };
}

/**
 * "Svar kom från 34 av 38 enheter. Av dem har 20 …, resterande 14 …" and "23 av 28 har en plan. Fyra … och den återstående …":
 * the sentence before gave a part and its whole; this one goes on with the part, or with the rest of the whole.
 */
function continuedRemainder(
  sentence: Sentence,
  previous: Sentence | null,
  remainder: Figure,
): PartsClaim | null {
  if (previous === null || remainder.unit === 'money') return null;
  const pairs = previous.values.flatMap((part) => {
    const whole = ofTarget(previous, part);
    return whole === null ? [] : [{ part, whole }];
  });
  const [pair] = pairs;
  if (pair === undefined || pairs.length !== 1) return null;
  const parts = partFigures(sentence, sentence.from - 1, pair.whole).filter(
    (figure) => figure.first <= remainder.first,
  );
  if (parts.length < 2 || parts.length > MOST_PARTS - 1 || !parts.includes(remainder)) return null;
  const isOfPart = /^av (?:dem|dessa|de)$/u.test(
    wordsBetween(sentence, sentence.from, sentence.from + 2).join(' '),
  );
  if (!isOfPart && (givesWhole(parts, pair.whole.value, 0) || givesWhole(parts, pair.part.value, 0)))
    return null;
  return {
    sentence,
    parts: isOfPart ? parts : [pair.part, ...parts],
    whole: isOfPart ? pair.part : pair.whole,
    wholeSentence: previous,
    anchor: remainder,
    closedBy: 'remainder',
  };
}

/** "Av 28 enheter ligger 12 i Kusten och 9 i Fjällen. Övriga 7 ligger i Norra." */
function restOfPrevious(sentence: Sentence, previous: Sentence | null, remainder: Figure): PartsClaim | null {
  const last = previous?.values.at(-1);
  if (previous === null || last === undefined || sentence.values.length !== 1) return null;
  const head = findWhole(previous, last);
  if (head === null || head.sentence !== previous) return null;
  const parts = partFigures(previous, head.whole.last, head.whole);
  if (parts.length < 1 || parts.length >= MOST_PARTS) return null;
  return {
    sentence,
    parts: [...parts, remainder],
    whole: head.whole,
    wholeSentence: previous,
    anchor: remainder,
    closedBy: 'remainder',
  };
}

interface Whole {
  readonly whole: Figure;
  readonly sentence: Sentence;
}

/** "Av (de) N …", "N avvikelser: …", "N …, varav …". */
function findWhole(sentence: Sentence, before: Figure): Whole | null {
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
function wholeBefore(previous: Sentence | null, remainder: Figure): Whole | null {
  if (previous === null || remainder.unit === 'money') return null;
  const counts = previous.values.filter((figure) => isPlain(figure) && !figure.isArticle);
  const [whole] = counts;
  if (whole !== undefined && counts.length === 1 && previous.values.length === 1 && whole.unit === 'count')
    return { whole, sentence: previous };
  return null;
}

const MADE_UP = /^(?:består|bestod|utgörs|utgjordes|fördelas|fördelades|fördelar|fördelade|delas|delades)$/u;

/** "Budgeten på 152 mnkr består av …", "14 sjukstugor fördelar sig så: …": everything after the verb is a part. */
function madeUpOf(sentence: Sentence): PartsClaim | null {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (!MADE_UP.test(wordAt(sentence, at))) continue;
    const whole = sentence.values.filter((figure) => figure.last < at).at(-1);
    if (whole === undefined || at - whole.last > 4 || whole.hedge !== null || whole.unit === 'percent')
      return null;
    if (whole.unit !== 'money' && !isPlain(whole)) return null;
    const after = sentence.values.filter((figure) => figure.first > at);
    const parts = partFigures(sentence, at, whole);
    if (parts.length < 2 || parts.length > MOST_PARTS || parts.length !== after.length) return null;
    return { sentence, parts, whole, wholeSentence: sentence, anchor: whole, closedBy: 'statuses' };
  }
  return null;
}

/** "31 anställningar: 14 på egen begäran, 9 genom pension och 8 av andra skäl." – a colon opens a complete list. */
function colonList(sentence: Sentence): PartsClaim | null {
  const [whole, ...after] = sentence.values;
  if (
    whole === undefined ||
    !isPlain(whole) ||
    whole.isArticle ||
    whole.hedge !== null ||
    whole.unit !== 'count'
  )
    return null;
  if (wordAt(sentence, whole.last + 1) !== ':') return null;
  const parts = partFigures(sentence, whole.last, whole);
  if (
    parts.length < 2 ||
    parts.length > MOST_PARTS ||
    parts.length !== after.length ||
    parts.length === whole.value
  )
    return null;
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined || first.first > whole.last + 3) return null;
  if (!['och', 'samt'].includes(wordAt(sentence, last.first - 1))) return null;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  if (sum < whole.value * 0.5 || sum > whole.value * 1.5) return null;
  return { sentence, parts, whole, wholeSentence: sentence, anchor: whole, closedBy: 'statuses' };
}

/** "15 kommuner, varav sju i inlandet, fem vid kusten och tre i fjällen": three parts or more read as the whole. */
function varavList(sentence: Sentence): PartsClaim | null {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (wordAt(sentence, at) !== 'varav') continue;
    const whole = sentence.values.filter((figure) => figure.last < at).at(-1);
    if (
      whole === undefined ||
      at - whole.last > 3 ||
      whole.hedge !== null ||
      !(isPlain(whole) || whole.unit === 'money')
    )
      return null;
    const parts = partFigures(sentence, at, whole);
    const last = parts.at(-1);
    const fewest = whole.unit === 'money' ? 2 : 3;
    if (last === undefined || parts.length < fewest || parts.length > MOST_PARTS) return null;
    if (!['och', 'samt'].includes(wordAt(sentence, last.first - 1))) return null;
    const sum = parts.reduce((total, { value }) => total + value, 0);
    // "varav 21 har svarat, 15 positivt och sex med invändningar": parts of a part.
    const isNested = parts.some(({ value }) => value * 2 === sum);
    if (isNested || sum < whole.value * 0.75 || sum > whole.value * 1.35 || hasRest(sentence, last))
      return null;
    return { sentence, parts, whole, wholeSentence: sentence, anchor: whole, closedBy: 'statuses' };
  }
  return null;
}

/** "Vi granskade 40 journaler. 22 var kompletta, 12 hade brister och 6 saknades." */
function bareList(sentence: Sentence, previous: Sentence | null, next: Sentence | null): PartsClaim | null {
  const [first] = sentence.values;
  const last = sentence.values.at(-1);
  if (first === undefined || last === undefined || first.first !== sentence.from || first.unit !== 'bare')
    return null;
  const head = wholeBefore(previous, last);
  if (head === null || findRemainder(sentence) !== null || hasRest(sentence, last)) return null;
  const parts = partFigures(sentence, sentence.from - 1, head.whole);
  if (parts.length < 3 || parts.length !== sentence.values.length || parts.length > MOST_PARTS) return null;
  if (!['och', 'samt'].includes(wordAt(sentence, last.first - 1))) return null;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const near = [sentence, next]
    .map((each) => (each === null ? '' : sentenceText(each).toLowerCase()))
    .join(' ');
  if (
    sum < head.whole.value * 0.75 ||
    sum > head.whole.value * 1.35 ||
    /flera|också|även|fler än ett/u.test(near)
  )
    return null;
  return {
    sentence,
    parts,
    whole: head.whole,
    wholeSentence: head.sentence,
    anchor: head.whole,
    closedBy: 'statuses',
  };
}

function hasRest(sentence: Sentence, last: Figure): boolean {
  return wordsBetween(sentence, last.last + 1, sentence.to).some((word) => REMAINDER.test(word));
}

const TOTAL_WORD = /^(?:totalt|sammanlagt|tillsammans|summa|inalles)$/u;

function totalAfter(sentence: Sentence): PartsClaim | null {
  for (const total of sentence.values) {
    const lead = [
      wordAt(sentence, total.first - 1),
      wordAt(sentence, total.first - 2),
      wordAt(sentence, total.first - 3),
    ];
    const at = lead.findIndex((word) => TOTAL_WORD.test(word));
    if (at < 0 || at > 1 || total.unit === 'percent' || total.unit === 'points') continue;
    if (![',', 'alltså', 'ger', 'blir', 'gör'].includes(lead[at + 1] ?? '')) continue;
    const before = sentence.values.filter((figure) => figure.last < total.first);
    const parts = before.filter(
      (figure) =>
        (total.unit === 'money' ? figure.unit === 'money' : isPlain(figure)) && figure.hedge === null,
    );
    const others = before.length - parts.length;
    if (parts.length < 2 || parts.length > MOST_PARTS || others > 0) continue;
    return { sentence, parts, whole: total, wholeSentence: sentence, anchor: total, closedBy: 'total' };
  }
  return null;
}

/** "Kusten har 12 enheter, Fjällen 9 och Norra 5. Sammanlagt finns alltså 28 enheter." */
function totalNext(sentence: Sentence, next: Sentence | null): PartsClaim | null {
  const [total, ...more] = next?.values ?? [];
  if (next === null || total === undefined || more.length > 0 || !isPlain(total) || total.unit !== 'count')
    return null;
  const start = wordsBetween(next, next.from, next.from + 3);
  if (!start.some((word) => TOTAL_WORD.test(word)) || total.first - next.from > 5) return null;
  const parts = partFigures(sentence, sentence.from - 1, total);
  const others = sentence.values.filter((figure) => !parts.includes(figure) && isPlain(figure));
  if (parts.length < 2 || parts.length > MOST_PARTS || others.length > 0) return null;
  const isSameThing = parts.some(({ noun }) => noun !== '' && sameNoun(noun, total.noun));
  if (
    !isSameThing ||
    parts.some(
      ({ noun, hedge }) =>
        hedge !== null || (noun !== '' && !sameNoun(noun, total.noun) && !/^(?:delvis|nej|ja)$/u.test(noun)),
    )
  )
    return null;
  return { sentence, parts, whole: total, wholeSentence: next, anchor: total, closedBy: 'total' };
}

/** Sets of words that together leave nothing out. A list is closed when every group of one set is found. */
const CLOSED_SETS: readonly (readonly RegExp[])[] = [
  [/^helt$/u, /^delvis$/u, /^inte$|^ej$/u],
  [/^(?:nått|når|nådda)$/u, /^delvis$/u, /^inte$|^ej$/u],
  [
    /^(?:slutförda|slutfört|slutförd|klara|avslutade|genomförda)$/u,
    /^(?:pågår|pågående)$/u,
    /^(?:påbörjade|påbörjad|påbörjat|försenade)$/u,
  ],
  [/^(?:uppfyllda|uppnådda|nådda)$/u, /^delvis$/u, /^(?:inte|ej)$/u],
  [/^gröna$/u, /^gula$/u, /^röda$/u],
  [/^positiva$/u, /^negativa$/u, /^(?:ställning|neutrala|tveksamma)$/u],
  [/^ja$/u, /^delvis$/u, /^nej$/u],
  [/^ja$/u, /^nej$/u, /^vet$/u],
  [/^tid$/u, /^påminnelse$/u],
  [/^planerade$/u, /^akuta$/u],
  [/^(?:privata|privat)$/u, /^(?:regionen|regiondrivna|offentliga|regi)$/u],
];

function closedSet(sentence: Sentence, previous: Sentence | null, next: Sentence | null): PartsClaim | null {
  const last = sentence.values.at(-1);
  if (last === undefined || findRemainder(sentence) !== null) return null;
  if (wordsBetween(sentence, last.last + 1, sentence.to).some((word) => REMAINDER.test(word))) return null;
  return pairOfSexes(sentence, next) ?? setOfStatuses(sentence, previous, next);
}

function pairOfSexes(sentence: Sentence, next: Sentence | null): PartsClaim | null {
  const groups = groupsOf(sentence);
  const of = (name: string) =>
    sentence.values.filter((figure) => groups.get(figure) === name && isPlain(figure));
  const [women, ...moreWomen] = of('women');
  const [men, ...moreMen] = of('men');
  if (women === undefined || men === undefined || moreWomen.length + moreMen.length > 0) return null;
  const first = women.first < men.first ? women : men;
  const wholes = sentence.values.filter(
    (figure) => figure.last < first.first && isPlain(figure) && figure.hedge === null,
  );
  const [whole] = wholes;
  const isPerson = (figure: Figure) =>
    figure.noun === '' || /^(?:kvinnor|män|flickor|pojkar|barn|personer)$/u.test(figure.noun);
  if (whole === undefined || wholes.length !== 1 || !isPerson(women) || !isPerson(men)) return null;
  const second = first === women ? men : women;
  const more = sentence.values.filter((figure) => figure.first > second.last && isPlain(figure));
  if (whole.value < women.value || whole.value < men.value) return null;
  if (whole.value > 2 * (women.value + men.value)) return null;
  // The rest may be told afterwards: "… i 10 ärenden saknas uppgift."
  const rest = next === null ? [] : next.values.filter((figure) => isPlain(figure));
  if (more.length === 0 && rest.some((figure) => figure.value + women.value + men.value === whole.value))
    return null;
  return {
    sentence,
    parts: [women, men, ...more],
    whole,
    wholeSentence: sentence,
    anchor: whole,
    closedBy: 'pair',
  };
}

/** "28 enheter, 12 privata och 16 offentliga": enough of a head when the set itself is closed. */
function wholeBeforeComma(sentence: Sentence): Whole | null {
  const [whole] = sentence.values;
  const isHead = whole?.unit === 'count' && whole.hedge === null && wordAt(sentence, whole.last + 1) === ',';
  return isHead ? { whole, sentence } : null;
}

function setOfStatuses(
  sentence: Sentence,
  previous: Sentence | null,
  next: Sentence | null,
): PartsClaim | null {
  const last = sentence.values.at(-1);
  if (last === undefined) return null;
  const own = findWhole(sentence, last) ?? wholeBeforeComma(sentence);
  const head = own ?? wholeBefore(previous, last);
  if (head === null) return null;
  const from = head.sentence === sentence ? head.whole.last : sentence.from - 1;
  const parts = partFigures(sentence, from, head.whole);
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  const tails = parts.map((figure, index) =>
    wordsBetween(sentence, figure.first, parts[index + 1]?.first ?? Math.min(sentence.to, figure.last + 9)),
  );
  const isClosed = CLOSED_SETS.some(
    (set) =>
      set.length <= parts.length &&
      set.every((pattern) => tails.some((words) => words.some((word) => pattern.test(word)))),
  );
  if (!isClosed) return null;
  const rest = next === null ? [] : next.values.filter((figure) => isPlain(figure));
  const sum = parts.reduce((total, figure) => total + figure.value, 0);
  if (
    rest.length > 0 &&
    sum < head.whole.value &&
    rest.some((figure) => figure.value + sum === head.whole.value)
  )
    return null;
  return {
    sentence,
    parts,
    whole: head.whole,
    wholeSentence: head.sentence,
    anchor: head.whole,
    closedBy: 'statuses',
  };
}

/** "45 procent …, 30 procent … och övriga 25 procent", "svaren fördelar sig på …". */
function percentParts(sentence: Sentence): PartsClaim | null {
  const parts = rolesOf(sentence)
    .filter(
      ({ role, figure }) =>
        figure.unit === 'percent' && !['change', 'target', 'country', 'threshold'].includes(role),
    )
    .map(({ figure }) => figure);
  const anchor = parts.at(-1);
  if (parts.length < 2 || parts.length > MOST_PARTS || anchor === undefined) return null;
  const text = sentenceText(sentence).toLowerCase();
  if (/avrund|flera svar|flera skäl|jämfört|tidigare|året före|föregående/u.test(text)) return null;
  const lead = wordsBetween(sentence, anchor.first - 5, anchor.first);
  const isRemainder = lead.some((word) => REMAINDER.test(word) || word === 'övriga,');
  const isDistribution = /fördel(?:as|ar sig|ning|ade|ningen)/u.test(text) && parts.length >= 3;
  const isRestOfTwo = isRemainder && parts.length >= 2;
  if (!isRestOfTwo && !isDistribution) return null;
  if (
    sentence.values.some(
      (figure) =>
        figure.unit === 'bare' && figure.first > (parts[0]?.first ?? 0) && figure.first < anchor.first,
    )
  )
    return null;
  return {
    sentence,
    parts,
    whole: null,
    wholeSentence: sentence,
    anchor,
    closedBy: isRemainder ? 'remainder' : 'distribution',
  };
}

/** True when the parts give the whole, or when some of them do: then the others were no parts. */
export function givesWhole(parts: readonly Figure[], whole: number, tolerance: number): boolean {
  let sums = [0];
  for (const part of parts.slice(0, MOST_PARTS + 3)) sums = sums.concat(sums.map((sum) => sum + part.value));
  return sums.some((sum) => Math.abs(sum - whole) <= tolerance + 1e-9);
}
