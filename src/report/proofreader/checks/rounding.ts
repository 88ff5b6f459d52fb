// rounding: a printed share that was cut off instead of rounded (half up, language.md), and shares of a whole whose sum
// misses 100 by more than rounding can.
import { judgeShare } from '../claims/judge-share.ts';
import { givesWhole } from '../claims/part-basics.ts';
import { findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

/** Shares that miss 100 by more than this were hardly meant as parts of one whole. */
const FARTHEST = 25;

export const checkRounding: Check = ({ shares, parts }) => [
  ...shares.flatMap(({ sentence, part, whole, percent }) => {
    if (percent === null || judgeShare(part, whole, percent) !== 'truncated') return [];
    const exact = (part.value / whole.value) * 100;
    const right = say(exact, percent.decimals);
    return [
      findingOnFigure(sentence, percent, {
        code: 'rounding',
        severity: 'likely',
        message: `${sayFigure(percent)} är avkortat i stället för avrundat; ${sayValue(part)} av ${sayValue(whole)} är ${right} procent.`,
        suggestion: `Skriv ${right} procent.`,
        arithmetic: `${sayValue(part)} / ${sayValue(whole)} = ${say(exact, percent.decimals + 2)} procent`,
      }),
    ];
  }),
  ...parts.flatMap(({ sentence, parts: shares100, whole, anchor, closedBy }) => {
    if (whole !== null) return [];
    const sum = shares100.reduce((total, { value }) => total + value, 0);
    const tolerance =
      shares100.reduce((total, { half }) => total + half, 0) +
      (shares100.some(({ hedge }) => hedge !== null) ? 3 : 0);
    if (Math.abs(sum - 100) > FARTHEST || givesWhole(shares100, 100, tolerance)) return [];
    const decimals = Math.max(...shares100.map((figure) => figure.decimals));
    return [
      findingOnFigure(sentence, anchor, {
        code: 'rounding',
        severity: closedBy === 'remainder' ? 'error' : 'likely',
        message: `Delarna blir tillsammans ${say(sum, decimals)} procent; avrundning kan förklara högst ${say(tolerance, 1)} procentenheters avvikelse från 100.`,
        suggestion: 'Kontrollera andelarna, eller skriv vad som fattas.',
        arithmetic: `${shares100.map(sayValue).join(' + ')} = ${say(sum, decimals)}`,
      }),
    ];
  }),
];
