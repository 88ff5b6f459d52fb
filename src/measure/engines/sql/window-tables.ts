// Windows that depend on the period alone ("18 months before its end") as tables of days: one row for each period and day
// inside. Rows then meet their periods by their day, which databases do far faster than comparing each with every period.
import { addDays, daysBetween } from '../../../core/calendar.ts';
import type { Period } from '../../../core/period.ts';
import { dayIn } from '../../model/day-in.ts';
import { writeSetsOfDays } from './period-bits.ts';
import type { Compiler, PeriodWindow, StatementTable } from './scene.ts';
import { openScene, PERIOD, PERIOD_COLUMNS } from './scene.ts';

export interface WindowTable extends PeriodWindow {
  readonly name: string;
  /** Every day that is in the window of some period is between. */
  readonly first: string;
  readonly last: string;
}

/** A window over more days than this is asked by comparing: care data hardly reach further. */
const MOST_DAYS = 30 * 366;

/** null for a window that depends on more than the period, or is too long to list. */
export function collectWindow(
  { from, until }: PeriodWindow,
  periods: readonly Period[],
  name: string,
): WindowTable | null {
  const firsts = periods.map((period) => dayIn(from, period));
  const ends = periods.map((period) => dayIn(until, period));
  const [first] = firsts.filter((day) => day !== null).toSorted();
  const end = ends
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  if (first === undefined || end === undefined || firsts.includes(null) || ends.includes(null)) return null;
  if (daysBetween(first, end) > MOST_DAYS) return null;
  return { name, from, until, first, last: addDays(end, -1) };
}

/** The columns of `period`, and on_day. */
export function writeWindowTable(
  { first, from, last, name, until }: WindowTable,
  compiler: Compiler,
): readonly StatementTable[] {
  const scene = openScene(null);
  const columns = PERIOD_COLUMNS.map((column) => `${PERIOD}.${column} as ${column}`);
  const inside = `d.on_day >= ${compiler.date(from, scene)} and d.on_day < ${compiler.date(until, scene)}`;
  const select = `select ${columns.join(', ')}, d.on_day as on_day from period ${PERIOD}\n  cross join (${compiler.dialect.days(first, last)}) d\n  where ${inside}`;
  const days = { name, select, needs: [] };
  return compiler.layout.hasPeriodSets ? [days, writeSetsOfDays(name)] : [days];
}
