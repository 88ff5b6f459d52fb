// The written figures that the sentences of reason need, the same in every language but for their words. A figure is
// printed so that the sentence is true as it stands: with more decimals where rounding would put it on the wrong side.
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare, decimal, decimalsOf, divide, multiply, round } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { printBare, printedBeside, printedValue, roundBeside } from '../core/printed.ts';
import type { AssessmentRule, Indicator, Target } from '../plan/contract.ts';
import type { Fraction } from './attainment.ts';
import { isAtLeast, shareOfTarget } from './attainment.ts';
import type { LatestKnown, Verdict } from './contract.ts';
import { bandsBelowTarget } from './rule.ts';

const HUNDRED = decimal(100);

/** The assessed value as printed beside its target. */
export function valueBeside(verdict: Verdict, value: Decimal, limit: Decimal, indicator: Indicator): Decimal {
  const outcome = verdict.observation?.outcome;
  return (
    (outcome === undefined ? null : printedBeside(outcome, indicator, limit)) ??
    roundBeside(value, indicator.decimals, limit)
  );
}

export function latestPrinted({ value }: LatestKnown, { decimals }: Indicator): Decimal {
  return round(value, Math.min(decimals, decimalsOf(value)));
}

/** A change as printed: no finer than what it was taken from, and on its own side of 0 and of the wanted change. */
export function changePrinted(
  change: Decimal,
  target: Target,
  { observation }: Verdict,
  indicator: Indicator,
): Decimal {
  const size = absolute(change);
  const printed = observation === null ? null : printedValue(observation.outcome, indicator);
  const finest = Math.max(decimalsOf(size), printed === null ? 0 : decimalsOf(printed));
  const isPercent = target.kind === 'change' && target.per === 'percent';
  const places = isPercent ? 1 : Math.min(indicator.decimals, finest);
  const limit =
    target.kind === 'change' ? target.value : target.kind === 'direction' ? target.tolerance : change;
  const beside = roundBeside(size, places, absolute(limit));
  return compare(beside, decimal(0)) === 0 ? roundBeside(size, places, decimal(0)) : beside;
}

/** What a sentence says of the rule: the share of the target, and the limit that decided. */
export interface RuleWords {
  /** "86 procent", "79,6 procent", "knappt 80 procent". */
  readonly share: string;
  readonly isNothing: boolean;
  readonly light: 'partly' | 'not-reached';
  /** The limit from which the light holds (partly), or under which it does (not reached): "80 procent"; null: none. */
  readonly limit: string | null;
}

export function ruleWords(
  value: Decimal,
  target: { readonly comparator: '≥' | '>' | '≤' | '<'; readonly value: Decimal },
  rule: AssessmentRule,
  language: Language,
): RuleWords {
  const share = shareOfTarget(value, target.comparator, target.value);
  const bands = bandsBelowTarget(rule);
  const band = bands.find(({ from }) => isAtLeast(share, from));
  const light = band?.light === 'partly' ? 'partly' : 'not-reached';
  const passed = bands.filter((other) => other.light === 'partly').at(-1);
  const from = light === 'partly' ? band?.from : passed?.from;
  return {
    share: writeShare(share, [decimal(1), ...bands.map(({ from: limit }) => limit)], language),
    isNothing: compare(share.over, decimal(0)) === 0,
    light,
    limit:
      from === undefined || compare(from, decimal(0)) === 0
        ? null
        : percentWords(multiply(from, HUNDRED), language),
  };
}

/** A share of the target, never printed on the other side of a limit of the rule than it lies. */
function writeShare({ over, under }: Fraction, limits: readonly Decimal[], language: Language): string {
  const exact = divide(multiply(over, HUNDRED), under, 12);
  const percentLimits = limits.map((limit) => multiply(limit, HUNDRED));
  const printed = percentLimits
    .map((limit) => roundBeside(exact, 0, limit))
    .reduce((most, candidate) => (decimalsOf(candidate) > decimalsOf(most) ? candidate : most));
  const isHidden = percentLimits.some((limit) => compare(printed, limit) === 0 && compare(exact, limit) < 0);
  return (isHidden ? JUST_UNDER[language] : '') + percentWords(printed, language);
}

const JUST_UNDER = { sv: 'knappt ', en: 'just under ' } as const satisfies Record<Language, string>;

/** "80 procent": 80.00 loses its empty decimals. */
function percentWords(percent: Decimal, language: Language): string {
  const plain = percent.includes('.') ? decimal(percent.replace(/\.?0+$/, '')) : percent;
  return printBare(plain, language) + NO_BREAK_SPACE + (language === 'sv' ? 'procent' : 'per cent');
}
