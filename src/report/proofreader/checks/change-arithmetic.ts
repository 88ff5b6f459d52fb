// change-arithmetic: the amount of a change does not follow from its two values. "Från 600 till 648" is 8 procent, not 7;
// when dividing by the new value explains the printed figure, the finding says so.

import type { ChangeClaim } from '../claims/changes.ts';
import { judgeChange } from '../claims/judge-change.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkChangeArithmetic: Check = ({ changes, doublings }) => {
  const findings: Finding[] = [];
  for (const claim of changes) {
    for (const amount of claim.amounts) {
      const judgement = judgeChange(claim, amount);
      if (judgement.kind !== 'wrong') continue;
      const { expected, per, isWrongBase, mayBeRounding } = judgement;
      const right = sayExpected(expected, per, amount.figure, claim);
      findings.push(
        findingOnFigure(amount.sentence, amount.figure, {
          code: 'change-arithmetic',
          severity: mayBeRounding ? 'ask' : 'error',
          message: mayBeRounding
            ? `Förändringen anges till ${sayFigure(amount.figure)} men skillnaden mellan de tryckta talen är ${right}; det kan bero på avrundning.`
            : `Förändringen anges till ${sayFigure(amount.figure)} men talen ger ${right}${isWrongBase ? '; den är räknad på det nya värdet i stället för på det gamla' : ''}.`,
          suggestion: `Skriv ${right}, eller rätta de två värdena.`,
          arithmetic: sayArithmetic(claim, amount.figure, per, expected, isWrongBase),
        }),
      );
    }
  }
  for (const { sentence, at, ratio, wanted, from, to } of doublings) {
    const token = sentence.tokens[at];
    if (token === undefined) continue;
    findings.push({
      ...findingOnFigure(
        sentence,
        { ...to, start: token.start, end: token.end, hedge: null },
        {
          code: 'change-arithmetic',
          severity: 'error',
          message: `”${token.text}” stämmer inte: ${sayFigure(to)} är ${say(ratio, 1)} gånger ${sayFigure(from)}.`,
          suggestion: 'Ange förändringen i procent, eller rätta talen.',
          arithmetic: `${sayValue(to)} / ${sayValue(from)} = ${say(ratio, 2)}; väntat ${say(wanted, 1)}`,
        },
      ),
    });
  }
  return findings;
};

function sayExpected(
  expected: number,
  per: 'percent' | 'points' | 'unit',
  printed: Figure,
  claim: ChangeClaim,
): string {
  if (per === 'percent') return `${say(expected, decimalsThatDiffer(expected, printed))} procent`;
  const decimals = Math.max(claim.from.decimals, claim.to.decimals);
  if (per === 'points') {
    const number = say(expected, decimals);
    return `${number} ${number === '1' ? 'procentenhet' : 'procentenheter'}`;
  }
  const unit = printed.unitText === '' ? claim.to.unitText : printed.unitText;
  const scale = printed.unit === 'money' ? printed.scale : 1;
  return `${say(expected / scale, decimals)} ${unit}`.trim();
}

/** As many as the text has, so that the suggestion can be written as it stands; one more where that would read as what is printed. */
function decimalsThatDiffer(expected: number, printed: Figure): number {
  const { decimals, value } = printed;
  return say(expected, decimals) === say(Math.abs(value), decimals) ? decimals + 1 : decimals;
}

function sayArithmetic(
  claim: ChangeClaim,
  printed: Figure,
  per: string,
  expected: number,
  isWrongBase: boolean,
): string {
  const { from, to } = claim;
  const decimals = Math.max(from.decimals, to.decimals);
  const scale = from.unit === 'money' ? from.scale : 1;
  const change = say((to.value - from.value) / scale, decimals);
  const start = `${say(to.value / scale, decimals)} − ${say(from.value / scale, decimals)} = ${change}`;
  if (per !== 'percent') return start;
  const base = `${change} / ${say(from.value / scale, decimals)} = ${say(expected, Math.max(1, printed.decimals))} procent`;
  const other = isWrongBase
    ? `; ${change} / ${say(to.value / scale, decimals)} = ${say((Math.abs(to.value - from.value) / Math.abs(to.value)) * 100, 1)} procent (fel bas)`
    : '';
  return `${start}; ${base}${other}`;
}
