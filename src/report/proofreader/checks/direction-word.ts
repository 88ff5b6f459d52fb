// direction-word: the word of change or comparison goes against the figures beside it ("steg från 9,4 till 8,7").
import type { ChangeClaim } from '../claims/changes.ts';
import type { Comparison } from '../claims/comparisons.ts';
import { sameNoun } from '../claims/pairs.ts';
import { sentenceText } from '../claims/reading.ts';
import type { Tendency } from '../claims/words.ts';
import { betterDirection } from '../claims/words.ts';
import type { Finding } from '../finding.ts';
import { findingOnTokens, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkDirectionWord: Check = ({ changes, comparisons, series }) => [
  ...changes.flatMap(againstChange),
  ...comparisons.flatMap(againstComparison),
  ...series.flatMap(({ sentence, at, tendency, values, seriesSentence }) => {
    const first = values[0];
    const last = values.at(-1);
    if (first === undefined || last === undefined) return [];
    const sign = Math.sign(last.value - first.value);
    const wanted = signOf(tendency, sentenceText(seriesSentence));
    if (wanted === null || sign === 0 || wanted === sign) return [];
    return [
      findingOnTokens(sentence, at, at, {
        code: 'direction-word',
        severity: 'likely',
        message: `”${sentence.tokens[at]?.text ?? ''}” går emot serien, som går från ${sayFigure(first)} till ${sayFigure(last)}.`,
        suggestion: `Skriv att värdet ${sign > 0 ? 'har ökat' : 'har minskat'}, eller rätta talen.`,
        arithmetic: values.map(sayValue).join(' → '),
      }),
    ];
  }),
];

/** −1, 0, 1 for what the word says of the figures; null when that can't be known. */
function signOf(tendency: Tendency, text: string): -1 | 0 | 1 | null {
  switch (tendency) {
    case 'up':
      return 1;
    case 'down':
      return -1;
    case 'same':
      return 0;
    case 'any':
      return null;
    case 'better':
    case 'worse': {
      const direction = betterDirection(text);
      if (direction === null) return null;
      return (direction === 'higher') === (tendency === 'better') ? 1 : -1;
    }
  }
}

const SOFT =
  /^(?:sett|nästan|ungefär|relativt|stort|näst|intill|tämligen|ganska|praktiskt|taget|mer|eller|mindre|princip)$/u;

function againstChange(claim: ChangeClaim): Finding[] {
  const { word, from, to, sentence } = claim;
  if (word === null) return [];
  const wanted = signOf(word.tendency, sentenceText(sentence));
  const actual = Math.sign(to.value - from.value);
  if (wanted === null || wanted === actual) return [];
  // "från en ökning med 3 till 2 procent" speaks about the change of a change: nothing is claimed.
  if (from.hedge !== null && to.hedge !== null) return [];
  if (wanted === 0) {
    const before = word.sentence.tokens.slice(Math.max(word.sentence.from, word.at - 4), word.at);
    const isSmall = Math.abs(to.value - from.value) <= 2 * Math.max(from.half, to.half) + 1e-9;
    if (isSmall || before.some((token) => SOFT.test(token.lower))) return [];
  }
  if (actual === 0 && wanted !== 0 && Math.max(from.half, to.half) > 0 && from.decimals === 0) return [];
  return [
    findingOnTokens(word.sentence, word.at, word.at, {
      code: 'direction-word',
      severity: 'error',
      message: `”${word.sentence.tokens[word.at]?.text ?? ''}” går emot talen: ${sayValue(from)} blev ${sayFigure(to)}.`,
      suggestion:
        actual === 0
          ? 'Skriv oförändrat.'
          : `Skriv ett ord för ${actual > 0 ? 'ökning' : 'minskning'}, eller rätta talen.`,
      arithmetic: sayDifference(claim),
    }),
  ];
}

function sayDifference({ from, to }: ChangeClaim): string {
  const scale = from.unit === 'money' ? from.scale : 1;
  const decimals = Math.max(from.decimals, to.decimals);
  return `${say(to.value / scale, decimals)} − ${say(from.value / scale, decimals)} = ${say((to.value - from.value) / scale, decimals)}`;
}

function againstComparison({ sentence, at, tendency, pairs }: Comparison): Finding[] {
  const wanted = signOf(tendency, sentenceText(sentence));
  if (wanted === null || wanted === 0) return [];
  const wrong = pairs.find(({ one, other }) => Math.sign(one.value - other.value) === -wanted);
  if (wrong === undefined) return [];
  const after = sentence.tokens[at + 1];
  const until = after?.kind === 'word' && sameNoun(after.lower, 'andel') ? at + 1 : at;
  return [
    findingOnTokens(sentence, at, until, {
      code: 'direction-word',
      severity: 'error',
      message: `”${sentence.tokens[at]?.text ?? ''}” går emot talen: ${sayFigure(wrong.one)} jämförs med ${sayFigure(wrong.other)}.`,
      suggestion: `Skriv ett ord för ${wanted > 0 ? 'lägre' : 'högre'}, eller rätta talen.`,
      arithmetic: `${sayValue(wrong.one)} ${wanted > 0 ? '<' : '>'} ${sayValue(wrong.other)}`,
    }),
  ];
}
