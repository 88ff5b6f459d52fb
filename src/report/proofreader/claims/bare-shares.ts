// Shares said of a counted whole without their part: "12 procent av länets 28 hälsocentraler". Whether they can be had at all
// is asked in checks/impossible-share.ts.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordsBetween } from './reading.ts';
import { OF_WORDS } from './roles.ts';

/** A share said of a counted whole without its part: "12 procent av länets 28 hälsocentraler". */
export interface BareShare {
  readonly sentence: Sentence;
  readonly percent: Figure;
  readonly whole: Figure;
}

/** "I länet finns sju sjukstugor. 60 procent av dem har röntgen." */
function ofThem(sentence: Sentence, previous: Sentence | undefined): BareShare[] {
  const [percent, ...more] = sentence.values;
  const [whole, ...others] = previous?.values ?? [];
  if (
    previous === undefined ||
    previous.blockIndex !== sentence.blockIndex ||
    percent === undefined ||
    whole === undefined
  )
    return [];
  if (
    percent.unit !== 'percent' ||
    percent.hedge !== null ||
    more.length + others.length > 0 ||
    !isCounted(whole)
  )
    return [];
  const isOfThem = /^av (?:dem|dessa)$/u.test(
    wordsBetween(sentence, percent.last + 1, percent.last + 3).join(' '),
  );
  return isOfThem ? [{ sentence, percent, whole }] : [];
}

export function findBareShares(sentences: readonly Sentence[]): BareShare[] {
  return sentences.flatMap((sentence, at) => [
    ...ofThem(sentence, sentences[at - 1]),
    ...bareInSentence(sentence),
  ]);
}

function bareInSentence(sentence: Sentence): BareShare[] {
  return sentence.values.flatMap((percent, index) => {
    if (percent.unit !== 'percent' || percent.hedge !== null || percent.isRangeEnd) return [];
    const next = sentence.values[index + 1];
    if (next !== undefined && isCounted(next)) {
      const words = wordsBetween(sentence, percent.last + 1, next.first);
      const isOf =
        words[0] === 'av' && words.slice(1).every((word) => OF_WORDS.has(word)) && words.length <= 3;
      const isN = words.join('') === '(n=';
      if (isOf || isN) return [{ sentence, percent, whole: next }];
    }
    const before = sentence.values[index - 1];
    if (before === undefined || index !== 1 || !isCounted(before)) return [];
    const head = wordsBetween(sentence, sentence.from, before.first).join(' ');
    const middle = wordsBetween(sentence, before.last + 1, percent.first).join(' ');
    return /^(?:bland|av|hos)(?: (?:de|länets|våra))?$/u.test(head) &&
      /^(?:har|är|hade|saknar|var)$/u.test(middle)
      ? [{ sentence, percent, whole: before }]
      : [];
  });
}

function isCounted(figure: Figure): boolean {
  return (
    (figure.unit === 'count' || figure.unit === 'bare') &&
    figure.decimals === 0 &&
    figure.hedge === null &&
    !figure.isArticle &&
    figure.value > 1
  );
}
