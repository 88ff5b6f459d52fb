// Which type a value has: the one place that tells dates, numbers and texts apart by their kind.
import type { DateExpression, NumberExpression, TextExpression, ValueExpression } from './expression.ts';

/** Reads the value with the reader of its type. A new kind of value does not compile until it has one. */
export function readByType<Result>(
  value: ValueExpression,
  read: {
    readonly date: (value: DateExpression) => Result;
    readonly number: (value: NumberExpression) => Result;
    readonly text: (value: TextExpression) => Result;
  },
): Result {
  switch (value.kind) {
    case 'text':
    case 'text-column':
    case 'in-force':
      return read.text(value);
    case 'period-start':
    case 'period-last-day':
    case 'period-end':
    case 'date':
    case 'date-column':
    case 'shifted-date':
    case 'event-date':
      return read.date(value);
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
    case 'decimal':
    case 'decimal-column':
    case 'value-at':
    case 'extreme-value':
    case 'sum-of':
      return read.number(value);
  }
}
