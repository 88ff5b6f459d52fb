// percent-for-points: the difference between two shares is percentage points, never per cent – and a relative change of a
// count is per cent, never percentage points (Språkrådet, Frågelådan; language.md, Per cent).
import type { ChangeAmount, ChangeClaim } from '../claims/changes.ts';
import { judgeChange } from '../claims/judge-change.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkPercentForPoints: Check = ({ changes }) => {
  const findings: Finding[] = [];
  for (const claim of changes)
    for (const amount of claim.amounts) {
      const judgement = judgeChange(claim, amount);
      if (judgement.kind === 'points-called-percent') findings.push(pointsCalledPercent(claim, amount));
      if (judgement.kind === 'percent-called-points') findings.push(percentCalledPoints(claim, amount));
    }
  return findings;
};

function pointsCalledPercent({ from, to }: ChangeClaim, { sentence, figure }: ChangeAmount): Finding {
  const number = sayValue(figure);
  const points = number === '1' ? 'procentenhet' : 'procentenheter';
  const relative = from.value === 0 ? 0 : (Math.abs(to.value - from.value) / Math.abs(from.value)) * 100;
  return findingOnFigure(sentence, figure, {
    code: 'percent-for-points',
    severity: 'error',
    message: `Skillnaden mellan ${sayValue(from)} och ${sayFigure(to)} är ${number} ${points}, inte ${number} procent.`,
    suggestion: `Skriv ${number} ${points}.`,
    arithmetic: `${sayValue(to)} − ${sayValue(from)} = ${say(to.value - from.value, Math.max(from.decimals, to.decimals))} procentenheter; i procent vore det ${say(relative, 1)}`,
  });
}

function percentCalledPoints({ from, to }: ChangeClaim, { sentence, figure }: ChangeAmount): Finding {
  const number = sayValue(figure);
  return findingOnFigure(sentence, figure, {
    code: 'percent-for-points',
    severity: 'error',
    message: `En förändring från ${sayFigure(from)} till ${sayFigure(to)} anges i procent; procentenheter används bara mellan två andelar.`,
    suggestion: `Skriv ${number} procent.`,
    arithmetic: `(${sayValue(to)} − ${sayValue(from)}) / ${sayValue(from)} = ${say((Math.abs(to.value - from.value) / Math.abs(from.value)) * 100, 1)} procent`,
  });
}
