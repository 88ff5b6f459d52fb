// What a command may do to the outside: say things, and open the world when it needs the database.

import type { Configuration } from '../app/configuration.ts';
import type { OpenStorage } from '../app/open-storage.ts';
import type { PeopleWorld } from '../app/people/people-world.ts';
import type { World } from '../app/world.ts';
import type { Checked, Problem } from '../core/problem.ts';
import { writePlace } from '../core/problem.ts';
import type { AuditLog, GrantStore } from '../people/contract.ts';

export interface Io {
  /** A line for the person (or the program) that asked: stdout. */
  readonly say: (line: string) => void;
  /** A line about what went wrong: stderr. */
  readonly complain: (line: string) => void;
  /** The settings as they were read, with all that is wrong in them. */
  readonly settings: () => Checked<Configuration>;
  /** The settings, for commands that do not open the world. Throws WrongUse with all that is wrong. */
  readonly configuration: () => Configuration;
  /** Opened at most once; main closes it. */
  readonly world: () => Promise<World>;
  /** The audit log of the same database. */
  readonly audit: () => Promise<AuditLog>;
  readonly accounts: () => Promise<Accounts>;
  /** The same database, for what is about the installation as a whole. */
  readonly storage: () => Promise<OpenStorage>;
  /** All of stdin. */
  readonly input: () => Promise<string>;
}

/** What a command about accounts needs; the address is where people open the pages. */
export interface Accounts {
  readonly people: PeopleWorld;
  readonly grants: GrantStore;
  readonly address: string;
}

export type Command = (args: readonly string[], io: Io) => Promise<number>;

/** Wrong options or too few arguments: the usage line is shown. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export function need(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new WrongUse(`${what} saknas.`);
  return value;
}

export function sayJson(io: Io, value: unknown): void {
  io.say(JSON.stringify(value, null, 2));
}

const SEVERITY = { error: 'Fel', warning: 'Varning' } as const satisfies Record<Problem['severity'], string>;

/** "Fel. values.csv, rad 12, kolumn value: …" with the hint below. */
export function writeProblem({ severity, where, message, hint }: Problem): string {
  const place = writePlace(where);
  const first =
    place === '' ? `${SEVERITY[severity]}. ${message}` : `${SEVERITY[severity]}. ${place}: ${message}`;
  return hint === '' ? first : `${first}\n     ${hint}`;
}
