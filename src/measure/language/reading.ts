// What readers of measures carry with them: where they are, what is known by name, and whom to tell. Forms of small texts
// ("≥ 70", "18–80", "18 months") are read here too.
import type { Decimal } from '../../core/decimal.ts';
import { compare } from '../../core/decimal.ts';
import { readNumber } from '../../core/numbers/read.ts';
import { suggest } from '../../core/written/did-you-mean.ts';
import type { Tree } from '../../core/written/parse-yaml.ts';
import { errorAt, type Report } from '../../core/written/section.ts';
import { CARE_TABLES, type CareTableName, type ColumnType } from '../care-data/tables.ts';
import type {
  BooleanExpression,
  ComparisonOperator,
  DateExpression,
  EventSelection,
} from '../model/expression.ts';
import type { WrittenCodeList } from './code-list.ts';

export interface Reading {
  readonly file: string;
  readonly report: Report;
  readonly codeLists: ReadonlyMap<string, WrittenCodeList>;
  /** Selections that the measure has named: "lakarbesok". */
  readonly events: ReadonlyMap<string, EventSelection>;
  /** Days that the measure has named: "insjuknande". */
  readonly days: ReadonlyMap<string, DateExpression>;
  /** The row that conditions are about; null when they are about a person. */
  readonly row: CareTableName | null;
  /** The day at which age, listing and the like are looked at: the period's last, or the row's own. */
  readonly today: DateExpression;
  /** Reads conditions (read-condition.ts): carried, because selections hold conditions and conditions selections. */
  readonly readConditions: (reading: Reading, tree: Tree) => BooleanExpression | null;
}

/** Notes a problem at a tree's line and gives null, so that reading goes on. */
export function refuse(reading: Reading, tree: Tree, code: string, message: string, hint: string): null {
  reading.report(errorAt({ file: reading.file, line: tree.line }, code, message, hint));
  return null;
}

export function refuseName(reading: Reading, tree: Tree, name: string, known: Iterable<string>): null {
  return refuse(reading, tree, 'unknown-name', `”${name}” är inget som kan stå här.`, suggest(name, known));
}

export function textOfTree(reading: Reading, tree: Tree): string | null {
  if (tree.kind === 'text' && tree.text !== '') return tree.text;
  return refuse(reading, tree, 'wrong-form', 'Här ska stå en text.', 'Skriv texten efter kolonet.');
}

/** One text or a list of them. */
export function textsOfTree(reading: Reading, tree: Tree): readonly string[] {
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.flatMap((item) => textOfTree(reading, item) ?? []);
}

export interface Bound {
  readonly operator: ComparisonOperator;
  readonly value: Decimal;
}

const OPERATORS: readonly (readonly [string, ComparisonOperator])[] = [
  ['<=', '≤'],
  ['>=', '≥'],
  ['≤', '≤'],
  ['≥', '≥'],
  ['<', '<'],
  ['>', '>'],
  ['=', '='],
];

/** "> 70", "52–70" (both ends inside), "3"; null with a problem for anything else. */
export function readBounds(reading: Reading, tree: Tree): readonly Bound[] | null {
  const text = textOfTree(reading, tree);
  if (text === null) return null;
  const span = /^(\S+?)\s*[–-]\s*(\S+)$/.exec(text);
  if (span) {
    const [least, most] = [plainNumber(span[1] ?? ''), plainNumber(span[2] ?? '')];
    if (least !== null && most !== null && compare(least, most) <= 0)
      return [
        { operator: '≥', value: least },
        { operator: '≤', value: most },
      ];
  }
  const found = OPERATORS.find(([written]) => text.startsWith(written));
  const value = plainNumber(found ? text.slice(found[0].length) : text);
  if (value !== null) return [{ operator: found?.[1] ?? '=', value }];
  return refuse(
    reading,
    tree,
    'not-a-limit',
    `”${text}” är ingen gräns.`,
    'Skriv till exempel "> 70" (med citattecken), ≤ 140, 52–70 eller 3.',
  );
}

export function plainNumber(text: string): Decimal | null {
  const read = readNumber(text.trim());
  return read && read.bound === null && !read.isPercent && !read.isApproximate ? read.value : null;
}

export interface Duration {
  readonly by: number;
  readonly unit: 'days' | 'months';
}

const DURATIONS: Readonly<Record<string, Duration>> = {
  day: { by: 1, unit: 'days' },
  week: { by: 7, unit: 'days' },
  month: { by: 1, unit: 'months' },
  year: { by: 12, unit: 'months' },
};

/** "18 months", "6 weeks"; null for anything else, without a problem. */
export function durationOf(text: string): Duration | null {
  const match = /^(\d{1,4}) (day|week|month|year)s?$/.exec(text);
  const unit = DURATIONS[match?.[2] ?? ''];
  return match && unit ? { by: Number(match[1]) * unit.by, unit: unit.unit } : null;
}

export const DURATION_HINT = 'Skriv till exempel 18 months, 5 years, 6 weeks eller 90 days.';

/** The column's type when the table has it with one of the types; null with a problem that names those it has. */
export function columnType(
  reading: Reading,
  tree: Tree,
  table: CareTableName,
  column: string,
  types: readonly ColumnType[],
): ColumnType | null {
  const columns = CARE_TABLES[table].columns.filter(({ type }) => types.includes(type));
  const found = columns.find(({ name }) => name === column);
  if (found !== undefined) return found.type;
  return refuse(
    reading,
    tree,
    'unknown-column',
    `”${column}” är ingen sådan uppgift i ${table}.`,
    suggest(
      column,
      columns.map(({ name }) => name),
    ),
  );
}

export const DAY_TYPES: readonly ColumnType[] = ['date', 'timestamp'];

const PERIOD_DAYS = {
  'period-start': { kind: 'period-start' },
  'period-last-day': { kind: 'period-last-day' },
} as const satisfies Record<string, DateExpression>;

/** A day by name: the period's, one that the measure has named, the row's own date column, or the person's. */
export function readDay(reading: Reading, tree: Tree): DateExpression | null {
  const name = textOfTree(reading, tree);
  if (name === null) return null;
  if (name === 'period-start' || name === 'period-last-day') return PERIOD_DAYS[name];
  const named = reading.days.get(name);
  if (named !== undefined) return named;
  if (reading.row !== null && dayColumns(reading.row).includes(name))
    return { kind: 'date-column', of: 'row', column: name };
  if (dayColumns('person').includes(name)) return { kind: 'date-column', of: 'person', column: name };
  return refuseName(reading, tree, name, [
    ...reading.days.keys(),
    ...(reading.row === null ? [] : dayColumns(reading.row)),
    ...dayColumns('person'),
    ...Object.keys(PERIOD_DAYS),
  ]);
}

function dayColumns(table: CareTableName): readonly string[] {
  return CARE_TABLES[table].columns.filter(({ type }) => DAY_TYPES.includes(type)).map(({ name }) => name);
}
