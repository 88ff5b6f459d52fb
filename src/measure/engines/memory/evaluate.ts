// What each node means, one line or a few per kind, in the words of model/expression.ts. This is the reference that every
// other engine must agree with: it is never made faster, only plainer. One file because the kinds need each other.

import { addDays, addMonths, daysBetween } from '../../../core/calendar.ts';
import { CARE_TABLES } from '../../care-data/tables.ts';
import type { CareRow, FractionTerm } from '../../contract.ts';
import { belongs } from '../../model/code-lists.ts';
import type {
  BooleanExpression,
  ComparisonOperator,
  DateExpression,
  EventSelection,
  FractionExpression,
  IntegerExpression,
  NumberExpression,
  SpanTableName,
  TextExpression,
  ValueExpression,
} from '../../model/expression.ts';
import { compareCodePoints } from '../../model/order-rows.ts';
import { readByType } from '../../model/value-types.ts';
import { SCALE, scaled, scaledInteger } from './numbers.ts';
import type { Scene } from './scene.ts';
import { cell, dayCell, rowsOfPerson, textCell } from './scene.ts';

export function isTrue(expression: BooleanExpression, scene: Scene): boolean {
  switch (expression.kind) {
    case 'always':
      return true;
    case 'all-of':
      return expression.of.every((part) => isTrue(part, scene));
    case 'any-of':
      return expression.of.some((part) => isTrue(part, scene));
    case 'not':
      return !isTrue(expression.of, scene);
    case 'compare-numbers':
      return holds(numberOf(expression.left, scene), expression.operator, numberOf(expression.right, scene));
    case 'compare-dates':
      return holds(dateOf(expression.left, scene), expression.operator, dateOf(expression.right, scene));
    case 'same-text': {
      const left = textOf(expression.left, scene);
      return left !== null && left === textOf(expression.right, scene);
    }
    case 'text-in': {
      const text = textOf(expression.text, scene);
      return text !== null && expression.among.includes(text);
    }
    case 'integer-in': {
      const integer = integerOf(expression.integer, scene);
      return integer !== null && expression.among.includes(integer);
    }
    case 'code-in': {
      const code = textOf(expression.code, scene);
      return code !== null && belongs(code, expression.list);
    }
    case 'boolean-column':
      return cell(scene, expression.of, expression.column) === true;
    case 'is-known':
      return isKnown(expression.value, scene);
    case 'exists':
      return select(expression.among, scene).length > 0;
    case 'during':
      return spansOn(expression.table, dateOf(expression.on, scene), scene).some((row) =>
        isTrue(expression.where, { ...scene, row }),
      );
    case 'linked': {
      const contact = scene.row?.contact ?? null;
      return (
        contact !== null &&
        scene.data[expression.table].some(
          (row) =>
            row.contact === contact &&
            row.person === scene.row?.person &&
            isTrue(expression.where, { ...scene, row }),
        )
      );
    }
  }
}

function isKnown(value: ValueExpression, scene: Scene): boolean {
  return readByType(value, {
    date: (date) => dateOf(date, scene) !== null,
    number: (number) => numberOf(number, scene) !== null,
    text: (text) => textOf(text, scene) !== null,
  });
}

/** ISO dates compare as texts. False when either side is missing. */
function holds<Value extends string | bigint>(
  left: Value | null,
  operator: ComparisonOperator,
  right: Value | null,
): boolean {
  if (left === null || right === null) return false;
  switch (operator) {
    case '<':
      return left < right;
    case '≤':
      return left <= right;
    case '=':
      return left === right;
    case '≥':
      return left >= right;
    case '>':
      return left > right;
  }
}

/** The selected rows, in no order that may matter. */
export function select(events: EventSelection, outer: Scene): readonly CareRow[] {
  const scene: Scene = { ...outer, row: null };
  const { window } = events;
  const from = window?.from ? dateOf(window.from, scene) : undefined;
  const until = window?.until ? dateOf(window.until, scene) : undefined;
  if (from === null || until === null) return [];
  return rowsOfPerson(scene, events.table).filter((row) => {
    const day = window === null ? null : dayCell(row, window.column);
    const isInWindow =
      window === null ||
      (day !== null && (from === undefined || from <= day) && (until === undefined || day < until));
    return isInWindow && isTrue(events.where, { ...scene, row });
  });
}

/** The person's spans that cover the day. */
function spansOn(table: SpanTableName, on: string | null, scene: Scene): readonly CareRow[] {
  if (on === null) return [];
  const { from, to } = CARE_TABLES[table].shape;
  return rowsOfPerson(scene, table).filter((row) => {
    const begins = dayCell(row, from);
    const ends = dayCell(row, to);
    return begins !== null && begins <= on && (ends === null || on < ends);
  });
}

export function textOf(expression: TextExpression, scene: Scene): string | null {
  switch (expression.kind) {
    case 'text':
      return expression.value;
    case 'text-column':
      return textCell(scene, expression.of, expression.column);
    case 'in-force': {
      const { table, column } = expression;
      const { from } = CARE_TABLES[table].shape;
      const spans = spansOn(table, dateOf(expression.on, scene), scene);
      const latest = highest(spans.map((row) => dayCell(row, from) ?? ''));
      const values = spans
        .filter((row) => dayCell(row, from) === latest)
        .map((row) => row[column])
        .filter((value) => typeof value === 'string');
      return values.toSorted(compareCodePoints)[0] ?? null;
    }
  }
}

export function dateOf(expression: DateExpression, scene: Scene): string | null {
  switch (expression.kind) {
    case 'period-start':
      return scene.period.start;
    case 'period-last-day':
      return addDays(scene.period.end, -1);
    case 'period-end':
      return scene.period.end;
    case 'date':
      return expression.on;
    case 'date-column':
      return dayCell(scene[expression.of], expression.column);
    case 'shifted-date': {
      const from = dateOf(expression.from, scene);
      if (from === null) return null;
      return expression.unit === 'days' ? addDays(from, expression.by) : addMonths(from, expression.by);
    }
    case 'event-date': {
      const days = select(expression.among, scene).flatMap((row) => dayCell(row, expression.column) ?? []);
      return expression.pick === 'first' ? lowest(days) : highest(days);
    }
  }
}

export function integerOf(expression: IntegerExpression, scene: Scene): number | null {
  switch (expression.kind) {
    case 'integer':
      return expression.value;
    case 'integer-column': {
      const value = cell(scene, expression.of, expression.column);
      return typeof value === 'number' ? value : null;
    }
    case 'count':
      return select(expression.among, scene).length;
    case 'distinct':
      return groupSizes(expression, scene).length;
    case 'largest-group':
      return Math.max(0, ...groupSizes(expression, scene));
    case 'days-between': {
      const from = dateOf(expression.from, scene);
      const to = dateOf(expression.to, scene);
      return from === null || to === null ? null : daysBetween(from, to);
    }
    case 'age': {
      const months = ageInMonths(dateOf(expression.on, scene), scene);
      if (months === null) return null;
      return expression.unit === 'months' ? months : Math.floor(months / 12);
    }
    case 'year-of': {
      const date = dateOf(expression.date, scene);
      return date === null ? null : Number(date.slice(0, 4));
    }
    case 'times': {
      const value = integerOf(expression.value, scene);
      return value === null ? null : expression.factor * value;
    }
    case 'difference': {
      const left = integerOf(expression.left, scene);
      const right = integerOf(expression.right, scene);
      return left === null || right === null ? null : left - right;
    }
  }
}

function ageInMonths(on: string | null, scene: Scene): number | null {
  const year = cell(scene, 'person', 'birth_year');
  const month = cell(scene, 'person', 'birth_month');
  if (on === null || typeof year !== 'number' || typeof month !== 'number') return null;
  return (Number(on.slice(0, 4)) - year) * 12 + Number(on.slice(5, 7)) - month;
}

/** How many selected rows there are per value of the column, in no order; rows without a value are left out. */
function groupSizes(
  { among, column }: { readonly among: EventSelection; readonly column: string },
  scene: Scene,
): readonly number[] {
  const values = select(among, scene)
    .map((row) => row[column] ?? null)
    .filter((value) => value !== null);
  return [...Map.groupBy(values, (value) => value).values()].map((group) => group.length);
}

/** In ten-thousandths (numbers.ts). */
export function numberOf(expression: NumberExpression, scene: Scene): bigint | null {
  switch (expression.kind) {
    case 'decimal':
      return scaled(expression.value);
    case 'decimal-column':
      return scaled(cell(scene, expression.of, expression.column));
    case 'value-at': {
      const { among, by, column } = expression;
      const rows = select(among, scene).filter(
        (row) => dayCell(row, by) !== null && scaled(row[column]) !== null,
      );
      const days = rows.map((row) => dayCell(row, by) ?? '');
      const day = expression.pick === 'first' ? lowest(days) : highest(days);
      const values = rows
        .filter((row) => dayCell(row, by) === day)
        .flatMap((row) => scaled(row[column]) ?? []);
      return expression.onSameDay === 'lowest' ? lowest(values) : highest(values);
    }
    case 'extreme-value': {
      const values = select(expression.among, scene).flatMap((row) => scaled(row[expression.column]) ?? []);
      return expression.pick === 'lowest' ? lowest(values) : highest(values);
    }
    case 'sum-of':
      return select(expression.among, scene)
        .flatMap((row) => scaled(row[expression.column]) ?? [])
        .reduce((sum, value) => sum + value, 0n);
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
      return scaledInteger(integerOf(expression, scene));
  }
}

/** The person's own fraction, or null when it is missing. */
export function fractionOf(expression: FractionExpression, scene: Scene): FractionTerm | null {
  switch (expression.kind) {
    case 'coc': {
      const sizes = groupSizes(expression, scene);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      if (all < 2) return null;
      const squares = sizes.reduce((sum, size) => sum + size * size, 0);
      return { numerator: squares - all, denominator: all * (all - 1) };
    }
    case 'share': {
      const part = integerOf(expression.part, scene);
      const whole = integerOf(expression.whole, scene);
      return part === null || whole === null || whole <= 0 ? null : { numerator: part, denominator: whole };
    }
    case 'number': {
      const value = numberOf(expression.value, scene);
      return value === null ? null : { numerator: Number(value), denominator: SCALE };
    }
  }
}

function lowest<Value extends string | bigint>(values: readonly Value[]): Value | null {
  return values.reduce<Value | null>(
    (least, value) => (least === null || value < least ? value : least),
    null,
  );
}

function highest<Value extends string | bigint>(values: readonly Value[]): Value | null {
  return values.reduce<Value | null>((most, value) => (most === null || value > most ? value : most), null);
}
