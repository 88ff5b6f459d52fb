// Moves: other worlds in which everything that is shown is the same. A move adds a person somewhere and takes one away
// elsewhere, and follows both upwards to every sum that they are in; where it changes only figures that are hidden, no reader
// can tell this world from the true one. Moves are products of a step along each of the three dimensions, the hypercubes of
// Repsilber and Giessing (Hundepool et al. 2010, 4.4.4), carried upwards so that they hold in hierarchies.
import type { Period } from '../../core/period.ts';
import type { Space } from './space.ts';
import type { Sum } from './sums.ts';

/** Cells with what a move adds to each: 1 or −1. */
export interface Move {
  readonly cells: readonly number[];
  readonly signs: readonly number[];
}

/** What is to be moved: a cell, or those who are left over in a sum. */
export type Hidden =
  | { readonly kind: 'cell'; readonly cell: number }
  | { readonly kind: 'rest'; readonly sum: Sum };

/** A smallest piece of a dimension, as the members that contain it: by period for groups, since units change area. */
type Atom = readonly number[];
type Step = readonly (readonly [member: number, sign: number])[];

export class Moves {
  readonly #space: Space;
  readonly #groups: readonly (readonly Atom[])[];
  readonly #sexes: readonly Atom[];
  readonly #periods: readonly Atom[];
  readonly #groupSteps = new Map<string, readonly Step[]>();

  constructor(space: Space) {
    this.#space = space;
    this.#groups = groupAtoms(space);
    this.#sexes = sexAtoms(space);
    this.#periods = periodAtoms(space);
  }

  /** Every move that changes what is hidden, in an order that depends on nothing but the space. */
  *of(hidden: Hidden): Generator<Move> {
    const cell = hidden.kind === 'cell' ? hidden.cell : hidden.sum.total;
    const along = hidden.kind === 'cell' ? null : hidden.sum.along;
    const { group, sex, period } = this.#space.placeOf(cell);
    const parts = hidden.kind === 'cell' ? [] : hidden.sum.parts.map((part) => this.#space.placeOf(part));
    const sexSteps = pairs(this.#sexes, sex, along === 'sex' ? parts.map((part) => part.sex) : []);
    const periodSteps = pairs(
      this.#periods,
      period,
      along === 'period' ? parts.map((part) => part.period) : [],
    );
    const groupPairs = this.#groupPairs(
      group,
      period,
      along === 'group' ? parts.map((part) => part.group) : [],
    );
    for (const groupPair of groupPairs) {
      const groupSteps = this.#stepsOf(groupPair);
      for (const sexStep of sexSteps)
        for (const periodStep of periodSteps) yield this.#product(groupSteps, sexStep, periodStep);
    }
  }

  #groupPairs(
    group: number,
    period: number,
    parts: readonly number[],
  ): readonly (readonly [number, number])[] {
    const contains = (atom: number, member: number) =>
      this.#groups[atom]?.[period]?.includes(member) ?? false;
    const all = this.#groups.map((_, at) => at);
    const from = all.filter((atom) => contains(atom, group) && !parts.some((part) => contains(atom, part)));
    const to = all.filter((atom) => !from.includes(atom) && (parts.length > 0 || !contains(atom, group)));
    return from.flatMap((a) => [[a, -1] as const, ...to.map((b) => [a, b] as const)]);
  }

  /** By period. */
  #stepsOf([a, b]: readonly [number, number]): readonly Step[] {
    const key = `${a} ${b}`;
    const known = this.#groupSteps.get(key);
    if (known !== undefined) return known;
    const steps = this.#space.periods.map((_, period) =>
      stepBetween(this.#groups[a]?.[period] ?? [], this.#groups[b]?.[period] ?? []),
    );
    this.#groupSteps.set(key, steps);
    return steps;
  }

  #product(groupSteps: readonly Step[], sexStep: Step, periodStep: Step): Move {
    const cells: number[] = [];
    const signs: number[] = [];
    for (const [period, periodSign] of periodStep)
      for (const [group, groupSign] of groupSteps[period] ?? [])
        for (const [sex, sexSign] of sexStep) {
          cells.push(this.#space.cellAt(group, sex, period));
          signs.push(periodSign * groupSign * sexSign);
        }
    return { cells, signs };
  }
}

/** From each atom in the member (and in none of the parts), alone or to each atom outside of those. */
function pairs(atoms: readonly Atom[], member: number, parts: readonly number[]): readonly Step[] {
  const from = atoms.filter((atom) => atom.includes(member) && !parts.some((part) => atom.includes(part)));
  const to = atoms.filter((atom) => !from.includes(atom) && (parts.length > 0 || !atom.includes(member)));
  return from.flatMap((a) => [stepBetween(a, []), ...to.map((b) => stepBetween(a, b))]);
}

function stepBetween(a: Atom, b: Atom): Step {
  return [
    ...a.filter((member) => !b.includes(member)).map((member) => [member, 1] as const),
    ...b.filter((member) => !a.includes(member)).map((member) => [member, -1] as const),
  ];
}

/** Units, those of each larger group who are at no unit that delivers, and populations. By period. */
function groupAtoms(space: Space): readonly (readonly Atom[])[] {
  const members = space.groups.map((_, at) => at);
  const periods = space.periods.map((_, at) => at);
  const ofUnits = space.units.map((unit) =>
    periods.map((period) => members.filter((group) => space.unitsOf(group, period).has(unit))),
  );
  const ofRests = members.map((member) =>
    periods.map((period) =>
      members.filter((group) => group === member || space.overlap(member, group, period) === 'whole'),
    ),
  );
  return unique([...ofUnits, ...ofRests], (atom) => JSON.stringify(atom));
}

function sexAtoms(space: Space): readonly Atom[] {
  const total = space.sexes.flatMap((sex, at) => (sex === 'total' ? [at] : []));
  const own = (['women', 'men', 'unknown'] as const).map((wanted) => [
    ...space.sexes.flatMap((sex, at) => (sex === wanted ? [at] : [])),
    ...total,
  ]);
  return unique(own, (atom) => atom.join(' '));
}

function periodAtoms(space: Space): readonly Atom[] {
  const starts = [...new Set(space.periods.flatMap(({ start, end }) => [start, end]))].toSorted();
  const covering = starts.map((day) =>
    space.periods.flatMap(({ start, end }: Period, at) => (start <= day && day < end ? [at] : [])),
  );
  return unique(covering, (atom) => atom.join(' '));
}

/** Pieces that lie in the same members are one piece to a reader. */
function unique<T extends readonly unknown[]>(atoms: readonly T[], keyOf: (atom: T) => string): readonly T[] {
  const known = new Map<string, T>();
  for (const atom of atoms) if (atom.length > 0 && !known.has(keyOf(atom))) known.set(keyOf(atom), atom);
  return [...known.values()];
}
