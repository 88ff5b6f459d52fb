// Where everything in the yearly chart stands. Pure arithmetic on exact text widths, so that a test can try that no label
// covers another; drawing is in yearly.tsx.
import { scaleLinear } from 'd3-scale';
import type { Axis } from './axis.ts';
import { axisFor, writeStart, writeTicks } from './axis.ts';
import { CHART_WORDS } from './chart-words.ts';
import type { ChartTarget } from './contract.ts';
import { textWidth, widest } from './text-width.ts';
import type { PlacedLabel, PlacedTarget, Point, Run, YearlySpec } from './yearly-labels.ts';
import {
  endLabels,
  endLabelTexts,
  LABEL_GAP,
  middleLabels,
  POINT_GAP,
  startLabels,
  startWidth,
} from './yearly-labels.ts';

export interface YearlyLayout {
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly axis: Axis;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly years: readonly { readonly x: number; readonly text: string; readonly isLast: boolean }[];
  /** Runs of neighbouring years between which a line may be drawn. */
  readonly runs: readonly Run[];
  readonly breaks: readonly number[];
  readonly missing: readonly { readonly x: number; readonly text: string }[];
  readonly target: PlacedTarget | null;
  readonly labels: readonly PlacedLabel[];
  readonly axisNote: string;
  readonly isEmpty: boolean;
}

const TOP = 16;

export function layOutYearly(spec: YearlySpec, width: number): YearlyLayout {
  const isNarrow = width < 480;
  const values = spec.series.flatMap((series) => series.points.flatMap((point) => point.value ?? []));
  const axis = axisFor(spec.target === null ? values : [...values, spec.target.value], spec.format);
  const plotHeight = isNarrow ? 236 : Math.min(288, Math.max(200, width * 0.3));
  const tickTexts = writeTicks(axis, spec.format);
  const endTexts = endLabelTexts(spec, yearsOf(spec).at(-1), isNarrow ? width * 0.3 : width * 0.28);
  const columnWidth = Math.max(0, ...endTexts.map((label) => widest(label.lines, label.weight)));
  const left = Math.ceil(widest(tickTexts)) + 8;
  const right = Math.floor(width - columnWidth - (columnWidth > 0 ? LABEL_GAP : 0));
  const bottom = TOP + plotHeight;
  const y = scaleLinear([axis.start, axis.end], [bottom, TOP]);
  const years = yearsOf(spec);
  const inset = Math.max(isNarrow ? 16 : 40, POINT_GAP + startWidth(spec) + 4);
  const x = years.length === 1 ? () => right - 12 : spread(years, left + inset, right - 12);
  const pointsBySeries = new Map(
    spec.series.map((series) => [
      series.id,
      series.points
        .filter((point) => point.value !== null)
        .map((point) => ({ ...point, value: point.value ?? 0, x: x(point.year), y: y(point.value ?? 0) }))
        .sort((a, b) => a.year - b.year),
    ]),
  );
  const step = years.length > 1 ? x((years[0] ?? 0) + 1) - x(years[0] ?? 0) : right - left;
  const target = placeTarget(spec.target, { years, x, y, step, left, right });
  const seriesYears = years.filter((year) => spec.series.some((s) => s.points.some((p) => p.year === year)));
  const runs = [...pointsBySeries].flatMap(([id, points]) =>
    splitRuns(points).map((run) => ({ id, points: run })),
  );
  const outer = [
    ...endLabels(endTexts, { pointsBySeries, target, right, bottom }),
    ...startLabels(spec, pointsBySeries, bottom),
  ];
  const labels = [...outer, ...middleLabels(spec, { runs, target, outer, step, left, right, bottom })];
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  return {
    height: bottom + 28 + (startsAtZero ? 0 : 20),
    plot: { left, right, top: TOP, bottom },
    axis,
    ticks: axis.ticks.map((tick, index) => ({ y: y(tick), text: tickTexts[index] ?? '' })),
    years: thin(years, step).map((year) => ({
      x: x(year),
      text: String(year),
      isLast: year === years.at(-1),
    })),
    runs,
    breaks: breakYears(spec).map((year) => x(year) - step / 2),
    missing:
      step < textWidth(CHART_WORDS[spec.format.language].missing) + 8 || values.length === 0
        ? []
        : seriesYears
            .filter((year) => !hasValue(spec, year))
            .map((year) => ({ x: x(year), text: gapText(spec, year) })),
    target,
    labels,
    axisNote: startsAtZero
      ? ''
      : CHART_WORDS[spec.format.language].axisStartsAt(writeStart(axis, spec.format)),
    isEmpty: values.length === 0,
  };
}

function yearsOf(spec: YearlySpec): readonly number[] {
  const all = spec.series.flatMap((series) => series.points.map((point) => point.year));
  if (all.length === 0 && spec.target !== null) all.push(spec.target.toYear);
  if (all.length === 0) return [];
  const first = Math.min(...all);
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
}

function spread(years: readonly number[], from: number, to: number): (year: number) => number {
  const scale = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [from, to]);
  return (year) => scale(year);
}

/** Every n-th year, counted from the last, so that the year labels never touch. */
function thin(years: readonly number[], step: number): readonly number[] {
  const every = Math.max(1, Math.ceil((textWidth('2023', 600) + 10) / Math.max(step, 1)));
  return years.filter((_, index) => (years.length - 1 - index) % every === 0);
}

function hasValue(spec: YearlySpec, year: number): boolean {
  const own = spec.series.filter((s) => s.id !== 'country');
  return (own.length === 0 ? spec.series : own).some((s) =>
    s.points.some((point) => point.year === year && point.value !== null),
  );
}

function gapText({ series, format }: YearlySpec, year: number): string {
  const words = CHART_WORDS[format.language];
  const isTooFew = series.some(
    ({ id, points }) =>
      id !== 'country' && points.some((point) => point.year === year && point.isTooFew === true),
  );
  return isTooFew ? words.withheld : words.missing;
}

function breakYears(spec: YearlySpec): readonly number[] {
  const years = spec.series.flatMap((s) =>
    s.points.filter((point) => point.isBreak).map((point) => point.year),
  );
  return [...new Set(years)].sort();
}

function splitRuns(points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run === undefined || point.isBreak || run.at(-1)?.year !== point.year - 1) runs.push([point]);
    else run.push(point);
  }
  return runs;
}

interface TargetScales {
  readonly years: readonly number[];
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly step: number;
  readonly left: number;
  readonly right: number;
}

/** The target is drawn as long as it holds, half a step to each side of its years. */
function placeTarget(target: ChartTarget | null, scales: TargetScales): PlacedTarget | null {
  const first = scales.years[0];
  const last = scales.years.at(-1);
  if (target === null || first === undefined || last === undefined) return null;
  const reach = Math.min(scales.step / 2, 64);
  const from = Math.max(first, target.fromYear);
  const to = Math.min(last, target.toYear);
  if (from > to) return null;
  return {
    y: scales.y(target.value),
    from: Math.max(scales.left, scales.x(from) - reach),
    to: to === last ? scales.right + 16 : scales.x(to) + reach,
  };
}
