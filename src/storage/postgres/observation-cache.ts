// Remembers answers about what is known. Observations are append-only and every acceptance and withdrawal makes the region's
// next revision, so an answer holds for exactly as long as the revision does: one cheap question tells whether it still is
// true, also when another process accepted. Reading 7,000 figures takes some 40 ms; asking for the revision takes half of one.
import type { ObservationQuery } from '../../collect/contract.ts';
import type { Observation } from '../../core/observation.ts';

/** Figures kept at most, over all answers: some 120 MB. */
const LIMIT = 200_000;

interface Answer {
  readonly revision: number;
  readonly observations: readonly Observation[];
}

export class ObservationCache {
  /** In the order in which they were last used. */
  readonly #answers = new Map<string, Answer>();
  #size = 0;

  find(query: ObservationQuery, revision: number): readonly Observation[] | null {
    const key = keyOf(query);
    const answer = this.#answers.get(key);
    if (!answer) return null;
    this.#forget(key, answer);
    if (answer.revision !== revision) return null;
    this.#remember(key, answer);
    return answer.observations;
  }

  /** `revision` must have been read before the observations: then they can only be newer than it says, never older. */
  keep(query: ObservationQuery, revision: number, observations: readonly Observation[]): void {
    if (observations.length > LIMIT / 2) return;
    const key = keyOf(query);
    const earlier = this.#answers.get(key);
    if (earlier) this.#forget(key, earlier);
    this.#remember(key, { revision, observations });
    for (const [oldKey, old] of this.#answers) {
      if (this.#size <= LIMIT) break;
      this.#forget(oldKey, old);
    }
  }

  #remember(key: string, answer: Answer): void {
    this.#answers.set(key, answer);
    this.#size += answer.observations.length + 1;
  }

  #forget(key: string, answer: Answer): void {
    this.#answers.delete(key);
    this.#size -= answer.observations.length + 1;
  }
}

function keyOf(query: ObservationQuery): string {
  return JSON.stringify([
    query.regionId,
    query.indicatorIds ?? null,
    query.from ?? null,
    query.before ?? null,
    query.groupKinds ?? null,
    query.isWholeYears ?? false,
    query.knownAt ?? null,
  ]);
}
