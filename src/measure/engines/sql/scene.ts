// What a piece of SQL can see: the person q, perhaps the period p, a row, and what is joined to them. Compiling an expression
// in a scene notes what it needs there; whoever made the scene writes the FROM from the notes.

import type { CareTableName } from '../../care-data/tables.ts';
import type {
  BooleanExpression,
  DateExpression,
  EventSelection,
  FractionExpression,
  IntegerExpression,
  NumberExpression,
  SpanTableName,
  TextExpression,
} from '../../model/expression.ts';
import type { Dialect } from './dialect.ts';

export const PERSON = 'q';
export const PERIOD = 'p';

/** A common table expression with one row per person, and per period where it depends on it. */
export interface Joined {
  readonly alias: string;
  readonly dependsOnPeriod: boolean;
  /** Of what is joined to the row in view instead (lookup.ts). */
  readonly lookup?: { readonly from: string; readonly on: string };
}

export interface SqlScene {
  /** Alias and table of the row in view; null when the subject is the person. */
  readonly row: { readonly alias: string; readonly table: CareTableName } | null;
  /** The row that asked first, when the row in view is one that it looks up and that can't be joined to. */
  readonly asking?: SqlScene['row'];
  /** Notes, filled while compiling; shared with the scenes inside this one. */
  readonly notes: { dependsOnPeriod: boolean; dependsOnPerson: boolean; readonly joins: Map<string, Joined> };
}

export function openScene(row: SqlScene['row']): SqlScene {
  return { row, notes: { dependsOnPeriod: false, dependsOnPerson: false, joins: new Map() } };
}

export function noteJoin(scene: SqlScene, joined: Joined): void {
  scene.notes.joins.set(joined.alias, joined);
  if (joined.dependsOnPeriod) scene.notes.dependsOnPeriod = true;
}

/** True for what can be known of a row before the person and the period are. */
export function needsOnlyRow({ notes }: SqlScene): boolean {
  return !notes.dependsOnPeriod && !notes.dependsOnPerson && notes.joins.size === 0;
}

/** What a part of the scene needed, the scene needs. */
export function noteAll(scene: SqlScene, part: SqlScene): void {
  if (part.notes.dependsOnPeriod) scene.notes.dependsOnPeriod = true;
  if (part.notes.dependsOnPerson) scene.notes.dependsOnPerson = true;
  for (const joined of part.notes.joins.values()) noteJoin(scene, joined);
}

/** LEFT JOINs for all that the scene noted, in the order in which it was first needed. */
export function writeJoins(scene: SqlScene): string {
  return [...scene.notes.joins.values()].map((joined) => `\n  left join ${writeJoin(joined)}`).join('');
}

function writeJoin({ alias, dependsOnPeriod, lookup }: Joined): string {
  if (lookup !== undefined) return `${lookup.from} ${alias} on ${lookup.on}`;
  const samePeriod = dependsOnPeriod ? ` and ${alias}.i = ${PERIOD}.i` : '';
  return `${alias} on ${alias}.person = ${PERSON}.person${samePeriod}`;
}

/**
 * The compilers of each type, handed to each other so that their files need not import in a circle. All give NULL for
 * missing. `boolean` never gives NULL; `condition` may give NULL for false, which is for WHERE and lets the database see
 * which joins are needed.
 */
export interface Compiler {
  readonly dialect: Dialect;
  boolean(expression: BooleanExpression, scene: SqlScene): string;
  condition(expression: BooleanExpression, scene: SqlScene): string;
  date(expression: DateExpression, scene: SqlScene): string;
  number(expression: NumberExpression, scene: SqlScene): string;
  integer(expression: IntegerExpression, scene: SqlScene): string;
  text(expression: TextExpression, scene: SqlScene): string;
  fraction(expression: FractionExpression, scene: SqlScene): FractionSql;
  /** An aggregate over the selected rows, as a column that the scene can read; `write` gets the rows' alias. */
  aggregate(selection: EventSelection, scene: SqlScene, write: (row: string) => string): string;
  /** An aggregate over the groups that the selected rows form by a column: their sizes are called n. */
  aggregateGroups(selection: EventSelection, column: string, scene: SqlScene, aggregate: string): string;
  span(span: SpanQuestion, scene: SqlScene): string;
  /** A new alias for a row. */
  alias(): string;
}

/** Both NULL when the fraction is missing. */
export interface FractionSql {
  readonly numerator: string;
  readonly denominator: string;
}

/** `read` of the person's spans of the table that cover the day and satisfy `where`. */
export interface SpanQuestion {
  readonly table: SpanTableName;
  readonly on: DateExpression;
  readonly where: BooleanExpression;
  readonly read: SpanRead;
}

/** How many there are, or the lowest of their texts. */
export type SpanRead =
  | { readonly kind: 'count' }
  | { readonly kind: 'lowest-text'; readonly text: (row: string) => string };
