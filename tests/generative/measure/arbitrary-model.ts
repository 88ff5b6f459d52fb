// Random measures over everything that a measure can say. ARMS and FAMILIES hold every kind of node: a new one does not
// compile until it has an arm here, and from then on every engine is compared with the reference on it.
import fc from 'fast-check';
import { decimal } from '../../../src/core/decimal.ts';
import { readPeriod } from '../../../src/core/period.ts';
import {
  CARE_TABLES,
  type CareColumn,
  type CareTableName,
  type ColumnType,
} from '../../../src/measure/care-data/tables.ts';
import type { Dimension, MeasureRequest } from '../../../src/measure/contract.ts';
import { DIMENSIONS } from '../../../src/measure/contract.ts';
import type {
  BooleanExpression,
  CodeList,
  ComparisonOperator,
  DateExpression,
  EventSelection,
  EventTableName,
  Expression,
  FractionExpression,
  IntegerExpression,
  LinkedTableName,
  NodeKind,
  NumberExpression,
  SpanTableName,
  TextExpression,
  Window,
} from '../../../src/measure/model/expression.ts';
import type { MeasureModel, Reason, Statistic, Subject } from '../../../src/measure/model/measure-model.ts';
import { DAYS, DECIMALS, textsOf } from './arbitrary-care.ts';

type RowInView = CareTableName | null;
type Node<Kind extends NodeKind> = Extract<Expression, { readonly kind: Kind }>;

const FAMILIES = {
  always: 'boolean',
  'all-of': 'boolean',
  'any-of': 'boolean',
  not: 'boolean',
  'compare-numbers': 'boolean',
  'compare-dates': 'boolean',
  'same-text': 'boolean',
  'text-in': 'boolean',
  'integer-in': 'boolean',
  'code-in': 'boolean',
  'boolean-column': 'boolean',
  'is-known': 'boolean',
  exists: 'boolean',
  during: 'boolean',
  linked: 'boolean',
  'period-start': 'date',
  'period-last-day': 'date',
  'period-end': 'date',
  date: 'date',
  'date-column': 'date',
  'shifted-date': 'date',
  'event-date': 'date',
  integer: 'integer',
  'integer-column': 'integer',
  count: 'integer',
  distinct: 'integer',
  'largest-group': 'integer',
  'days-between': 'integer',
  age: 'integer',
  'year-of': 'integer',
  times: 'integer',
  difference: 'integer',
  decimal: 'decimal',
  'decimal-column': 'decimal',
  'value-at': 'decimal',
  'extreme-value': 'decimal',
  'sum-of': 'decimal',
  text: 'text',
  'text-column': 'text',
  'in-force': 'text',
  coc: 'fraction',
  share: 'fraction',
  number: 'fraction',
  events: 'events',
  window: 'window',
} as const satisfies Record<NodeKind, string>;
export const NODE_KINDS = Object.keys(FAMILIES) as readonly NodeKind[];
type Family = (typeof FAMILIES)[NodeKind];

/** Arbitraries of a family for a row in view, tied together by fast-check's letrec. */
interface Use {
  boolean(row: RowInView): fc.Arbitrary<BooleanExpression>;
  date(row: RowInView): fc.Arbitrary<DateExpression>;
  integer(row: RowInView): fc.Arbitrary<IntegerExpression>;
  number(row: RowInView): fc.Arbitrary<NumberExpression>;
  text(row: RowInView): fc.Arbitrary<TextExpression>;
  events(): fc.Arbitrary<EventSelection>;
}

type TableOf<Kind extends 'event' | 'span'> = Kind extends 'event' ? EventTableName : SpanTableName;
function tablesOf<Kind extends 'event' | 'span'>(kind: Kind): readonly TableOf<Kind>[] {
  return Object.values(CARE_TABLES)
    .filter(({ shape }) => shape.kind === kind)
    .map(({ name }) => name as TableOf<Kind>);
}
const EVENT_TABLES = tablesOf('event');
const SPAN_TABLES = tablesOf('span');
const LINKED: readonly LinkedTableName[] = ['contact', 'diagnosis', 'measure'];
const OPERATORS: readonly ComparisonOperator[] = ['<', '≤', '=', '≥', '>'];

function columnsOf(table: CareTableName, ...types: readonly ColumnType[]): readonly CareColumn[] {
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  return columns.filter(({ type }) => types.includes(type));
}

/** Columns of the person and of the row in view; null when there is none. */
function owned(row: RowInView, ...types: readonly ColumnType[]) {
  const all = [
    ...columnsOf('person', ...types).map((column) => ({
      of: 'person' as const,
      column: column.name,
      about: column,
    })),
    ...(row === null
      ? []
      : columnsOf(row, ...types).map((column) => ({
          of: 'row' as const,
          column: column.name,
          about: column,
        }))),
  ];
  return all.length === 0 ? null : fc.constantFrom(...all);
}

/** A selection and one of its columns. */
function grouped(use: Use, ...types: readonly ColumnType[]) {
  const fitting = EVENT_TABLES.filter((table) => columnsOf(table, ...types).length > 0);
  return use
    .events()
    .filter(({ table }) => fitting.includes(table))
    .chain((among) =>
      fc
        .constantFrom(...columnsOf(among.table, ...types).map(({ name }) => name))
        .map((column) => ({ among, column })),
    );
}

/** A selection of a table with numbers, without searching for one among the others. */
function numbered(use: Use) {
  return fc
    .constantFrom('measurement' as const, 'questionnaire_item' as const, 'medicine' as const)
    .chain((table) =>
      fc
        .tuple(use.boolean(table), fc.option(windowOn(use, table)))
        .map(([where, window]): EventSelection => ({ kind: 'events', table, where, window }))
        .map((among) => ({ among, column: columnsOf(table, 'decimal', 'integer')[0]?.name ?? '' })),
    );
}

function windowOn(use: Use, table: EventTableName): fc.Arbitrary<Window> {
  return fc.record({
    kind: fc.constant('window'),
    column: fc.constantFrom(...columnsOf(table, 'date', 'timestamp').map(({ name }) => name)),
    from: fc.option(use.date(null)),
    until: fc.option(use.date(null)),
  });
}

const codeLists: fc.Arbitrary<CodeList> = fc.record({
  id: fc.constant('lista'),
  under: fc.subarray(['E', 'E11', 'F32', 'C09A', 'J']),
  exact: fc.subarray(['E119', 'DV113', 'F33']),
  except: fc.subarray(['E119', 'F321']),
});
const smallIntegers = fc.integer({ min: -3, max: 90 });

const ARMS: { readonly [Kind in NodeKind]: (row: RowInView, use: Use) => fc.Arbitrary<Node<Kind>> | null } = {
  always: () => fc.constant({ kind: 'always' }),
  'all-of': (row, use) =>
    fc.record({ kind: fc.constant('all-of'), of: fc.array(use.boolean(row), { maxLength: 3 }) }),
  'any-of': (row, use) =>
    fc.record({ kind: fc.constant('any-of'), of: fc.array(use.boolean(row), { maxLength: 3 }) }),
  not: (row, use) => fc.record({ kind: fc.constant('not'), of: use.boolean(row) }),
  'compare-numbers': (row, use) =>
    fc.record({
      kind: fc.constant('compare-numbers'),
      left: use.number(row),
      operator: fc.constantFrom(...OPERATORS),
      right: use.number(row),
    }),
  'compare-dates': (row, use) =>
    fc.record({
      kind: fc.constant('compare-dates'),
      left: use.date(row),
      operator: fc.constantFrom(...OPERATORS),
      right: use.date(row),
    }),
  'same-text': (row, use) =>
    fc.record({ kind: fc.constant('same-text'), left: use.text(row), right: use.text(row) }),
  'text-in': (row) =>
    owned(row, 'text')?.chain(({ of, column, about }) =>
      fc.record({
        kind: fc.constant('text-in'),
        text: fc.constant({ kind: 'text-column', of, column }),
        among: fc.subarray([...textsOf(about)]),
      }),
    ) ?? null,
  'integer-in': (row, use) =>
    fc.record({
      kind: fc.constant('integer-in'),
      integer: use.integer(row),
      among: fc.array(smallIntegers, { maxLength: 4 }),
    }),
  'code-in': (row) =>
    row === null || !columnsOf(row, 'text').some(({ name }) => name === 'code')
      ? null
      : fc.record({
          kind: fc.constant('code-in'),
          code: fc.constant({ kind: 'text-column', of: 'row', column: 'code' }),
          list: codeLists,
        }),
  'boolean-column': (row) =>
    owned(row, 'boolean')?.map(({ of, column }) => ({ kind: 'boolean-column', of, column })) ?? null,
  'is-known': (row, use) =>
    fc.record({
      kind: fc.constant('is-known'),
      value: fc.oneof(use.date(row), use.number(row), use.text(row)),
    }),
  exists: (_, use) => fc.record({ kind: fc.constant('exists'), among: use.events() }),
  during: (row, use) =>
    fc.constantFrom(...SPAN_TABLES).chain((table) =>
      fc.record({
        kind: fc.constant('during'),
        table: fc.constant(table),
        on: use.date(row),
        where: use.boolean(table),
      }),
    ),
  linked: (row, use) =>
    LINKED.some((table) => table === row)
      ? fc
          .constantFrom(...LINKED)
          .chain((table) =>
            fc.record({ kind: fc.constant('linked'), table: fc.constant(table), where: use.boolean(table) }),
          )
      : null,
  'period-start': () => fc.constant({ kind: 'period-start' }),
  'period-last-day': () => fc.constant({ kind: 'period-last-day' }),
  'period-end': () => fc.constant({ kind: 'period-end' }),
  date: () => fc.record({ kind: fc.constant('date'), on: fc.constantFrom(...DAYS) }),
  'date-column': (row) =>
    owned(row, 'date', 'timestamp')?.map(({ of, column }) => ({ kind: 'date-column', of, column })) ?? null,
  'shifted-date': (row, use) =>
    fc.record({
      kind: fc.constant('shifted-date'),
      from: use.date(row),
      by: fc.integer({ min: -50, max: 50 }),
      unit: fc.constantFrom('days', 'months'),
    }),
  'event-date': (_, use) =>
    fc
      .tuple(grouped(use, 'date', 'timestamp'), fc.constantFrom('first' as const, 'last' as const))
      .map(([of, pick]) => ({ kind: 'event-date', pick, ...of })),
  integer: () => smallIntegers.map((value) => ({ kind: 'integer', value })),
  'integer-column': (row) =>
    owned(row, 'integer')?.map(({ of, column }) => ({ kind: 'integer-column', of, column })) ?? null,
  count: (_, use) => fc.record({ kind: fc.constant('count'), among: use.events() }),
  distinct: (_, use) => grouped(use, 'text', 'date', 'integer').map((of) => ({ kind: 'distinct', ...of })),
  'largest-group': (_, use) =>
    grouped(use, 'text', 'date', 'integer').map((of) => ({ kind: 'largest-group', ...of })),
  'days-between': (row, use) =>
    fc.record({ kind: fc.constant('days-between'), from: use.date(row), to: use.date(row) }),
  age: (row, use) =>
    fc.record({ kind: fc.constant('age'), on: use.date(row), unit: fc.constantFrom('years', 'months') }),
  'year-of': (row, use) => fc.record({ kind: fc.constant('year-of'), date: use.date(row) }),
  times: (row, use) =>
    fc.record({
      kind: fc.constant('times'),
      factor: fc.integer({ min: -2, max: 3 }),
      value: use.integer(row),
    }),
  difference: (row, use) =>
    fc.record({ kind: fc.constant('difference'), left: use.integer(row), right: use.integer(row) }),
  decimal: () => fc.constantFrom(...DECIMALS).map((value) => ({ kind: 'decimal', value: decimal(value) })),
  'decimal-column': (row) =>
    owned(row, 'decimal')?.map(({ of, column }) => ({ kind: 'decimal-column', of, column })) ?? null,
  'value-at': (_, use) =>
    fc
      .tuple(
        numbered(use),
        fc.constantFrom('first' as const, 'last' as const),
        fc.constantFrom('lowest' as const, 'highest' as const),
      )
      .map(([of, pick, onSameDay]) => ({ kind: 'value-at', pick, onSameDay, by: 'on', ...of })),
  'extreme-value': (_, use) =>
    fc
      .tuple(numbered(use), fc.constantFrom('lowest' as const, 'highest' as const))
      .map(([of, pick]) => ({ kind: 'extreme-value', pick, ...of })),
  'sum-of': (_, use) => numbered(use).map((of) => ({ kind: 'sum-of', ...of })),
  text: () => fc.constantFrom('a', 's1', 'E11', 'female').map((value) => ({ kind: 'text', value })),
  'text-column': (row) =>
    owned(row, 'text')?.map(({ of, column }) => ({ kind: 'text-column', of, column })) ?? null,
  'in-force': (row, use) =>
    fc.constantFrom(...SPAN_TABLES).chain((table) =>
      fc.record({
        kind: fc.constant('in-force'),
        table: fc.constant(table),
        column: fc.constantFrom(...columnsOf(table, 'text').map(({ name }) => name)),
        on: use.date(row),
      }),
    ),
  coc: (_, use) => grouped(use, 'text', 'date', 'integer').map((of) => ({ kind: 'coc', ...of })),
  share: (row, use) =>
    fc.record({ kind: fc.constant('share'), part: use.integer(row), whole: use.integer(row) }),
  number: (row, use) => use.number(row).map((value) => ({ kind: 'number', value })),
  events: (_, use) =>
    fc.constantFrom(...EVENT_TABLES).chain((table) =>
      fc.record({
        kind: fc.constant('events'),
        table: fc.constant(table),
        where: use.boolean(table),
        window: fc.option(windowOn(use, table)),
      }),
    ),
  window: (_, use) => windowOn(use, 'contact'),
};

/** Deep enough for a selection in a window of a selection in a condition; each level multiplies the time of the reference. */
const DEPTH = 4;
const ROWS: readonly RowInView[] = [null, ...(Object.keys(CARE_TABLES) as CareTableName[])];
const keyOf = (family: string, row: RowInView) => `${family} ${row}`;

const TIED = fc.letrec<Record<string, Expression>>((tie) => {
  // The key says which family the arbitrary gives; letrec can't know it.
  const use: Use = {
    boolean: (row) => tie(keyOf('boolean', row)) as fc.Arbitrary<BooleanExpression>,
    date: (row) => tie(keyOf('date', row)) as fc.Arbitrary<DateExpression>,
    integer: (row) => tie(keyOf('integer', row)) as fc.Arbitrary<IntegerExpression>,
    number: (row) => tie(keyOf('number', row)) as fc.Arbitrary<NumberExpression>,
    text: (row) => tie(keyOf('text', row)) as fc.Arbitrary<TextExpression>,
    events: () => tie(keyOf('events', null)) as fc.Arbitrary<EventSelection>,
  };
  const oneOf = (row: RowInView, families: readonly Family[]) => {
    const kinds = (Object.keys(FAMILIES) as NodeKind[]).filter((kind) => families.includes(FAMILIES[kind]));
    const arms: readonly fc.Arbitrary<Expression>[] = kinds
      .map((kind) => ARMS[kind](row, use))
      .filter((arm) => arm !== null);
    // The first arm of each family needs nothing else: it is what remains at the greatest depth, and what shrinking tends to.
    return fc.oneof({ maxDepth: DEPTH, depthIdentifier: 'measure', withCrossShrink: true }, ...arms);
  };
  return Object.fromEntries(
    ROWS.flatMap((row) => [
      [keyOf('boolean', row), oneOf(row, ['boolean'])],
      [keyOf('date', row), oneOf(row, ['date'])],
      [keyOf('integer', row), oneOf(row, ['integer'])],
      [keyOf('number', row), oneOf(row, ['integer', 'decimal'])],
      [keyOf('text', row), oneOf(row, ['text'])],
      [keyOf('fraction', row), oneOf(row, ['fraction'])],
      [keyOf('events', row), oneOf(row, ['events'])],
    ]),
  );
});

function tied<Family_ extends Expression>(family: string, row: RowInView): fc.Arbitrary<Family_> {
  const found = TIED[keyOf(family, row)];
  if (found === undefined) throw new Error(`No arbitrary for ${family}`);
  return found as fc.Arbitrary<Family_>;
}

function subjectsOn(row: EventTableName | null): fc.Arbitrary<Subject> {
  const unit = tied<TextExpression>('text', row);
  const ageOn = tied<DateExpression>('date', row);
  return row === null
    ? fc.record({ kind: fc.constant('persons'), unit, ageOn })
    : fc.record({
        kind: fc.constant('rows'),
        table: fc.constant(row),
        dateColumn: fc.constantFrom(...columnsOf(row, 'date', 'timestamp').map(({ name }) => name)),
        unit,
        ageOn,
      });
}

function statisticsOn(row: RowInView): fc.Arbitrary<Statistic> {
  return fc.oneof(
    fc.record({ kind: fc.constant('count' as const) }),
    fc.record({
      kind: fc.constant('proportion' as const),
      numerator: tied<BooleanExpression>('boolean', row),
    }),
    fc.record({ kind: fc.constant('mean' as const), value: tied<FractionExpression>('fraction', row) }),
    fc.record({
      kind: fc.constant('rate' as const),
      per: fc.constant(1000),
      amount: tied<IntegerExpression>('integer', row),
    }),
  );
}

function reasonsOn(row: RowInView, name: string): fc.Arbitrary<readonly Reason[]> {
  return fc
    .array(tied<BooleanExpression>('boolean', row), { maxLength: 2 })
    .map((conditions) => conditions.map((when, index) => ({ id: `${name}-${index}`, when })));
}

export const models: fc.Arbitrary<MeasureModel> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom(...EVENT_TABLES) },
  )
  .chain((row) =>
    fc.record({
      subject: subjectsOn(row),
      // Most random conditions hold for nobody or everybody: most populations are everybody, so that the rest is tried.
      population: fc.oneof(
        { weight: 3, arbitrary: fc.constant({ kind: 'always' as const }) },
        { weight: 1, arbitrary: tied<BooleanExpression>('boolean', row) },
      ),
      exclusions: reasonsOn(row, 'excluded'),
      exceptions: reasonsOn(row, 'excepted'),
      statistic: statisticsOn(row),
    }),
  );

const PERIODS = ['2023', '2024', '2024-01', '2024-02', '2024-03', '2024-T1', '2023-07..2024-06'].flatMap(
  (text) => readPeriod(text) ?? [],
);

export const requests: fc.Arbitrary<MeasureRequest> = fc.record({
  model: models,
  periods: fc.subarray(PERIODS, { minLength: 1, maxLength: 3 }),
  dimensions: fc.shuffledSubarray<Dimension>([...DIMENSIONS]),
  ageBands: fc.constantFrom([0], [0, 18, 75], [0, 40, 50, 60]),
});
