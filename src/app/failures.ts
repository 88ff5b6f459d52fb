// The ways in which a use case ends without its result, as typed errors. Missing data is not among them (it is a value),
// and a programming mistake is none of these either: it crashes. http turns each into one status, cli into one exit code.
import { NotFoundError } from '../core/failure.ts';
import type { Problem } from '../core/problem.ts';

export type Thing = 'region' | 'year' | 'goal' | 'indicator' | 'delivery' | 'observation' | 'person';

const THING_WORDS = {
  region: 'Regionen',
  year: 'En plan för det året',
  goal: 'Målet',
  indicator: 'Indikatorn',
  delivery: 'Leveransen',
  observation: 'Siffran',
  person: 'Personen',
} as const satisfies Record<Thing, string>;

export class NotFound extends NotFoundError {
  readonly thing: Thing;

  constructor(thing: Thing) {
    super(`${THING_WORDS[thing]} finns inte.`);
    this.thing = thing;
  }
}

/** What was sent can't be taken as it is; `problems` say all that has to be mended. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'Innehållet kan inte tas emot.');
    this.problems = problems;
  }
}

/** It was decided, or changed by someone else, meanwhile (core's ConflictError is the stores' form of this); `current` is what holds now, in the form that the page shows. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
  readonly current: unknown;

  constructor(message: string, current: unknown) {
    super(message);
    this.current = current;
  }
}
