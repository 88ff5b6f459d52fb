// Places names beside dots where they cover no dot, no curve and no other name; further off, with a line to the dot, where it is
// crowded. A name without any free place is left out: the table and the text alternative have it.
import type { ChartSpec } from './contract.ts';
import type { Box, Segment, Spot } from './free-place.ts';
import { crosses, firstFree } from './free-place.ts';
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

export function nameDots(
  { dots, reference, target }: Spec,
  { x, y, curves, bounds }: Field,
): readonly NamedDot[] {
  const boxes: Box[] = dots.map((dot) => around({ x: x(dot.denominator), y: y(dot.value) }));
  const leads: Segment[] = [];
  const curveSegments: readonly Segment[] = [
    ...segmentsOf(curves.map((point) => ({ x: x(point.denominator), y: y(point.value) }))),
    ...[reference.value, target?.value ?? []].flat().map(
      (value): Segment => [
        { x: bounds.left, y: y(value) },
        { x: bounds.right, y: y(value) },
      ],
    ),
  ];
  const wanted = dots
    .filter(({ isNamed, isEmphasised }) => isNamed || isEmphasised)
    // What was asked for first, then what lies furthest away.
    .toSorted(
      (a, b) => Number(b.isEmphasised) - Number(a.isEmphasised) || away(b, reference) - away(a, reference),
    );
  const named: NamedDot[] = [];
  for (const dot of wanted) {
    const at = { x: x(dot.denominator), y: y(dot.value) };
    const candidates = candidatesFor(dot, at).filter(
      ({ name: { lead } }) => lead === null || isClear(lead, at, boxes),
    );
    const near = candidates.filter(({ ring }) => ring < 2);
    // Near and over a curve rather than far off, and far off rather than not at all: names have a halo.
    const found =
      firstFree(near, { boxes, segments: [...curveSegments, ...leads], bounds }) ??
      firstFree(near, { boxes, segments: leads, bounds }) ??
      firstFree(candidates, { boxes, segments: leads, bounds });
    if (found === null) continue;
    boxes.push(found.box);
    named.push(found.name);
    if (found.name.lead !== null) leads.push(found.name.lead);
  }
  return named;
}

/** Whether a line from a dot to its name passes no other dot and no name. */
function isClear(lead: Segment, from: Spot, boxes: readonly Box[]): boolean {
  const isOwn = (box: Box) =>
    Math.abs((box.left + box.right) / 2 - from.x) < 1 && Math.abs((box.top + box.bottom) / 2 - from.y) < 1;
  return boxes.every((box) => isOwn(box) || !crosses(box, lead));
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

interface Candidate {
  readonly ring: number;
  readonly box: Box;
  readonly name: NamedDot;
}

function candidatesFor(dot: Dot, at: Spot): readonly Candidate[] {
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
      return { ring, box, name };
    }),
  );
}
