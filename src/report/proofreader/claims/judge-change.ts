// Does an amount of change follow from its two values? One answer for both checks that ask (change-arithmetic and
// percent-for-points), so that an amount is never found twice. Rounding of all three figures is allowed for.
import type { Figure, Interval } from '../figures/figure.ts';
import { intervalOf, overlaps } from '../figures/figure.ts';
import type { ChangeAmount, ChangeClaim } from './changes.ts';
import { isCompatible } from './pairs.ts';

type ChangeJudgement =
  | { readonly kind: 'holds' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'points-called-percent' }
  | { readonly kind: 'percent-called-points' }
  | { readonly kind: 'index-in-percent' }
  /** `base` is the divisor that would explain the printed amount: the new value instead of the old. */
  | {
      readonly kind: 'wrong';
      readonly expected: number;
      readonly per: 'percent' | 'points' | 'unit';
      readonly isWrongBase: boolean;
      readonly mayBeRounding: boolean;
    };

export function judgeChange(claim: ChangeClaim, amount: ChangeAmount): ChangeJudgement {
  const { from, to, kind } = claim;
  const { figure } = amount;
  const printed = absolute(intervalOf(figure));
  const difference = absolute(subtract(exactly(to, kind), exactly(from, kind)));
  const exact = Math.abs(to.value - from.value);
  if (figure.unit === 'percent' || figure.unit === 'points') {
    const relative = ratio(difference, from, kind);
    if (kind === 'index') return { kind: 'index-in-percent' };
    const asPercent = relative !== null && overlaps(relative, printed);
    const exactRelative = from.value === 0 ? 0 : (exact / Math.abs(from.value)) * 100;
    const isExactPercent = exactRelative >= printed.low - 1e-9 && exactRelative <= printed.high + 1e-9;
    if (kind === 'share') return judgeShare(figure, printed, difference, exact, asPercent, isExactPercent);
    if (figure.unit === 'points')
      return asPercent ? { kind: 'percent-called-points' } : wrongRelative(claim, printed, exactRelative);
    if (asPercent || relative === null) return { kind: 'holds' };
    return wrongRelative(claim, printed, exactRelative);
  }
  if (!isSameMeasure(from, to, figure, kind)) return { kind: 'unknown' };
  return judgeAbsolute(figure, printed, difference, exact, from, to);
}

/** The amount is in the unit of the values; "enheter" are the units of an index. */
function isSameMeasure(from: Figure, to: Figure, figure: Figure, kind: ChangeClaim['kind']): boolean {
  if (kind === 'share') return false;
  if (kind === 'index') return figure.unit === 'bare' || figure.noun === 'enheter';
  if (figure.unit === 'bare' && figure.isArticle) return false;
  return isCompatible(from, figure) && isCompatible(to, figure);
}

function judgeShare(
  figure: Figure,
  printed: Interval,
  difference: Interval,
  exact: number,
  asPercent: boolean,
  isExactPercent: boolean,
): ChangeJudgement {
  const isPrintedDifference = overlaps({ low: exact - 1e-9, high: exact + 1e-9 }, printed);
  if (figure.unit === 'points') {
    if (isPrintedDifference) return { kind: 'holds' };
    return {
      kind: 'wrong',
      expected: exact,
      per: 'points',
      isWrongBase: false,
      mayBeRounding: overlaps(difference, printed),
    };
  }
  // The printed figures decide between the two readings; only then may rounding excuse.
  if (isPrintedDifference && !isExactPercent) return { kind: 'points-called-percent' };
  if (asPercent) return { kind: 'holds' };
  return {
    kind: 'wrong',
    expected: exact,
    per: 'points',
    isWrongBase: false,
    mayBeRounding: overlaps(difference, printed),
  };
}

function wrongRelative(claim: ChangeClaim, printed: Interval, expected: number): ChangeJudgement {
  const difference = absolute(subtract(exactly(claim.to, claim.kind), exactly(claim.from, claim.kind)));
  const byNew = ratio(difference, claim.to, claim.kind);
  return {
    kind: 'wrong',
    expected,
    per: 'percent',
    isWrongBase: byNew !== null && overlaps(byNew, printed),
    mayBeRounding: false,
  };
}

function judgeAbsolute(
  figure: Figure,
  printed: Interval,
  difference: Interval,
  exact: number,
  from: Figure,
  to: Figure,
): ChangeJudgement {
  const isWhole =
    from.decimals === 0 &&
    to.decimals === 0 &&
    figure.decimals === 0 &&
    from.scale === 1 &&
    from.hedge === null;
  const holds =
    isWhole && figure.hedge === null && to.hedge === null
      ? Math.abs(figure.value) === exact
      : overlaps({ low: exact - 1e-9, high: exact + 1e-9 }, printed) ||
        (from.scale > 1 && overlaps(difference, printed));
  if (holds) return { kind: 'holds' };
  return {
    kind: 'wrong',
    expected: exact,
    per: 'unit',
    isWrongBase: false,
    mayBeRounding: overlaps(difference, printed) && !isWhole,
  };
}

function subtract(a: Interval, b: Interval): Interval {
  return { low: a.low - b.high, high: a.high - b.low };
}

/** Whole counts are what they say; everything else was rounded. */
function exactly(figure: Figure, kind: ChangeClaim['kind']): Interval {
  const isCount = kind === 'count' && figure.decimals === 0 && figure.scale === 1 && figure.hedge === null;
  return isCount ? { low: figure.value, high: figure.value } : intervalOf(figure);
}

/** The interval of magnitudes. */
function absolute({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high };
  if (high <= 0) return { low: -high, high: -low };
  return { low: 0, high: Math.max(-low, high) };
}

/** Per cent of the base, with the base's own rounding; null when the base may be zero. */
function ratio(difference: Interval, base: Figure, kind: ChangeClaim['kind']): Interval | null {
  const { low, high } = absolute(exactly(base, kind));
  if (low <= 0) return null;
  return { low: (difference.low / high) * 100, high: (difference.high / low) * 100 };
}
