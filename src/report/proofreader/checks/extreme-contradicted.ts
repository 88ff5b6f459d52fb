// extreme-contradicted: a value lies below what is said to be the lowest or above the highest, or the two have changed places.
import type { ExtremeClaim } from '../claims/extremes.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkExtremeContradicted: Check = ({ extremes }) => extremes.flatMap(contradict);

function contradict({ sentence, lowest, highest, others }: ExtremeClaim): Finding[] {
  if (lowest !== null && highest !== null && lowest.value > highest.value)
    return [
      findingOnFigure(sentence, highest, {
        code: 'extreme-contradicted',
        severity: 'error',
        message: `Det lägsta värdet, ${sayFigure(lowest)}, är större än det högsta, ${sayFigure(highest)}.`,
        suggestion: 'Byt plats på talen, eller rätta dem.',
        arithmetic: `${sayValue(lowest)} > ${sayValue(highest)}`,
      }),
    ];
  return others.flatMap(({ sentence: other, figure, what }): Finding[] => {
    const slack = figure.half * (figure.hedge === null ? 1 : 4);
    const isBelow = lowest !== null && figure.value + slack < lowest.value - lowest.half - 1e-9;
    const isAbove = highest !== null && figure.value - slack > highest.value + highest.half + 1e-9;
    if (!isBelow && !isAbove) return [];
    const bound = isBelow ? lowest : highest;
    if (bound === null) return [];
    return [
      findingOnFigure(other, figure, {
        code: 'extreme-contradicted',
        severity: what === 'middle' ? 'error' : 'likely',
        message: `${sayFigure(figure)} ligger ${isBelow ? 'under det lägsta' : 'över det högsta'} värdet som anges, ${sayFigure(bound)}.`,
        suggestion: 'Rätta gränsen eller värdet, eller skriv varför värdet inte räknas med.',
        arithmetic: `${sayValue(figure)} ${isBelow ? '<' : '>'} ${sayValue(bound)}`,
      }),
    ];
  });
}
