// Collects the common table expressions of one statement: each event selection and each question to spans is computed once,
// per person and (only where it depends on it) period, however often the measure asks. Next: measure-statement.ts.

import { CARE_TABLES } from '../../care-data/tables.ts';
import type { BooleanExpression, EventSelection, Window } from '../../model/expression.ts';
import { booleanSql, conditionSql } from './booleans.ts';
import type { Dialect } from './dialect.ts';
import { quoteName } from './dialect.ts';
import { aggregateOf, readIn } from './lookup.ts';
import type { Compiler, Joined, SpanQuestion, SqlScene } from './scene.ts';
import { needsOnlyRow, noteAll, noteJoin, openScene, PERIOD, PERSON, writeJoins } from './scene.ts';
import { dateSql, dayOf, fractionSql, integerSql, numberSql, textSql } from './values.ts';

export interface Statement {
  readonly compiler: Compiler;
  /** In an order in which each uses only earlier ones. */
  tables(): readonly StatementTable[];
}

export interface StatementTable {
  readonly alias: string;
  readonly select: string;
  /** Made of care data and periods alone: equal SELECTs of statements over the same periods give equal tables. */
  readonly isShareable: boolean;
}

/** One table being collected: its rows, and the aggregates that have been asked of them so far. */
interface Collected extends Joined {
  /** SELECT without its list of columns: FROM … WHERE …. */
  readonly from: string;
  readonly row: string;
  /** Aggregate → column. */
  readonly columns: Map<string, string>;
  /** Groups by this column first; their sizes are n. */
  readonly groupedBy: string | null;
  readonly isShareable: boolean;
}

export function openStatement(dialect: Dialect): Statement {
  const collected = new Map<string, Collected>();
  let lastAlias = 0;
  const alias = () => {
    lastAlias += 1;
    return `t${lastAlias}`;
  };

  const collect = (key: string, make: () => Collected): Collected => {
    const known = collected.get(key);
    if (known !== undefined) return known;
    // What it depends on is collected while it is made, and so stands before it.
    const made = make();
    collected.set(key, made);
    return made;
  };
  const read = (table: Collected, aggregate: string, scene: SqlScene): string => {
    noteJoin(scene, table);
    const column = table.columns.get(aggregate) ?? `c${table.columns.size + 1}`;
    table.columns.set(aggregate, column);
    return `${table.alias}.${column}`;
  };

  const compiler: Compiler = {
    dialect,
    alias,
    boolean: (expression, scene) => booleanSql(expression, scene, compiler),
    condition: (expression, scene) => conditionSql(expression, scene, compiler),
    date: (expression, scene) => dateSql(expression, scene, compiler),
    number: (expression, scene) => numberSql(expression, scene, compiler),
    integer: (expression, scene) => integerSql(expression, scene, compiler),
    text: (expression, scene) => textSql(expression, scene, compiler),
    fraction: (expression, scene) => fractionSql(expression, scene, compiler),
    aggregate: (selection, scene, write) => {
      const table = collect(JSON.stringify(selection), () => collectEvents(selection, null, compiler));
      return read(table, write(table.row), scene);
    },
    aggregateGroups: (selection, column, scene, aggregate) => {
      const key = JSON.stringify([selection, column]);
      return read(
        collect(key, () => collectEvents(selection, column, compiler)),
        aggregate,
        scene,
      );
    },
    span: (question, scene) => {
      if (dependsOnRow(question.on)) return askSpanOfRow(question, scene, compiler);
      const key = JSON.stringify(['span', question.table, question.on, question.where]);
      const table = collect(key, () => collectSpans(question, compiler));
      return read(table, aggregateOf(question.read, table.row, dialect), scene);
    },
  };
  return { compiler, tables: () => [...collected.values()].map(writeTable) };
}

function writeTable(table: Collected): StatementTable {
  return { alias: table.alias, select: writeSelect(table), isShareable: table.isShareable };
}

function writeSelect(table: Collected): string {
  const keys = table.dependsOnPeriod ? `${PERSON}.person, ${PERIOD}.i` : `${PERSON}.person`;
  // ClickHouse would keep the aliases in the columns' names.
  const named = table.dependsOnPeriod
    ? `${PERSON}.person as person, ${PERIOD}.i as i`
    : `${PERSON}.person as person`;
  const columns = [...table.columns].map(([aggregate, column]) => `, ${aggregate} as ${column}`).join('');
  if (table.groupedBy === null) return `select ${named}${columns}${table.from}\n  group by ${keys}`;
  const outer = table.dependsOnPeriod ? 'person, i' : 'person';
  const group = `${table.row}.${quoteName(table.groupedBy)}`;
  return `select ${outer}${columns} from (\n  select ${named}, count(*) as n${table.from}\n  group by ${keys}, ${group}) g\n  group by ${outer}`;
}

function collectEvents(selection: EventSelection, groupedBy: string | null, compiler: Compiler): Collected {
  const row = compiler.alias();
  const scene = openScene({ alias: row, table: selection.table });
  const where = conditionsOfRows(selection.where, scene, compiler);
  const conditions = [
    ...where.outer,
    ...windowConditions(selection.window, row, selection.table, scene, compiler),
    ...(groupedBy === null ? [] : [`${row}.${quoteName(groupedBy)} is not null`]),
  ];
  const rows = { table: selection.table, row, chosen: where.ofRow };
  return { ...fromPersonsRows(scene, rows, conditions, compiler), groupedBy, isShareable: false };
}

/**
 * What is known of a row alone is asked before rows meet the periods: each would otherwise be asked once for every period,
 * which for a question to another table (the contact's diagnoses) takes most of the time.
 */
function conditionsOfRows(
  where: BooleanExpression,
  scene: SqlScene,
  compiler: Compiler,
): { readonly ofRow: readonly string[]; readonly outer: readonly string[] } {
  const ofRow: string[] = [];
  const outer: string[] = [];
  for (const part of partsOf(where)) {
    const partScene = openScene(scene.row);
    const condition = compiler.condition(part, partScene);
    noteAll(scene, partScene);
    (needsOnlyRow(partScene) ? ofRow : outer).push(condition);
  }
  return { ofRow, outer };
}

function partsOf(expression: BooleanExpression): readonly BooleanExpression[] {
  return expression.kind === 'all-of' ? expression.of.flatMap(partsOf) : [expression];
}

function windowConditions(
  window: Window | null,
  row: string,
  table: EventSelection['table'],
  scene: SqlScene,
  compiler: Compiler,
): readonly string[] {
  if (window === null) return [];
  const day = dayOf(row, table, window.column, compiler);
  return [
    `${day} is not null`,
    ...(window.from === null ? [] : [`${day} >= ${compiler.date(window.from, scene)}`]),
    ...(window.until === null ? [] : [`${day} < ${compiler.date(window.until, scene)}`]),
  ];
}

function collectSpans(question: SpanQuestion, compiler: Compiler): Collected {
  const row = compiler.alias();
  const scene = openScene({ alias: row, table: question.table });
  const conditions = coverConditions(question, compiler.date(question.on, scene), row, scene, compiler);
  const rows = { table: question.table, row, chosen: [] };
  const isShareable = scene.notes.joins.size === 0;
  return { ...fromPersonsRows(scene, rows, conditions, compiler), groupedBy: null, isShareable };
}

/** The day is the asker's; `where` sees the span. */
function coverConditions(
  { table, where }: SpanQuestion,
  day: string,
  row: string,
  scene: SqlScene,
  compiler: Compiler,
): readonly string[] {
  const { from, to } = CARE_TABLES[table].shape;
  return [
    `${row}.${quoteName(from)} <= ${day}`,
    `(${row}.${quoteName(to)} is null or ${day} < ${row}.${quoteName(to)})`,
    compiler.condition(where, scene),
  ];
}

/** A day of the row itself (the date of a visit): asked for each row. */
function askSpanOfRow(question: SpanQuestion, scene: SqlScene, compiler: Compiler): string {
  scene.notes.dependsOnPerson = true;
  const { read, table } = question;
  const day = compiler.date(question.on, scene);
  const where = (row: string, inner: SqlScene) =>
    coverConditions(question, day, row, inner, compiler).join(' and ');
  return readIn({ table, keys: { person: `${PERSON}.person` }, where }, read, scene, compiler);
}

interface ChosenRows {
  readonly table: EventSelection['table'] | SpanQuestion['table'];
  readonly row: string;
  /** Conditions on the row alone. */
  readonly chosen: readonly string[];
}

function fromPersonsRows(
  scene: SqlScene,
  rows: ChosenRows,
  conditions: readonly string[],
  compiler: Compiler,
): Omit<Collected, 'groupedBy' | 'isShareable'> {
  const { dependsOnPeriod } = scene.notes;
  const { row } = rows;
  const from =
    `\n  from ${writeRows(rows)}\n  join person ${PERSON} on ${PERSON}.person = ${row}.person` +
    (dependsOnPeriod ? `\n  cross join period ${PERIOD}` : '') +
    writeJoins(scene) +
    `\n  where ${writeConditions(conditions)}`;
  return { alias: compiler.alias().replace('t', 's'), dependsOnPeriod, from, row, columns: new Map() };
}

function writeRows({ table, row, chosen }: ChosenRows): string {
  const all = `${quoteName(table)} ${row}`;
  const where = writeConditions(chosen);
  return where === 'true' ? all : `(select * from ${all}\n    where ${where}) ${row}`;
}

function writeConditions(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== 'true').join('\n    and ') || 'true';
}

/** Whether a date is read from the row in view. Selections never look at an outer row. */
function dependsOnRow(on: SpanQuestion['on']): boolean {
  switch (on.kind) {
    case 'date-column':
      return on.of === 'row';
    case 'shifted-date':
      return dependsOnRow(on.from);
    case 'period-start':
    case 'period-last-day':
    case 'period-end':
    case 'date':
    case 'event-date':
      return false;
  }
}
