// share-words: a word for a share ("majoriteten", "en tredjedel", "var fjärde") against the figures beside it.
import type { QuantifierClaim } from '../claims/quantifiers.ts';
import type { Finding } from '../finding.ts';
import { findingOnTokens, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkShareWords: Check = ({ quantifiers }) =>
  quantifiers.flatMap((claim): Finding[] => {
    const { sentence, first, last, meaning, percent, part, whole } = claim;
    if (meaning.kind !== 'share') return [];
    const share = shareOf(claim);
    if (share === null) return [];
    const slack = percent === null ? 1e-9 : percent.half / 100;
    if (share >= meaning.low - slack && share <= meaning.high + slack) return [];
    const text = sentence.source.text.slice(sentence.tokens[first]?.start, sentence.tokens[last]?.end);
    const figures =
      percent === null && part !== null && whole !== null
        ? `${sayValue(part)} av ${sayValue(whole)}`
        : percent === null
          ? ''
          : sayFigure(percent);
    const isClear = share < meaning.low - 0.02 || share > meaning.high + 0.02;
    return [
      findingOnTokens(sentence, first, last, {
        code: 'share-words',
        severity: isClear ? 'error' : 'likely',
        message: `”${text}” stämmer inte med ${figures}, som är ${say(share * 100, 0)} procent.`,
        suggestion: `Skriv ${suggestWord(share)}, eller bara talet.`,
        arithmetic:
          part !== null && whole !== null
            ? `${sayValue(part)} / ${sayValue(whole)} = ${say(share * 100, 1)} procent`
            : `${say(share * 100, 1)} procent; ordet betyder ${sayMeaning(meaning.low, meaning.high)}`,
      }),
    ];
  });

function shareOf({ percent, part, whole }: QuantifierClaim): number | null {
  if (percent !== null) return percent.value / 100;
  if (part === null || whole === null || whole.value === 0) return null;
  return part.value / whole.value;
}

function sayMeaning(low: number, high: number): string {
  if (high >= 0.9999) return `mer än ${say(low * 100, 0)} procent`;
  return `${say(Math.max(0, low) * 100, 0)}–${say(high * 100, 0)} procent`;
}

const WORDS: readonly (readonly [number, string])[] = [
  [0.1, 'en tiondel'],
  [0.2, 'en femtedel'],
  [0.25, 'en fjärdedel'],
  [1 / 3, 'en tredjedel'],
  [0.5, 'hälften'],
  [2 / 3, 'två tredjedelar'],
  [0.75, 'tre fjärdedelar'],
];

function suggestWord(share: number): string {
  const [, word] = WORDS.reduce((best, each) =>
    Math.abs(each[0] - share) < Math.abs(best[0] - share) ? each : best,
  );
  return share > 0.85 ? '”de allra flesta”' : `”ungefär ${word}”`;
}
