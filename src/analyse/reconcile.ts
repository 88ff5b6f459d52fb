// Women, men and total must tell one story: counts add up, shares have the total between the two (statistics.md, "Women,
// men, total"). Compared as printed: a total of 77 beside 76 and 78 says all that can be said.
import type { Decimal } from '../core/decimal.ts';
import { compare, round } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeCount } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import type { Indicator } from '../plan/contract.ts';
import { figureOf, type IndicatorFigures } from './figures.ts';

/** `cannot-tell`: one of the three has no value. */
export type Reconciliation = 'adds-up' | 'between' | 'does-not-add-up' | 'outside' | 'cannot-tell';

export interface BySex {
  readonly total: Observation | null;
  readonly women: Observation | null;
  readonly men: Observation | null;
  readonly unknown: Observation | null;
}

export function reconcileSexes({ total, women, men, unknown }: BySex, indicator: Indicator): Reconciliation {
  const counts = [total, women, men].map((observation) => countOf(observation, indicator));
  const [all, female, male] = counts;
  if (
    all !== null &&
    female !== null &&
    male !== null &&
    all !== undefined &&
    female !== undefined &&
    male !== undefined
  ) {
    const rest = countOf(unknown, indicator) ?? 0;
    return female + male + rest === all ? 'adds-up' : 'does-not-add-up';
  }
  if (indicator.kind === 'count' || indicator.kind === 'money') return 'cannot-tell';
  const [whole, one, other] = [total, women, men].map((observation) => shareOf(observation, indicator));
  if (!whole || !one || !other) return 'cannot-tell';
  const [low, high] = compare(one, other) <= 0 ? [one, other] : [other, one];
  return compare(low, whole) <= 0 && compare(whole, high) <= 0 ? 'between' : 'outside';
}

/** The integer that must add up: the value of a count, the numerator of a share. */
function countOf(observation: Observation | null, { kind }: Indicator): number | null {
  if (observation === null || observation.outcome.kind === 'missing') return null;
  const { numerator, value } = observation.outcome;
  if (kind === 'count') return numerator ?? (value === null ? null : Number(value));
  return kind === 'proportion' ? numerator : null;
}

function shareOf(observation: Observation | null, { kind, decimals }: Indicator): Decimal | null {
  const exact = observation === null ? null : exactValue(observation.outcome, kind);
  return exact === null ? null : round(exact, decimals);
}

/** "Totalen ligger mellan kvinnor och män alla tre åren." Empty when no year can be told. */
export function writeReconciliation(
  figures: IndicatorFigures,
  years: readonly number[],
  language: Language,
): string {
  const told = years.map((year) => ({ year, result: reconcileYear(figures, year) }));
  const known = told.filter(({ result }) => result !== 'cannot-tell');
  const wrong = known.filter(({ result }) => result === 'outside' || result === 'does-not-add-up');
  if (known.length === 0) return '';
  const { women, men } = figures.indicator.sexNames;
  const isSum = known.every(({ result }) => result === 'adds-up' || result === 'does-not-add-up');
  if (wrong.length > 0) {
    const list = wrong.map(({ year }) => year).join(', ');
    if (language === 'en')
      return isSum
        ? `Women and men do not add up to the total: ${list}.`
        : `The total is not between women and men: ${list}.`;
    return isSum
      ? `Summan av ${women} och ${men} stämmer inte med totalen: ${list}.`
      : `Totalen ligger inte mellan ${women} och ${men}: ${list}.`;
  }
  const span = writeSpan(
    known.map(({ year }) => year),
    years.length,
    language,
  );
  if (language === 'en')
    return isSum
      ? `Women and men add up to the total ${span}.`
      : `The total is between women and men ${span}.`;
  return isSum
    ? `Summan av ${women} och ${men} är lika med totalen ${span}.`
    : `Totalen ligger mellan ${women} och ${men} ${span}.`;
}

function reconcileYear(figures: IndicatorFigures, year: number): Reconciliation {
  const of = (sex: 'total' | 'women' | 'men' | 'unknown') => figureOf(figures, 'region', sex, year);
  return reconcileSexes(
    { total: of('total'), women: of('women'), men: of('men'), unknown: of('unknown') },
    figures.indicator,
  );
}

/** "alla tre åren", "åren 2022 och 2023", "år 2023" */
function writeSpan(years: readonly number[], of: number, language: Language): string {
  if (years.length === 1) return language === 'sv' ? `år ${years[0]}` : `in ${years[0]}`;
  if (years.length === of) {
    if (of === 2) return language === 'sv' ? 'båda åren' : 'in both years';
    return language === 'sv' ? `alla ${writeCount(of, 'sv')} åren` : `in all ${writeCount(of, 'en')} years`;
  }
  const list = `${years.slice(0, -1).join(', ')} ${language === 'sv' ? 'och' : 'and'} ${years.at(-1)}`;
  return language === 'sv' ? `åren ${list}` : `in ${list}`;
}
