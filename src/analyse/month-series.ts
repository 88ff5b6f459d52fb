// The months of one group up to the plan's year, as a series for process control: every month from the first with a value to the
// last, missing ones as gaps, and a mark where the definition changed.
import type { Group } from '../core/group.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { monthPeriods, periodKey, periodKind, yearOf } from '../core/period.ts';
import type { IndicatorFigures } from './figures.ts';

export interface SeriesMonth {
  /** "2023-04". */
  readonly month: string;
  readonly observation: Observation | null;
  readonly value: number | null;
  readonly isBreak: boolean;
}

/** Three years: the plan's and the two before, as in the tables. */
const YEARS_BACK = 2;

/** Empty where no month has a value. */
export function monthSeries(
  { current, year, indicator }: IndicatorFigures,
  { kind, id }: Pick<Group, 'kind' | 'id'>,
): readonly SeriesMonth[] {
  const found = new Map(
    current
      .filter(
        ({ group, sex, period }) =>
          group.kind === kind && group.id === id && sex === 'total' && periodKind(period) === 'month',
      )
      .filter(({ period }) => yearOf(period) >= year - YEARS_BACK && yearOf(period) <= year)
      .map((each) => [periodKey(each.period), each]),
  );
  const exactOf = (month: string) => {
    const observation = found.get(month);
    const exact = observation === undefined ? null : exactValue(observation.outcome, indicator.kind);
    return exact === null ? null : Number(exact);
  };
  const whole = monthPeriods({ start: `${year - YEARS_BACK}-01-01`, end: `${year + 1}-01-01` }).map(
    periodKey,
  );
  const known = whole.filter((month) => exactOf(month) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  let definition: string | null = null;
  return whole
    .filter((month) => month >= first && month <= last)
    .map((month) => {
      const observation = found.get(month) ?? null;
      const value = exactOf(month);
      const isBreak =
        value !== null &&
        definition !== null &&
        observation !== null &&
        observation.definition !== definition;
      if (value !== null && observation !== null) definition = observation.definition;
      return { month, observation, value, isBreak };
    });
}
