// same-thing-two-values: one measure, one time, two values in different places. Differences that rounding explains pass.
// Amounts that differ by a power of ten are money-and-scale instead.
import type { LevelClaim } from '../claims/levels.ts';
import { positionAt } from '../document.ts';
import { intervalOf, overlaps } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkSameThingTwoValues: Check = ({ levels }) => {
  const first = new Map<string, LevelClaim>();
  const findings: Finding[] = [];
  for (const claim of levels) {
    const earlier = first.get(claim.key);
    if (earlier === undefined) {
      first.set(claim.key, claim);
      continue;
    }
    if (overlaps(intervalOf(earlier.figure), intervalOf(claim.figure)) || isPowerOfTen(earlier, claim))
      continue;
    findings.push(twoValues(earlier, claim));
  }
  return findings;
};

function isPowerOfTen({ figure: a }: LevelClaim, { figure: b }: LevelClaim): boolean {
  if (a.unit !== 'money' || b.unit !== 'money' || a.value === 0 || b.value === 0) return false;
  const log = Math.log10(Math.abs(a.value / b.value));
  return Math.abs(log) > 0.9 && Math.abs(log - Math.round(log)) < 0.05;
}

function twoValues(earlier: LevelClaim, claim: LevelClaim): Finding {
  const { line } = positionAt(earlier.sentence.source, earlier.figure.start);
  const scale = claim.figure.unit === 'money' ? claim.figure.scale : 1;
  const decimals = Math.max(earlier.figure.decimals, claim.figure.decimals);
  return findingOnFigure(claim.sentence, claim.figure, {
    code: 'same-thing-two-values',
    severity: claim.hasTime ? 'likely' : 'ask',
    message: `Här står ${sayFigure(claim.figure)}, men på rad ${line} står ${sayFigure(earlier.figure)} om samma sak.`,
    suggestion: 'Bestäm vilket värde som gäller, eller skriv vad som skiljer dem åt.',
    arithmetic: `skillnad ${say((claim.figure.value - earlier.figure.value) / scale, decimals)}; avrundning förklarar den inte`,
  });
}
