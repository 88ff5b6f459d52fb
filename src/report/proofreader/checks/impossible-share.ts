// impossible-share: no whole number of n gives the printed share (the GRIM test), or a share of a group exceeds 100.
import { isPossible, judgeShare, possibleNeighbours } from '../claims/judge-share.ts';
import type { Sentence } from '../claims/reading.ts';
import { sentenceText } from '../claims/reading.ts';
import { rolesOf } from '../claims/roles.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkImpossibleShare: Check = ({ shares, bareShares, reading }) => [
  ...shares.flatMap(({ sentence, part, whole, percent }) => {
    if (percent === null || judgeShare(part, whole, percent) !== 'impossible') return [];
    const exact = say((part.value / whole.value) * 100, percent.decimals);
    return [
      findingOnFigure(sentence, percent, {
        code: 'impossible-share',
        severity: 'error',
        message: `Andelen ${sayFigure(percent)} går inte att få av ${sayValue(whole)}; ${sayValue(part)} av ${sayValue(whole)} är ${exact} procent.`,
        suggestion: `Skriv ${exact} procent, eller rätta antalen.`,
        arithmetic: sayNeighbours(
          whole,
          percent,
          `${sayValue(part)} / ${sayValue(whole)} = ${exact} procent; `,
        ),
      }),
    ];
  }),
  ...bareShares.flatMap(({ sentence, percent, whole }) => {
    if (isPossible(whole.value, percent)) return [];
    return [
      findingOnFigure(sentence, percent, {
        code: 'impossible-share',
        severity: 'error',
        message: `Andelen ${sayFigure(percent)} går inte att få av ${sayFigure(whole)}.`,
        suggestion: 'Kontrollera andelen och antalet, och skriv gärna ut täljaren.',
        arithmetic: sayNeighbours(whole, percent, ''),
      }),
    ];
  }),
  ...reading.sentences.flatMap(overHundred),
];

function sayNeighbours(whole: Figure, percent: Figure, start: string): string {
  const [low, high] = possibleNeighbours(whole.value, percent);
  const share = (count: number) =>
    `${say(count, 0)} / ${sayValue(whole)} = ${say((count / whole.value) * 100, Math.max(1, percent.decimals))} procent`;
  return `${start}närmast möjliga: ${share(low)} och ${share(high)}`;
}

/** Shares of a plan, a budget or a capacity may exceed 100; a share of persons or units may not. */
const MAY_EXCEED =
  /budget|beläggning|nyttjande|kapacitet|måluppfyll|av plan|överbeläggning|jämfört|produktion|index/u;

function overHundred(sentence: Sentence): Finding[] {
  const text = sentenceText(sentence).toLowerCase();
  if (!/^andelen? /u.test(text) || MAY_EXCEED.test(text)) return [];
  return rolesOf(sentence).flatMap(({ figure, role }) =>
    role !== 'level' || figure.unit !== 'percent' || figure.value <= 100 || figure.sign !== 0
      ? []
      : [
          findingOnFigure(sentence, figure, {
            code: 'impossible-share',
            severity: 'error',
            message: `En andel kan inte vara ${sayFigure(figure)}.`,
            suggestion: 'Kontrollera täljare och nämnare.',
            arithmetic: `${sayValue(figure)} > 100`,
          }),
        ],
  );
}
