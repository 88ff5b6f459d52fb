// Sets of periods as bits: bit i is period i. Read next: period-sets.ts.
import type { StatementTable } from './scene.ts';
import { PERIOD } from './scene.ts';

/** As many as there are bits in a 64-bit integer beside its sign. */
export const MOST_PERIODS_IN_SET = 63;

/** The period in view, alone. */
export const PERIOD_ALONE = `(cast(1 as bigint) << ${PERIOD}.i)`;

export function everyPeriod(periods: number): string {
  return String(2n ** BigInt(periods) - 1n);
}

export function setsOfDays(days: string): string {
  return `${days}_sets`;
}

/** The periods that each day is inside. */
export function writeSetsOfDays(days: string): StatementTable {
  const select = `select ${PERIOD}.on_day as on_day, bit_or(${PERIOD_ALONE}) as bits from ${days} ${PERIOD}\n  group by ${PERIOD}.on_day`;
  return { name: setsOfDays(days), select, needs: [days] };
}

export function setOfRows(table: string): string {
  return `${table}_set`;
}
