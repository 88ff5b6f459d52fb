// A text parted where marks begin and end: each stretch with the marks that lie over it.

export interface Stretch<Mark> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In the order given. */
  readonly over: readonly Mark[];
}

export function marksOf<Mark extends { readonly start: number; readonly end: number }>(
  text: string,
  marks: readonly Mark[],
): readonly Stretch<Mark>[] {
  const inside = marks.filter(({ start, end }) => start < end && start < text.length);
  const edges = new Set([
    0,
    text.length,
    ...inside.flatMap(({ start, end }) => [start, Math.min(end, text.length)]),
  ]);
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.flatMap((start, index): Stretch<Mark>[] => {
    const end = sorted[index + 1];
    if (end === undefined || start === end) return [];
    const over = inside.filter((mark) => mark.start <= start && mark.end >= end);
    return [{ start, end, text: text.slice(start, end), over }];
  });
}
