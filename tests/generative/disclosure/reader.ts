// What a reader of released figures can write down: each shown figure is the sum of its smallest pieces (one unit, one sex, one
// shortest period), each withheld one is an unknown that is. Built from the plain meaning of the figures and from nothing that
// the module under attack has.
import { groupKey } from '../../../src/core/group.ts';
import type { Observation } from '../../../src/core/observation.ts';
import { periodKey } from '../../../src/core/period.ts';
import type { Equation, Interval } from './attacker.ts';
import { attack } from './attacker.ts';

export type Strand = 'cases' | 'others' | 'base';

/** Names of the smallest pieces that the figure is the sum of. */
export type PiecesOf = (figure: Observation) => readonly string[];

export interface Shown {
  readonly figures: readonly Observation[];
  readonly isShown: (figure: Observation) => boolean;
  /** A piece in this edition; pieces of the same name in two editions are one and the same number. */
  readonly piecesOf: PiecesOf;
}

export interface Deduced {
  /** What is known of the figure: cases, others, both together. Of editions[at].figures. */
  of(figure: Observation, at: number): Interval;
}

/** `knowsBases`: has read every denominator elsewhere, also those of withheld figures. */
export function deduce(editions: readonly Shown[], strand: Strand, knowsBases: boolean): Deduced {
  const unknowns = new Map<string, number>();
  const most: number[] = [];
  const known = new Map<string, number>();
  for (const { figures, isShown, piecesOf } of editions)
    for (const figure of figures) {
      const [piece, ...others] = piecesOf(figure);
      if (piece !== undefined && others.length === 0 && isShown(figure))
        known.set(piece, strandOf(figure, strand));
    }
  const unknownAt = (name: string, high: number) => {
    const at = unknowns.get(name);
    if (at !== undefined) {
      most[at] = Math.min(most[at] ?? high, high);
      return at;
    }
    unknowns.set(name, most.length);
    most.push(high);
    return most.length - 1;
  };
  const equations: Equation[] = [];
  for (const [at, { figures, isShown, piecesOf }] of editions.entries())
    for (const figure of figures) {
      const terms = new Map<number, number>();
      let constant = 0;
      for (const piece of piecesOf(figure)) {
        const value = known.get(piece);
        if (value === undefined) terms.set(unknownAt(piece, Number.POSITIVE_INFINITY), 1);
        else constant -= value;
      }
      if (isShown(figure)) constant += strandOf(figure, strand);
      else {
        const high = knowsBases && strand !== 'base' ? strandOf(figure, 'base') : Number.POSITIVE_INFINITY;
        terms.set(unknownAt(nameOf(figure, at), high), -1);
      }
      if (terms.size > 0) equations.push({ terms, constant });
    }
  const intervals = attack(equations, most);
  return {
    of: (figure, at) => {
      const found = intervals[unknowns.get(nameOf(figure, at)) ?? -1];
      return found ?? { low: strandOf(figure, strand), high: strandOf(figure, strand) };
    },
  };
}

export function strandOf({ outcome }: Observation, strand: Strand): number {
  if (outcome.kind === 'missing') throw new Error('Attacked figures have values');
  const { numerator, denominator, value } = outcome;
  if (numerator === null || denominator === null) return Number(value);
  return { cases: numerator, others: denominator - numerator, base: denominator }[strand];
}

function nameOf({ group, sex, period }: Observation, edition: number): string {
  return `figure ${edition} ${groupKey(group)} ${sex} ${periodKey(period)}`;
}
