// Event selections as tables: one row for each person who has selected rows, and period where the selection depends on it. A
// selection that is also asked by groups (visits per doctor) is grouped first; how many rows there are is then counted from
// the groups, so that the care data are read and spread over the periods once.
import type { BooleanExpression, DateExpression, EventSelection } from '../../model/expression.ts';
import { partsOf } from './booleans.ts';
import { quoteName } from './dialect.ts';
import { EVERY_PERIOD, setOfRows, setsOfDays } from './period-sets.ts';
import type { Compiler, Layout, SqlScene } from './scene.ts';
import { needsOnlyRow, noteAll, openScene, PERIOD, PERSON, tablesIn, writeJoins } from './scene.ts';
import type { StatementTable } from './statement.ts';
import { dayOf } from './values.ts';

/** Expression → column: what has been asked of a table so far. */
export type Columns = Map<string, string>;

export function columnIn(columns: Columns, aggregate: string, prefix = 'c'): string {
  const column = columns.get(aggregate) ?? `${prefix}${columns.size + 1}`;
  columns.set(aggregate, column);
  return column;
}

export interface EventTable {
  readonly name: string;
  readonly selection: EventSelection;
  readonly dependsOnPeriod: boolean;
  /** FROM … WHERE … of the selected rows; `periods` as they meet them, or otherwise. */
  from(periods?: string): string;
  /** The sets of periods that rows meet by their day alone; '' without periods, null when they meet them in another way. */
  readonly sets: { readonly join: string; readonly needs: readonly string[] } | null;
  /** Whether the periods in which a person has selected rows are asked for as a set. */
  isAskedAsSet: boolean;
  readonly row: string;
  readonly needs: readonly string[];
  readonly columns: Columns;
  /** Of each row, before it meets the periods. */
  readonly ranks: Columns;
  readonly groups: Map<string, GroupTable>;
  groupsBy(column: string): GroupTable;
}

interface GroupTable {
  readonly name: string;
  readonly columns: Columns;
}

export function collectEvents(selection: EventSelection, compiler: Compiler): EventTable {
  const row = compiler.alias();
  const scene = openScene({ alias: row, table: selection.table }, row);
  const where = conditionsOfRows(selection.where, scene, compiler);
  const isAskedByPeriod = scene.notes.dependsOnPeriod;
  const inside = windowOf(selection, row, scene, compiler);
  const conditions = [...where.outer, ...inside.conditions];
  const name = compiler.alias().replace('t', 's');
  const groups = new Map<string, GroupTable>();
  const ranks: Columns = new Map();
  return {
    name,
    selection,
    dependsOnPeriod: scene.notes.dependsOnPeriod,
    from: (periods = inside.periods) =>
      fromRows(selection, scene, { periods, row, ofRow: where.ofRow, conditions, ranks }, compiler),
    sets:
      isAskedByPeriod || inside.sets === null
        ? null
        : { ...inside.sets, needs: [...tablesIn(scene), ...inside.sets.needs] },
    isAskedAsSet: false,
    row,
    needs: [...tablesIn(scene), ...inside.tables],
    columns: new Map(),
    ranks,
    groups,
    groupsBy: (column) => {
      const group = groups.get(column) ?? { name: `${name}_${column}`, columns: new Map() };
      groups.set(column, group);
      return group;
    },
  };
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
    const partScene = openScene(scene.row, scene.owner);
    const condition = compiler.condition(part, partScene);
    noteAll(scene, partScene);
    (needsOnlyRow(partScene) ? ofRow : outer).push(condition);
  }
  return { ofRow, outer };
}

/** How rows meet the periods, and conditions on both. */
interface Inside {
  /** JOIN of the period; '' where nothing depends on it. */
  readonly periods: string;
  /** See EventTable. */
  readonly sets: EventTable['sets'];
  readonly conditions: readonly string[];
  /** The tables that it reads. */
  readonly tables: readonly string[];
}

function windowOf(
  { table, window }: EventSelection,
  row: string,
  scene: SqlScene,
  compiler: Compiler,
): Inside {
  const other = (conditions: readonly string[]): Inside => ({
    periods: scene.notes.dependsOnPeriod ? `\n  cross join period ${PERIOD}` : '',
    sets: scene.notes.dependsOnPeriod ? null : { join: '', needs: [] },
    conditions,
    tables: [],
  });
  if (window === null) return other([]);
  const { from, until } = window;
  const day = dayOf(row, table, window.column, compiler);
  const isOfPeriod = [from, until].some((date) => date !== null && dependsOnPeriod(date));
  const days = from !== null && until !== null && isOfPeriod ? compiler.window({ from, until }) : null;
  if (days !== null) {
    scene.notes.dependsOnPeriod = true;
    const join = (table: string) => `\n  join ${table} ${PERIOD} on ${PERIOD}.on_day = ${day}`;
    const sets = setsOfDays(days);
    return {
      periods: join(days),
      sets: { join: join(sets), needs: [sets] },
      conditions: [],
      tables: [days],
    };
  }
  return other([
    `${day} is not null`,
    ...(from === null ? [] : [`${day} >= ${compiler.date(from, scene)}`]),
    ...(until === null ? [] : [`${day} < ${compiler.date(until, scene)}`]),
  ]);
}

function dependsOnPeriod(date: DateExpression): boolean {
  switch (date.kind) {
    case 'shifted-date':
      return dependsOnPeriod(date.from);
    case 'period-start':
    case 'period-last-day':
    case 'period-end':
      return true;
    case 'date':
    case 'date-column':
    case 'event-date':
      return false;
  }
}

interface ReadRows extends Pick<Inside, 'periods' | 'conditions'> {
  readonly row: string;
  /** Conditions on the row alone. */
  readonly ofRow: readonly string[];
  readonly ranks: Columns;
}

function fromRows(
  { table }: EventSelection,
  scene: SqlScene,
  { conditions, ofRow, periods, ranks, row }: ReadRows,
  { layout }: Compiler,
): string {
  return (
    `\n  from ${writeRows(table, row, [...ofRow, layout.isKnown(row)], ranks)}${periods}` +
    (scene.notes.personColumns.size > 0
      ? `\n  join person ${PERSON} on ${PERSON}.${layout.column} = ${row}.${layout.column}`
      : '') +
    `${writeJoins(scene)}\n  where ${writeConditions(conditions)}`
  );
}

/** The table's rows that satisfy conditions on the row alone. */
export function writeRows(
  table: string,
  row: string,
  conditions: readonly string[],
  ranks: Columns = new Map(),
): string {
  return `(select ${row}.*${writeColumns(ranks)} from ${quoteName(table)} ${row}\n    where ${writeConditions(conditions)}) ${row}`;
}

function writeConditions(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== 'true').join('\n    and ') || 'true';
}

const COUNT = 'count(*)';

export function writeEventTables(
  table: EventTable,
  { dialect, layout }: Compiler,
): readonly StatementTable[] {
  const { dependsOnPeriod, groups, name, needs, row } = table;
  const from = table.from();
  const columnsOf = (alias: string) => [
    [`${alias}.${layout.column}`, layout.column],
    ...(dependsOnPeriod ? [[`${alias === row ? PERIOD : alias}.i`, 'i']] : []),
  ];
  const keysOf = (alias: string) =>
    columnsOf(alias)
      .map(([column]) => column)
      .join(', ');
  // ClickHouse would keep the aliases in the columns' names.
  const namedOf = (alias: string) =>
    columnsOf(alias)
      .map(([column, name]) => `${column} as ${name}`)
      .join(', ');
  const keys = keysOf(row);
  const grouped = [...groups].flatMap(([column, { columns, name: ofGroups }]) => {
    const by = `${row}.${quoteName(column)}`;
    const sizes = `${ofGroups}_size`;
    return [
      {
        name: sizes,
        select: `select ${namedOf(row)}, ${by} as value, ${COUNT} as n${from}\n  group by ${keys}, ${by}`,
        needs,
      },
      {
        name: ofGroups,
        select: `select ${namedOf('g')}${writeColumns(columns)}\n  from ${sizes} g where g.value is not null\n  group by ${keysOf('g')}`,
        needs: [sizes],
      },
    ];
  });
  const own = [...grouped, ...writeSet(table, layout)];
  const [first] = grouped;
  const isCounted = [...table.columns.keys()].every((aggregate) => aggregate === COUNT);
  if (table.columns.size === 0) return own;
  if (first === undefined || !isCounted)
    return [
      ...own,
      {
        name,
        select: `select ${namedOf(row)}${writeColumns(table.columns)}${from}\n  group by ${keys}`,
        needs,
      },
    ];
  const total = [...table.columns.values()].map((column) => `, ${dialect.integer('sum(g.n)')} as ${column}`);
  const select = `select ${namedOf('g')}${total.join('')}\n  from ${first.name} g\n  group by ${keysOf('g')}`;
  return [...own, { name, select, needs: [first.name] }];
}

function writeSet(
  { from, isAskedAsSet, name, row, sets }: EventTable,
  { column }: Layout,
): readonly StatementTable[] {
  if (!isAskedAsSet || sets === null) return [];
  const bits = sets.join === '' ? EVERY_PERIOD : `${PERIOD}.bits`;
  const select = `select ${row}.${column} as ${column}, bit_or(${bits}) as bits${from(sets.join)}\n  group by ${row}.${column}`;
  return [{ name: setOfRows(name), select, needs: sets.needs }];
}

export function writeColumns(columns: Columns): string {
  return [...columns].map(([aggregate, column]) => `, ${aggregate} as ${column}`).join('');
}
