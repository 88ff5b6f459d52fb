// One observed figure and where it came from. Observations are append-only: a correction is a new observation with a
// later `knownFrom` and a reason, and the old one stays (the restatement ledger).
import type { Decimal } from './decimal.ts';
import { decimal, divide, multiply } from './decimal.ts';
import type { Group } from './group.ts';
import type { MeasureKind } from './measure.ts';
import type { MissingReason } from './missing.ts';
import type { Period } from './period.ts';
import type { Sex } from './sex.ts';

/**
 * A figure as delivered. `value` is what was printed or delivered, to the digit. `numerator` and `denominator` are
 * integers and may exist without each other (reports print "77 procent (n = 1 492)").
 */
export interface Figure {
  readonly kind: 'figure';
  readonly value: Decimal | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly certainty: 'final' | 'preliminary' | 'approximate';
}

export interface MissingFigure {
  readonly kind: 'missing';
  readonly reason: MissingReason;
}

export type Outcome = Figure | MissingFigure;

/** The row of the delivered file that a figure was read from. `row` counts from 1 with the heading as row 1. */
export interface Provenance {
  readonly deliveryId: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  /** The version of care data that Utfall computed it from; null for what somebody else has counted. */
  readonly careVersion: string | null;
}

/** Where a figure came from that may not be shown: that there is one is all that is told of it. */
export const NO_ROW: Provenance = { deliveryId: '', file: '', sheet: null, row: 0, careVersion: null };

/** What an observation says, before it has been stored. */
export interface ObservedFigure {
  readonly indicatorId: string;
  /** Fingerprint of the definition that the figure was delivered under. */
  readonly definition: string;
  readonly group: Group;
  readonly sex: Sex;
  readonly period: Period;
  readonly outcome: Outcome;
  readonly note: string;
}

export interface Observation extends ObservedFigure {
  readonly id: string;
  readonly regionId: string;
  readonly provenance: Provenance;
  /** ISO instant from which the figure was known to the system. */
  readonly knownFrom: string;
  /** Why it replaced an earlier figure for the same key; null for a first figure. */
  readonly restatementReason: string | null;
}

/** Digits kept when a share is divided out of its counts; far below any printed precision. */
const SHARE_DIGITS = 12;
const SHARE_SCALE = 100n * 10n ** BigInt(SHARE_DIGITS);

/**
 * The most exact value that an outcome bears: counts when both exist (a share is 100 · numerator / denominator), else
 * the delivered value; null when there is neither.
 */
export function exactValue(outcome: Outcome, kind: MeasureKind): Decimal | null {
  if (outcome.kind === 'missing') return null;
  const { numerator, denominator, value } = outcome;
  if (kind === 'proportion' && numerator !== null && denominator !== null && denominator > 0)
    return shareOf(numerator, denominator);
  if (kind === 'count' && value === null && numerator !== null) return decimal(numerator);
  return value;
}

/**
 * 100 · numerator / denominator. Counts are integers, so the division is done in integers: the same digits as decimal
 * division gives, thirty times faster, and a page divides thousands of them.
 */
function shareOf(numerator: number, denominator: number): Decimal {
  if (numerator < 0 || !Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    return divide(multiply(decimal(numerator), decimal(100)), decimal(denominator), SHARE_DIGITS);
  const by = BigInt(denominator);
  const scaled = (BigInt(numerator) * SHARE_SCALE * 2n + by) / (by * 2n);
  const digits = String(scaled).padStart(SHARE_DIGITS + 1, '0');
  return decimal(`${digits.slice(0, -SHARE_DIGITS)}.${digits.slice(-SHARE_DIGITS)}`);
}

/** True when the figure carries the counts that pooling needs; a bare percentage is a *reported value*. */
export function isPoolable(outcome: Outcome): boolean {
  return outcome.kind === 'figure' && outcome.numerator !== null && outcome.denominator !== null;
}
