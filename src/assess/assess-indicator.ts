// One indicator, one year, one target → one light, always with the reason. Total: every input has exactly one answer.
// Only whole years are assessed, only figures of the indicator's own definition, and never an older year's value
// (freshness is part of the verdict). Not here: which target decides (choose-target.ts), the sentence (write-reason.ts).
import type { Decimal } from '../core/decimal.ts';
import {
  absolute,
  compare,
  decimal,
  decimalsOf,
  divide,
  isNegative,
  multiply,
  subtract,
} from '../core/decimal.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import { currentOnes, isAbout, isWholeYear } from '../core/select.ts';
import type { Indicator, Plan, Target } from '../plan/contract.ts';
import { isMet, shareOfTarget, toShare, ZERO } from './attainment.ts';
import type { AssessIndicator, Because, LatestKnown, Verdict } from './contract.ts';
import { lightBelowTarget, lightOf } from './rule.ts';

type Answer = Pick<Verdict, 'light' | 'because' | 'observation'>;
type Targeted<K extends Target['kind']> = Extract<Target, { readonly kind: K }>;

/** What is known of the indicator: the figures that may be assessed or told, newest last. */
interface Known {
  readonly plan: Plan;
  readonly indicator: Indicator;
  readonly figures: readonly Observation[];
}

export const assessIndicator: AssessIndicator = ({ plan, indicator, target, observations }) => {
  const known: Known = {
    plan,
    indicator,
    figures: currentOnes(
      observations.filter(
        (observation) =>
          observation.regionId === plan.regionId &&
          observation.indicatorId === indicator.id &&
          observation.definition === indicator.meaning.fingerprint &&
          isAbout(observation, target?.group ?? null, target?.sex ?? 'total'),
      ),
    ),
  };
  return { indicatorId: indicator.id, year: plan.year, target, ...answer(target, known) };
};

function answer(target: Target | null, known: Known): Answer {
  const observation = ofYear(known, known.plan.year);
  if (known.indicator.isQualitative)
    return { light: 'tracked', because: { kind: 'qualitative' }, observation };
  if (target === null || target.kind === 'none')
    return { light: 'tracked', because: { kind: 'no-target', note: target?.note ?? '' }, observation };
  const value = observation === null ? null : exactOf(observation, known.indicator);
  if (observation === null || value === null) return cannot(whyNothing(observation, known));
  if (target.kind === 'level' && isHiddenByRounding(observation, target))
    return { ...cannot({ kind: 'approximate-at-target', value, target }), observation };
  return { ...byTarget(value, target, known), observation };
}

/**
 * "Just under 70" is delivered as an approximate 70: no comparator can be decided when the target lies within half a unit
 * of the last printed digit, which is what the digits leave open. Counts are exact, whatever is printed beside them.
 */
function isHiddenByRounding({ outcome }: Observation, target: Targeted<'level'>): boolean {
  if (outcome.kind !== 'figure' || outcome.certainty !== 'approximate' || outcome.value === null)
    return false;
  if (outcome.numerator !== null && outcome.denominator !== null) return false;
  const halfUnit = divide(decimal(1), decimal(2 * 10 ** decimalsOf(outcome.value)), 12);
  return compare(absolute(subtract(outcome.value, target.value)), halfUnit) <= 0;
}

function byTarget(value: Decimal, target: Target, known: Known): Pick<Answer, 'light' | 'because'> {
  switch (target.kind) {
    case 'level':
      return byLevel(value, target, known.plan);
    case 'direction':
    case 'change':
      return byReference(value, target, known);
    case 'none':
      return { light: 'tracked', because: { kind: 'no-target', note: target.note } };
  }
}

function byLevel(value: Decimal, target: Targeted<'level'>, plan: Plan): Pick<Answer, 'light' | 'because'> {
  const light = lightOf(value, target.comparator, target.value, plan.rule);
  if (light === 'reached') return { light, because: { kind: 'target-met', value, target } };
  const attainment = toShare(shareOfTarget(value, target.comparator, target.value));
  return { light, because: { kind: 'attainment', value, target, attainment } };
}

/** Against the year before: a wanted direction, or a wanted change. */
function byReference(
  value: Decimal,
  target: Targeted<'direction'> | Targeted<'change'>,
  known: Known,
): Pick<Answer, 'light' | 'because'> {
  const referenceYear = known.plan.year - 1;
  const reference = ofYear(known, referenceYear);
  const before = reference === null ? null : exactOf(reference, known.indicator);
  const change = before === null ? null : changeFor(target, before, value);
  if (change === null)
    return { light: 'not-assessable', because: { kind: 'no-reference', referenceYear, target } };
  if (target.kind === 'direction') {
    const isWithinTolerance = compare(absolute(change), target.tolerance) <= 0;
    const isWanted = isNegative(change) === (target.wanted === 'decrease');
    const light = isWithinTolerance ? 'partly' : isWanted ? 'reached' : 'not-reached';
    return { light, because: { kind: 'direction', change, referenceYear, target, isWithinTolerance } };
  }
  const { comparator, value: wanted } = target;
  const light = isMet(change, comparator, wanted)
    ? 'reached'
    : lightBelowTarget(shareOfTarget(change, comparator, wanted), known.plan.rule);
  return { light, because: { kind: 'direction', change, referenceYear, target, isWithinTolerance: false } };
}

/** Null when a change in per cent has no base. The base is its own size, so that the sign is the change's. */
function changeFor(target: Target, before: Decimal, value: Decimal): Decimal | null {
  const difference = subtract(value, before);
  if (target.kind !== 'change' || target.per === 'own-unit') return difference;
  if (compare(before, ZERO) === 0) return null;
  return divide(multiply(difference, decimal(100)), absolute(before), 12);
}

function cannot(because: Because): Answer {
  return { light: 'not-assessable', because, observation: null };
}

function whyNothing(observation: Observation | null, known: Known): Because {
  const latest = latestBefore(known.plan.year, known);
  if (observation !== null) {
    const reason = observation.outcome.kind === 'missing' ? observation.outcome.reason : 'no-data';
    return { kind: 'missing', reason, latest };
  }
  const part = newestPart(known);
  return part === null ? { kind: 'no-observation', latest } : { kind: 'part-year', latest: part };
}

function ofYear({ figures }: Known, year: number): Observation | null {
  return figures.find(({ period }) => isWholeYear(period, year)) ?? null;
}

function exactOf(observation: Observation, indicator: Indicator): Decimal | null {
  return exactValue(observation.outcome, indicator.kind);
}

function toLatest(observation: Observation, { indicator }: Known): LatestKnown | null {
  const value = exactOf(observation, indicator);
  return value === null ? null : { year: yearOf(observation.period), value, observationId: observation.id };
}

/** The newest whole year before `year` that has a value. */
function latestBefore(year: number, known: Known): LatestKnown | null {
  return known.figures
    .filter(({ period }) => yearOf(period) < year && isWholeYear(period, yearOf(period)))
    .sort((a, b) => yearOf(b.period) - yearOf(a.period))
    .reduce<LatestKnown | null>((found, figure) => found ?? toLatest(figure, known), null);
}

/** The newest figure of a part of the plan's year. */
function newestPart(known: Known): LatestKnown | null {
  return known.figures
    .filter(({ period }) => yearOf(period) === known.plan.year)
    .sort((a, b) => b.period.end.localeCompare(a.period.end))
    .reduce<LatestKnown | null>((found, figure) => found ?? toLatest(figure, known), null);
}
