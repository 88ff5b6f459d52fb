// Claims of share: k of n, with the per cent that is said of it. n may be named first ("Av 3 724 undersökningar gällde
// 2 742 …") or in the sentence before ("Målgruppen var 5 120 personer. Av dem deltog 3 533").
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';
import { OF_WORDS, ofTarget, rolesOf } from './roles.ts';

export interface ShareClaim {
  readonly sentence: Sentence;
  readonly part: Figure;
  readonly whole: Figure;
  /** Sentence in which the whole stands, when it is another. */
  readonly wholeSentence: Sentence;
  /** The printed share, when one is tied to this part and whole. */
  readonly percent: Figure | null;
  /** How the whole was named: "av 38" beside the part, or at the head of the sentence, or in the sentence before. */
  readonly tie: 'beside' | 'head' | 'before';
}

export function findShares(sentences: readonly Sentence[]): ShareClaim[] {
  return sentences.flatMap((sentence, index) => {
    const previous = sentences[index - 1];
    const before = previous !== undefined && previous.blockIndex === sentence.blockIndex ? previous : null;
    return inSentence(sentence, before);
  });
}

function inSentence(sentence: Sentence, before: Sentence | null): ShareClaim[] {
  const beside = sentence.values.flatMap((part) => {
    const whole = ofTarget(sentence, part);
    if (whole === null || part.value > whole.value || whole.value <= 1) return [];
    return [
      {
        sentence,
        part,
        whole,
        wholeSentence: sentence,
        tie: 'beside' as const,
        percent: besidePercent(sentence, part, whole),
      },
    ];
  });
  if (beside.length > 0) return beside;
  const amounts = amountOfAmount(sentence);
  if (amounts.length > 0) return amounts;
  const among = partThatFollows(sentence);
  if (among.length > 0) return among;
  const following = shareFollowing(sentence, before);
  return following.length > 0 ? following : headed(sentence, before);
}

const ANSWERED = /^(?:svarade|deltog|kom|besvarade|tackade|genomförde|lämnade|fullföljde)$/u;

/** "640 personer och 416 svarade (65 procent)", "9 870 anställda, varav 7 402 kvinnor (75 procent)". */
function partThatFollows(sentence: Sentence): ShareClaim[] {
  return sentence.values.flatMap((part, index): ShareClaim[] => {
    const whole = sentence.values[index - 1];
    const percent = sentence.values[index + 1];
    if (whole === undefined || percent?.unit !== 'percent' || !isCount(whole) || !isCount(part)) return [];
    if (part.value > whole.value || whole.unit === 'money' || part.unit === 'money') return [];
    const between = wordsBetween(sentence, whole.last + 1, part.first);
    const isAnswer = between.join(' ') === 'och' && ANSWERED.test(wordAt(sentence, part.last + 1));
    const isAmong = between.at(-1) === 'varav' && between.length <= 4;
    if (!isAnswer && !isAmong) return [];
    const tie = wordsBetween(sentence, part.last + 1, percent.first);
    if (tie.at(-1) !== '(' || tie.length > 4) return [];
    return [{ sentence, part, whole, wholeSentence: sentence, tie: 'head', percent }];
  });
}

/** "604 mnkr av budgeterade 720 mnkr, alltså 84 procent". */
function amountOfAmount(sentence: Sentence): ShareClaim[] {
  return sentence.values.flatMap((part, index): ShareClaim[] => {
    const whole = sentence.values[index + 1];
    if (part.unit !== 'money' || whole?.unit !== 'money' || part.value > whole.value) return [];
    const between = wordsBetween(sentence, part.last + 1, whole.first);
    if (between[0] !== 'av' || between.length > 3) return [];
    const percent = besidePercent(sentence, part, whole);
    return percent === null
      ? []
      : [{ sentence, part, whole, wholeSentence: sentence, tie: 'beside', percent }];
  });
}

/** "Vid uppföljningen var 1 330 av 2 046 patienter kvinnor. Andelen kvinnor var 65 procent." */
function shareFollowing(sentence: Sentence, before: Sentence | null): ShareClaim[] {
  const [percent, ...more] = sentence.values;
  if (
    before === null ||
    percent?.unit !== 'percent' ||
    more.length > 0 ||
    wordAt(sentence, sentence.from) !== 'andelen'
  )
    return [];
  const noun = wordAt(sentence, sentence.from + 1);
  const verb = wordAt(sentence, sentence.from + 2);
  const isPlain = /^(?:var|är|blev|blir)$/u.test(verb) && percent.first - sentence.from <= 5;
  if (!isPlain || !wordsBetween(before, before.from, before.to).includes(noun)) return [];
  const pairs = before.values.flatMap((part) => {
    const whole = ofTarget(before, part) ?? wholeWithVarav(before, part, noun);
    return whole === null || part.value > whole.value ? [] : [{ part, whole }];
  });
  const [pair] = pairs;
  if (pair === undefined || pairs.length !== 1) return [];
  return [{ sentence, ...pair, wholeSentence: before, percent, tie: 'before' }];
}

/** "9 870 i december, varav 7 402 kvinnor": the whole before "varav", the part with its noun. */
function wholeWithVarav(sentence: Sentence, part: Figure, noun: string): Figure | null {
  const whole = sentence.values[0];
  if (whole === undefined || whole === part || part.noun !== noun || !isCount(whole)) return null;
  return wordsBetween(sentence, whole.last + 1, part.first).includes('varav') ? whole : null;
}

const isCount = (figure: Figure) =>
  (figure.unit === 'bare' || figure.unit === 'count' || figure.unit === 'money') &&
  !figure.isArticle &&
  !figure.isRangeEnd;

const LINKING = new Set([
  ',',
  '(',
  'det',
  'vill',
  'säga',
  'dvs',
  '.',
  'alltså',
  'vilket',
  'motsvarar',
  'motsvarande',
  'är',
  'ger',
  'innebär',
  'en',
  'svarsfrekvens',
  'på',
  'eller',
  'andel',
  'som',
  'drygt',
  'knappt',
  'cirka',
  'ca',
  'att',
  '–',
  '=',
  ':',
  'av',
  'utgör',
  'ett',
  'blir',
  'därmed',
  'nästan',
  'ungefär',
]);

/** "(15,8 procent)", ", 15,8 procent,", "…, alltså en svarsfrekvens på 82 procent" after "k av n", or "68 procent (19 av 28)". */
function besidePercent(sentence: Sentence, part: Figure, whole: Figure): Figure | null {
  const index = sentence.values.indexOf(whole);
  const after = sentence.values[index + 1];
  if (
    after?.unit === 'percent' &&
    isTied(wordsBetween(sentence, whole.last + 1, after.first), 9) &&
    !isFollowedByOf(sentence, after)
  )
    return after;
  const before = sentence.values[sentence.values.indexOf(part) - 1];
  if (before?.unit === 'percent') {
    const words = wordsBetween(sentence, before.last + 1, part.first).join(' ');
    if (words === '(' || /^(?:av \p{L}+ ,|,|av \p{L}+ \(|, det vill säga|, dvs \.?)$/u.test(words))
      return before;
  }
  return null;
}

/** Words between a count and its share: linking words, or few others and then a comma or a parenthesis right before. */
function isTied(words: readonly string[], most: number): boolean {
  if (
    words.length > most ||
    words.some((word) =>
      [';', 'men', 'medan', 'riket', 'rikets', 'jämfört', 'mot', 'ökade', 'minskade'].includes(word),
    )
  )
    return false;
  const last = words.at(-1) ?? '';
  const isEnclosed = last === '(' || last === ',' || last === '–' || last === '-';
  const isLinked =
    words.length > 0 &&
    words.slice(-2).every((word) => LINKING.has(word)) &&
    words.some((word) => [',', '('].includes(word));
  return isEnclosed || isLinked;
}

function isFollowedByOf(sentence: Sentence, figure: Figure): boolean {
  return (
    wordAt(sentence, figure.last + 1) === 'av' && !/^(?:de|länets)$/u.test(wordAt(sentence, figure.last + 2))
  );
}

const HEADS = new Set(['av', 'bland']);

function headed(sentence: Sentence, before: Sentence | null): ShareClaim[] {
  const head = findHead(sentence, before);
  if (head === null) return [];
  const { whole, wholeSentence, from } = head;
  const rest = sentence.values.filter((value) => value.first > from);
  const claims: ShareClaim[] = [];
  rest.forEach((percent, index) => {
    const part = rest[index - 1];
    if (percent.unit !== 'percent' || part === undefined || !isCount(part) || part.value > whole.value)
      return;
    if (!isSameKind(part, whole)) return;
    if (
      rolesOf(sentence).some(
        ({ figure, role }) => (figure === part || figure === percent) && role === 'change',
      )
    )
      return;
    const words = wordsBetween(sentence, part.last + 1, percent.first);
    if (!isTied(words, 12)) return;
    claims.push({
      sentence,
      part,
      whole,
      wholeSentence,
      percent,
      tie: wholeSentence === sentence ? 'head' : 'before',
    });
  });
  const first = rest[0];
  if (
    claims.length === 0 &&
    first !== undefined &&
    isCount(first) &&
    isSameKind(first, whole) &&
    first.value <= whole.value &&
    rest.length === 1
  )
    claims.push({
      sentence,
      part: first,
      whole,
      wholeSentence,
      percent: null,
      tie: wholeSentence === sentence ? 'head' : 'before',
    });
  return claims;
}

function isSameKind(part: Figure, whole: Figure): boolean {
  return (part.unit === 'money') === (whole.unit === 'money');
}

/** The whole at the head: "Av (de|totalt) N …", "Bland de N …"; or "Av dem/dessa …" after a sentence with one count. */
function findHead(
  sentence: Sentence,
  before: Sentence | null,
): { whole: Figure; wholeSentence: Sentence; from: number } | null {
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 9); at += 1) {
    if (!HEADS.has(wordAt(sentence, at))) continue;
    const isStart =
      at === sentence.from || [':', ',', 'att', '"', '“', '”'].includes(wordAt(sentence, at - 1));
    const whole = sentence.values.find((value) => value.first > at);
    const between = whole === undefined ? [] : wordsBetween(sentence, at + 1, whole.first);
    if (
      isStart &&
      whole !== undefined &&
      isCount(whole) &&
      between.every((word) => OF_WORDS.has(word) || /ens$/u.test(word)) &&
      between.length <= 2 &&
      whole.value > 1
    )
      return { whole, wholeSentence: sentence, from: whole.last };
    if (whole !== undefined && whole.unit === 'money' && between.length <= 4 && between.includes('på'))
      return { whole, wholeSentence: sentence, from: whole.last };
    if (
      isStart &&
      before !== null &&
      /^(?:dem|dessa|de)$/u.test(wordAt(sentence, at + 1)) &&
      !/^senare$/u.test(wordAt(sentence, at + 2))
    ) {
      const counts = before.values.filter((value) => value.unit === 'count' || value.unit === 'bare');
      const [only] = counts;
      if (only !== undefined && counts.length === 1 && before.values.length === 1 && only.value > 1)
        return { whole: only, wholeSentence: before, from: at + 1 };
    }
  }
  return null;
}
