// Conditions: what must hold for a person, or for a row. A word (`listed`), a key with a value (`age: 18–80`), several keys
// together, or a list; all of them must hold. Columns of the row in view are keys too (`profession: doctor`).
// Each form stands in one of the two records below and nowhere else; definitions/README.md explains them to writers.
import type { Tree } from '../../core/written/parse-yaml.ts';
import { CARE_TABLES, type CareColumn } from '../care-data/tables.ts';
import type {
  BooleanExpression,
  EventSelection,
  IntegerExpression,
  LinkedTableName,
  NumberExpression,
  SpanTableName,
} from '../model/expression.ts';
import {
  allOf,
  type Condition,
  compared,
  numberColumn,
  readAllowed,
  readCompared,
  readDifferent,
  readExtreme,
  readMostSeen,
  readNumbered,
  readValueAt,
  readWaited,
} from './read-comparison.ts';
import { readCodeListId, readRows, readSelection } from './read-selection.ts';
import {
  type Bound,
  plainNumber,
  type Reading,
  readBounds,
  readDay,
  refuse,
  refuseName,
  textOfTree,
  textsOfTree,
} from './reading.ts';

/** Null with problems when any part can't be read. */
export function readConditions(reading: Reading, tree: Tree): Condition {
  switch (tree.kind) {
    case 'text':
      return readWord(reading, tree);
    case 'list':
      return allOf(tree.items.map((item) => readConditions(reading, item)));
    case 'map':
      return allOf([...tree.fields].map(([key, field]) => readKey(reading, key, field.tree, tree)));
  }
}

const during =
  (table: SpanTableName) =>
  ({ today }: Reading): Condition => ({ kind: 'during', table, on: today, where: { kind: 'always' } });

/** Conditions that are one word. */
const WORDS = {
  everybody: () => ({ kind: 'always' }),
  any: () => ({ kind: 'always' }),
  listed: during('listing'),
  'in-care-home': during('care_home'),
  'has-fixed-doctor': during('doctor_contact'),
  alive: ({ today }) => ({
    kind: 'not',
    of: {
      kind: 'compare-dates',
      left: { kind: 'date-column', of: 'person', column: 'died_on' },
      operator: '≤',
      right: today,
    },
  }),
  /** The row's unit is where the person is listed when the period ends. */
  'at-listed-unit': () => ({
    kind: 'same-text',
    left: { kind: 'text-column', of: 'row', column: 'unit' },
    right: { kind: 'in-force', table: 'listing', column: 'unit', on: { kind: 'period-last-day' } },
  }),
  /** The row's staff is the fixed doctor that the person had that day. */
  'with-fixed-doctor': ({ today }) => ({
    kind: 'same-text',
    left: { kind: 'text-column', of: 'row', column: 'staff' },
    right: { kind: 'in-force', table: 'doctor_contact', column: 'staff', on: today },
  }),
} as const satisfies Record<string, (reading: Reading) => Condition>;

/** Words about a row, and the column that it must have. */
const WORD_COLUMNS: Readonly<Record<string, string>> = {
  'at-listed-unit': 'unit',
  'with-fixed-doctor': 'staff',
};

function isWord(word: string): word is keyof typeof WORDS {
  return Object.hasOwn(WORDS, word);
}

function readWord(reading: Reading, tree: Tree): Condition {
  const word = textOfTree(reading, tree);
  if (word === null) return null;
  if (!isWord(word)) return refuseName(reading, tree, word, [...Object.keys(WORDS), ...Object.keys(KEYS)]);
  const column = WORD_COLUMNS[word];
  const columns: readonly CareColumn[] = reading.row === null ? [] : CARE_TABLES[reading.row].columns;
  if (column !== undefined && !columns.some(({ name }) => name === column))
    return refuse(
      reading,
      tree,
      'no-such-column',
      `”${word}” kan bara sägas om händelser som har ${column === 'unit' ? 'en enhet' : 'en medarbetare'}.`,
      'Flytta villkoret till händelserna som det gäller, eller ta bort det.',
    );
  return WORDS[word](reading);
}

type ReadKey = (reading: Reading, value: Tree) => Condition;

/** Conditions that are a key with a value. */
const KEYS = {
  age: (reading, value) => readAges(reading, value, { kind: 'age', on: reading.today, unit: 'years' }),
  'age-in-months': (reading, value) =>
    readAges(reading, value, { kind: 'age', on: reading.today, unit: 'months' }),
  /** The age that the person reaches in the calendar year. */
  turns: (reading, value) =>
    readAges(reading, value, {
      kind: 'difference',
      left: { kind: 'year-of', date: reading.today },
      right: { kind: 'integer-column', of: 'person', column: 'birth_year' },
    }),
  sex: (reading, value) => {
    const texts = readAllowed(reading, value, ['female', 'male', 'unknown']);
    return texts === null
      ? null
      : { kind: 'text-in', text: { kind: 'text-column', of: 'person', column: 'sex' }, among: texts };
  },
  has: (reading, value) => existing(readSelection(reading, value)),
  'has-not': (reading, value) => negated(existing(readSelection(reading, value))),
  number: (reading, value) =>
    readCompared(reading, value, readSelection, (among) => ({ kind: 'count', among })),
  different: (reading, value) => readDifferent(reading, value),
  'most-seen': (reading, value) => readMostSeen(reading, value),
  latest: (reading, value) => readValueAt(reading, value, 'last'),
  first: (reading, value) => readValueAt(reading, value, 'first'),
  highest: (reading, value) => readExtreme(reading, value, 'highest'),
  lowest: (reading, value) => readExtreme(reading, value, 'lowest'),
  sum: (reading, value) =>
    readCompared(reading, value, readNumbered, (among) => ({
      kind: 'sum-of',
      among,
      column: numberColumn(among),
    })),
  waited: (reading, value) => readWaited(reading, value),
  known: (reading, value) => {
    const day = readDay(reading, value);
    return day === null ? null : { kind: 'is-known', value: day };
  },
  'same-contact': (reading, value) => readLinked(reading, value),
  any: (reading, value) => {
    const parts = itemsOf(value).map((item) => readConditions(reading, item));
    return parts.some((part) => part === null)
      ? null
      : { kind: 'any-of', of: parts.filter((part) => part !== null) };
  },
  all: (reading, value) => readConditions(reading, value),
  not: (reading, value) => negated(readConditions(reading, value)),
} as const satisfies Record<string, ReadKey>;

function isKey(key: string): key is keyof typeof KEYS {
  return Object.hasOwn(KEYS, key);
}

function readKey(reading: Reading, key: string, value: Tree, whole: Tree): Condition {
  const columns: readonly CareColumn[] = reading.row === null ? [] : CARE_TABLES[reading.row].columns;
  const column = columns.find(({ name }) => name === key);
  if (column !== undefined) return readColumn(reading, column, value);
  if (isKey(key)) return KEYS[key](reading, value);
  const place = whole.kind === 'map' ? { ...value, line: whole.fields.get(key)?.line ?? value.line } : value;
  return refuseName(reading, place, key, [...Object.keys(KEYS), ...columns.map(({ name }) => name)]);
}

function existing(among: EventSelection | null): Condition {
  return among === null ? null : { kind: 'exists', among };
}

function negated(of: Condition): Condition {
  return of === null ? null : { kind: 'not', of };
}

function itemsOf(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' ? tree.items : [tree];
}

/** "18–80", "75–", "–17", "40, 50, 60", "40". */
function readAges(reading: Reading, tree: Tree, integer: IntegerExpression): Condition {
  const text = textOfTree(reading, tree);
  if (text === null) return null;
  const span = /^(\d{1,3})?\s*[–-]\s*(\d{1,3})?$/.exec(text);
  if (span && (span[1] ?? span[2]) !== undefined) {
    const limits = [
      ...(span[1] === undefined ? [] : [compared(integer, { operator: '≥', value: wholeNumber(span[1]) })]),
      ...(span[2] === undefined ? [] : [compared(integer, { operator: '≤', value: wholeNumber(span[2]) })]),
    ];
    return allOf(limits);
  }
  if (/^\d{1,3}(\s*,\s*\d{1,3})*$/.test(text))
    return { kind: 'integer-in', integer, among: text.split(',').map(Number) };
  return refuse(
    reading,
    tree,
    'not-an-age',
    `”${text}” är ingen ålder.`,
    'Skriv 18–80, 75– (75 och äldre), –17 (till och med 17) eller 40, 50, 60.',
  );
}

function wholeNumber(text: string): Bound['value'] {
  const value = plainNumber(text);
  if (value === null) throw new Error(`Not digits: ${text}`);
  return value;
}

const LINKED = ['contact', 'diagnosis', 'measure'] as const satisfies readonly LinkedTableName[];

/** `{diagnosis: psykisk-ohalsa}`: another row of the same contact. */
function readLinked(reading: Reading, tree: Tree): Condition {
  if (!LINKED.some((table) => table === reading.row))
    return refuse(
      reading,
      tree,
      'no-contact',
      'Här finns ingen kontakt att hålla ihop.',
      'same-contact kan stå om kontakter, diagnoser och åtgärder.',
    );
  const table = tree.kind === 'map' ? LINKED.find((name) => tree.fields.has(name)) : undefined;
  if (tree.kind !== 'map' || table === undefined || tree.fields.size > 1)
    return refuse(
      reading,
      tree,
      'wrong-form',
      'Det står inte vad som ska finnas på samma kontakt.',
      'Skriv till exempel same-contact: {diagnosis: depression}.',
    );
  const where = readRows(reading, tree.fields.get(table)?.tree ?? tree, table, undefined);
  return where === null ? null : { kind: 'linked', table, where };
}

/** A column of the row in view: words for texts (`known`: any), a code list for codes, true or false, a limit for numbers. */
function readColumn(reading: Reading, column: CareColumn, value: Tree): Condition {
  const { name } = column;
  switch (column.type) {
    case 'text': {
      if (value.kind === 'text' && value.text === 'known')
        return { kind: 'is-known', value: { kind: 'text-column', of: 'row', column: name } };
      if (name === 'code' && value.kind === 'text') return readCodeListId(reading, value, value.text, null);
      const among =
        column.allowed === null ? textsOfTree(reading, value) : readAllowed(reading, value, column.allowed);
      return among === null || among.length === 0
        ? null
        : { kind: 'text-in', text: { kind: 'text-column', of: 'row', column: name }, among };
    }
    case 'boolean': {
      const read = readAllowed(reading, value, ['true', 'false']);
      const holds: BooleanExpression = { kind: 'boolean-column', of: 'row', column: name };
      return read === null ? null : read[0] === 'true' ? holds : { kind: 'not', of: holds };
    }
    case 'integer':
    case 'decimal': {
      const bounds = readBounds(reading, value);
      const left: NumberExpression =
        column.type === 'integer'
          ? { kind: 'integer-column', of: 'row', column: name }
          : { kind: 'decimal-column', of: 'row', column: name };
      return bounds === null ? null : allOf(bounds.map((bound) => compared(left, bound)));
    }
    case 'date':
    case 'timestamp':
      return refuse(
        reading,
        value,
        'day-as-condition',
        `”${name}” är en dag.`,
        'Skriv när med within, before eller after, eller waited: {from: …, to: …, days: ≤ 3}.',
      );
  }
}
