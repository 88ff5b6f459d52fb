// Places names beside dots where they cover no dot, no curve and no other name; further off, with a line to the dot, where it is
// crowded. A name without any free place is left out: the table and the text alternative have it.
import type { ChartSpec } from './contract.ts';
import type { Box, Segment, Spot } from './free-place.ts';
import { firstFree } from './free-place.ts';
import { LINE_HEIGHT, textWidth } from './text-width.ts';

type Spec = Extract<ChartSpec, { kind: 'funnel' }>;
type Dot = Spec['dots'][number];

export interface NamedDot {
  readonly label: string;
  readonly at: Spot;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly isEmphasised: boolean;
  readonly lead: Segment | null;
}

interface Field {
  readonly x: (denominator: number) => number;
  readonly y: (value: number) => number;
  readonly curves: readonly { readonly denominator: number; readonly value: number }[];
  readonly bounds: Box;
}

const DOT = 7;
/** The circle round a dot that is looked at. */
const EMPHASIS = 5;
/** Distances from the dot: beside it, then further off with a line between. */
const DISTANCES = [11, 24, 40, 60] as const;
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

export function nameDots({ dots, reference }: Spec, { x, y, curves, bounds }: Field): readonly NamedDot[] {
  const boxes: Box[] = dots.map((dot) => around({ x: x(dot.denominator), y: y(dot.value) }));
  const segments: readonly Segment[] = [
    ...segmentsOf(curves.map((point) => ({ x: x(point.denominator), y: y(point.value) }))),
    [
      { x: bounds.left, y: y(reference.value) },
      { x: bounds.right, y: y(reference.value) },
    ],
  ];
  const wanted = dots
    .filter(({ isNamed, isEmphasised }) => isNamed || isEmphasised)
    // What was asked for first, then what lies furthest away.
    .toSorted(
      (a, b) => Number(b.isEmphasised) - Number(a.isEmphasised) || away(b, reference) - away(a, reference),
    );
  const named: NamedDot[] = [];
  for (const dot of wanted) {
    const candidates = candidatesFor(dot, { x: x(dot.denominator), y: y(dot.value) });
    // Over a curve rather than not at all: the name has a halo.
    const found =
      firstFree(candidates, { boxes, segments, bounds }) ??
      firstFree(candidates, { boxes, segments: [], bounds });
    if (found === null) continue;
    boxes.push(found.box);
    named.push(found.name);
  }
  return named;
}

function away({ value }: Dot, reference: { readonly value: number }): number {
  return Math.abs(value - reference.value);
}

function around({ x, y }: Spot): Box {
  return { left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT };
}

function segmentsOf(points: readonly Spot[]): readonly Segment[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    // Where one curve ends and the next begins the line would run backwards.
    return before === undefined || before.x > point.x ? [] : [[before, point] as const];
  });
}

function candidatesFor(dot: Dot, at: Spot): readonly { readonly box: Box; readonly name: NamedDot }[] {
  const size = textWidth(dot.label, dot.isEmphasised ? 600 : 400);
  const ringWidth = dot.isEmphasised ? EMPHASIS : 0;
  return DISTANCES.map((each) => each + ringWidth).flatMap((distance, ring) =>
    DIRECTIONS.map(([right, down]) => {
      const spot = {
        x: at.x + right * distance,
        y: at.y + down * (right === 0 || ring > 0 ? Math.max(distance, 15) : 11),
      };
      const left = right > 0 ? spot.x : right < 0 ? spot.x - size : spot.x - size / 2;
      const box = {
        left,
        right: left + size,
        top: spot.y - LINE_HEIGHT / 2,
        bottom: spot.y + LINE_HEIGHT / 2,
      };
      const edge = { x: right > 0 ? left - 2 : right < 0 ? left + size + 2 : spot.x, y: spot.y - down * 8 };
      const name: NamedDot = {
        label: dot.label,
        at: spot,
        anchor: right > 0 ? 'start' : right < 0 ? 'end' : 'middle',
        isEmphasised: dot.isEmphasised,
        lead: ring === 0 ? null : [{ x: at.x, y: at.y }, edge],
      };
      return { box, name };
    }),
  );
}
