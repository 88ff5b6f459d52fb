// Spans as tables. A person's spans may overlap, so they are first cut where one begins or ends: of the pieces, at most one
// covers a day, and what is asked of the spans that cover it (how many, which began last) is found out once per piece
// instead of once per period.
import { CARE_TABLES } from '../../care-data/tables.ts';
import type { BooleanExpression, DateExpression, SpanTableName } from '../../model/expression.ts';
import { quoteName } from './dialect.ts';
import type { Columns } from './event-tables.ts';
import { columnIn, writeColumns, writeRows } from './event-tables.ts';
import { aggregateOf, readIn } from './lookup.ts';
import { PERIOD_ALONE } from './period-bits.ts';
import type { Compiler, Joined, OwnTable, SpanQuestion, SqlScene, StatementTable } from './scene.ts';
import { needsOnlyRow, noteJoin, openScene, PERIOD, PERSON, tablesIn, writeJoins } from './scene.ts';

/** Pieces from `from_on` until `until_on` of the spans that satisfy `where`. */
export interface PieceTable {
  readonly name: string;
  readonly table: SpanTableName;
  readonly where: BooleanExpression;
  readonly row: string;
  readonly rows: string;
  readonly columns: Columns;
}

/** One row per person and period where the day depends on it: what the piece that covers the day says. */
export interface DayTable {
  readonly name: string;
  readonly pieces: PieceTable;
  readonly piece: string;
  readonly dependsOnPeriod: boolean;
  readonly from: string;
  readonly needs: readonly string[];
}

/** null when `where` asks for more than the span itself: then spans can't be cut before they are asked. */
export function collectPieces(
  table: SpanTableName,
  where: BooleanExpression,
  compiler: Compiler,
): PieceTable | null {
  const row = compiler.alias();
  const scene = openScene({ alias: row, table });
  const condition = compiler.condition(where, scene);
  if (!needsOnlyRow(scene)) return null;
  const rows = writeRows(table, row, [condition, compiler.layout.isKnown(row)]);
  return { name: compiler.alias().replace('t', 's'), table, where, row, rows, columns: new Map() };
}

/** Later than any day that is asked for; the last that every database has. */
const NEVER = '2299-12-31';

export function writePieceTable(pieces: PieceTable, { dialect, layout }: Compiler): StatementTable {
  const { columns, name, row, rows } = pieces;
  const { from, to } = CARE_TABLES[pieces.table].shape;
  const cuts = [from, to]
    .map(
      (column) =>
        `select ${row}.${layout.column} as ${layout.column}, ${row}.${quoteName(column)} as cut_on from ${rows} where ${row}.${quoteName(column)} is not null`,
    )
    .join('\n    union distinct ');
  const next = `lead(cut_on, 1, ${dialect.date(NEVER)}) over (partition by ${layout.column} order by cut_on)`;
  const piece = `select ${layout.column}, cut_on as from_on, ${next} as until_on from (\n    ${cuts}) cut`;
  const keys = [layout.column, 'from_on', 'until_on'].map((column) => `piece.${column}`);
  const named = [layout.column, 'from_on', 'until_on'].map((column) => `piece.${column} as ${column}`);
  return {
    name,
    select: `select ${named.join(', ')}${writeColumns(columns)}\n  from (${piece}) piece\n  join ${rows} on ${row}.${layout.column} = piece.${layout.column} and ${covers(pieces.table, row, 'piece.from_on')}\n  group by ${keys.join(', ')}`,
    needs: [],
  };
}

function covers(table: SpanTableName, row: string, day: string): string {
  const { from, to } = CARE_TABLES[table].shape;
  return `${row}.${quoteName(from)} <= ${day} and (${row}.${quoteName(to)} is null or ${day} < ${row}.${quoteName(to)})`;
}

/** The day depends on the person and the period alone. */
export function collectDay(pieces: PieceTable, on: DateExpression, compiler: Compiler): DayTable {
  const { layout } = compiler;
  const piece = compiler.alias();
  const scene = openScene(null, piece);
  const day = compiler.date(on, scene);
  const { dependsOnPeriod, personColumns } = scene.notes;
  const from =
    `\n  from ${pieces.name} ${piece}` +
    (personColumns.size > 0
      ? `\n  join person ${PERSON} on ${PERSON}.${layout.column} = ${piece}.${layout.column}`
      : '') +
    (dependsOnPeriod ? `\n  cross join period ${PERIOD}` : '') +
    `${writeJoins(scene)}\n  where ${coversDay(piece, day)}`;
  const name = compiler.alias().replace('t', 's');
  return { name, pieces, piece, dependsOnPeriod, from, needs: [pieces.name, ...tablesIn(scene)] };
}

export function writeDayTable(table: DayTable, { layout }: Compiler): StatementTable {
  const { dependsOnPeriod, from, name, needs, piece, pieces } = table;
  const columns = [layout.column, ...pieces.columns.values()].map(
    (column) => `${piece}.${column} as ${column}`,
  );
  return {
    name,
    select: `select ${columns.join(', ')}${dependsOnPeriod ? `, ${PERIOD}.i as i` : ''}${from}`,
    needs,
  };
}

/** See Compiler.spanSets; `value` is a column of the pieces. */
export function collectSpanSets(
  pieces: PieceTable,
  on: DateExpression,
  value: string | null,
  compiler: Compiler,
): OwnTable | null {
  const scene = openScene(null);
  const day = compiler.date(on, scene);
  if (scene.notes.joins.size > 0 || scene.notes.personColumns.size > 0) return null;
  const columns = [compiler.layout.column, ...(value === null ? [] : [value])];
  const named = columns.map((column, index) => `piece.${column} as ${index === 0 ? column : 'value'}`);
  const by = columns.map((column) => `piece.${column}`).join(', ');
  return {
    select: `select ${named.join(', ')}, bit_or(${PERIOD_ALONE}) as bits\n  from ${pieces.name} piece\n  cross join period ${PERIOD}\n  where ${coversDay('piece', day)}\n  group by ${by}`,
    needs: [pieces.name],
  };
}

function coversDay(piece: string, day: string): string {
  return `${piece}.from_on <= ${day} and ${day} < ${piece}.until_on`;
}

/** What the piece says that covers a day of the row in view (the date of a visit). */
export function readAtRow(
  pieces: PieceTable,
  { on, read }: SpanQuestion,
  scene: SqlScene,
  compiler: Compiler,
): string {
  const { column } = compiler.layout;
  if (scene.owner === PERSON) scene.notes.personColumns.add(column);
  const day = compiler.date(on, scene);
  const onOf = (alias: string) =>
    `${alias}.${column} = ${scene.owner}.${column} and ${coversDay(alias, day)}`;
  const known = [...scene.notes.joins.values()].find((join) => join.on === onOf(join.alias));
  const joined: Joined = known ?? {
    alias: compiler.alias(),
    table: pieces.name,
    on: '',
    dependsOnPeriod: false,
  };
  noteJoin(scene, { ...joined, on: onOf(joined.alias) });
  return `${joined.alias}.${columnIn(pieces.columns, aggregateOf(read, pieces.row, compiler.dialect))}`;
}

/** Asked of the spans themselves, each time (lookup.ts). `where` sees the span; the day is the asker's. */
export function askSpans(question: SpanQuestion, scene: SqlScene, compiler: Compiler): string {
  const { on, read, table, where } = question;
  const { column } = compiler.layout;
  if (scene.owner === PERSON) scene.notes.personColumns.add(column);
  const day = compiler.date(on, scene);
  const ofSpan = (row: string, inner: SqlScene) =>
    `${covers(table, row, day)} and ${compiler.condition(where, inner)}`;
  return readIn(
    { table, keys: { [column]: `${scene.owner}.${column}` }, where: ofSpan },
    read,
    scene,
    compiler,
  );
}

/** Whether a date is read from the row in view. Selections never look at an outer row. */
export function dependsOnRow(on: DateExpression): boolean {
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
