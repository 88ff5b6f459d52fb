import { describe, expect, it } from 'vitest';
import {
  monthsIn,
  periodKey,
  periodKind,
  readPeriod,
  tertialPeriod,
  writePeriod,
  yearPeriod,
} from './period.ts';

describe('a period', () => {
  it('is half-open, so a year ends where the next begins', () => {
    expect(yearPeriod(2023)).toEqual({ start: '2023-01-01', end: '2024-01-01' });
    expect(tertialPeriod(2023, 3)).toEqual({ start: '2023-09-01', end: '2024-01-01' });
  });

  it.each([
    ['2023', 'year', 12, '2023'],
    ['2023-T2', 'tertial', 4, 'tertial 2 2023'],
    ['2023-12', 'month', 1, 'december 2023'],
    ['2022-01..2022-08', 'other', 8, 'januari–augusti 2022'],
    ['2021-11..2022-02', 'other', 4, 'november 2021–februari 2022'],
  ])('%s is read, told apart and written', (text, kind, months, written) => {
    const period = readPeriod(text);
    if (period === null) throw new Error(`${text} was not read`);
    expect(periodKind(period)).toBe(kind);
    expect(monthsIn(period)).toBe(months);
    expect(writePeriod(period, 'sv')).toBe(written);
    expect(periodKey(period)).toBe(text);
  });

  it.each(['', '23', '2023-13', '2022-08..2022-01', 'T2'])('%j is refused', (text) => {
    expect(readPeriod(text)).toBeNull();
  });
});
