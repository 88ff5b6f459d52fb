// A chart's data as a table: everything that is drawn, in words and figures.
import type { AxisFormat, ChartSpec } from '../../charts/contract.ts';
import type { Messages } from '../app/messages.ts';

export interface ChartRows {
  readonly headings: readonly string[];
  /** First cell of each row is its heading; null = missing. */
  readonly rows: readonly (readonly (string | null)[])[];
}

type Spec<Kind extends ChartSpec['kind']> = Extract<ChartSpec, { kind: Kind }>;

const TABLES: { readonly [Kind in ChartSpec['kind']]: (spec: Spec<Kind>, words: Messages) => ChartRows } = {
  yearly: yearlyRows,
  'sex-slope': slopeRows,
  'sorted-dots': dotRows,
  monthly: monthlyRows,
  funnel: funnelRows,
  control: controlRows,
  lights: ({ counts }, words) => ({
    headings: [words.state, words.lightsTotal(2).replace(/^\d+ /, '')],
    rows: counts.map(({ label, count }) => [label, String(count)]),
  }),
};

export function chartRows(spec: ChartSpec, words: Messages): ChartRows {
  // The record pairs each kind with its own reader, which a union can't express.
  return (TABLES[spec.kind] as (spec: ChartSpec, words: Messages) => ChartRows)(spec, words);
}

/** As in the drawing: the axis' decimals and unit. */
export function writeAxisNumber(value: number, { decimals, suffix, language }: AxisFormat): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', digits).format(value) + suffix;
}

function maybe(value: number | null | undefined, format: AxisFormat): string | null {
  return value === null || value === undefined ? null : writeAxisNumber(value, format);
}

function yearlyRows({ series, target, format }: Spec<'yearly'>, words: Messages): ChartRows {
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))].toSorted(
    (a, b) => a - b,
  );
  const hasTarget = (year: number) => target !== null && year >= target.fromYear && year <= target.toYear;
  return {
    headings: [
      words.year,
      ...series.map(({ label }) => label),
      ...(target === null ? [] : [words.targetPlain]),
    ],
    rows: years.map((year) => [
      String(year),
      ...series.map(({ points }) => maybe(points.find((point) => point.year === year)?.value, format)),
      ...(target === null ? [] : [hasTarget(year) ? writeAxisNumber(target.value, format) : null]),
    ]),
  };
}

function slopeRows(spec: Spec<'sex-slope'>, words: Messages): ChartRows {
  return {
    headings: [words.year, spec.womenLabel, spec.menLabel],
    rows: spec.years.map((year, index) => [
      String(year),
      maybe(spec.women[index], spec.format),
      maybe(spec.men[index], spec.format),
    ]),
  };
}

function dotRows({ rows, reference, target, format }: Spec<'sorted-dots'>, words: Messages): ChartRows {
  const hasInterval = rows.some(({ low, high }) => low !== null && high !== null);
  const hasNote = rows.some(({ note }) => note !== '');
  const lines = [reference, target].filter((line) => line !== null);
  const blanks = (count: number) => Array.from({ length: count }, () => '');
  return {
    headings: [
      words.group,
      words.value,
      ...(hasInterval ? [words.interval] : []),
      ...(hasNote ? [words.note] : []),
    ],
    rows: [
      ...rows.map(({ label, value, low, high, note }) => [
        label,
        writeAxisNumber(value, format),
        ...(hasInterval
          ? [
              low === null || high === null
                ? null
                : `${writeAxisNumber(low, { ...format, suffix: '' })}–${writeAxisNumber(high, format)}`,
            ]
          : []),
        ...(hasNote ? [note] : []),
      ]),
      ...lines.map(({ label, value }) => [
        label,
        writeAxisNumber(value, format),
        ...blanks((hasInterval ? 1 : 0) + (hasNote ? 1 : 0)),
      ]),
    ],
  };
}

function monthlyRows({ series, target, format }: Spec<'monthly'>, words: Messages): ChartRows {
  const months = [...new Set(series.flatMap(({ points }) => points.map(({ month }) => month)))].toSorted();
  return {
    headings: [
      words.month,
      ...series.map(({ label }) => label),
      ...(target === null ? [] : [words.targetPlain]),
    ],
    rows: months.map((month) => [
      month,
      ...series.map(({ points }) => maybe(points.find((point) => point.month === month)?.value, format)),
      ...(target === null ? [] : [writeAxisNumber(target.value, format)]),
    ]),
  };
}

function funnelRows(
  { dots, xLabel, reference, limitLabels, format }: Spec<'funnel'>,
  words: Messages,
): ChartRows {
  const zones = {
    inside: words.insideLimits,
    between: words.outsideLimit(limitLabels.inner),
    outside: words.outsideLimit(limitLabels.outer),
    small: words.tooFewToPlace,
  };
  return {
    headings: [words.group, words.value, xLabel, words.inFunnel],
    rows: [
      ...dots.map(({ label, value, denominator, zone }) => [
        label,
        writeAxisNumber(value, format),
        writeAxisNumber(denominator, { ...format, decimals: 0, suffix: '' }),
        zones[zone],
      ]),
      [reference.label, writeAxisNumber(reference.value, format), '', ''],
    ],
  };
}

function controlRows({ points, phases, marks, format }: Spec<'control'>, words: Messages): ChartRows {
  const phaseOf = (month: string) => phases.find(({ from, to }) => from <= month && month <= to);
  const marked = new Map(marks.map(({ month, label }) => [month, label]));
  return {
    headings: [words.month, words.value, words.meanValue, words.limits, words.note],
    rows: points.map(({ month, value, note, isBreak }) => {
      const phase = phaseOf(month);
      const notes = [isBreak ? words.newDefinition : '', note, marked.get(month) ?? ''];
      return [
        month,
        maybe(value, format),
        phase === undefined ? '' : writeAxisNumber(phase.centre, format),
        phase === undefined
          ? ''
          : `${writeAxisNumber(phase.low, { ...format, suffix: '' })}–${writeAxisNumber(phase.high, format)}`,
        notes.filter((each) => each !== '').join(', '),
      ];
    }),
  };
}
