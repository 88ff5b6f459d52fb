// Reckoning with ISO dates ("2024-02-29") without clocks or time zones. Periods of whole months are in period.ts.

const DAY_MS = 86_400_000;

function daysFromEpoch(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function addDays(date: string, days: number): string {
  return new Date((daysFromEpoch(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the other month, or its last day when it is shorter: 31 March minus one month is 29 February 2024. */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const first = new Date(Date.UTC(year, month, 1));
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastDay);
  return `${first.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`;
}

/** `to` − `from` in calendar days; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return daysFromEpoch(to) - daysFromEpoch(from);
}
