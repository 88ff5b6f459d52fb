// What the types of a model cannot say: that columns exist with the right type in the row that they are read from, that a
// filter does not look at an outer row, that ids differ. A faulty model is a programming mistake: definitions are checked in
// their own words by language/, which never builds one.
import type { ColumnType } from '../care-data/tables.ts';
import { CARE_TABLES, type CareTableName } from '../care-data/tables.ts';
import type { Expression, LinkedTableName, NodeKind } from './expression.ts';
import type { MeasureModel } from './measure-model.ts';

/** The row in view, null where there is none. */
type RowInView = CareTableName | null;
type Node<Kind extends NodeKind> = Extract<Expression, { readonly kind: Kind }>;
type Fault = string;
type Checks = {
  readonly [Kind in NodeKind]: (node: Node<Kind>, row: RowInView) => readonly Fault[];
};

const LINKED: readonly LinkedTableName[] = ['contact', 'diagnosis', 'measure'];
const DAYS: readonly ColumnType[] = ['date', 'timestamp'];
const NUMBERS: readonly ColumnType[] = ['decimal', 'integer'];
const NAMES: readonly ColumnType[] = ['text', 'date', 'integer'];

export function assertModel(model: MeasureModel): void {
  const faults = checkModel(model);
  if (faults.length > 0) throw new RangeError(`Not a model: ${faults.join('; ')}`);
}

/** Empty when the model can be run. */
export function checkModel(model: MeasureModel): readonly string[] {
  const { subject, population, exclusions, exceptions, statistic } = model;
  const row = subject.kind === 'rows' ? subject.table : null;
  const reasons = [...exclusions, ...exceptions];
  const ids = reasons.map(({ id }) => id);
  const value =
    statistic.kind === 'proportion'
      ? [statistic.numerator]
      : statistic.kind === 'mean'
        ? [statistic.value]
        : statistic.kind === 'rate'
          ? [statistic.amount]
          : [];
  return [
    ...(subject.kind === 'rows' ? columnFaults(subject.table, subject.dateColumn, DAYS) : []),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `reason ${id} twice`),
    ...[subject.unit, subject.ageOn, population, ...reasons.map(({ when }) => when), ...value].flatMap(
      (expression) => faultsOf(expression, row),
    ),
  ];
}

function faultsOf(node: Expression, row: RowInView): readonly Fault[] {
  // The record has a check for each kind; the compiler can't see that the kind picks the right one.
  const check = CHECKS[node.kind] as (node: Expression, row: RowInView) => readonly Fault[];
  return check(node, row);
}

function columnFaults(table: CareTableName, column: string, types: readonly ColumnType[]): readonly Fault[] {
  const found = CARE_TABLES[table].columns.find(({ name }) => name === column);
  if (found === undefined) return [`${table} has no ${column}`];
  return types.includes(found.type) ? [] : [`${table}.${column} is ${found.type}, not ${types.join(' or ')}`];
}

const owned =
  (...types: readonly ColumnType[]) =>
  (node: { readonly of: 'person' | 'row'; readonly column: string }, row: RowInView): readonly Fault[] => {
    const table = node.of === 'person' ? 'person' : row;
    return table === null ? [`no row to read ${node.column} from`] : columnFaults(table, node.column, types);
  };

const ofSelected =
  (...types: readonly ColumnType[]) =>
  (node: { readonly among: Node<'events'>; readonly column: string }): readonly Fault[] => [
    ...faultsOf(node.among, null),
    ...columnFaults(node.among.table, node.column, types),
  ];

const nothing = (): readonly Fault[] => [];
const whole = (value: number): readonly Fault[] =>
  Number.isSafeInteger(value) ? [] : [`${value} is not an integer`];
const sides = (
  node: { readonly left: Expression; readonly right: Expression },
  row: RowInView,
): readonly Fault[] => [...faultsOf(node.left, row), ...faultsOf(node.right, row)];

const CHECKS = {
  always: nothing,
  'all-of': (node, row) => node.of.flatMap((part) => faultsOf(part, row)),
  'any-of': (node, row) => node.of.flatMap((part) => faultsOf(part, row)),
  not: (node, row) => faultsOf(node.of, row),
  'compare-numbers': sides,
  'compare-dates': sides,
  'same-text': sides,
  'text-in': (node, row) => faultsOf(node.text, row),
  'integer-in': (node, row) => [...node.among.flatMap(whole), ...faultsOf(node.integer, row)],
  'code-in': (node, row) => [
    ...faultsOf(node.code, row),
    ...[...node.list.under, ...node.list.exact, ...node.list.except]
      .filter((code) => code === '' || code.includes('.'))
      .map((code) => `"${code}" is not a plain code`),
  ],
  'boolean-column': owned('boolean'),
  'is-known': (node, row) => faultsOf(node.value, row),
  exists: (node) => faultsOf(node.among, null),
  during: (node, row) => [...faultsOf(node.on, row), ...faultsOf(node.where, node.table)],
  linked: (node, row) => [
    ...(LINKED.some((table) => table === row) ? [] : [`${row} has no contact to link by`]),
    ...faultsOf(node.where, node.table),
  ],
  'period-start': nothing,
  'period-last-day': nothing,
  'period-end': nothing,
  date: (node) => (/^\d{4}-\d{2}-\d{2}$/.test(node.on) ? [] : [`${node.on} is not a date`]),
  'date-column': owned(...DAYS),
  'shifted-date': (node, row) => [...whole(node.by), ...faultsOf(node.from, row)],
  'event-date': ofSelected(...DAYS),
  integer: (node) => whole(node.value),
  'integer-column': owned('integer'),
  count: (node) => faultsOf(node.among, null),
  distinct: ofSelected(...NAMES),
  'largest-group': ofSelected(...NAMES),
  'days-between': (node, row) => [...faultsOf(node.from, row), ...faultsOf(node.to, row)],
  age: (node, row) => faultsOf(node.on, row),
  'year-of': (node, row) => faultsOf(node.date, row),
  times: (node, row) => [...whole(node.factor), ...faultsOf(node.value, row)],
  difference: sides,
  decimal: (node) => (/\.\d{5,}$/.test(node.value) ? [`${node.value} has too many decimals`] : []),
  'decimal-column': owned('decimal'),
  'value-at': (node) => [...ofSelected(...NUMBERS)(node), ...columnFaults(node.among.table, node.by, DAYS)],
  'extreme-value': ofSelected(...NUMBERS),
  'sum-of': ofSelected(...NUMBERS),
  text: nothing,
  'text-column': owned('text'),
  'in-force': (node, row) => [...faultsOf(node.on, row), ...columnFaults(node.table, node.column, ['text'])],
  coc: ofSelected(...NAMES),
  share: (node, row) => [...faultsOf(node.part, row), ...faultsOf(node.whole, row)],
  number: (node, row) => faultsOf(node.value, row),
  events: (node) => [
    ...faultsOf(node.where, node.table),
    ...(node.window === null
      ? []
      : [...columnFaults(node.table, node.window.column, DAYS), ...faultsOf(node.window, null)]),
  ],
  window: (node) => [node.from, node.until].flatMap((bound) => (bound === null ? [] : faultsOf(bound, null))),
} as const satisfies Checks;
