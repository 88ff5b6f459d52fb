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
export const PERIOD_COLUMNS = ['i', 'start_on', 'last_on', 'end_on'] as const;

/** How the care data lie: as they were delivered, or as an engine has made them ready (duckdb/bucket-engine.ts). */
export interface Layout {
  /** What says which person of the table `person` a row is about: the pseudonym, or a number that stands for it. */
  readonly column: string;
  /** Whether the row names somebody who is in `person`. */
  isKnown(row: string): string;
  /** A table of every code that the table has, once: codes are read there instead of in each row. */
  codesOf(table: CareTableName): string | null;
  /** Whether booleans about persons may be counted as sets of periods (period-sets.ts). */
  readonly hasPeriodSets: boolean;
}

export const AS_DELIVERED: Layout = {
  column: 'person',
  isKnown: (row) => `${row}.person in (select person from person)`,
  codesOf: () => null,
  hasPeriodSets: false,
};

/** A table of the statement's own that gives the scene's person, and period where it depends on it, at most one row. */
export interface Joined {
  readonly alias: string;
  readonly table: string;
  readonly on: string;
  readonly dependsOnPeriod: boolean;
}

export interface SqlScene {
  /** Alias and table of the row in view; null when the subject is the person. */
  readonly row: { readonly alias: string; readonly table: CareTableName } | null;
  /** Alias with the person's key: the person, or a row of hers. */
  readonly owner: string;
  /** The row in view is one that is looked up (lookup.ts): what depends on it can't be joined outside. */
  readonly isNested: boolean;
  /** The row that asked first, when the row in view is looked up for it. */
  readonly asking: SqlScene['row'];
  /** Notes, filled while compiling; shared with the scenes inside this one. */
  readonly notes: {
    dependsOnPeriod: boolean;
    /** Of the person q. */
    readonly personColumns: Set<string>;
    readonly joins: Map<string, Joined>;
    /** Aliases of joins without which the subject is not in view. */
    readonly required: Set<string>;
  };
}

/** `owner`: see SqlScene. */
export function openScene(row: SqlScene['row'], owner = PERSON): SqlScene {
  const notes = {
    dependsOnPeriod: false,
    personColumns: new Set<string>(),
    joins: new Map(),
    required: new Set<string>(),
  };
  return { row, owner, isNested: false, asking: null, notes };
}

export function noteJoin(scene: SqlScene, joined: Joined): void {
  scene.notes.joins.set(joined.alias, joined);
  if (joined.dependsOnPeriod) scene.notes.dependsOnPeriod = true;
}

/** True for what can be known of a row before the person and the period are. */
export function needsOnlyRow({ notes }: SqlScene): boolean {
  return !notes.dependsOnPeriod && notes.personColumns.size === 0 && notes.joins.size === 0;
}

/** What a part of the scene needed, the scene needs. */
export function noteAll(scene: SqlScene, part: SqlScene): void {
  if (part.notes.dependsOnPeriod) scene.notes.dependsOnPeriod = true;
  for (const column of part.notes.personColumns) scene.notes.personColumns.add(column);
  for (const joined of part.notes.joins.values()) noteJoin(scene, joined);
}

/** The tables that the scene's joins read. */
export function tablesIn({ notes }: SqlScene): readonly string[] {
  return [...notes.joins.values()].map(({ table }) => table);
}

/** Joins for all that the scene noted, first what is required; LEFT for the rest. */
export function writeJoins(scene: SqlScene, except: Joined | null = null): string {
  const { joins, required } = scene.notes;
  const written = [...joins.values()].filter((joined) => joined !== except);
  const isRequired = ({ alias }: Joined) => required.has(alias);
  return [...written.filter(isRequired), ...written.filter((joined) => !isRequired(joined))]
    .map(
      (joined) =>
        `\n  ${isRequired(joined) ? 'join' : 'left join'} ${joined.table} ${joined.alias} on ${joined.on}`,
    )
    .join('');
}

/** Persons and periods, and what is joined to them: beginning with those whom a required table holds, where there is one. */
export function writePersons(scene: SqlScene, layout: Layout): string {
  const { joins, required } = scene.notes;
  const first = [...joins.values()].find(
    ({ alias, dependsOnPeriod }) => dependsOnPeriod && required.has(alias),
  );
  if (first === undefined) return `from person ${PERSON}\n  cross join period ${PERIOD}${writeJoins(scene)}`;
  const { alias, table } = first;
  return (
    `from ${table} ${alias}\n  join person ${PERSON} on ${PERSON}.${layout.column} = ${alias}.${layout.column}` +
    `\n  join period ${PERIOD} on ${PERIOD}.i = ${alias}.i${writeJoins(scene, first)}`
  );
}

/**
 * The compilers of each type, handed to each other so that their files need not import in a circle. All give NULL for
 * missing. `boolean` never gives NULL; `condition` may give NULL for false, which is for WHERE and lets the database see
 * which joins are needed.
 */
export interface Compiler {
  readonly dialect: Dialect;
  readonly layout: Layout;
  boolean(expression: BooleanExpression, scene: SqlScene): string;
  condition(expression: BooleanExpression, scene: SqlScene): string;
  date(expression: DateExpression, scene: SqlScene): string;
  number(expression: NumberExpression, scene: SqlScene): string;
  integer(expression: IntegerExpression, scene: SqlScene): string;
  text(expression: TextExpression, scene: SqlScene): string;
  fraction(expression: FractionExpression, scene: SqlScene): FractionSql;
  /** An aggregate over the selected rows, as a column that the scene can read; `write` gets the rows' alias. */
  aggregate(selection: EventSelection, scene: SqlScene, write: (row: string) => string): string;
  /** As `aggregate`, where the selected rows have a column that is computed of each row before they meet the periods. */
  aggregateRanked(
    selection: EventSelection,
    scene: SqlScene,
    rank: (row: string) => string,
    write: (row: string, rank: string) => string,
  ): string;
  /** An aggregate over the groups that the selected rows form by a column: their sizes are called n. */
  aggregateGroups(selection: EventSelection, column: string, scene: SqlScene, aggregate: string): string;
  span(span: SpanQuestion, scene: SqlScene): string;
  /** A table of the periods' days in a window; null when it has to be compared with every period. */
  window(window: PeriodWindow): string | null;
  /** The name of a table of the statement's own, which is made once for all who ask for the same. */
  once(what: string, make: () => OwnTable): string;
  /** The set of all periods. */
  readonly everyPeriod: string;
  /**
   * What spans say on a day of the period, as a table of the person's key, `value` (what `read` reads) and bits; without
   * `read`, of key and bits. null where the day depends on more than the period.
   */
  spanSets(span: Omit<SpanQuestion, 'read'>, read: SpanRead | null): string | null;
  /** A boolean about persons that is not made of others, as the set of periods in which it holds. */
  set(expression: BooleanExpression, scene: SqlScene): string;
  /** A new alias for a row. */
  alias(): string;
}

export interface OwnTable {
  readonly select: string;
  /** The tables of the statement that it reads. */
  readonly needs: readonly string[];
}

export interface StatementTable extends OwnTable {
  readonly name: string;
}

/** Half-open in days. */
export interface PeriodWindow {
  readonly from: DateExpression;
  readonly until: DateExpression;
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

/** How many there are, or what `of` makes of the lowest of their texts. */
export type SpanRead =
  | { readonly kind: 'count' }
  | {
      readonly kind: 'lowest-text';
      readonly text: (row: string) => string;
      readonly of: (lowest: string) => string;
    };
