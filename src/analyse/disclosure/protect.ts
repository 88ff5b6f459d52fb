// Hides as little more as is needed for that nothing hidden can be worked out. For each figure that must not come out, a move
// is looked for that changes it and only figures that are hidden; where there is none, the one that costs least is paid for.
// A found move is the proof: it names another world, in whole persons, that shows the same figures. Hiding more can only make
// a reader know less, so proofs hold while the rest is being hidden; at the end all that turned out needless is shown again.
import type { Counts, Need } from './counts.ts';
import { needOf, personsOf, plainNeedOf } from './counts.ts';
import type { Edition, Step } from './editions.ts';
import { isOneFigure, isOut, openEdition, Walk } from './editions.ts';
import type { Hidden, Move } from './moves.ts';
import { Moves } from './moves.ts';
import type { ReleaseRule, Threshold } from './rules.ts';
import type { Space } from './space.ts';

/** A figure that must not come out, in the edition that it stands in. */
interface Secret {
  readonly edition: Edition;
  readonly hidden: Hidden;
  readonly cell: number;
  readonly need: Need;
  /** Towards those who know their own figures: with every denominator as well, too much would have to go. */
  readonly plainNeed: Need;
  /** Groups whose own knowledge it can't be kept from. */
  readonly openTo: Set<number>;
  proofs: readonly Proof[];
}

/** Steps to another world that shows the same: one as a rule, several where each alone does not reach far enough. */
type Proof = readonly Step[];

export interface Protected {
  /** Cells of the newest edition that are not shown. */
  readonly hidden: ReadonlySet<number>;
  /** Of these, the ones that are too few themselves. */
  readonly few: ReadonlySet<number>;
  /** Cells that can be worked out whatever is hidden now, by anybody or by a neighbour, since earlier editions have told. */
  readonly exposed: ReadonlySet<number>;
}

export interface Task {
  readonly space: Space;
  readonly now: Edition;
  readonly earlier: readonly Edition[];
  readonly threshold: Threshold;
  readonly insiders: ReleaseRule['insiders'];
  /** Cells of the newest edition that are shown to nobody outside, whatever they hold. */
  readonly closed: ReadonlySet<number>;
}

export function protect(task: Task): Protected {
  const few = new Set(task.space.size === 0 ? [] : fewIn(task.now, task.threshold));
  for (const cell of [...few, ...task.closed]) task.now.hidden.add(cell);
  const search = new Search(task);
  const secrets = secretsOf(task, few);
  const exposed = new Set([...few].filter((cell) => isOut(cell, task.now, task.earlier)));
  for (const secret of secrets) {
    const proofs = search.secure(secret, true);
    if (proofs === null) exposed.add(secret.cell);
    else secret.proofs = proofs;
  }
  for (const cell of openedByEarlier(task, secrets)) exposed.add(cell);
  showNeedless(
    task,
    search,
    secrets.filter(({ proofs }) => proofs.length > 0),
    few,
  );
  return { hidden: task.now.hidden, few, exposed };
}

/**
 * Cells that somebody who knows their own figures can work out with the earlier editions' help, and could not without: an
 * operator's only other unit can always, and that is no edition's fault.
 */
function openedByEarlier(task: Task, secrets: readonly Secret[]): readonly number[] {
  const open = secrets.filter(({ openTo }) => openTo.size > 0);
  if (task.earlier.length === 0 || open.length === 0) return [];
  const { counts, sums } = task.now;
  const alone = { ...task, earlier: [], now: openEdition(counts, sums, task.now.hidden) };
  const search = new Search(alone);
  const openAlone = new Map<number, Set<number>>();
  for (const secret of secretsOf(alone, new Set(fewIn(alone.now, task.threshold)))) {
    search.secure(secret, true);
    openAlone.set(secret.cell, new Set([...(openAlone.get(secret.cell) ?? []), ...secret.openTo]));
  }
  return open
    .filter(({ cell, openTo }) => [...openTo].some((insider) => openAlone.get(cell)?.has(insider) !== true))
    .map(({ cell }) => cell);
}

function fewIn({ counts }: Edition, threshold: Threshold): readonly number[] {
  return counts.flatMap((own, cell) => (own && needOf(own, threshold) !== null ? [cell] : []));
}

/** Too few in any edition that does not show them, cells and those who are left over; what means most first. */
function secretsOf({ space, now, earlier, threshold }: Task, few: ReadonlySet<number>): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const edition of [now, ...earlier]) {
    const add = (hidden: Hidden, cell: number, counts: Counts) => {
      const need = needOf(counts, threshold);
      const plainNeed = plainNeedOf(counts, threshold);
      if (need !== null && plainNeed !== null)
        secrets.push({ edition, hidden, cell, need, plainNeed, openTo: new Set(), proofs: [] });
    };
    for (const cell of edition === now ? few : edition.hidden) {
      const counts = edition.counts[cell];
      const isKnown = edition === now ? isOut(cell, now, earlier) : isOneFigure(cell, now, edition);
      if (counts && !isKnown) add({ kind: 'cell', cell }, cell, counts);
    }
    for (const sum of edition.sums) if (sum.rest !== null) add({ kind: 'rest', sum }, sum.total, sum.rest);
  }
  return secrets.toSorted((a, b) => space.lossOf(b.cell) - space.lossOf(a.cell) || a.cell - b.cell);
}

/** Tries to show what was hidden for others' sake, the dearest first, while every secret still has its proofs. */
function showNeedless(
  { space, now, closed }: Task,
  search: Search,
  secrets: readonly Secret[],
  few: ReadonlySet<number>,
): void {
  const extra = [...now.hidden].filter((cell) => !few.has(cell) && !closed.has(cell));
  const persons = (cell: number) => personsOf(now.counts[cell] ?? { kind: 'count', strands: [] });
  extra.sort((a, b) => space.lossOf(b) - space.lossOf(a) || persons(b) - persons(a) || a - b);
  for (const cell of extra) {
    now.hidden.delete(cell);
    const renewed = new Map<Secret, readonly Proof[]>();
    const isSafe = secrets.every((secret) => {
      if (!secret.proofs.some((proof) => proof.some(({ move }) => move.cells.includes(cell)))) return true;
      const proofs = search.secure(secret, false);
      if (proofs !== null) renewed.set(secret, proofs);
      return proofs !== null;
    });
    if (isSafe) for (const [secret, proofs] of renewed) secret.proofs = proofs;
    else now.hidden.add(cell);
  }
}

interface Candidate extends Step {
  readonly added: readonly number[];
  readonly loss: number;
  readonly persons: number;
}

class Search {
  readonly #task: Task;
  readonly #moves: Moves;
  readonly #all: readonly Edition[];
  readonly #within: ReadonlyMap<number, ReadonlySet<number>>;

  constructor(task: Task) {
    this.#task = task;
    this.#moves = new Moves(task.space);
    this.#all = [task.now, ...task.earlier];
    this.#within = insidersOf(task);
  }

  /**
   * Proofs that keep the secret from everybody: one, and for each insider that it leans on another that does not. `mayHide`:
   * hides what they need. null when somebody outside could work it out.
   */
  secure(secret: Secret, mayHide: boolean): readonly Proof[] | null {
    const first = this.#find(secret, null, mayHide);
    if (first === null) return null;
    const proofs = [first];
    for (const [insider, own] of this.#within) {
      if (secret.openTo.has(insider) || own.has(this.#groupOf(secret.cell))) continue;
      if (proofs.some((proof) => !proof.some(({ move }) => this.#leansOn(move, own, secret)))) continue;
      const another =
        this.#find(secret, own, mayHide) ?? this.#find({ ...secret, need: secret.plainNeed }, own, mayHide);
      if (another !== null) proofs.push(another);
      else if (mayHide) secret.openTo.add(insider);
      else return null;
    }
    return proofs;
  }

  #groupOf(cell: number): number {
    return this.#task.space.placeOf(cell).group;
  }

  #leansOn({ cells }: Move, own: ReadonlySet<number>, { edition }: Secret): boolean {
    return cells.some((cell) => edition.counts[cell] != null && own.has(this.#groupOf(cell)));
  }

  /** The move of least loss that reaches as far as the secret needs; where none does, the cheapest that together do. */
  #find(secret: Secret, avoided: ReadonlySet<number> | null, mayHide: boolean): Proof | null {
    const candidates: Candidate[] = [];
    for (const move of this.#moves.of(secret.hidden)) {
      if (avoided !== null && this.#leansOn(move, avoided, secret)) continue;
      for (const editions of this.#all.length === 1 ? [this.#all] : [this.#all, [secret.edition]]) {
        const candidate = this.#weigh(move, editions, mayHide);
        if (candidate === null) continue;
        if (candidate.loss === 0 && isEnough(candidate, secret)) return [candidate];
        candidates.push(candidate);
      }
    }
    candidates.sort((a, b) => a.loss - b.loss || a.persons - b.persons);
    const one = candidates.find((candidate) => candidate.loss > 0 && isEnough(candidate, secret));
    const found = one === undefined ? together(candidates, secret) : [one];
    for (const { added } of found ?? []) for (const cell of added) this.#task.now.hidden.add(cell);
    return found;
  }

  /** What the move would cost; null when it changes something that is shown and can't be hidden. */
  #weigh(move: Move, editions: readonly Edition[], mayHide: boolean): Candidate | null {
    const { space, now, earlier } = this.#task;
    const isAlone = editions.length < this.#all.length;
    const added: number[] = [];
    let loss = 0;
    let persons = 0;
    for (const edition of editions) {
      for (const cell of move.cells) {
        const counts = edition.counts[cell];
        if (!counts) continue;
        // A move in one edition only must leave alone what is one and the same figure in another.
        if (isAlone && this.#all.some((other) => other !== edition && isOneFigure(cell, edition, other)))
          return null;
        if (isOut(cell, edition, earlier)) return null;
        if (edition.hidden.has(cell)) continue;
        if (edition !== now || !mayHide) return null;
        added.push(cell);
        loss += space.lossOf(cell);
        persons += personsOf(counts);
      }
    }
    return { move, editions, isAlone, added, loss, persons };
  }
}

function isEnough(candidate: Candidate, { need }: Secret): boolean {
  const walk = new Walk(need);
  return walk.take(candidate) && walk.isEnough();
}

function together(candidates: readonly Candidate[], { need }: Secret): readonly Candidate[] | null {
  const walk = new Walk(need);
  const steps: Candidate[] = [];
  for (const candidate of candidates) {
    if (!walk.take(candidate)) continue;
    steps.push(candidate);
    if (walk.isEnough()) return steps;
  }
  return null;
}

/** For each group whose people are reckoned with: the groups whose figures they know, its own and those within it. */
function insidersOf({ space, insiders }: Task): ReadonlyMap<number, ReadonlySet<number>> {
  const within = new Map<number, ReadonlySet<number>>();
  for (const [at, { kind }] of space.groups.entries()) {
    if (!insiders.some((insider) => insider === kind)) continue;
    const own = space.groups.flatMap((other, inner) => {
      const isOwn = space.periods.some((_, period) => space.overlap(inner, at, period) === 'whole');
      return inner === at || (other.kind !== 'region' && isOwn) ? [inner] : [];
    });
    within.set(at, new Set(own));
  }
  return within;
}
