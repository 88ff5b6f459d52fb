// parts-do-not-sum: parts that are said to make up a whole give another sum. Shares of 100 are rounding.ts; tables below.

import type { PartsClaim } from '../claims/part-basics.ts';
import { givesWhole } from '../claims/part-basics.ts';
import type { Grid } from '../claims/tables.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnFigure, say, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkPartsDoNotSum: Check = ({ parts, tables }) => [
  ...parts.flatMap(inText),
  ...tables.flatMap((grid) => [...totalRow(grid), ...sexColumns(grid)]),
];

function inText({ sentence, parts, whole, anchor, closedBy, wholeSentence }: PartsClaim): Finding[] {
  if (whole === null) return [];
  const tolerance = whole.unit === 'money' ? whole.half + parts.reduce((sum, { half }) => sum + half, 0) : 0;
  if (
    parts.some(({ hedge }) => hedge !== null) ||
    whole.hedge !== null ||
    givesWhole(parts, whole.value, tolerance)
  )
    return [];
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const scale = whole.unit === 'money' ? whole.scale : 1;
  const decimals = Math.max(whole.decimals, ...parts.map((part) => part.decimals));
  const others = sum - anchor.value;
  const isRemainder = closedBy === 'remainder';
  return [
    findingOnFigure(anchor === whole ? wholeSentence : sentence, anchor, {
      code: 'parts-do-not-sum',
      severity: isRemainder || closedBy === 'pair' ? 'error' : 'likely',
      message: `Delarna ger tillsammans ${say(sum / scale, decimals)}, inte ${sayFigure(whole)}.`,
      suggestion: isRemainder
        ? `Med de andra talen blir återstoden ${say((whole.value - others) / scale, decimals)}.`
        : 'Kontrollera vilken del som är fel, eller skriv vad som fattas.',
      arithmetic: `${parts.map(sayValue).join(' + ')} = ${say(sum / scale, decimals)}; helheten är ${sayValue(whole)}`,
    }),
  ];
}

/** A last row "Totalt" must be the sum of the counts above, column by column. Shares and indexes are not summed. */
function totalRow(grid: Grid): Finding[] {
  if (grid.totalRow < 2) return [];
  const above = grid.rows.slice(0, grid.totalRow);
  return grid.columns.flatMap((column, index) => {
    if (column.kind !== 'figures') return [];
    const cells = above.map((row) => row[index]?.figure ?? null);
    const total = grid.rows[grid.totalRow]?.[index];
    const figures = cells.filter((figure): figure is Figure => figure !== null);
    if (total?.figure == null || figures.length !== cells.length || !isSummable([...figures, total.figure]))
      return [];
    return sumFinding(figures, total.figure, (text) =>
      findingOn(total.source, total.figure?.start ?? 0, total.figure?.end ?? 0, text),
    );
  });
}

/** Columns for women, men and total: counts must add up in every row. */
function sexColumns(grid: Grid): Finding[] {
  const find = (pattern: RegExp) => grid.header.findIndex(({ lower }) => pattern.test(lower));
  const women = find(/^(?:kvinnor|flickor)/u);
  const men = find(/^(?:män|pojkar)/u);
  const total = find(/^(?:totalt|total|samtliga|summa)/u);
  if (
    women < 0 ||
    men < 0 ||
    total < 0 ||
    grid.header.some(({ lower }) => /okänt|uppgift saknas/u.test(lower))
  )
    return [];
  return grid.rows.flatMap((row) => {
    const [a, b, whole] = [row[women]?.figure, row[men]?.figure, row[total]];
    if (a == null || b == null || whole?.figure == null || !isSummable([a, b, whole.figure])) return [];
    if (whole.figure.value < a.value || whole.figure.value < b.value || a.value + b.value < 20) return [];
    // Two values near each other with a total between them are averages without their unit, no counts.
    return sumFinding([a, b], whole.figure, (text) =>
      findingOn(whole.source, whole.figure?.start ?? 0, whole.figure?.end ?? 0, text),
    );
  });
}

function isSummable(figures: readonly Figure[]): boolean {
  return figures.every(
    ({ unit, decimals, scale }) =>
      (unit === 'bare' || unit === 'count' || unit === 'money') && (decimals === 0 || scale > 1),
  );
}

function sumFinding(
  parts: readonly Figure[],
  total: Figure,
  place: (text: Parameters<typeof findingOn>[3]) => Finding,
): Finding[] {
  const sum = parts.reduce((whole, { value }) => whole + value, 0);
  const isMean = total.value <= Math.max(...parts.map(({ value }) => value)) && parts.length > 1;
  const tolerance = total.scale > 1 ? total.half * (parts.length + 1) : 0;
  if (isMean || Math.abs(sum - total.value) <= tolerance + 1e-9) return [];
  return [
    place({
      code: 'parts-do-not-sum',
      severity: 'error',
      message: `Raderna eller kolumnerna ger tillsammans ${say(sum / total.scale, total.decimals)}, inte ${sayFigure(total)}.`,
      suggestion: `Skriv ${say(sum / total.scale, total.decimals)}, eller rätta den del som är fel.`,
      arithmetic: `${parts.length > 8 ? `summan av ${parts.length} tal` : parts.map(sayValue).join(' + ')} = ${say(sum / total.scale, total.decimals)}`,
    }),
  ];
}
