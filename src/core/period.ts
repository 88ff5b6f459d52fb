// Half-open periods of whole months: start inclusive, end exclusive, as ISO dates. A year is 2023-01-01 … 2024-01-01.
import type { Language } from './language.ts';

export interface Period {
  /** ISO date, first of a month, inclusive. */
  readonly start: string;
  /** ISO date, first of a month, exclusive. */
  readonly end: string;
}

export type PeriodKind = 'year' | 'tertial' | 'month' | 'other';

function firstOf(year: number, month: number): string {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
}

export function yearPeriod(year: number): Period {
  return { start: firstOf(year, 1), end: firstOf(year + 1, 1) };
}

/** `month` is 1–12. */
export function monthPeriod(year: number, month: number): Period {
  return { start: firstOf(year, month), end: firstOf(year, month + 1) };
}

/** T1 January–April, T2 May–August, T3 September–December. */
export function tertialPeriod(year: number, tertial: 1 | 2 | 3): Period {
  return { start: firstOf(year, tertial * 4 - 3), end: firstOf(year, tertial * 4 + 1) };
}

/** Reads "2023", "2023-04", "2023-T2" and "2022-01..2022-08"; null for anything else. */
export function readPeriod(text: string): Period | null {
  const trimmed = text.trim();
  const year = /^(\d{4})$/.exec(trimmed);
  if (year) return yearPeriod(Number(year[1]));
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(trimmed);
  if (month) return monthPeriod(Number(month[1]), Number(month[2]));
  const tertial = /^(\d{4})-?T([123])$/i.exec(trimmed);
  if (tertial) return tertialPeriod(Number(tertial[1]), Number(tertial[2]) as 1 | 2 | 3);
  const span = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/.exec(trimmed);
  if (span) {
    const from = readPeriod(span[1] ?? '');
    const to = readPeriod(span[2] ?? '');
    if (from && to && from.start < to.end) return { start: from.start, end: to.end };
  }
  return null;
}

export function yearOf(period: Period): number {
  return Number(period.start.slice(0, 4));
}

export function monthsIn(period: Period): number {
  const at = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return at(period.end) - at(period.start);
}

/** The months of a period, oldest first. */
export function monthPeriods(period: Period): readonly Period[] {
  const year = yearOf(period);
  const first = Number(period.start.slice(5, 7));
  return Array.from({ length: monthsIn(period) }, (_, index) => ({
    start: firstOf(year, first + index),
    end: firstOf(year, first + index + 1),
  }));
}

/** The twelve months that end where the period ends. */
export function rollingYear({ end }: Period): Period {
  return { start: `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`, end };
}

export function periodKind(period: Period): PeriodKind {
  const months = monthsIn(period);
  const startMonth = Number(period.start.slice(5, 7));
  if (months === 12 && startMonth === 1) return 'year';
  if (months === 4 && startMonth % 4 === 1) return 'tertial';
  if (months === 1) return 'month';
  return 'other';
}

const MONTHS = {
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const satisfies Record<Language, readonly string[]>;

/** "2023", "tertial 2 2023", "april 2023", "januari–augusti 2022". */
export function writePeriod(period: Period, language: Language): string {
  const year = yearOf(period);
  const startMonth = Number(period.start.slice(5, 7));
  const name = (month: number) => MONTHS[language][month - 1] ?? '';
  switch (periodKind(period)) {
    case 'year':
      return String(year);
    case 'tertial':
      return `tertial ${(startMonth + 3) / 4} ${year}`;
    case 'month':
      return `${name(startMonth)} ${year}`;
    case 'other': {
      const last = startMonth + monthsIn(period) - 1;
      const lastYear = year + Math.floor((last - 1) / 12);
      const lastName = name(((last - 1) % 12) + 1);
      return lastYear === year
        ? `${name(startMonth)}–${lastName} ${year}`
        : `${name(startMonth)} ${year}–${lastName} ${lastYear}`;
    }
  }
}

/** The key of a period in maps and addresses: "2023", "2023-T2", "2023-04", "2022-01..2022-08". */
export function periodKey(period: Period): string {
  const year = yearOf(period);
  const startMonth = Number(period.start.slice(5, 7));
  switch (periodKind(period)) {
    case 'year':
      return String(year);
    case 'tertial':
      return `${year}-T${(startMonth + 3) / 4}`;
    case 'month':
      return period.start.slice(0, 7);
    case 'other': {
      const lastDay = firstOf(Number(period.end.slice(0, 4)), Number(period.end.slice(5, 7)) - 1);
      return `${period.start.slice(0, 7)}..${lastDay.slice(0, 7)}`;
    }
  }
}
