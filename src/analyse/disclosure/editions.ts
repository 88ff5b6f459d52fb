// What a reader has in front of them: the figures that are to be published now, and those of earlier publications, which nobody
// can take back. A figure that has not changed since is one and the same in both; a restated one is another.
import type { Counts, Reach } from './counts.ts';
import { isSame } from './counts.ts';
import type { Move } from './moves.ts';
import type { Sum } from './sums.ts';

export interface Edition {
  /** By cell; null where there is no figure with counts. */
  readonly counts: readonly (Counts | null)[];
  readonly sums: readonly Sum[];
  readonly sumsOf: ReadonlyMap<number, readonly Sum[]>;
  /** Cells that are not shown. Grows and shrinks while the newest edition is protected. */
  readonly hidden: Set<number>;
}

export function openEdition(
  counts: readonly (Counts | null)[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
): Edition {
  const sumsOf = new Map<number, Sum[]>();
  for (const sum of sums)
    for (const cell of [sum.total, ...sum.parts]) {
      const known = sumsOf.get(cell);
      if (known === undefined) sumsOf.set(cell, [sum]);
      else known.push(sum);
    }
  return { counts, sums, sumsOf, hidden: new Set(hidden) };
}

/** True when another edition shows the very figure. */
export function isOut(cell: number, edition: Edition, others: readonly Edition[]): boolean {
  return others.some(
    (other) => other !== edition && !other.hidden.has(cell) && isOneFigure(cell, edition, other),
  );
}

export function isOneFigure(cell: number, one: Edition, other: Edition): boolean {
  const [a, b] = [one.counts[cell], other.counts[cell]];
  return a != null && b != null && isSame(a, b);
}

/**
 * How far the move can be taken, forth and back, in all the editions at once, without a count below 0 and with every sum as it
 * was; null when a sum would tell. Widths are whole persons.
 */
export function reachOf({ cells, signs }: Move, editions: readonly Edition[], strands: number): Reach | null {
  const back = new Array<number>(strands).fill(Number.POSITIVE_INFINITY);
  const forth = new Array<number>(strands).fill(Number.POSITIVE_INFINITY);
  let swapBack = Number.POSITIVE_INFINITY;
  let swapForth = Number.POSITIVE_INFINITY;
  const bound = (counts: Counts, sign: number) => {
    const steps = counts.strands.map((strand) => Math.floor(strand / Math.abs(sign)));
    for (const [at, most] of steps.entries()) {
      const limits = sign > 0 ? back : forth;
      limits[at] = Math.min(limits[at] ?? most, most);
    }
    // One who counts becomes one who does not: every denominator stays.
    const [cases = 0, others = 0] = steps;
    swapBack = Math.min(swapBack, sign > 0 ? cases : others);
    swapForth = Math.min(swapForth, sign > 0 ? others : cases);
  };
  const signOf = new Map(cells.map((cell, at) => [cell, signs[at] ?? 0]));
  for (const { counts, sumsOf } of editions) {
    const touched = new Set<Sum>();
    for (const [cell, sign] of signOf) {
      const own = counts[cell];
      if (!own) continue;
      bound(own, sign);
      for (const sum of sumsOf.get(cell) ?? []) touched.add(sum);
    }
    for (const { total, parts, rest } of touched) {
      const left = parts.reduce((sign, part) => sign - (signOf.get(part) ?? 0), signOf.get(total) ?? 0);
      if (left === 0) continue;
      if (rest === null) return null;
      bound(rest, left);
    }
  }
  return {
    strands: back.map((most, at) => most + (forth[at] ?? 0)),
    swapped: strands === 2 ? swapBack + swapForth : 0,
  };
}
