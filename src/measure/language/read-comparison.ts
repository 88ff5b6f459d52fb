// Conditions that compare a number made from events with a limit: `latest: {of: {measurement: hba1c, within: 18 months}, is:
// "> 70"}`. The words and keys that lead here are in read-condition.ts.
import type { Tree } from '../../core/written/parse-yaml.ts';
import { CARE_TABLES } from '../care-data/tables.ts';
import type {
  BooleanExpression,
  DateExpression,
  EventSelection,
  NumberExpression,
} from '../model/expression.ts';
import { readSelection } from './read-selection.ts';
import {
  type Bound,
  columnType,
  type Reading,
  readBounds,
  readDay,
  refuse,
  refuseName,
  textOfTree,
  textsOfTree,
} from './reading.ts';

/** null: it could not be read, and a problem says why. */
export type Condition = BooleanExpression | null;

export function allOf(parts: readonly Condition[]): Condition {
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return known.length === 1 && known[0] ? known[0] : { kind: 'all-of', of: known };
}

export function compared(left: NumberExpression, { operator, value }: Bound): BooleanExpression {
  const right: NumberExpression = value.includes('.')
    ? { kind: 'decimal', value }
    : { kind: 'integer', value: Number(value) };
  return { kind: 'compare-numbers', left, operator, right };
}

/** `{of: SELECTION, is: LIMIT}`. */
export function readCompared(
  reading: Reading,
  tree: Tree,
  readAmong: (reading: Reading, tree: Tree) => EventSelection | null,
  make: (among: EventSelection) => NumberExpression,
): Condition {
  const fields = readFields(reading, tree, ['of', 'is']);
  if (fields === null) return null;
  const among = readAmong(reading, fields('of'));
  const bounds = readBounds(reading, fields('is'));
  if (among === null || bounds === null) return null;
  const value = make(among);
  return allOf(bounds.map((bound) => compared(value, bound)));
}

/** `{of: SELECTION, by: staff, is: ≥ 2}`: how many different. */
export function readDifferent(reading: Reading, tree: Tree): Condition {
  const fields = readFields(reading, tree, ['of', 'by', 'is']);
  if (fields === null) return null;
  const grouped = readGrouped(reading, fields('of'), fields('by'));
  const bounds = readBounds(reading, fields('is'));
  if (grouped === null || bounds === null) return null;
  return allOf(bounds.map((bound) => compared({ kind: 'distinct', ...grouped }, bound)));
}

/** A selection and the text column that its rows are grouped by. */
export function readGrouped(
  reading: Reading,
  of: Tree,
  by: Tree,
): { readonly among: EventSelection; readonly column: string } | null {
  const among = readSelection(reading, of);
  const column = textOfTree(reading, by);
  if (among === null || column === null) return null;
  return columnType(reading, by, among.table, column, ['text']) === null ? null : { among, column };
}

/** All the keys must be there and no others; answers with their trees. */
export function readFields(
  reading: Reading,
  tree: Tree,
  keys: readonly string[],
  optional: readonly string[] = [],
): ((key: string) => Tree) | null {
  if (tree.kind !== 'map')
    return refuse(
      reading,
      tree,
      'wrong-form',
      'Här ska stå nycklar med värden.',
      `Nycklarna är ${keys.join(', ')}.`,
    );
  const unknown = [...tree.fields].filter(([key]) => ![...keys, ...optional].includes(key));
  for (const [key, { tree: value }] of unknown) refuseName(reading, value, key, [...keys, ...optional]);
  const missing = keys.filter((key) => !tree.fields.has(key));
  for (const key of missing)
    refuse(reading, tree, 'missing-key', `”${key}” saknas.`, `Lägg till ”${key}: …”.`);
  if (unknown.length + missing.length > 0) return null;
  return (key) => tree.fields.get(key)?.tree ?? tree;
}

/** The most seen at more than half of the rows: `{of: SELECTION, by: staff, is: "> half"}`. */
export function readMostSeen(reading: Reading, tree: Tree): Condition {
  const fields = readFields(reading, tree, ['of', 'by', 'is']);
  if (fields === null) return null;
  const grouped = readGrouped(reading, fields('of'), fields('by'));
  const is = textOfTree(reading, fields('is'));
  if (grouped === null || is === null) return null;
  const operator = { '> half': '>', '≥ half': '≥' }[is];
  if (operator !== '>' && operator !== '≥')
    return refuse(
      reading,
      fields('is'),
      'not-a-limit',
      `”${is}” kan inte stå här.`,
      'Skriv "> half" eller ≥ half.',
    );
  return {
    kind: 'compare-numbers',
    left: { kind: 'times', factor: 2, value: { kind: 'largest-group', ...grouped } },
    operator,
    right: { kind: 'count', among: grouped.among },
  };
}

/** The number that a table's rows carry: a measurement's value, an answer's score. */
export function numberColumn(among: EventSelection): string {
  return among.table === 'questionnaire_item'
    ? 'score'
    : among.table === 'medicine'
      ? 'quantity_days'
      : 'value';
}

export function readNumbered(reading: Reading, tree: Tree): EventSelection | null {
  const among = readSelection(reading, tree);
  if (among === null) return null;
  const column = numberColumn(among);
  return CARE_TABLES[among.table].columns.some(({ name }) => name === column)
    ? among
    : refuse(
        reading,
        tree,
        'no-value',
        `En rad i ${among.table} har inget värde.`,
        'Värden finns i measurement och questionnaire_item.',
      );
}

/** `{of: SELECTION, is: "> 70", same-day: lowest}`: the latest (or first) value. Without `same-day` the highest counts. */
export function readValueAt(reading: Reading, tree: Tree, pick: 'first' | 'last'): Condition {
  const fields = readFields(reading, tree, ['of', 'is'], ['same-day']);
  if (fields === null) return null;
  const value = readLatest(reading, fields('of'), tree, pick);
  const bounds = readBounds(reading, fields('is'));
  return value === null || bounds === null ? null : allOf(bounds.map((bound) => compared(value, bound)));
}

/** The value of the last or first row of a selection; `whole` may carry `same-day`. */
export function readLatest(
  reading: Reading,
  of: Tree,
  whole: Tree,
  pick: 'first' | 'last',
): NumberExpression | null {
  const among = readNumbered(reading, of);
  const sameDay = whole.kind === 'map' ? whole.fields.get('same-day')?.tree : undefined;
  const chosen = sameDay === undefined ? ['highest'] : readAllowed(reading, sameDay, ['lowest', 'highest']);
  if (among === null || chosen === null) return null;
  return {
    kind: 'value-at',
    pick,
    onSameDay: chosen[0] === 'lowest' ? 'lowest' : 'highest',
    among,
    by: CARE_TABLES[among.table].shape.on,
    column: numberColumn(among),
  };
}

export function readExtreme(reading: Reading, tree: Tree, pick: 'lowest' | 'highest'): Condition {
  return readCompared(reading, tree, readNumbered, (among) => ({
    kind: 'extreme-value',
    pick,
    among,
    column: numberColumn(among),
  }));
}

/** `{from: sought_on, to: visited_on, days: ≤ 3}`: the day `from` is day 0. */
export function readWaited(reading: Reading, tree: Tree): Condition {
  const fields = readFields(reading, tree, ['from', 'to', 'days']);
  if (fields === null) return null;
  const from: DateExpression | null = readDay(reading, fields('from'));
  const to = readDay(reading, fields('to'));
  const bounds = readBounds(reading, fields('days'));
  if (from === null || to === null || bounds === null) return null;
  return allOf(bounds.map((bound) => compared({ kind: 'days-between', from, to }, bound)));
}

export function readAllowed(
  reading: Reading,
  tree: Tree,
  allowed: readonly string[],
): readonly string[] | null {
  const texts = textsOfTree(reading, tree);
  const wrong = texts.filter((text) => !allowed.includes(text));
  for (const text of wrong) refuseName(reading, tree, text, allowed);
  return wrong.length > 0 || texts.length === 0 ? null : texts;
}
