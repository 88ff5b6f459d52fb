// Collects the tables that measures are counted from: each event selection and each question to spans is a table, made once
// however many measures ask it, with one row per person and (only where it depends on it) period. Read next:
// event-tables.ts, span-tables.ts (how one is made), measure-statement.ts (how they are counted).

import type { Period } from '../../../core/period.ts';
import { booleanSql, conditionSql } from './booleans.ts';
import type { Dialect } from './dialect.ts';
import type { EventTable } from './event-tables.ts';
import { collectEvents, columnIn, writeEventTables } from './event-tables.ts';
import { aggregateOf } from './lookup.ts';
import { everyPeriod, setOfRows } from './period-bits.ts';
import { collectSet, readSet } from './period-sets.ts';
import type { Compiler, Joined, Layout, SpanQuestion, SqlScene, StatementTable } from './scene.ts';
import { noteJoin, PERIOD, PERSON } from './scene.ts';
import type { DayTable, PieceTable } from './span-tables.ts';
import {
  askSpans,
  collectDay,
  collectPieces,
  collectSpanSets,
  dependsOnRow,
  readAtRow,
  writeDayTable,
  writePieceTable,
} from './span-tables.ts';
import { dateSql, fractionSql, integerSql, numberSql, textSql } from './values.ts';
import type { WindowTable } from './window-tables.ts';
import { collectWindow, writeWindowTable } from './window-tables.ts';

export interface Statement {
  readonly compiler: Compiler;
  /** In an order in which each uses only earlier ones. */
  tables(): readonly StatementTable[];
}

export function openStatement(dialect: Dialect, layout: Layout, periods: readonly Period[]): Statement {
  const events = new Map<string, EventTable>();
  const pieces = new Map<string, PieceTable | null>();
  const days = new Map<string, DayTable>();
  const others = new Map<string, string>();
  const windows = new Map<string, WindowTable | null>();
  // What a table depends on is collected while it is made, and so stands before it.
  const writers: (() => readonly StatementTable[])[] = [];
  let lastAlias = 0;

  const once = <Table>(tables: Map<string, Table>, name: string, make: () => Table): Table => {
    const known = tables.get(name);
    if (known !== undefined) return known;
    const made = make();
    tables.set(name, made);
    return made;
  };
  const eventTable = (selection: EventTable['selection']) =>
    once(events, JSON.stringify(selection), () => {
      const made = collectEvents(selection, compiler);
      writers.push(() => writeEventTables(made, compiler));
      return made;
    });
  const pieceTable = ({ table, where }: Pick<PieceTable, 'table' | 'where'>) =>
    once(pieces, JSON.stringify([table, where]), () => {
      const made = collectPieces(table, where, compiler);
      if (made !== null) writers.push(() => [writePieceTable(made, compiler)]);
      return made;
    });
  const dayTable = (cut: PieceTable, { on, table, where }: SpanQuestion) =>
    once(days, JSON.stringify([table, where, on]), () => {
      const made = collectDay(cut, on, compiler);
      writers.push(() => [writeDayTable(made, compiler)]);
      return made;
    });

  const compiler: Compiler = {
    dialect,
    layout,
    alias: () => {
      lastAlias += 1;
      return `t${lastAlias}`;
    },
    boolean: (expression, scene) => booleanSql(expression, scene, compiler),
    condition: (expression, scene) => conditionSql(expression, scene, compiler),
    date: (expression, scene) => dateSql(expression, scene, compiler),
    number: (expression, scene) => numberSql(expression, scene, compiler),
    integer: (expression, scene) => integerSql(expression, scene, compiler),
    text: (expression, scene) => textSql(expression, scene, compiler),
    fraction: (expression, scene) => fractionSql(expression, scene, compiler),
    aggregate: (selection, scene, write) => {
      const table = eventTable(selection);
      noteJoin(scene, joinOf(table.name, table.dependsOnPeriod, scene, layout));
      return `${table.name}.${columnIn(table.columns, write(table.row))}`;
    },
    aggregateRanked: (selection, scene, rank, write) => {
      const { ranks, row } = eventTable(selection);
      const column = columnIn(ranks, rank(row), 'rank_');
      return compiler.aggregate(selection, scene, () => write(row, `${row}.${column}`));
    },
    aggregateGroups: (selection, column, scene, aggregate) => {
      const table = eventTable(selection);
      const groups = table.groupsBy(column);
      noteJoin(scene, joinOf(groups.name, table.dependsOnPeriod, scene, layout));
      return `${groups.name}.${columnIn(groups.columns, aggregate, 'g')}`;
    },
    once: (what, make) =>
      once(others, what, () => {
        const { needs, select } = make();
        const name = compiler.alias().replace('t', 's');
        writers.push(() => [{ name, select, needs }]);
        return name;
      }),
    everyPeriod: everyPeriod(periods.length),
    spanSets: (question, read) => {
      const cut = dependsOnRow(question.on) ? null : pieceTable(question);
      if (cut === null) return null;
      const value = read === null ? null : columnIn(cut.columns, aggregateOf(read, cut.row, dialect));
      const made = collectSpanSets(cut, question.on, value, compiler);
      return made === null ? null : compiler.once(JSON.stringify([cut.name, question.on, value]), () => made);
    },
    set: (expression, scene) => {
      if (expression.kind === 'during') {
        const table = compiler.spanSets(expression, null);
        if (table !== null) return readSet(joinOf(table, false, scene, layout), scene);
      }
      if (expression.kind === 'exists') {
        const table = eventTable(expression.among);
        if (table.sets !== null) {
          table.isAskedAsSet = true;
          return readSet(joinOf(setOfRows(table.name), false, scene, layout), scene);
        }
      }
      return readSet(collectSet(expression, scene, compiler), scene);
    },
    window: (window) =>
      once(windows, JSON.stringify([window.from, window.until]), () => {
        const made = collectWindow(window, periods, compiler.alias().replace('t', 'w'));
        if (made !== null) writers.push(() => writeWindowTable(made, compiler));
        return made;
      })?.name ?? null,
    span: (question, scene) => {
      const cut = pieceTable(question);
      const isOfRow = dependsOnRow(question.on);
      if (cut === null || (isOfRow && scene.isNested)) return askSpans(question, scene, compiler);
      if (isOfRow) return readAtRow(cut, question, scene, compiler);
      const { dependsOnPeriod, name } = dayTable(cut, question);
      noteJoin(scene, joinOf(name, dependsOnPeriod, scene, layout));
      return `${name}.${columnIn(cut.columns, aggregateOf(question.read, cut.row, dialect))}`;
    },
  };
  return { compiler, tables: () => writers.flatMap((write) => write()) };
}

function joinOf(
  name: string,
  dependsOnPeriod: boolean,
  { notes: { personColumns }, owner }: SqlScene,
  { column }: Layout,
): Joined {
  if (owner === PERSON) personColumns.add(column);
  const on = `${name}.${column} = ${owner}.${column}${dependsOnPeriod ? ` and ${name}.i = ${PERIOD}.i` : ''}`;
  return { alias: name, table: name, on, dependsOnPeriod };
}
