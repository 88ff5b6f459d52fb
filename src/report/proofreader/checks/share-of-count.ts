// share-of-count: the printed share is not what k of n gives, though some other k would give it ("19 av 28" is 68 procent).
import { judgeShare } from '../claims/judge-share.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkShareOfCount: Check = ({ shares }) =>
  shares.flatMap(({ sentence, part, whole, percent, tie }): Finding[] => {
    if (percent === null || judgeShare(part, whole, percent) !== 'wrong') return [];
    const exact = (part.value / whole.value) * 100;
    const right = say(exact, percent.decimals);
    return [
      findingOnFigure(sentence, percent, {
        code: 'share-of-count',
        severity: tie === 'beside' ? 'error' : 'likely',
        message: `${sayValue(part)} av ${sayFigure(whole)} är ${right} procent, inte ${sayFigure(percent)}.`,
        suggestion: `Skriv ${right} procent, eller rätta antalen.`,
        arithmetic: `${sayValue(part)} / ${sayValue(whole)} = ${say(exact, percent.decimals + 1)} procent`,
      }),
    ];
  });
