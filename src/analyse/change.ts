// The change between two figures, typed. It is taken between the printed values, so that equal after rounding is
// unchanged and so that a reader's own subtraction agrees (language.md, Rounding). Its words are in write-change.ts.
import type { Decimal } from '../core/decimal.ts';
import { compare, decimal, divide, multiply } from '../core/decimal.ts';
import type { GroupKind } from '../core/group.ts';
import type { MeasureKind } from '../core/measure.ts';
import type { Observation } from '../core/observation.ts';
import { monthsIn } from '../core/period.ts';
import { printedDifference, printedValue } from '../core/printed.ts';
import type { Sex } from '../core/sex.ts';
import type { Indicator } from '../plan/contract.ts';
import type { Change, NoChange } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { anyDefinition, figureOf, hasValue, latestBefore } from './figures.ts';

const ZERO = decimal(0);

/** language.md, "Per cent": a relative change is told only of counts, rates and money. */
const IS_RELATIVE = {
  proportion: false,
  count: true,
  rate: true,
  index: false,
  money: true,
  duration: false,
} as const satisfies Record<MeasureKind, boolean>;

export function isChange(change: Change | NoChange): change is Change {
  return 'sign' in change;
}

/** Only between equal definitions and equally long periods. `earlier` null: there never was an earlier figure. */
export function changeBetween(
  earlier: Observation | null,
  later: Observation | null,
  indicator: Indicator,
): Change | NoChange {
  const now = later === null ? null : printedValue(later.outcome, indicator);
  if (later === null || now === null) return { kind: 'missing' };
  if (earlier === null) return { kind: 'first-value' };
  const before = printedValue(earlier.outcome, indicator);
  if (before === null) return { kind: 'missing' };
  if (earlier.definition !== later.definition) return { kind: 'different-definition' };
  if (monthsIn(earlier.period) !== monthsIn(later.period)) return { kind: 'different-period-length' };
  const difference = printedDifference(now, before);
  const sign = compare(now, before);
  return {
    from: earlier,
    to: later,
    difference,
    percent: IS_RELATIVE[indicator.kind] ? percentOf(difference, before) : null,
    sign,
    judgement: judge(sign, indicator),
  };
}

/** Null when the base is not above zero: a deficit that grew by 20 per cent says nothing. */
function percentOf(difference: Decimal, before: Decimal): Decimal | null {
  return compare(before, ZERO) <= 0 ? null : divide(multiply(difference, decimal(100)), before, 1);
}

function judge(sign: -1 | 0 | 1, { direction }: Indicator): Change['judgement'] {
  if (sign === 0) return 'unchanged';
  if (direction === 'track') return 'neither';
  return sign > 0 === (direction === 'higher') ? 'better' : 'worse';
}

const YEARS_BETWEEN = {
  month: 1,
  tertial: 1,
  year: 1,
  'every-second-year': 2,
  'every-third-year': 3,
} as const satisfies Record<Indicator['periodicity'], number>;

/** The year that the plan's year is compared with. */
export function referenceYear({ indicator, year }: Pick<IndicatorFigures, 'indicator' | 'year'>): number {
  return year - YEARS_BETWEEN[indicator.periodicity];
}

/** The region's change since the reference year; `first-value` only when no earlier year has a value. */
export function changeOf(
  figures: IndicatorFigures,
  kind: GroupKind = 'region',
  sex: Sex = 'total',
): Change | NoChange {
  const { indicator } = figures;
  const later = figureOf(figures, kind, sex);
  if (!hasValue(later, indicator)) return { kind: 'missing' };
  const earlier = anyDefinition(figures, kind, sex, referenceYear(figures));
  if (hasValue(earlier, indicator)) return changeBetween(earlier, later, indicator);
  return latestBefore(figures) === null ? { kind: 'first-value' } : { kind: 'missing' };
}
