// Finds a place for a label where it covers no line and no point.

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Segment = readonly [Spot, Spot];

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** True when any part of the segment lies inside the box (clipping after Liang and Barsky 1984). */
export function crosses(box: Box, [from, to]: Segment): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (start: number, delta: number, low: number, high: number): boolean => {
    if (delta === 0) return start > low && start < high;
    const [first, second] = [(low - start) / delta, (high - start) / delta].sort((a, b) => a - b);
    enter = Math.max(enter, first ?? 0);
    leave = Math.min(leave, second ?? 1);
    return enter < leave;
  };
  return clip(from.x, to.x - from.x, box.left, box.right) && clip(from.y, to.y - from.y, box.top, box.bottom);
}

export interface Obstacles {
  readonly boxes: readonly Box[];
  readonly segments: readonly Segment[];
  readonly bounds: Box;
}

/** The first candidate that stands free, or null. */
export function firstFree<T extends { readonly box: Box }>(
  candidates: readonly T[],
  { boxes, segments, bounds }: Obstacles,
): T | null {
  const isFree = ({ box }: T) =>
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom &&
    !boxes.some((other) => overlaps(box, other)) &&
    !segments.some((segment) => crosses(box, segment));
  return candidates.find(isFree) ?? null;
}
