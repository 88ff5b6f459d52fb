// Event selections as tables: one row for each person who has selected rows, and period where the selection depends on it. A
// selection that is also asked by groups (visits per doctor) is grouped first; how many rows there are is then counted from
// the groups, so that the care data are read and spread over the periods once.
import type { BooleanExpression, EventSelection } from '../../model/expression.ts';
import { partsOf } from './booleans.ts';
import { quoteName } from './dialect.ts';
import { PERIOD_ALONE, setOfRows, setsOfDays } from './period-bits.ts';
import type { Compiler, Layout, SqlScene, StatementTable } from './scene.ts';
import { needsOnlyRow, noteAll, openScene, PERIOD, PERSON, tablesIn, writeJoins } from './scene.ts';
import type { ValueSet } from './value-sets.ts';
import { collectValues, dependsOnPeriod } from './value-sets.ts';
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
  /** FROM … WHERE … of the selected rows, which meet the periods as they do, or otherwise. */
  from(meet?: Meet): string;
  /** The periods of each selected row as a set; null when more than the row's day and values say which they are. */
  readonly sets: RowSets | null;
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

/** What follows FROM when the rows that it is given meet the periods. */
type Meet = (rows: string) => string;

interface RowSets {
  readonly meet: Meet;
  readonly bits: string;
  readonly needs: readonly string[];
}

interface GroupTable {
  readonly name: string;
  readonly columns: Columns;
}

export function collectEvents(selection: EventSelection, compiler: Compiler): EventTable {
  const row = compiler.alias();
  const scene = openScene({ alias: row, table: selection.table }, row);
  const days = daysOf(selection.window, compiler);
  const values = days === null ? [] : collectValues(selection.where, row, compiler);
  const where = conditionsOfRows(
    partsOf(selection.where).filter((part) => values.every((value) => value.part !== part)),
    scene,
    compiler,
  );
  const isAskedByPeriod = scene.notes.dependsOnPeriod;
  const inside =
    days === null
      ? compareDays(selection, row, scene, compiler)
      : joinDays(selection, { days, row, values }, scene, compiler);
  const conditions = [...where.outer, ...inside.conditions];
  const name = compiler.alias().replace('t', 's');
  const groups = new Map<string, GroupTable>();
  const ranks: Columns = new Map();
  return {
    name,
    selection,
    dependsOnPeriod: scene.notes.dependsOnPeriod,
    from: (meet = inside.meet) =>
      fromRows(selection, scene, { meet, row, ofRow: where.ofRow, conditions, ranks }, compiler),
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
      // The first groups are told in the same row as the selection itself: one table less to join.
      const ofGroups = groups.size === 0 ? name : `${name}_${column}`;
      const group = groups.get(column) ?? { name: ofGroups, columns: new Map() };
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
  where: readonly BooleanExpression[],
  scene: SqlScene,
  compiler: Compiler,
): { readonly ofRow: readonly string[]; readonly outer: readonly string[] } {
  const ofRow: string[] = [];
  const outer: string[] = [];
  for (const part of where) {
    const partScene = openScene(scene.row, scene.owner);
    const condition = compiler.condition(part, partScene);
    noteAll(scene, partScene);
    (needsOnlyRow(partScene) ? ofRow : outer).push(condition);
  }
  return { ofRow, outer };
}

/** How rows meet the periods, and conditions on both. */
interface Inside {
  readonly meet: Meet;
  /** See EventTable. */
  readonly sets: EventTable['sets'];
  readonly conditions: readonly string[];
  /** The tables that it reads. */
  readonly tables: readonly string[];
}

/** The table of a window that depends on the period alone. */
function daysOf(window: EventSelection['window'], compiler: Compiler): string | null {
  if (window === null) return null;
  const { from, until } = window;
  if (from === null || until === null || !(dependsOnPeriod(from) || dependsOnPeriod(until))) return null;
  return compiler.window({ from, until });
}

function compareDays(
  { table, window }: EventSelection,
  row: string,
  scene: SqlScene,
  compiler: Compiler,
): Inside {
  const conditions: string[] = [];
  if (window !== null) {
    const { from, until } = window;
    const day = dayOf(row, table, window.column, compiler);
    conditions.push(`${day} is not null`);
    if (from !== null) conditions.push(`${day} >= ${compiler.date(from, scene)}`);
    if (until !== null) conditions.push(`${day} < ${compiler.date(until, scene)}`);
  }
  const { dependsOnPeriod: isOfPeriod } = scene.notes;
  return {
    meet: (rows) => (isOfPeriod ? `${rows}\n  cross join period ${PERIOD}` : rows),
    sets: isOfPeriod ? null : { meet: (rows) => rows, bits: compiler.everyPeriod, needs: [] },
    conditions,
    tables: [],
  };
}

function joinDays(
  { table, window }: EventSelection,
  {
    days,
    row,
    values,
  }: { readonly days: string; readonly row: string; readonly values: readonly ValueSet[] },
  scene: SqlScene,
  compiler: Compiler,
): Inside {
  scene.notes.dependsOnPeriod = true;
  const day = dayOf(row, table, window?.column ?? '', compiler);
  const joins = values.map(({ alias, on, table: sets }) => `\n  join ${sets} ${alias} on ${on}`).join('');
  const bits = ['d', ...values.map(({ alias }) => alias)].map((alias) => `${alias}.bits`).join(' & ');
  const join = `\n  join ${setsOfDays(days)} d on d.on_day = ${day}${joins}`;
  const needs = [setsOfDays(days), ...values.map(({ table: sets }) => sets)];
  return {
    // The sets in a SELECT of their own: DuckDB would otherwise let days meet periods first, and rows all periods of their day.
    meet: (rows) =>
      values.length === 0
        ? `${rows}\n  join ${days} ${PERIOD} on ${PERIOD}.on_day = ${day}`
        : `(select ${row}.*, ${bits} as bits from ${rows}${join}) ${row}\n  join period ${PERIOD} on (${row}.bits & ${PERIOD_ALONE}) <> 0`,
    sets: { meet: (rows) => `${rows}${join}`, bits, needs },
    conditions: [],
    tables: values.length === 0 ? [days] : needs,
  };
}

interface ReadRows extends Pick<Inside, 'meet' | 'conditions'> {
  readonly row: string;
  /** Conditions on the row alone. */
  readonly ofRow: readonly string[];
  readonly ranks: Columns;
}

function fromRows(
  { table }: EventSelection,
  scene: SqlScene,
  { conditions, meet, ofRow, ranks, row }: ReadRows,
  { layout }: Compiler,
): string {
  return (
    `\n  from ${meet(writeRows(table, row, [...ofRow, layout.isKnown(row)], ranks))}` +
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
  const total = [...table.columns.values()].map(
    (column) => `, ${dialect.integer('sum(g.size)')} as ${column}`,
  );
  const plain = `select ${namedOf(row)}${writeColumns(table.columns)}${from}\n  group by ${keysOf(row)}`;
  const isCounted = [...table.columns.keys()].every((aggregate) => aggregate === COUNT);
  const grouped = [...groups].flatMap(([column, { columns, name: ofGroups }]): readonly StatementTable[] => {
    const by = `${row}.${quoteName(column)}`;
    const sizes = `${name}_${column}_size`;
    const size = `select ${namedOf(row)}, ${by} as value, ${COUNT} as size${from}\n  group by ${keysOf(row)}, ${by}`;
    const isOfRows = ofGroups === name;
    // Rows without value are in no group.
    const each = `(select ${namedOf('s')}, s.size as size, case when s.value is not null then s.size end as n from ${sizes} s) g`;
    const select = `select ${namedOf('g')}${isOfRows && isCounted ? total.join('') : ''}${writeColumns(columns)}\n  from ${each}\n  group by ${keysOf('g')}`;
    const made = [{ name: sizes, select: size, needs }];
    if (!isOfRows || isCounted) return [...made, { name: ofGroups, select, needs: [sizes] }];
    const named = [...table.columns.values(), ...columns.values()].map((of) => `, ${of} as ${of}`);
    const same = columnsOf('r').map(([key, of]) => `g.${of} = ${key}`);
    return [
      ...made,
      { name: `${name}_${column}`, select, needs: [sizes] },
      { name: `${name}_rows`, select: plain, needs },
      {
        name,
        select: `select ${namedOf('r')}${named.join('')}\n  from ${name}_rows r left join ${name}_${column} g on ${same.join(' and ')}`,
        needs: [`${name}_rows`, `${name}_${column}`],
      },
    ];
  });
  const rows = groups.size > 0 || table.columns.size === 0 ? [] : [{ name, select: plain, needs }];
  return [...grouped, ...rows, ...writeSet(table, layout)];
}

function writeSet(
  { from, isAskedAsSet, name, row, sets }: EventTable,
  { column }: Layout,
): readonly StatementTable[] {
  if (!isAskedAsSet || sets === null) return [];
  const select = `select ${row}.${column} as ${column}, bit_or(${sets.bits}) as bits${from(sets.meet)}\n  group by ${row}.${column}`;
  return [{ name: setOfRows(name), select, needs: sets.needs }];
}

export function writeColumns(columns: Columns): string {
  return [...columns].map(([aggregate, column]) => `, ${aggregate} as ${column}`).join('');
}
