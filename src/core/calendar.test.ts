import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from './calendar.ts';

describe('the calendar', () => {
  it.each([
    ['2024-03-31', -1, '2024-02-29'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2025-01-01', -18, '2023-07-01'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-08-31', 6, '2025-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('counts days over leap days and summer time', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-30', '2024-04-01')).toBe(2);
    expect(daysBetween('2024-04-01', '2024-03-30')).toBe(-2);
    expect(addDays('2024-12-31', 42)).toBe('2025-02-11');
  });
});
