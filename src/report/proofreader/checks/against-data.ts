// against-data: a figure that the region's own values contradict. A figure is held against data only when the sentence (or
// the table's row) names exactly one indicator, the year is said, and the group is the region, a sex, an area or the country.

import type { Bound, OldValue } from '../claims/bindings.ts';
import { bindFigures, bindOldValues, bindTables } from '../claims/bindings.ts';
import type { Claims } from '../claims/claims.ts';
import type { ProofData } from '../data.ts';
import { intervalOf } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnTokens, say, sayFigure } from '../findings/write.ts';

export function checkAgainstData(claims: Claims, data: ProofData): readonly Finding[] {
  return [
    ...bindOldValues(claims.reading, data).map(sayOld),
    ...bindAll(claims, data)
      .filter((bound) => !agrees(bound))
      .map(contradict),
  ];
}

/** The figures of the text that the region's values bear out. */
export function findHeld(claims: Claims, data: ProofData): readonly Bound[] {
  return bindAll(claims, data).filter(agrees);
}

function bindAll(claims: Claims, data: ProofData): readonly Bound[] {
  return [...bindFigures(claims.reading, data), ...bindTables(claims.tables, data)];
}

function agrees({ figure, expected }: Bound): boolean {
  const interval = intervalOf(figure);
  // What is printed is compared: the coarser of the two decides how much rounding may hide.
  const slack =
    figure.unit === 'money'
      ? Math.max(figure.half, expected.half)
      : expected.decimals > figure.decimals
        ? figure.half
        : expected.decimals < figure.decimals
          ? expected.half
          : 0;
  const isHeld =
    figure.hedge !== null &&
    expected.value >= interval.low - slack &&
    expected.value <= interval.high + slack;
  return isHeld || Math.abs(figure.value - expected.value) <= slack + 1e-9;
}

function contradict({ source, figure, expected, what, from }: Bound): Finding {
  const scale = figure.unit === 'money' ? figure.scale : 1;
  const right = say(expected.value / scale, Math.max(figure.decimals, Math.min(expected.decimals, 2)));
  const written = `${right} ${figure.unitText}`.trim();
  return findingOn(source, figure.start, figure.end, {
    code: 'against-data',
    severity: 'error',
    message: `${what} är ${written}, inte ${sayFigure(figure)}.`,
    suggestion: `Skriv ${written}, eller rätta uppgiften i systemet.`,
    arithmetic: `${from}: ${right}; i texten ${sayFigure(figure)}`,
  });
}

/** A verdict for a year that the data have no value for, resting on the value of an earlier year. */
function sayOld({ sentence, first, last, year, valueYear, indicator }: OldValue): Finding {
  return findingOnTokens(sentence, first, last, {
    code: 'stale-verdict',
    severity: 'error',
    message: `Omdömet gäller ${year}, men ${indicator} har inget värde för ${year}; det senaste är från ${valueYear}.`,
    suggestion: `Skriv att målet inte kan bedömas för ${year}, och ange värdet från ${valueYear}.`,
    arithmetic: `värdets år ${valueYear} < omdömets år ${year}`,
  });
}
