// Claims of parts and whole: "Av 28 enheter uppger fem …, tio … och övriga 13 …", "61 300 vuxna och 38 700 barn, sammanlagt
// 100 000", shares that are said to make up a whole. Only lists that say themselves that they are complete are claims.
import type { Figure } from '../figures/figure.ts';
import { closedSet } from './closed-sets.ts';
import type { PartsClaim } from './part-basics.ts';
import { findRemainder, findWhole, givesWhole, MOST_PARTS, partFigures, wholeBefore } from './part-basics.ts';
import {
  bareList,
  colonList,
  madeUpOf,
  percentParts,
  totalAfter,
  totalNext,
  varavList,
} from './part-lists.ts';
import type { Sentence } from './reading.ts';
import { wordsBetween } from './reading.ts';
import { ofTarget } from './roles.ts';

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
