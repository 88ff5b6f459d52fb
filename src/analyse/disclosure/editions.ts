// What a reader has in front of them: the figures that are to be published now, and those of earlier publications, which nobody
// can take back. A figure that has not changed since is one and the same in both; a restated one is another.
import type { Counts, Need } from './counts.ts';
import { isMet, isSame } from './counts.ts';
import type { Move } from './moves.ts';
import type { Sum } from './sums.ts';

/** What an edition holds, before it is known what adds up to what. */
export interface Cells {
  /** By cell; null where there is no figure with counts. */
  readonly counts: readonly (Counts | null)[];
  /** Cells that are not shown. */
  readonly hidden: ReadonlySet<number>;
}

/**
 * Fewer editions that tell as much: one whose every figure stands in another too, with the same counts, adds to that one what it
 * shows. A year that comes month by month has one earlier edition and not eleven.
 */
export function joinEditions(editions: readonly Cells[]): readonly Cells[] {
  const joined: Cells[] = [];
  for (const edition of editions.toSorted((a, b) => countOf(b) - countOf(a))) {
    const at = joined.findIndex((larger) => isWithin(edition, larger));
    const larger = joined[at];
    if (larger === undefined) joined.push(edition);
    else {
      const isShownHere = (cell: number) => edition.counts[cell] != null && !edition.hidden.has(cell);
      const hidden = new Set([...larger.hidden].filter((cell) => !isShownHere(cell)));
      joined[at] = { ...larger, hidden };
    }
  }
  return joined;
}

function countOf({ counts }: Cells): number {
  return counts.reduce((sum, each) => sum + (each === null ? 0 : 1), 0);
}

function isWithin({ counts }: Cells, larger: Cells): boolean {
  return counts.every((own, cell) => {
    const other = larger.counts[cell];
    return own === null || (other != null && isSame(own, other));
  });
}

export interface Edition {
  /** By cell; null where there is no figure with counts. */
  readonly counts: readonly (Counts | null)[];
  readonly sums: readonly Sum[];
  /** By cell. */
  readonly sumsOf: readonly (readonly Sum[])[];
  /** By cell, all 0 but while a move is looked at: what it does to each. */
  readonly signs: Int8Array;
  /** Cells that are not shown. Grows and shrinks while the newest edition is protected. */
  readonly hidden: Set<number>;
}

export function openEdition(
  counts: readonly (Counts | null)[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
): Edition {
  const sumsOf: Sum[][] = counts.map(() => []);
  for (const sum of sums) for (const cell of [sum.total, ...sum.parts]) sumsOf[cell]?.push(sum);
  return { counts, sums, sumsOf, signs: new Int8Array(counts.length), hidden: new Set(hidden) };
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

/** A move, and the editions that it is made in: all, or one whose figures are its own. */
export interface Step {
  readonly move: Move;
  readonly editions: readonly Edition[];
  /** In one edition those who are left over stay where they are: they are left over in the others too. */
  readonly isAlone: boolean;
}

/** What a step does to one figure, or to those who are left over in a sum. */
interface Effect {
  readonly counts: Counts;
  readonly sign: number;
}

/**
 * Walks as far as it can along one step after the other, forth and back, without a count below 0 and with every sum as it was.
 * Widths are whole persons; only those that are needed are walked.
 */
export class Walk {
  readonly #need: Need;
  readonly #tracks: readonly Track[];

  constructor(need: Need) {
    this.#need = need;
    const isWhole = need.together > 0;
    const strands = need.strands.flatMap((width, strand) => (width > 0 || isWhole ? [strand] : []));
    const of: readonly Track['of'][] = need.swapped > 0 ? ['swapped'] : strands;
    this.#tracks = of.flatMap((each) =>
      ([1, -1] as const).map((direction) => ({ of: each, direction, added: new Map(), walked: 0 })),
    );
  }

  /** True when the step led farther. */
  take(step: Step): boolean {
    const effects = effectsOf(step);
    if (effects === null) return false;
    const walked = this.#tracks.map((track) =>
      track.of === 'swapped' ? walkSwapped(track, effects) : walkStrand(track, track.of, effects),
    );
    return walked.some((persons) => persons > 0);
  }

  isEnough(): boolean {
    const width = (of: Track['of']) =>
      this.#tracks.reduce((sum, track) => (track.of === of ? sum + track.walked : sum), 0);
    return isMet(this.#need, {
      strands: this.#need.strands.map((_, strand) => width(strand)),
      swapped: width('swapped'),
    });
  }
}

interface Track {
  readonly of: number | 'swapped';
  readonly direction: 1 | -1;
  readonly added: Map<Counts, number>;
  walked: number;
}

function effectsOf({ move: { cells, signs }, editions, isAlone }: Step): readonly Effect[] | null {
  const effects: Effect[] = [];
  for (const { counts, sumsOf, signs: signOf } of editions) {
    for (const [at, cell] of cells.entries()) signOf[cell] = signs[at] ?? 0;
    const isHeld = addEffects(cells, { counts, sumsOf, signs: signOf }, isAlone, effects);
    for (const cell of cells) signOf[cell] = 0;
    if (!isHeld) return null;
  }
  return effects;
}

/** False when a sum would tell. */
function addEffects(
  cells: readonly number[],
  { counts, sumsOf, signs: signOf }: Pick<Edition, 'counts' | 'sumsOf' | 'signs'>,
  isAlone: boolean,
  effects: Effect[],
): boolean {
  const touched = new Set<Sum>();
  for (const cell of cells) {
    const own = counts[cell];
    if (!own) continue;
    effects.push({ counts: own, sign: signOf[cell] ?? 0 });
    for (const sum of sumsOf[cell] ?? []) touched.add(sum);
  }
  for (const { total, parts, rest } of touched) {
    let left = signOf[total] ?? 0;
    for (const part of parts) left -= signOf[part] ?? 0;
    if (left === 0) continue;
    if (rest === null || isAlone) return false;
    effects.push({ counts: rest, sign: left });
  }
  return true;
}

function walkStrand(track: Track, strand: number, effects: readonly Effect[]): number {
  let most = Number.POSITIVE_INFINITY;
  for (const { counts, sign } of effects) {
    const step = sign * track.direction;
    const left = (counts.strands[strand] ?? 0) + (track.added.get(counts) ?? 0);
    if (step < 0) most = Math.min(most, Math.floor(left / -step));
  }
  return advance(track, effects, most);
}

/** Of those who count, as many become ones who don't as the reverse: every denominator stays. */
function walkSwapped(track: Track, effects: readonly Effect[]): number {
  let most = Number.POSITIVE_INFINITY;
  for (const { counts, sign } of effects) {
    const step = sign * track.direction;
    const [cases = 0, others = 0] = counts.strands;
    const more = track.added.get(counts) ?? 0;
    most = Math.min(most, Math.floor((step < 0 ? cases + more : others - more) / Math.abs(step)));
  }
  return advance(track, effects, most);
}

function advance(track: Track, effects: readonly Effect[], persons: number): number {
  track.walked += persons;
  if (persons > 0 && persons < Number.POSITIVE_INFINITY)
    for (const { counts, sign } of effects)
      track.added.set(counts, (track.added.get(counts) ?? 0) + sign * track.direction * persons);
  return persons;
}
