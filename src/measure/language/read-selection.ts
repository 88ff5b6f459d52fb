// Selections of events: `{diagnosis: depression, within: 5 years}`. One key names the table and says which of its rows, the
// others say when. What can stand under a table as a word (a code list, a kind) is its own.
import type { Tree } from '../../core/written/parse-yaml.ts';
import { CARE_TABLES } from '../care-data/tables.ts';
import type {
  BooleanExpression,
  DateExpression,
  EventSelection,
  EventTableName,
  Window,
} from '../model/expression.ts';
import type { CodeSystem } from './code-list.ts';
import {
  DURATION_HINT,
  durationOf,
  type Reading,
  readDay,
  refuse,
  refuseName,
  textOfTree,
  textsOfTree,
} from './reading.ts';

/** How a word under the table is understood: a code list of the system, a value of the column, or not at all. */
type Words =
  | { readonly kind: 'codes'; readonly system: CodeSystem }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'none' };

const WORDS = {
  contact: { kind: 'none' },
  diagnosis: { kind: 'codes', system: 'icd-10-se' },
  measure: { kind: 'codes', system: 'kva' },
  measurement: { kind: 'column', column: 'kind' },
  medicine: { kind: 'codes', system: 'atc' },
  call: { kind: 'none' },
  questionnaire_item: { kind: 'column', column: 'instrument' },
  child_health: { kind: 'column', column: 'kind' },
} as const satisfies Record<EventTableName, Words>;

export const EVENT_TABLES = Object.keys(WORDS) as readonly EventTableName[];
const WHEN_KEYS = ['where', 'within', 'after', 'before', 'days'] as const;

/** Null with problems when it can't be read. */
export function readSelection(reading: Reading, tree: Tree): EventSelection | null {
  if (tree.kind === 'text' && tree.text !== '')
    return (
      reading.events.get(tree.text) ?? refuseName(reading, tree, tree.text, ['{…}', ...reading.events.keys()])
    );
  if (tree.kind !== 'map')
    return refuse(
      reading,
      tree,
      'wrong-form',
      'Här ska stå vilka händelser som räknas.',
      'Skriv till exempel {diagnosis: depression, within: 5 years}.',
    );
  const table = EVENT_TABLES.find((name) => tree.fields.has(name));
  const unknown = [...tree.fields.keys()].filter(
    (key) => key !== table && !(WHEN_KEYS as readonly string[]).includes(key),
  );
  for (const key of unknown)
    refuseName(reading, tree.fields.get(key)?.tree ?? tree, key, [...EVENT_TABLES, ...WHEN_KEYS]);
  if (table === undefined)
    return unknown.length > 0
      ? null
      : refuse(
          reading,
          tree,
          'missing-table',
          'Det står inte vilket slags händelser som räknas.',
          `Skriv ett av ${EVENT_TABLES.join(', ')}.`,
        );
  const what = tree.fields.get(table)?.tree ?? tree;
  const where = readRows(reading, what, table, tree.fields.get('where')?.tree);
  const window = readWindow(reading, tree, CARE_TABLES[table].shape.on);
  return where === null || window === null ? null : { kind: 'events', table, where, window };
}

/** Conditions on the rows of a table: its word or words, its map of conditions, `any`, and `where`. */
export function readRows(
  reading: Reading,
  what: Tree,
  table: EventTableName,
  more: Tree | undefined,
): BooleanExpression | null {
  const inner: Reading = {
    ...reading,
    row: table,
    today: { kind: 'date-column', of: 'row', column: CARE_TABLES[table].shape.on },
  };
  const words: Words = WORDS[table];
  const first =
    words.kind === 'none' || isConditions(what)
      ? reading.readConditions(inner, what)
      : readWords(inner, what, words);
  if (first === null) return null;
  if (more === undefined) return first;
  const second = reading.readConditions(inner, more);
  if (second === null) return null;
  return first.kind === 'always' ? second : { kind: 'all-of', of: [first, second] };
}

/** Maps are conditions, and so are lists that hold one. */
function isConditions(tree: Tree): boolean {
  return tree.kind === 'map' || (tree.kind === 'list' && tree.items.some((item) => item.kind === 'map'));
}

function readWords(
  reading: Reading,
  tree: Tree,
  words: Exclude<Words, { kind: 'none' }>,
): BooleanExpression | null {
  const texts = textsOfTree(reading, tree);
  if (texts.length === 0) return null;
  if (texts.length === 1 && texts[0] === 'any') return { kind: 'always' };
  switch (words.kind) {
    case 'codes': {
      const read = texts.map((id) => readCodeListId(reading, tree, id, words.system));
      const known = read.filter((part) => part !== null);
      if (known.length < read.length) return null;
      return known.length === 1 && known[0] ? known[0] : { kind: 'any-of', of: known };
    }
    case 'column':
      return {
        kind: 'text-in',
        text: { kind: 'text-column', of: 'row', column: words.column },
        among: texts,
      };
  }
}

export function readCodeListId(
  reading: Reading,
  tree: Tree,
  id: string,
  system: CodeSystem | null,
): BooleanExpression | null {
  const list = reading.codeLists.get(id);
  const fitting = [...reading.codeLists.values()].filter(
    (known) => system === null || known.system === system,
  );
  if (list === undefined)
    return refuseName(
      reading,
      tree,
      id,
      fitting.map((known) => known.id),
    );
  if (system !== null && list.system !== system)
    return refuse(
      reading,
      tree,
      'wrong-code-system',
      `Kodlistan ”${id}” har koder ur ${list.system}, men här används ${system}.`,
      `Välj en kodlista med ${system}.`,
    );
  return { kind: 'code-in', code: { kind: 'text-column', of: 'row', column: 'code' }, list: list.codes };
}

type Fields = Extract<Tree, { kind: 'map' }>;

/**
 * `within: period | ever | 18 months` before the period's end; `before: DAY` with `within`; `after: DAY` with `within: 6
 * weeks` (day 1 to 42) or `days: 0–42` (day 0 is DAY itself).
 */
function readWindow(reading: Reading, tree: Fields, column: string): Window | null {
  const field = (key: string) => tree.fields.get(key)?.tree;
  const [within, after, before, days] = [field('within'), field('after'), field('before'), field('days')];
  if (after !== undefined && before !== undefined)
    return refuse(
      reading,
      after,
      'two-directions',
      '”after” och ”before” kan inte stå tillsammans.',
      'Välj det ena.',
    );
  if (days !== undefined && after === undefined)
    return refuse(
      reading,
      days,
      'days-without-after',
      '”days” räknas från en dag.',
      'Skriv ”after: DAG” intill.',
    );
  if (after !== undefined) return readAfter(reading, column, after, within, days);
  const until: DateExpression | null =
    before === undefined ? { kind: 'period-end' } : readDay(reading, before);
  if (until === null) return null;
  if (within === undefined)
    return refuse(
      reading,
      tree,
      'missing-window',
      'Det står inte hur långt tillbaka händelserna räknas.',
      `Lägg till ”within: 18 months”, ”within: period” eller ”within: ever”. ${DURATION_HINT}`,
    );
  const text = textOfTree(reading, within);
  if (text === null) return null;
  if (text === 'ever') return { kind: 'window', column, from: null, until };
  if (text === 'period' && before === undefined)
    return { kind: 'window', column, from: { kind: 'period-start' }, until };
  const duration = durationOf(text);
  if (duration === null)
    return refuse(reading, within, 'not-a-duration', `”${text}” är ingen tid.`, DURATION_HINT);
  return {
    kind: 'window',
    column,
    from: { kind: 'shifted-date', from: until, by: -duration.by, unit: duration.unit },
    until,
  };
}

function readAfter(
  reading: Reading,
  column: string,
  after: Tree,
  within: Tree | undefined,
  days: Tree | undefined,
): Window | null {
  const day = readDay(reading, after);
  const shifted = (by: number, unit: 'days' | 'months'): DateExpression | null =>
    day === null ? null : by === 0 ? day : { kind: 'shifted-date', from: day, by, unit };
  const told = days ?? within;
  if (told === undefined)
    return refuse(
      reading,
      after,
      'missing-window',
      'Det står inte hur länge efter dagen som räknas.',
      'Lägg till ”within: 6 weeks” eller ”days: 0–3”.',
    );
  const text = textOfTree(reading, told);
  if (text === null || day === null) return null;
  if (days !== undefined) {
    const span = /^(\d{1,4})\s*[–-]\s*(\d{1,4})$/.exec(text);
    const [least, most] = [Number(span?.[1]), Number(span?.[2])];
    if (span === null || least > most)
      return refuse(
        reading,
        days,
        'not-days',
        `”${text}” är inga dagar.`,
        'Skriv första och sista dagen, till exempel 1–42. Dagen själv är dag 0.',
      );
    return { kind: 'window', column, from: shifted(least, 'days'), until: shifted(most + 1, 'days') };
  }
  const duration = durationOf(text);
  if (duration === null)
    return refuse(reading, told, 'not-a-duration', `”${text}” är ingen tid.`, DURATION_HINT);
  // Through the last day of the duration: six weeks after day 0 are days 1–42.
  const last: DateExpression = { kind: 'shifted-date', from: day, by: duration.by, unit: duration.unit };
  return {
    kind: 'window',
    column,
    from: shifted(1, 'days'),
    until:
      duration.unit === 'days'
        ? shifted(duration.by + 1, 'days')
        : { kind: 'shifted-date', from: last, by: 1, unit: 'days' },
  };
}
