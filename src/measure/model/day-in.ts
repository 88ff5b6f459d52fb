// The day that a date is in a period, where the period decides it alone.
import { addDays, addMonths } from '../../core/calendar.ts';
import type { Period } from '../../core/period.ts';
import type { DateExpression } from './expression.ts';

export type EventDate = Extract<DateExpression, { readonly kind: 'event-date' }>;

/**
 * ISO; null for what is known of a person or a row only. `ofEvent`: the day to take for an event's own date, where a bound of it is
 * enough.
 */
export function dayIn(
  date: DateExpression,
  period: Period,
  ofEvent: (date: EventDate) => string | null = () => null,
): string | null {
  switch (date.kind) {
    case 'period-start':
      return period.start;
    case 'period-last-day':
      return addDays(period.end, -1);
    case 'period-end':
      return period.end;
    case 'date':
      return date.on;
    case 'shifted-date': {
      const from = dayIn(date.from, period, ofEvent);
      if (from === null) return null;
      return date.unit === 'days' ? addDays(from, date.by) : addMonths(from, date.by);
    }
    case 'event-date':
      return ofEvent(date);
    case 'date-column':
      return null;
  }
}
