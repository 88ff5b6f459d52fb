// against-data: a figure that the region's own values contradict. A figure is held against data only when the sentence (or
// the table's row) names exactly one indicator, the year is said, and the group is the region, a sex, an area or the country.

import type { Bound } from '../claims/bindings.ts';
import { bindFigures, bindTables } from '../claims/bindings.ts';
import type { Claims } from '../claims/claims.ts';
import type { ProofData } from '../data.ts';
import { intervalOf } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, say, sayFigure } from '../findings/write.ts';

export function checkAgainstData(claims: Claims, data: ProofData): readonly Finding[] {
  return [...bindFigures(claims.reading, data), ...bindTables(claims.tables, data)].flatMap((bound) =>
    contradict(bound),
  );
}

function contradict(bound: Bound): Finding[] {
  const { source, figure, expected, what, from } = bound;
  const interval = intervalOf(figure);
  const scale = figure.unit === 'money' ? figure.scale : 1;
  const near = Math.max(interval.high - figure.value, 0) + expected.half;
  if (Math.abs(figure.value - expected.value) <= near + 1e-9) return [];
  const right = say(expected.value / scale, Math.max(figure.decimals, expected.decimals));
  return [
    findingOn(source, figure.start, figure.end, {
      code: 'against-data',
      severity: 'error',
      message: `${what} är ${right} ${figure.unitText}`.trim() + `, inte ${sayFigure(figure)}.`,
      suggestion: `Skriv ${`${right} ${figure.unitText}`.trim()}, eller rätta uppgiften i systemet.`,
      arithmetic: `${from}: ${right}; i texten ${sayFigure(figure)}`,
    }),
  ];
}
