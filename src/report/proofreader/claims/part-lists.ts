// Lists that say by their form that they are complete: after "består av", a colon, "varav", or with a total behind them.
import { sameNoun } from './pairs.ts';
import type { PartsClaim } from './part-basics.ts';
import {
  findRemainder,
  hasRest,
  isPlain,
  MOST_PARTS,
  partFigures,
  REMAINDER,
  wholeBefore,
} from './part-basics.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';

const MADE_UP = /^(?:består|bestod|utgörs|utgjordes|fördelas|fördelades|fördelar|fördelade|delas|delades)$/u;

/** "Budgeten på 152 mnkr består av …", "14 sjukstugor fördelar sig så: …": everything after the verb is a part. */
export function madeUpOf(sentence: Sentence): PartsClaim | null {
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
export function colonList(sentence: Sentence): PartsClaim | null {
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
export function varavList(sentence: Sentence): PartsClaim | null {
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
export function bareList(
  sentence: Sentence,
  previous: Sentence | null,
  next: Sentence | null,
): PartsClaim | null {
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

const TOTAL_WORD = /^(?:totalt|sammanlagt|tillsammans|summa|inalles)$/u;

export function totalAfter(sentence: Sentence): PartsClaim | null {
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
export function totalNext(sentence: Sentence, next: Sentence | null): PartsClaim | null {
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

/** "45 procent …, 30 procent … och övriga 25 procent", "svaren fördelar sig på …". */
export function percentParts(sentence: Sentence): PartsClaim | null {
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
