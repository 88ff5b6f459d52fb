// Dates, numbers, texts and fractions as SQL; NULL is missing and spreads by itself.
import type { CareColumn } from '../../care-data/tables.ts';
import { CARE_TABLES } from '../../care-data/tables.ts';
import type {
  DateExpression,
  EventSelection,
  FractionExpression,
  IntegerExpression,
  NumberExpression,
  TextExpression,
} from '../../model/expression.ts';
import { DECIMAL_PLACES } from '../../model/expression.ts';
import type { Dialect } from './dialect.ts';
import { quoteName, quoteText } from './dialect.ts';
import type { Compiler, FractionSql, SpanQuestion, SqlScene } from './scene.ts';
import { PERIOD, PERSON } from './scene.ts';

export function columnOf(of: 'person' | 'row', column: string, scene: SqlScene): string {
  if (of === 'person') {
    scene.notes.personColumns.add(column);
    return `${PERSON}.${quoteName(column)}`;
  }
  if (scene.row === null) throw new Error(`No row in view for the column ${column}`);
  return `${scene.row.alias}.${quoteName(column)}`;
}

/** The day in a date or timestamp column. */
export function dayOf(
  alias: string,
  table: keyof typeof CARE_TABLES,
  column: string,
  compiler: Compiler,
): string {
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  const written = `${alias}.${quoteName(column)}`;
  return columns.find(({ name }) => name === column)?.type === 'timestamp'
    ? compiler.dialect.day(written)
    : written;
}

export function dateSql(expression: DateExpression, scene: SqlScene, compiler: Compiler): string {
  const { dialect } = compiler;
  switch (expression.kind) {
    case 'period-start':
      return periodColumn('start_on', scene);
    case 'period-last-day':
      return periodColumn('last_on', scene);
    case 'period-end':
      return periodColumn('end_on', scene);
    case 'date':
      return dialect.date(expression.on);
    case 'date-column':
      if (expression.of === 'person') return columnOf('person', expression.column, scene);
      if (scene.row === null) throw new Error(`No row in view for the column ${expression.column}`);
      return dayOf(scene.row.alias, scene.row.table, expression.column, compiler);
    case 'shifted-date': {
      const from = compiler.date(expression.from, scene);
      return expression.unit === 'days'
        ? dialect.plusDays(from, expression.by)
        : dialect.plusMonths(from, expression.by);
    }
    case 'event-date': {
      const { among, column, pick } = expression;
      return compiler.aggregate(
        among,
        scene,
        (row) => `${pick === 'first' ? 'min' : 'max'}(${dayOf(row, among.table, column, compiler)})`,
      );
    }
  }
}

function periodColumn(column: string, scene: SqlScene): string {
  scene.notes.dependsOnPeriod = true;
  return `${PERIOD}.${column}`;
}

export function integerSql(expression: IntegerExpression, scene: SqlScene, compiler: Compiler): string {
  const { dialect } = compiler;
  switch (expression.kind) {
    case 'integer':
      return dialect.integer(String(expression.value));
    case 'integer-column':
      return dialect.integer(columnOf(expression.of, expression.column, scene));
    case 'count':
      return `coalesce(${compiler.aggregate(expression.among, scene, () => 'count(*)')}, 0)`;
    case 'distinct': {
      const { among, column } = expression;
      return `coalesce(${compiler.aggregateGroups(among, column, scene, 'count(n)')}, 0)`;
    }
    case 'largest-group': {
      const { among, column } = expression;
      return `coalesce(${compiler.aggregateGroups(among, column, scene, 'max(n)')}, 0)`;
    }
    case 'days-between':
      return dialect.daysBetween(compiler.date(expression.from, scene), compiler.date(expression.to, scene));
    case 'age': {
      const months = monthsOfAge(compiler.date(expression.on, scene), scene, compiler);
      return expression.unit === 'months' ? months : dialect.integer(`floor(${months} / 12.0)`);
    }
    case 'year-of':
      return dialect.integer(dialect.year(compiler.date(expression.date, scene)));
    case 'times':
      return `(${expression.factor} * ${compiler.integer(expression.value, scene)})`;
    case 'difference':
      return `(${compiler.integer(expression.left, scene)} - ${compiler.integer(expression.right, scene)})`;
  }
}

/** Everybody is born on the first of the month: completed months are the difference of the months. */
function monthsOfAge(on: string, scene: SqlScene, { dialect }: Compiler): string {
  const year = columnOf('person', 'birth_year', scene);
  const month = columnOf('person', 'birth_month', scene);
  return dialect.integer(`(12 * (${dialect.year(on)} - ${year}) + ${dialect.month(on)} - ${month})`);
}

export function numberSql(expression: NumberExpression, scene: SqlScene, compiler: Compiler): string {
  const { dialect } = compiler;
  switch (expression.kind) {
    case 'decimal':
      // As a text: some databases read a number with a point as a binary fraction.
      return dialect.wide(quoteText(expression.value));
    case 'decimal-column':
      return dialect.wide(columnOf(expression.of, expression.column, scene));
    case 'value-at':
      return valueAt(expression, scene, compiler);
    case 'extreme-value': {
      const { among, column, pick } = expression;
      return compiler.aggregate(
        among,
        scene,
        (row) => `${pick === 'lowest' ? 'min' : 'max'}(${dialect.wide(`${row}.${quoteName(column)}`)})`,
      );
    }
    case 'sum-of': {
      const { among, column } = expression;
      return `coalesce(${compiler.aggregate(among, scene, (row) => `sum(${dialect.wide(`${row}.${quoteName(column)}`)})`)}, 0)`;
    }
    case 'integer':
    case 'integer-column':
    case 'count':
    case 'distinct':
    case 'largest-group':
    case 'days-between':
    case 'age':
    case 'year-of':
    case 'times':
    case 'difference':
      return compiler.integer(expression, scene);
  }
}

/** The value in the row that ranks highest by day and then by value. */
function valueAt(
  { among, by, column, onSameDay, pick }: Extract<NumberExpression, { readonly kind: 'value-at' }>,
  scene: SqlScene,
  compiler: Compiler,
): string {
  const { dialect } = compiler;
  const valueIn = (row: string) => `${row}.${quoteName(column)}`;
  const rank = (row: string) => {
    const day = dayOf(row, among.table, by, compiler);
    const order = `${day} ${pick === 'last' ? 'asc' : 'desc'}, ${valueIn(row)} ${onSameDay === 'highest' ? 'asc' : 'desc'}`;
    return `case when ${day} is not null and ${valueIn(row)} is not null then row_number() over (order by ${order}) end`;
  };
  const write = (row: string, place: string) => dialect.wide(dialect.valueOfHighest(valueIn(row), place));
  return compiler.aggregateRanked(among, scene, rank, write);
}

export function textSql(expression: TextExpression, scene: SqlScene, compiler: Compiler): string {
  switch (expression.kind) {
    case 'text':
      return compiler.dialect.text(expression.value);
    case 'text-column':
      return columnOf(expression.of, expression.column, scene);
    case 'in-force':
      return compiler.span(inForceQuestion(expression, compiler.dialect), scene);
  }
}

/** Later beginnings give lower ranks of equal length, so the lowest text "rank, value" has the value that is asked for. */
const LAST_RANK = 500_000;
const RANK_LENGTH = String(LAST_RANK).length;
/** The last code point: an empty cell loses against every value of the same day, but not against earlier days. */
const NO_VALUE = '\u{10FFFF}';

export function inForceQuestion(
  { column, on, table }: Extract<TextExpression, { readonly kind: 'in-force' }>,
  dialect: Dialect,
): SpanQuestion {
  const beginning = CARE_TABLES[table].shape.from;
  const text = (row: string) => {
    const days = dialect.daysBetween(dialect.date('1970-01-01'), `${row}.${quoteName(beginning)}`);
    const value = `coalesce(${row}.${quoteName(column)}, ${quoteText(NO_VALUE)})`;
    return `cast(${LAST_RANK} - ${days} as varchar) || ${value}`;
  };
  const unranked = (ranked: string) =>
    `nullif(substr(${ranked}, ${RANK_LENGTH + 1}), ${quoteText(NO_VALUE)})`;
  return { table, on, where: { kind: 'always' }, read: { kind: 'lowest-text', text, of: unranked } };
}

export function fractionSql(
  expression: FractionExpression,
  scene: SqlScene,
  compiler: Compiler,
): FractionSql {
  switch (expression.kind) {
    case 'coc':
      return coc(expression.among, expression.column, scene, compiler);
    case 'share': {
      const part = compiler.integer(expression.part, scene);
      const whole = compiler.integer(expression.whole, scene);
      return known(part, `case when ${whole} > 0 then ${whole} end`);
    }
    case 'number': {
      const scale = 10 ** DECIMAL_PLACES;
      const value = compiler.number(expression.value, scene);
      return known(compiler.dialect.integer(`${value} * ${scale}`), String(scale));
    }
  }
}

/** Bice–Boxerman (statistics.md): (Σn² − N) / (N(N − 1)). */
function coc(among: EventSelection, column: string, scene: SqlScene, compiler: Compiler): FractionSql {
  const { dialect } = compiler;
  const all = dialect.integer(compiler.aggregateGroups(among, column, scene, 'sum(n)'));
  const squares = dialect.integer(compiler.aggregateGroups(among, column, scene, 'sum(n * n)'));
  return known(`${squares} - ${all}`, `nullif(${all} * (${all} - 1), 0)`);
}

/** A fraction is missing as a whole when either part is. */
function known(numerator: string, denominator: string): FractionSql {
  return {
    numerator: `case when (${denominator}) is not null then ${numerator} end`,
    denominator: `case when (${numerator}) is not null then ${denominator} end`,
  };
}
