// Random measures: every kind of node has an arm here, so a kind that the generator can't make does not compile. What they
// say is nonsense about care; what matters is that every engine reads the nonsense alike.
import fc from 'fast-check';
import { decimal } from '../../../src/core/decimal.ts';
import type { CareColumn, ColumnType } from '../../../src/measure/care-data/tables.ts';
import { CARE_TABLES } from '../../../src/measure/care-data/tables.ts';
import type { CareTableName } from '../../../src/measure/contract.ts';
import type {
  BooleanExpression,
  DateExpression,
  EventTableName,
  Expression,
  FractionExpression,
  IntegerExpression,
  LinkedTableName,
  NodeKind,
  NumberExpression,
  SpanTableName,
  TextExpression,
} from '../../../src/measure/model/expression.ts';
import type { MeasureModel } from '../../../src/measure/model/measure-model.ts';
import { DAYS, decimalTexts, TEXTS } from './arbitrary-care.ts';

/** Where a node stands: the row in view, and how much deeper it may go. */
interface Spot {
  readonly row: CareTableName | null;
  readonly depth: number;
}

type Node<Kind extends NodeKind> = Extract<Expression, { readonly kind: Kind }>;
type Arms = { readonly [Kind in NodeKind]: (spot: Spot) => fc.Arbitrary<Node<Kind>> | null };

const EVENT_TABLES = Object.values(CARE_TABLES)
  .filter(({ shape }) => shape.kind === 'event')
  .map(({ name }) => name) as readonly EventTableName[];
const SPAN_TABLES = Object.values(CARE_TABLES)
  .filter(({ shape }) => shape.kind === 'span')
  .map(({ name }) => name) as readonly SpanTableName[];
const LINKED_TABLES: readonly LinkedTableName[] = ['contact', 'diagnosis', 'measure'];

function columnsOf(table: CareTableName, ...types: readonly ColumnType[]): readonly string[] {
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  return columns.filter(({ type }) => types.includes(type)).map(({ name }) => name);
}

const deeper = (spot: Spot): Spot => ({ ...spot, depth: spot.depth - 1 });
const alone = (spot: Spot): Spot => ({ row: null, depth: spot.depth - 1 });

/** A column of the person or of the row in view; null when neither has one of the type. */
function ownedColumn(spot: Spot, ...types: readonly ColumnType[]) {
  const owned = [
    ...columnsOf('person', ...types).map((column) => ({ of: 'person' as const, column })),
    ...(spot.row === null
      ? []
      : columnsOf(spot.row, ...types).map((column) => ({ of: 'row' as const, column }))),
  ];
  return owned.length === 0 ? null : fc.constantFrom(...owned);
}

/** A selection from a table that has a column of the types, and the column. */
function selected(spot: Spot, ...types: readonly ColumnType[]) {
  const columns = EVENT_TABLES.flatMap((table) =>
    columnsOf(table, ...types).map((column) => ({ table, column })),
  );
  return fc
    .constantFrom(...columns)
    .chain(({ column, table }) => selection(table, spot).map((among) => ({ among, column })));
}

function selection(table: EventTableName, spot: Spot): fc.Arbitrary<Node<'events'>> {
  return fc.record({
    kind: fc.constant('events' as const),
    table: fc.constant(table),
    where: booleans({ row: table, depth: Math.min(spot.depth - 1, 1) }),
    window: fc.option(window(table, spot), { nil: null }),
  });
}

function window(table: EventTableName, spot: Spot): fc.Arbitrary<Node<'window'>> {
  return fc.record({
    kind: fc.constant('window' as const),
    column: fc.constantFrom(...columnsOf(table, 'date', 'timestamp')),
    from: fc.option(dates(alone(spot)), { nil: null }),
    until: fc.option(dates(alone(spot)), { nil: null }),
  });
}

const anyEvents = (spot: Spot) => fc.constantFrom(...EVENT_TABLES).chain((table) => selection(table, spot));
const constant = <Kind extends NodeKind>(kind: Kind) => fc.constant({ kind } as Node<Kind>);
const operators = fc.constantFrom('<' as const, '≤' as const, '=' as const, '≥' as const, '>' as const);
const smallIntegers = fc.integer({ min: -3, max: 80 });

const ARMS = {
  always: () => constant('always'),
  'all-of': (spot) =>
    fc.record({
      kind: fc.constant('all-of' as const),
      of: fc.array(booleans(deeper(spot)), { maxLength: 3 }),
    }),
  'any-of': (spot) =>
    fc.record({
      kind: fc.constant('any-of' as const),
      of: fc.array(booleans(deeper(spot)), { maxLength: 3 }),
    }),
  not: (spot) => fc.record({ kind: fc.constant('not' as const), of: booleans(deeper(spot)) }),
  'compare-numbers': (spot) =>
    fc.record({
      kind: fc.constant('compare-numbers' as const),
      left: numbers(deeper(spot)),
      operator: operators,
      right: numbers(deeper(spot)),
    }),
  'compare-dates': (spot) =>
    fc.record({
      kind: fc.constant('compare-dates' as const),
      left: dates(deeper(spot)),
      operator: operators,
      right: dates(deeper(spot)),
    }),
  'same-text': (spot) =>
    fc.record({
      kind: fc.constant('same-text' as const),
      left: texts(deeper(spot)),
      right: texts(deeper(spot)),
    }),
  'text-in': (spot) =>
    fc.record({
      kind: fc.constant('text-in' as const),
      text: texts(deeper(spot)),
      among: fc.uniqueArray(fc.constantFrom(...TEXTS), { maxLength: 4 }),
    }),
  'integer-in': (spot) =>
    fc.record({
      kind: fc.constant('integer-in' as const),
      integer: integers(deeper(spot)),
      among: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
    }),
  'code-in': (spot) =>
    fc.record({
      kind: fc.constant('code-in' as const),
      code: texts(deeper(spot)),
      list: fc.record({
        id: fc.constant('random'),
        under: fc.uniqueArray(fc.constantFrom('E', 'E1', 'E119', 'I10', 'F'), { maxLength: 2 }),
        exact: fc.uniqueArray(fc.constantFrom('E11', 'I10', 'F32'), { maxLength: 2 }),
        except: fc.uniqueArray(fc.constantFrom('E119', 'F3'), { maxLength: 1 }),
      }),
    }),
  'boolean-column': (spot) =>
    ownedColumn(spot, 'boolean')?.map((owned) => ({ kind: 'boolean-column' as const, ...owned })) ?? null,
  'is-known': (spot) =>
    fc.record({
      kind: fc.constant('is-known' as const),
      value: fc.oneof(dates(deeper(spot)), numbers(deeper(spot)), texts(deeper(spot))),
    }),
  exists: (spot) => fc.record({ kind: fc.constant('exists' as const), among: anyEvents(spot) }),
  during: (spot) =>
    fc.constantFrom(...SPAN_TABLES).chain((table) =>
      fc.record({
        kind: fc.constant('during' as const),
        table: fc.constant(table),
        on: dates(deeper(spot)),
        where: booleans({ row: table, depth: Math.min(spot.depth - 1, 1) }),
      }),
    ),
  linked: (spot) =>
    LINKED_TABLES.some((table) => table === spot.row)
      ? fc.constantFrom(...LINKED_TABLES).chain((table) =>
          fc.record({
            kind: fc.constant('linked' as const),
            table: fc.constant(table),
            where: booleans({ row: table, depth: 0 }),
          }),
        )
      : null,
  'period-start': () => constant('period-start'),
  'period-last-day': () => constant('period-last-day'),
  'period-end': () => constant('period-end'),
  date: () => DAYS.map((on) => ({ kind: 'date' as const, on })),
  'date-column': (spot) =>
    ownedColumn(spot, 'date', 'timestamp')?.map((owned) => ({ kind: 'date-column' as const, ...owned })) ??
    null,
  'shifted-date': (spot) =>
    fc.record({
      kind: fc.constant('shifted-date' as const),
      from: dates(deeper(spot)),
      by: fc.integer({ min: -20, max: 20 }),
      unit: fc.constantFrom('days' as const, 'months' as const),
    }),
  'event-date': (spot) =>
    selected(spot, 'date', 'timestamp').chain((picked) =>
      fc.record({
        kind: fc.constant('event-date' as const),
        pick: fc.constantFrom('first' as const, 'last' as const),
        among: fc.constant(picked.among),
        column: fc.constant(picked.column),
      }),
    ),
  integer: () => smallIntegers.map((value) => ({ kind: 'integer' as const, value })),
  'integer-column': (spot) =>
    ownedColumn(spot, 'integer')?.map((owned) => ({ kind: 'integer-column' as const, ...owned })) ?? null,
  count: (spot) => fc.record({ kind: fc.constant('count' as const), among: anyEvents(spot) }),
  distinct: (spot) =>
    selected(spot, 'text', 'date', 'integer').map((picked) => ({ kind: 'distinct' as const, ...picked })),
  'largest-group': (spot) =>
    selected(spot, 'text', 'date', 'integer').map((picked) => ({
      kind: 'largest-group' as const,
      ...picked,
    })),
  'days-between': (spot) =>
    fc.record({
      kind: fc.constant('days-between' as const),
      from: dates(deeper(spot)),
      to: dates(deeper(spot)),
    }),
  age: (spot) =>
    fc.record({
      kind: fc.constant('age' as const),
      on: dates(deeper(spot)),
      unit: fc.constantFrom('years' as const, 'months' as const),
    }),
  'year-of': (spot) => fc.record({ kind: fc.constant('year-of' as const), date: dates(deeper(spot)) }),
  times: (spot) =>
    fc.record({
      kind: fc.constant('times' as const),
      factor: fc.integer({ min: -3, max: 3 }),
      value: integers(deeper(spot)),
    }),
  difference: (spot) =>
    fc.record({
      kind: fc.constant('difference' as const),
      left: integers(deeper(spot)),
      right: integers(deeper(spot)),
    }),
  decimal: () => decimalTexts.map((value) => ({ kind: 'decimal' as const, value: decimal(value) })),
  'decimal-column': (spot) =>
    ownedColumn(spot, 'decimal')?.map((owned) => ({ kind: 'decimal-column' as const, ...owned })) ?? null,
  'value-at': (spot) =>
    selected(spot, 'decimal', 'integer').chain((picked) =>
      fc.record({
        kind: fc.constant('value-at' as const),
        pick: fc.constantFrom('first' as const, 'last' as const),
        onSameDay: fc.constantFrom('lowest' as const, 'highest' as const),
        among: fc.constant(picked.among),
        by: fc.constantFrom(...columnsOf(picked.among.table, 'date', 'timestamp')),
        column: fc.constant(picked.column),
      }),
    ),
  'extreme-value': (spot) =>
    fc
      .tuple(fc.constantFrom('lowest' as const, 'highest' as const), selected(spot, 'decimal', 'integer'))
      .map(([pick, picked]) => ({ kind: 'extreme-value' as const, pick, ...picked })),
  'sum-of': (spot) =>
    selected(spot, 'decimal', 'integer').map((picked) => ({ kind: 'sum-of' as const, ...picked })),
  text: () => fc.constantFrom(...TEXTS).map((value) => ({ kind: 'text' as const, value })),
  'text-column': (spot) =>
    ownedColumn(spot, 'text')?.map((owned) => ({ kind: 'text-column' as const, ...owned })) ?? null,
  'in-force': (spot) =>
    fc.constantFrom(...SPAN_TABLES).chain((table) =>
      fc.record({
        kind: fc.constant('in-force' as const),
        table: fc.constant(table),
        column: fc.constantFrom(...columnsOf(table, 'text')),
        on: dates(deeper(spot)),
      }),
    ),
  coc: (spot) => selected(spot, 'text').map((picked) => ({ kind: 'coc' as const, ...picked })),
  share: (spot) =>
    fc.record({
      kind: fc.constant('share' as const),
      part: integers(deeper(spot)),
      whole: integers(deeper(spot)),
    }),
  number: (spot) => fc.record({ kind: fc.constant('number' as const), value: numbers(deeper(spot)) }),
  events: (spot) => anyEvents(spot),
  window: (spot) => fc.constantFrom(...EVENT_TABLES).chain((table) => window(table, spot)),
} as const satisfies Arms;

/** Deep arms are left out when the spot has no depth left; those that come back null don't fit the spot. */
function oneOf<Kind extends NodeKind>(spot: Spot, shallow: readonly Kind[], deep: readonly Kind[]) {
  const arms = (spot.depth > 0 ? [...shallow, ...deep] : shallow).flatMap((kind) => {
    const arm = (ARMS[kind] as (spot: Spot) => fc.Arbitrary<Node<Kind>> | null)(spot);
    return arm === null ? [] : [arm];
  });
  return fc.oneof(...arms);
}

const SHALLOW_NUMBERS = ['integer', 'integer-column'] as const;
const DEEP_INTEGERS = [
  'count',
  'distinct',
  'largest-group',
  'days-between',
  'age',
  'year-of',
  'times',
  'difference',
] as const;

function booleans(spot: Spot): fc.Arbitrary<BooleanExpression> {
  return oneOf(
    spot,
    ['always', 'boolean-column', 'code-in', 'text-in'],
    [
      'all-of',
      'any-of',
      'not',
      'compare-numbers',
      'compare-dates',
      'same-text',
      'integer-in',
      'is-known',
      'exists',
      'during',
      'linked',
    ],
  );
}

function dates(spot: Spot): fc.Arbitrary<DateExpression> {
  return oneOf(
    spot,
    ['period-start', 'period-last-day', 'period-end', 'date', 'date-column'],
    ['shifted-date', 'event-date'],
  );
}

function integers(spot: Spot): fc.Arbitrary<IntegerExpression> {
  return oneOf(spot, SHALLOW_NUMBERS, DEEP_INTEGERS);
}

function numbers(spot: Spot): fc.Arbitrary<NumberExpression> {
  return oneOf(
    spot,
    [...SHALLOW_NUMBERS, 'decimal', 'decimal-column'],
    [...DEEP_INTEGERS, 'value-at', 'extreme-value', 'sum-of'],
  );
}

function texts(spot: Spot): fc.Arbitrary<TextExpression> {
  return oneOf(spot, ['text', 'text-column'], ['in-force']);
}

function fractions(spot: Spot): fc.Arbitrary<FractionExpression> {
  return oneOf(spot, [], ['coc', 'share', 'number']);
}

const DEPTH = 3;

function modelsFor(row: EventTableName | null): fc.Arbitrary<MeasureModel> {
  const spot: Spot = { row, depth: DEPTH };
  const reasons = (beginning: string) =>
    fc
      .array(booleans(spot), { maxLength: 2 })
      .map((whens) => whens.map((when, index) => ({ id: `${beginning}-${index}`, when })));
  const subject = { unit: texts(spot), ageOn: dates(spot) };
  return fc.record({
    subject:
      row === null
        ? fc.record({ kind: fc.constant('persons' as const), ...subject })
        : fc.record({
            kind: fc.constant('rows' as const),
            table: fc.constant(row),
            dateColumn: fc.constantFrom(...columnsOf(row, 'date', 'timestamp')),
            ...subject,
          }),
    // Half of the measures count everybody: otherwise most of them would count nobody.
    population: fc.oneof(fc.constant<BooleanExpression>({ kind: 'always' }), booleans(spot)),
    exclusions: reasons('excluded'),
    exceptions: reasons('excepted'),
    statistic: fc.oneof(
      fc.record({ kind: fc.constant('proportion' as const), numerator: booleans(spot) }),
      fc.record({ kind: fc.constant('mean' as const), value: fractions(spot) }),
      fc.constant({ kind: 'count' as const }),
      fc.record({ kind: fc.constant('rate' as const), per: fc.constant(1000), amount: integers(spot) }),
    ),
  });
}

export const arbitraryModel: fc.Arbitrary<MeasureModel> = fc
  .option(fc.constantFrom(...EVENT_TABLES), { nil: null })
  .chain(modelsFor);
