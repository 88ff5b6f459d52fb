// table-integrity: doubled rows, a caption about another period than the columns, a lost sign or zero, differences that do
// not follow from their two columns, numbers of tables and figures used twice.

import type { Reading } from '../claims/reading.ts';
import type { Cell, Grid } from '../claims/tables.ts';
import { isCaption } from '../claims/tables.ts';
import type { Finding } from '../finding.ts';
import { findingOn, say, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkTableIntegrity: Check = ({ tables, reading }) => [
  ...tables.flatMap((grid) => [
    ...doubledRows(grid),
    ...captionPeriod(grid),
    ...lostSign(grid),
    ...differences(grid),
    ...percentChanges(grid),
    ...sharesOfTotal(grid),
  ]),
  ...doubledNumbers(reading),
];

function doubledRows(grid: Grid): Finding[] {
  const seen = new Set<string>();
  return grid.rows.flatMap((row): Finding[] => {
    const key = row.map(({ lower }) => lower).join('|');
    const hasFigures = row.filter(({ figure }) => figure !== null).length > 0;
    const first = row[0];
    if (!hasFigures || first === undefined || first.lower === '') return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      findingOn(first.source, 0, first.source.text.length, {
        code: 'table-integrity',
        severity: 'error',
        message: `Raden ”${first.source.text.trim()}” står två gånger med samma tal.`,
        suggestion: 'Ta bort den ena raden, eller rätta den som skulle vara en annan.',
        arithmetic: row.map(({ source }) => source.text.trim()).join(' | '),
      }),
    ];
  });
}

const PERIOD =
  /(?:(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) )?((?:19|20)\d{2})(?!\d)/gu;

/** The caption names one period, the columns name periods, and none of them is the caption's. */
function captionPeriod(grid: Grid): Finding[] {
  if (grid.caption === null) return [];
  const read = (text: string) => [...text.toLowerCase().matchAll(PERIOD)].map((match) => match[2] ?? '');
  const inCaption = read(grid.caption.text);
  const inHeader = grid.header.flatMap(({ lower }) => read(lower));
  const [wanted] = inCaption;
  if (wanted === undefined || inCaption.length !== 1 || inHeader.length === 0 || inHeader.includes(wanted))
    return [];
  if (/[–-]\s?(?:19|20)\d{2}/u.test(grid.caption.text)) return [];
  return [
    findingOn(grid.caption, 0, grid.caption.text.length, {
      code: 'table-integrity',
      severity: 'likely',
      message: `Rubriken gäller ${wanted} men kolumnerna ${[...new Set(inHeader)].join(' och ')}.`,
      suggestion: 'Rätta året i rubriken eller i kolumnerna.',
      arithmetic: `${wanted} ∉ {${[...new Set(inHeader)].join(', ')}}`,
    }),
  ];
}

/** ".15" or ",15": the digit or sign before the point was lost on the way. */
function lostSign(grid: Grid): Finding[] {
  return grid.rows.flat().flatMap((cell): Finding[] => {
    const text = cell.source.text.trim();
    if (!/^[.,]\d+\s?%?$/u.test(text)) return [];
    return [
      findingOn(cell.source, 0, cell.source.text.length, {
        code: 'table-integrity',
        severity: 'error',
        message: `”${text}” saknar siffran före decimaltecknet; kanske har ett minustecken också fallit bort.`,
        suggestion: `Kontrollera mot källan: 0${text.replace('.', ',')} eller −${text.slice(1)}?`,
        arithmetic: text,
      }),
    ];
  });
}

const DIFFERENCE = /^(?:skillnad|differens|förändring|avvikelse|diff)(?![^(]*(?:%|procent(?!enh)))/u;
const PLANNED = /budget|plan/u;
const ACTUAL = /utfall|resultat/u;

interface DifferenceColumns {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** Budget minus outcome is as common as outcome minus budget: both are allowed when every row agrees. */
  readonly isBudget: boolean;
}

function differenceColumns(grid: Grid): DifferenceColumns | null {
  const difference = grid.header.findIndex(({ lower }) => DIFFERENCE.test(lower));
  if (difference < 2) return null;
  const figures = grid.columns
    .map((column, index) => (column.kind === 'figures' && index !== difference ? index : -1))
    .filter((index) => index > 0 && index < difference);
  const [first, second] = figures.slice(-2);
  if (first === undefined || second === undefined) return null;
  const heads = [grid.header[first]?.lower ?? '', grid.header[second]?.lower ?? ''];
  const isBudget = heads.some((head) => PLANNED.test(head)) && heads.some((head) => ACTUAL.test(head));
  const hasTimes = heads.every((head) => /(?:19|20)\d{2}/u.test(head));
  return isBudget || hasTimes ? { first, second, difference, isBudget } : null;
}

/** A row is wrong only when most other rows of the table follow the rule: the rule is the table's own. */
function differences(grid: Grid): Finding[] {
  const columns = differenceColumns(grid);
  if (columns === null) return [];
  const rows = grid.rows
    .map((row) => ({ a: row[columns.first], b: row[columns.second], d: row[columns.difference] }))
    .filter(
      (row): row is { a: Cell; b: Cell; d: Cell } =>
        row.a?.figure != null && row.b?.figure != null && row.d?.figure != null,
    )
    // Counts beside shares: their change is told in per cent, and that is percentChanges' to judge.
    .filter(({ a, d }) => d.figure?.unit !== 'percent' || a.figure?.unit === 'percent');
  const holds = (row: { a: Cell; b: Cell; d: Cell }, sign: 1 | -1) => {
    const [a, b, d] = [row.a.figure, row.b.figure, row.d.figure];
    if (a === null || b === null || d === null) return true;
    return (
      Math.abs((b.value - a.value) * sign - d.value) <=
      Math.max(a.half + b.half, 0) *
        (a.decimals === d.decimals && a.scale === 1 && a.decimals === 0 ? 0 : 1) +
        d.half * (a.decimals > d.decimals ? 1 : 0) +
        1e-9
    );
  };
  const forward = rows.filter((row) => holds(row, 1)).length;
  const backward = rows.filter((row) => holds(row, -1)).length;
  const sign = backward > forward ? -1 : 1;
  if (Math.max(forward, backward) * 2 <= rows.length || rows.length < 2 || (sign === -1 && !columns.isBudget))
    return [];
  return rows.flatMap((row): Finding[] => {
    if (holds(row, sign)) return [];
    const [a, b, d] = [row.a.figure, row.b.figure, row.d.figure];
    if (a === null || b === null || d === null) return [];
    const expected = (b.value - a.value) * sign;
    const isSign = Math.abs(expected + d.value) < 1e-9;
    const decimals = Math.max(a.decimals, b.decimals);
    return [
      findingOn(row.d.source, 0, row.d.source.text.length, {
        code: 'table-integrity',
        severity: 'error',
        message: isSign
          ? `Skillnaden ${sayValue(d)} har fel tecken.`
          : `Skillnaden ${sayValue(d)} följer inte av de två kolumnerna.`,
        suggestion: `Skriv ${say(expected, decimals)}.`,
        arithmetic:
          sign === 1
            ? `${sayValue(b)} − ${sayValue(a)} = ${say(expected, decimals)}`
            : `${sayValue(a)} − ${sayValue(b)} = ${say(expected, decimals)}`,
      }),
    ];
  });
}

const PERCENT_CHANGE = /^(?:förändring|skillnad|ökning|utveckling)[^(]*\(?(?:i )?(?:%|procent(?!enh))/u;

/** The columns of a heading in per cent, or a difference column where the row itself says per cent. */
function percentColumns(
  grid: Grid,
): { first: number; second: number; change: number; isSaidByRow: boolean } | null {
  const change = grid.header.findIndex(({ lower }) => PERCENT_CHANGE.test(lower));
  if (change >= 3) return { first: change - 2, second: change - 1, change, isSaidByRow: false };
  const columns = differenceColumns(grid);
  if (columns === null || columns.isBudget) return null;
  return { first: columns.first, second: columns.second, change: columns.difference, isSaidByRow: true };
}

function percentChanges(grid: Grid): Finding[] {
  const columns = percentColumns(grid);
  if (columns === null) return [];
  return grid.rows.flatMap((row): Finding[] => {
    const [a, b, p] = [row[columns.first]?.figure, row[columns.second]?.figure, row[columns.change]];
    if (columns.isSaidByRow && p?.figure?.unit !== 'percent') return [];
    if (a == null || b == null || p?.figure == null || a.value === 0 || a.unit === 'percent') return [];
    const expected = ((b.value - a.value) / Math.abs(a.value)) * 100;
    const slack = p.figure.half + (100 * (a.half + b.half)) / Math.abs(a.value);
    if (Math.abs(expected - p.figure.value) <= slack + 1e-9) return [];
    return [
      findingOn(p.source, 0, p.source.text.length, {
        code: 'table-integrity',
        severity: 'error',
        message: `Förändringen ${sayValue(p.figure)} procent följer inte av de två kolumnerna.`,
        suggestion: `Skriv ${say(expected, Math.max(1, p.figure.decimals))}.`,
        arithmetic: `(${sayValue(b)} − ${sayValue(a)}) / ${sayValue(a)} = ${say(expected, 1)} procent`,
      }),
    ];
  });
}

/** Columns "Antal" and "Andel" with a last row of totals: each share must follow from its count. */
function sharesOfTotal(grid: Grid): Finding[] {
  const count = grid.header.findIndex(({ lower }) => /^antal/u.test(lower));
  const share = grid.header.findIndex(({ lower }) => /^andel/u.test(lower));
  const total = grid.rows[grid.totalRow]?.[count]?.figure;
  if (count < 0 || share < 0 || total == null || total.value === 0) return [];
  const rows = grid.rows.slice(0, grid.totalRow);
  const wrong = rows.filter((row) => {
    const [k, p] = [row[count]?.figure, row[share]?.figure];
    return (
      k != null && p?.unit === 'percent' && Math.abs((k.value / total.value) * 100 - p.value) > p.half * 2
    );
  });
  if (wrong.length * 2 > rows.length) return [];
  return wrong.flatMap((row): Finding[] => {
    const [k, p] = [row[count]?.figure, row[share]];
    if (k == null || p?.figure == null) return [];
    const exact = (k.value / total.value) * 100;
    return [
      findingOn(p.source, 0, p.source.text.length, {
        code: 'share-of-count',
        severity: 'error',
        message: `${sayValue(k)} av ${sayValue(total)} är ${say(exact, p.figure.decimals)} procent, inte ${sayValue(p.figure)}.`,
        suggestion: `Skriv ${say(exact, p.figure.decimals)} %.`,
        arithmetic: `${sayValue(k)} / ${sayValue(total)} = ${say(exact, 1)} procent`,
      }),
    ];
  });
}

/** "Tabell 1" as the start of two captions. A caption repeated word for word is a running head, not a second table. */
function doubledNumbers(reading: Reading): Finding[] {
  const first = new Map<string, string>();
  return reading.passages.flatMap((passage): Finding[] => {
    if (passage.kind !== 'text' || passage.role === 'cell' || !isCaption(passage.source.text)) return [];
    const text = passage.source.text.trim();
    const match = /^(tabell|figur|diagram|bild)\s+(\d+)(?=[\s.:–-])/iu.exec(text);
    const rest = match === null ? '' : text.slice(match[0].length);
    // "Figur 7 visar att …" is a sentence about the figure.
    if (
      match === null ||
      /^\s+(?:visar|och|redovisar|ovan|nedan|framgår|bygger|är|har)\b/u.test(rest) ||
      rest.trim() === ''
    )
      return [];
    if (text.length > 160) return [];
    const key = `${match[1]?.toLowerCase()} ${match[2]}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, text);
      return [];
    }
    if (earlier === text) return [];
    return [
      findingOn(
        passage.source,
        passage.source.text.indexOf(match[0]),
        passage.source.text.indexOf(match[0]) + match[0].length,
        {
          code: 'table-integrity',
          severity: 'likely',
          message: `${match[0]} finns redan: ”${earlier.slice(0, 80)}”.`,
          suggestion: 'Numrera om, och se över hänvisningarna.',
          arithmetic: `${match[0]} används två gånger`,
        },
      ),
    ];
  });
}
