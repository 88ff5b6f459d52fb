// total-outside-groups: a share, mean or index for all lies outside those of its groups (statistics.md, Women, men, total).
import type { Grid } from '../claims/tables.ts';
import type { TotalClaim } from '../claims/totals.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkTotalOutsideGroups: Check = ({ totals, tables }) => [
  ...totals.flatMap(inText),
  ...tables.flatMap(inTable),
];

function isOutside(total: Figure, groups: readonly Figure[]): boolean {
  const slack = total.hedge === null ? total.half : Math.abs(total.value) * 0.05;
  const low = Math.min(...groups.map(({ value, half }) => value - half));
  const high = Math.max(...groups.map(({ value, half }) => value + half));
  // Half-open: 83 and 84 cannot meet, since whatever prints as 84 is at least 83,5 and so is the total.
  const tiny = total.hedge === null ? 1e-9 : -1e-9;
  return total.value + slack <= low + tiny || total.value - slack >= high - tiny;
}

function textOf(total: Figure, groups: readonly Figure[], isSure: boolean) {
  const values = groups.map(({ value }) => value);
  const decimals = Math.max(...groups.map((group) => group.decimals));
  const range = `${say(Math.min(...values), decimals)}–${say(Math.max(...values), decimals)}`;
  return {
    code: 'total-outside-groups',
    severity: isSure ? 'error' : 'likely',
    message: `Totalen ${sayFigure(total)} ligger utanför grupperna, som går från ${range.replace('–', ' till ')}.`,
    suggestion: `Totalen måste ligga inom ${range}; kontrollera vilket av talen som är fel.`,
    arithmetic: `${groups.map(sayValue).join(' och ')} ger möjlig total ${range}; tryckt ${sayValue(total)}`,
  } as const;
}

function inText({ sentence, total, groups, kind }: TotalClaim): Finding[] {
  return isOutside(total, groups)
    ? [findingOnFigure(sentence, total, textOf(total, groups, kind === 'sexes'))]
    : [];
}

function inTable(grid: Grid): Finding[] {
  const find = (pattern: RegExp) => grid.header.findIndex(({ lower }) => pattern.test(lower));
  const women = find(/^(?:kvinnor|flickor)/u);
  const men = find(/^(?:män|pojkar)/u);
  const total = find(/^(?:totalt|total|samtliga)/u);
  if (women < 0 || men < 0 || total < 0) return [];
  return grid.rows.flatMap((row): Finding[] => {
    const [a, b, whole] = [row[women]?.figure, row[men]?.figure, row[total]];
    if (a == null || b == null || whole?.figure == null) return [];
    if (
      whole.figure.unit !== 'percent' ||
      a.unit !== 'percent' ||
      b.unit !== 'percent' ||
      !isOutside(whole.figure, [a, b])
    )
      return [];
    return [
      findingOn(whole.source, whole.figure.start, whole.figure.end, textOf(whole.figure, [a, b], true)),
    ];
  });
}
