// Days, numbers, texts and selections of a model as Swedish noun phrases. Conditions on rows inside selections come from
// conditions.ts, carried in the context because each needs the other.
import type {
  DateExpression,
  EventSelection,
  FractionExpression,
  NumberExpression,
  TextExpression,
  Window,
} from '../model/expression.ts';
import { columnWord, numberWord, TABLE_WORDS, writeInteger } from './words.ts';

export interface ProseContext {
  /** What code lists are called, by id. */
  readonly listNames: ReadonlyMap<string, string>;
  /** What the measure's own days are called ("startdagen"), by JSON of their expression. */
  readonly dayNames: ReadonlyMap<string, string>;
  /** "som …", "med …": the condition said of many rows, empty when it says nothing. */
  readonly attribute: (condition: EventSelection['where'], context: ProseContext) => string;
}

export function nameOfDay(date: DateExpression, context: ProseContext): string {
  switch (date.kind) {
    case 'period-start':
      return 'periodens första dag';
    case 'period-last-day':
      return 'periodens sista dag';
    case 'period-end':
      return 'dagen efter perioden';
    case 'date':
      return date.on;
    case 'date-column':
      return columnWord(date.column);
    case 'shifted-date':
      return `${durationWord(Math.abs(date.by), date.unit)} ${date.by < 0 ? 'före' : 'efter'} ${nameOfDay(date.from, context)}`;
    case 'event-date':
      return context.dayNames.get(JSON.stringify(date)) ?? describeDay(date, context);
  }
}

/** What a named day is: "den första dagen med diagnoser …". */
export function describeDay(
  { pick, among }: Extract<DateExpression, { kind: 'event-date' }>,
  context: ProseContext,
): string {
  return `${pick === 'first' ? 'den första' : 'den sista'} dagen med ${nameOfEvents(among, context)}`;
}

interface Counted {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  /** "de senaste fem åren". */
  readonly definite: string;
}

/** Whole years and weeks as such; a year itself is twelve months, as rolling windows are spoken of. */
function counted(by: number, unit: 'days' | 'months'): Counted {
  if (unit === 'months')
    return by % 12 === 0 && by > 12
      ? { count: by / 12, one: 'år', many: 'år', definite: 'åren' }
      : { count: by, one: 'månad', many: 'månader', definite: 'månaderna' };
  return by % 7 === 0 && by > 7
    ? { count: by / 7, one: 'vecka', many: 'veckor', definite: 'veckorna' }
    : { count: by, one: 'dag', many: 'dagar', definite: 'dagarna' };
}

/** "18 månader", "sex veckor", "fem år". */
function durationWord(by: number, unit: 'days' | 'months'): string {
  const { count, one, many } = counted(by, unit);
  return `${numberWord(count)} ${count === 1 ? one : many}`;
}

/** "18 månaderna", after "de senaste". */
function lastWord(by: number, unit: 'days' | 'months'): string {
  const { count, definite } = counted(by, unit);
  return `${numberWord(count)} ${definite}`;
}

/** "kontakter med yrket läkare de senaste 18 månaderna", or of one: "kontakt med …". */
export function nameOfEvents(
  events: EventSelection,
  context: ProseContext,
  form: 'one' | 'many' = 'many',
): string {
  const when = events.window === null ? 'oavsett när' : nameOfWindow(events.window, context);
  return [TABLE_WORDS[events.table][form], context.attribute(events.where, context), when]
    .filter((part) => part !== '')
    .join(' ');
}

function nameOfWindow({ from, until }: Window, context: ProseContext): string {
  const isAtEnd = until?.kind === 'period-end';
  if (from === null) {
    if (until === null) return 'oavsett när';
    return isAtEnd ? 'före periodens slut' : `före ${nameOfDay(until, context)}`;
  }
  if (from.kind === 'period-start' && isAtEnd) return 'under perioden';
  if (until === null) return `från och med ${nameOfDay(from, context)}`;
  if (from.kind === 'shifted-date' && from.by < 0 && same(from.from, until))
    return isAtEnd
      ? `de senaste ${lastWord(-from.by, from.unit)} före periodens slut`
      : `inom ${durationWord(-from.by, from.unit)} före ${nameOfDay(until, context)}`;
  const first = daysAfter(from);
  const end = daysAfter(until);
  if (same(first.day, end.day) && first.days >= 0)
    return `dag ${first.days}–${end.days - 1} efter ${nameOfDay(first.day, context)}`;
  return `från och med ${nameOfDay(from, context)} till dagen före ${nameOfDay(until, context)}`;
}

/** A day as another day and a number of days after it. */
function daysAfter(date: DateExpression): { readonly day: DateExpression; readonly days: number } {
  return date.kind === 'shifted-date' && date.unit === 'days'
    ? { day: date.from, days: date.by }
    : { day: date, days: 0 };
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function nameOfNumber(number: NumberExpression, context: ProseContext): string {
  switch (number.kind) {
    case 'integer':
      return writeInteger(number.value);
    case 'decimal':
      return number.value.replace('.', ',').replace('-', '−');
    case 'integer-column':
    case 'decimal-column':
      return columnWord(number.column);
    case 'count':
      return `antalet ${nameOfEvents(number.among, context)}`;
    case 'distinct':
      return `antalet olika värden på ${columnWord(number.column)} bland ${nameOfEvents(number.among, context)}`;
    case 'largest-group':
      return `det största antalet ${nameOfEvents(number.among, context)} där ${columnWord(number.column)} är densamma`;
    case 'days-between':
      return `antalet dagar från ${nameOfDay(number.from, context)} till ${nameOfDay(number.to, context)}`;
    case 'age':
      return `åldern i ${number.unit === 'years' ? 'hela år' : 'hela månader'} ${nameOfDay(number.on, context)}`;
    case 'year-of':
      return `året för ${nameOfDay(number.date, context)}`;
    case 'times':
      return `${numberWord(number.factor)} gånger ${nameOfNumber(number.value, context)}`;
    case 'difference':
      return `${nameOfNumber(number.left, context)} minus ${nameOfNumber(number.right, context)}`;
    case 'value-at':
      return `${number.pick === 'first' ? 'det första' : 'det senaste'} värdet bland ${nameOfEvents(number.among, context)} (flera samma dag: det ${number.onSameDay === 'lowest' ? 'lägsta' : 'högsta'})`;
    case 'extreme-value':
      return `det ${number.pick === 'lowest' ? 'lägsta' : 'högsta'} värdet bland ${nameOfEvents(number.among, context)}`;
    case 'sum-of':
      return `summan av ${nameOfEvents(number.among, context)}`;
  }
}

export function nameOfText(text: TextExpression, context: ProseContext): string {
  switch (text.kind) {
    case 'text':
      return `”${text.value}”`;
    case 'text-column':
      return columnWord(text.column);
    case 'in-force':
      if (text.table === 'listing') return `enheten där personen är listad ${nameOfDay(text.on, context)}`;
      return `${columnWord(text.column)} i personens ${TABLE_WORDS[text.table].one} ${nameOfDay(text.on, context)}`;
  }
}

/** What a mean is taken of. */
export function nameOfFraction(fraction: FractionExpression, context: ProseContext): string {
  switch (fraction.kind) {
    case 'coc':
      return `personens kontinuitetsindex (COC, Bice–Boxerman) över ${nameOfEvents(fraction.among, context)}: 0 när ${columnWord(fraction.column)} är en annan varje gång, 1 när den alltid är densamma`;
    case 'share':
      return `${nameOfNumber(fraction.part, context)} delat med ${nameOfNumber(fraction.whole, context)}`;
    case 'number':
      return nameOfNumber(fraction.value, context);
  }
}
