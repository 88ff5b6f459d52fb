// Where the labels of the yearly chart stand: names with the latest value to the right, first values to the left, the
// total's values in between where they cover nothing. Drawing is in yearly.tsx.
import { writeValue } from './axis.ts';
import type { ChartSpec, YearlySeries } from './contract.ts';
import { dodge } from './dodge.ts';
import type { Box } from './free-place.ts';
import { firstFree } from './free-place.ts';
import type { FontWeight } from './text-width.ts';
import { LABEL_SIZE, LINE_HEIGHT, textWidth, widest, wrapText } from './text-width.ts';

export type YearlySpec = Extract<ChartSpec, { kind: 'yearly' }>;
type LabelKind = YearlySeries['id'] | 'target';

export interface PlacedLabel {
  readonly kind: LabelKind;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
  readonly weight: FontWeight;
  /** Where a thin line leads from the label to its point; null where the label stands beside it. */
  readonly leaderFrom: { readonly x: number; readonly y: number } | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly year: number;
  readonly value: number;
  readonly isBreak: boolean;
}

export type Run = { readonly id: YearlySeries['id']; readonly points: readonly Point[] };

/** The target as drawn: as long as it holds. */
export interface PlacedTarget {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

export type PointsBySeries = ReadonlyMap<YearlySeries['id'], readonly Point[]>;

export const POINT_GAP = 12;
export const LABEL_GAP = 24;

interface EndText {
  readonly kind: LabelKind;
  readonly lines: readonly string[];
  readonly weight: FontWeight;
}

/** Name and latest value of each series, and the target's name when it holds in the last year. */
export function endLabelTexts(
  spec: YearlySpec,
  lastYear: number | undefined,
  limit: number,
): readonly EndText[] {
  const texts: EndText[] = [];

  if (spec.target !== null)
    texts.push({ kind: 'target', lines: wrapText(spec.target.label, limit, 600), weight: 600 });
  for (const { id, label, points } of spec.series) {
    const latest = points.filter((point) => point.value !== null).at(-1);
    if (latest?.value == null) continue;
    const year = latest.year === lastYear ? '' : `${latest.year}: `;
    const weight = id === 'country' ? 400 : 600;
    const text = `${label} ${year}${writeValue(latest.value, spec.format)}`;
    texts.push({ kind: id, lines: wrapText(text, limit, weight), weight });
  }
  return texts;
}

interface EndPlacing {
  readonly pointsBySeries: PointsBySeries;
  readonly target: PlacedTarget | null;
  readonly right: number;
  readonly bottom: number;
}

export function endLabels(
  texts: readonly EndText[],
  { pointsBySeries, target, right, bottom }: EndPlacing,
): PlacedLabel[] {
  const anchors = texts.map(({ kind }) => {
    if (kind === 'target') return target === null ? null : { x: target.to, y: target.y };
    const point = pointsBySeries.get(kind)?.at(-1);
    return point === undefined ? null : { x: point.x + 8, y: point.y };
  });
  const middles = dodge(
    texts.map(({ lines }, index) => ({ at: anchors[index]?.y ?? bottom, size: lines.length * LINE_HEIGHT })),
    0,
    { from: 4, to: bottom + 8 },
  );
  return texts.map(({ kind, lines, weight }, index) => {
    const anchor = anchors[index] ?? null;
    const y = middles[index] ?? bottom;
    const isBeside = anchor === null || (Math.abs(anchor.y - y) < 2 && right + 12 - anchor.x < 40);
    return {
      kind,
      x: right + LABEL_GAP,
      y,
      anchor: 'start',
      lines,
      weight,
      leaderFrom: isBeside || kind === 'target' ? null : anchor,
    };
  });
}

function firstPoints(spec: YearlySpec): readonly { id: YearlySeries['id']; year: number; value: number }[] {
  const firstYear = Math.min(
    ...spec.series.flatMap((s) =>
      s.points.filter((point) => point.value !== null).map((point) => point.year),
    ),
  );
  return spec.series.flatMap(({ id, points }) => {
    const known = points.filter((point) => point.value !== null);
    const first = known[0];
    if (id === 'country' || known.length < 2 || first?.value == null || first.year !== firstYear) return [];
    return [{ id, year: first.year, value: first.value }];
  });
}

export function startWidth(spec: YearlySpec): number {
  return widest(
    firstPoints(spec).map(({ value }) => writeValue(value, spec.format)),
    600,
  );
}

export function startLabels(spec: YearlySpec, pointsBySeries: PointsBySeries, bottom: number): PlacedLabel[] {
  const firsts = firstPoints(spec).flatMap(({ id, value }) => {
    const point = pointsBySeries.get(id)?.[0];
    return point === undefined ? [] : [{ id, value, point }];
  });
  const middles = dodge(
    firsts.map(({ point }) => ({ at: point.y, size: LINE_HEIGHT - 1 })),
    0,
    { from: 0, to: bottom },
  );
  return firsts.map(({ id, value, point }, index) => ({
    kind: id,
    x: point.x - POINT_GAP,
    y: middles[index] ?? point.y,
    anchor: 'end',
    lines: [writeValue(value, spec.format)],
    weight: 600,
    leaderFrom: null,
  }));
}

interface MiddlePlacing {
  readonly runs: readonly Run[];
  readonly target: PlacedTarget | null;
  readonly outer: readonly PlacedLabel[];
  readonly step: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** The total's values between first and last, where they cover nothing; left out where there is no such place. */
export function middleLabels(spec: YearlySpec, placing: MiddlePlacing): PlacedLabel[] {
  const { runs, target, step } = placing;
  const points = runs.flatMap((run) => run.points);
  const total = runs.filter((run) => run.id === 'total').flatMap((run) => run.points);
  const boxes = [
    ...points.map((point) => boxAround(point.x, point.y, 12, 12)),
    ...placing.outer.map(labelBox),
  ];
  const segments = runs.flatMap((run) =>
    run.points.slice(1).map((point, index) => [run.points[index] ?? point, point] as const),
  );
  const dashes =
    target === null
      ? []
      : [
          [
            { x: target.from, y: target.y },
            { x: target.to, y: target.y },
          ] as const,
        ];
  const bounds: Box = { left: placing.left, right: placing.right, top: 0, bottom: placing.bottom };
  return total.slice(1, -1).flatMap((point) => {
    const text = writeValue(point.value, spec.format);
    const size = textWidth(text, 600);
    if (step < size + 14) return [];
    const candidates = [-16, 16, -22, 22].flatMap((dy) =>
      [0, -size / 2 + 2, size / 2 - 2].map((dx) => {
        const [x, y] = [point.x + dx, point.y + dy];
        return { x, y, box: boxAround(x, y, size + 4, LABEL_SIZE) };
      }),
    );
    const free = firstFree(candidates, { boxes, segments: [...segments, ...dashes], bounds });
    if (free === null) return [];
    boxes.push(free.box);
    const { x, y } = free;
    return [{ kind: 'total', x, y, anchor: 'middle', lines: [text], weight: 600, leaderFrom: null } as const];
  });
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The room that a label takes; letters are lower than their line. */
export function labelBox({ x, y, anchor, lines, weight }: PlacedLabel): Box {
  const width = widest(lines, weight);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const height = (lines.length - 1) * LINE_HEIGHT + LABEL_SIZE;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}
