// The ways in which a use case ends without its result, as typed errors. Missing data is not among them (it is a value),
// and a programming mistake is none of these either: it crashes. http turns each into one status, cli into one exit code.
import { NotFoundError, UnavailableError } from '../core/failure.ts';
import type { Problem } from '../core/problem.ts';

export type Thing =
  | 'region'
  | 'year'
  | 'goal'
  | 'indicator'
  | 'report'
  | 'delivery'
  | 'observation'
  | 'account'
  | 'grant'
  | 'place'
  | 'page'
  | 'person';

const THING_WORDS = {
  region: 'Regionen',
  year: 'En plan för det året',
  goal: 'Målet',
  indicator: 'Indikatorn',
  report: 'Rapporten',
  delivery: 'Leveransen',
  observation: 'Siffran',
  account: 'Personen',
  grant: 'Rollen',
  place: 'Platsen',
  page: 'Sidan',
  person: 'Personen',
} as const satisfies Record<Thing, string>;

export class NotFound extends NotFoundError {
  readonly thing: Thing;

  constructor(thing: Thing) {
    super(`${THING_WORDS[thing]} finns inte.`);
    this.thing = thing;
  }
}

/** Of something that the person sees but may not change: whoever does not see it gets NotFound. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted';

  constructor() {
    super('Din roll ger inte rätt att göra det här. Den som är administratör kan ge dig en annan roll.');
  }
}

/** Which figures are too few could not be worked out: then none are shown to those who may not see all. */
export class NotJudged extends UnavailableError {
  constructor(options: { readonly cause: unknown }) {
    super(
      'Det kunde inte prövas vilka siffror som bygger på för få för att visas, och därför visas inga. Försök igen om en stund. Om felet består behöver den som driver systemet titta i loggen.',
      options,
    );
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

/** The password, code or passkey does not hold. One sentence for every cause, so that it tells nothing of which accounts exist. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/** Too many attempts: the next one is taken after so many seconds. */
export class MustWait extends Error {
  override readonly name = 'MustWait';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`Det har blivit för många försök. Vänta ${writeWait(seconds)} och försök igen.`);
    this.seconds = seconds;
  }
}

function writeWait(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minuter`;
  return seconds === 1 ? 'en sekund' : `${seconds} sekunder`;
}

/** What is asked for needs an account, whatever it is and whether or not it exists. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';

  constructor() {
    super('Logga in för att fortsätta.');
  }
}

/** Signed in, but too long ago for changing how one signs in. */
export class SignInAgain extends Error {
  override readonly name = 'SignInAgain';

  constructor() {
    super(
      'Logga in igen för att ändra hur eller var du är inloggad: det var en stund sedan du visade vem du är.',
    );
  }
}

/** A one-time link that is used, replaced, too old or not whole. */
export class LinkUnusable extends NotFoundError {
  constructor() {
    super('Länken går inte att använda: den är redan använd, har gått ut eller är inte hel. Be om en ny.');
  }
}
