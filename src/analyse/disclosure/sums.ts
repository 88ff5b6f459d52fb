// The sums that a reader can do with what is published: women and men and the total, units and areas and the region, months
// and the year. Figures rarely add up to the last one, so each sum also says what is left over.
import type { Period } from '../../core/period.ts';
import { periodKind } from '../../core/period.ts';
import type { Counts } from './counts.ts';
import type { SummedKind } from './rules.ts';
import { LOSS } from './rules.ts';
import type { Space } from './space.ts';

export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
  /**
   * Strands of those who are in the total and in none of the parts (a unit that has not delivered, unknown sex): an unknown
   * to the reader, and a figure like any other that must not come out. null when nobody is.
   */
  readonly rest: Counts | null;
  readonly along: 'group' | 'sex' | 'period';
}

/**
 * Of one edition: `counts` by cell. A sum that misses by fewer than `slack` in the wrong direction is one that a reader uses
 * all the same (a restated part beside an old total); one that misses by more is none: persons who are counted in every
 * month that they come but once a year.
 */
export function sumsIn(space: Space, counts: readonly (Counts | null)[], slack: number): readonly Sum[] {
  const sums: Sum[] = [];
  const add = (total: number, candidates: readonly number[], along: Sum['along']) => {
    const whole = counts[total];
    const parts = candidates.filter((cell) => counts[cell] !== null);
    if (!whole || parts.length === 0) return;
    const left = whole.strands.map((strand, at) =>
      parts.reduce((rest, cell) => rest - (counts[cell]?.strands[at] ?? 0), strand),
    );
    if (left.every((strand) => strand >= 0)) {
      const isNobody = left.every((strand) => strand === 0);
      sums.push({ total, parts, rest: isNobody ? null : { ...whole, strands: left }, along });
    } else if (left.every((strand) => Math.abs(strand) < slack)) {
      sums.push({ total, parts, rest: null, along });
    }
  };
  const inside = space.periods.map((_, period) => periodsInside(space, period));
  for (let cell = 0; cell < space.size; cell += 1) {
    if (counts[cell] === null) continue;
    const { group, sex, period } = space.placeOf(cell);
    if (space.sexes[sex] === 'total') {
      const others = space.sexes.flatMap((_, other) =>
        other === sex ? [] : [space.cellAt(group, other, period)],
      );
      add(cell, others, 'sex');
    }
    for (const children of groupsInside(space, group, period))
      add(
        cell,
        children.map((child) => space.cellAt(child, sex, period)),
        'group',
      );
    for (const children of inside[period] ?? [])
      add(
        cell,
        children.map((child) => space.cellAt(group, sex, child)),
        'period',
      );
  }
  return sums;
}

const KINDS = Object.keys(LOSS.group) as readonly SummedKind[];

/** The groups of each kind that lie in the group, kind by kind; populations of persons overlap, so each by itself. */
function groupsInside(space: Space, group: number, period: number): readonly (readonly number[])[] {
  const kind = space.groups[group]?.kind;
  return KINDS.flatMap((childKind) => {
    if (childKind === kind || childKind === 'region') return [];
    const ofKind = space.groups.flatMap((other, at) => (other.kind === childKind ? [at] : []));
    if (childKind === 'population') return kind === 'region' ? ofKind.map((child) => [child]) : [];
    const overlaps = ofKind.map((child) => space.overlap(child, group, period));
    const inside = ofKind.filter((_, at) => overlaps[at] === 'whole');
    const isCut = overlaps.includes('part');
    return isCut || inside.length === 0 ? [] : [inside];
  });
}

/** The months, and the tertials, that lie in the period; a stretch of another length each by itself. */
function periodsInside(space: Space, period: number): readonly (readonly number[])[] {
  const whole = space.periods[period] as Period;
  const inside = space.periods.flatMap((other, at) =>
    at !== period && other.start >= whole.start && other.end <= whole.end ? [at] : [],
  );
  const ofKind = (kind: string) => inside.filter((at) => periodKind(space.periods[at] as Period) === kind);
  return [ofKind('month'), ofKind('tertial'), ...ofKind('other').map((at) => [at])].filter(
    (children) => children.length > 0,
  );
}
