// Why an indicator has its light, in words that a reader can check with pen and paper. One entry per kind of reason;
// a new kind does not compile until both languages have answered. Figures are written by reason-figures.ts.
import type { Decimal } from '../core/decimal.ts';
import { compare, decimal, isNegative } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeDifference } from '../core/limit-words.ts';
import type { MissingReason } from '../core/missing.ts';
import { printBare, printLong, printShort } from '../core/printed.ts';
import type { Indicator, Plan, Target } from '../plan/contract.ts';
import { wantsMore } from './attainment.ts';
import type { Because, LatestKnown, Verdict, WriteReason } from './contract.ts';
import type { RuleWords } from './reason-figures.ts';
import { changePrinted, latestPrinted, ruleWords, valueBeside } from './reason-figures.ts';
import { writeAmount, writeTargetLong } from './write-target.ts';

interface Case<K extends Because['kind']> {
  readonly because: Extract<Because, { readonly kind: K }>;
  readonly verdict: Verdict;
  readonly indicator: Indicator;
  readonly plan: Plan;
  readonly language: Language;
}
type Writers = { readonly [K in Because['kind']]: (the: Case<K>) => string };

export const writeReason: WriteReason = (verdict, indicator, plan, language) =>
  write(verdict.because, { verdict, indicator, plan, language });

function write<K extends Because['kind']>(
  because: Extract<Because, { readonly kind: K }>,
  rest: Omit<Case<K>, 'because'>,
): string {
  const writer = WRITERS[because.kind] as Writers[K];
  return writer({ because, ...rest });
}

const WRITERS: Writers = {
  'target-met': ({ because: { value, target }, verdict, indicator, language }) => {
    const printed = target.kind === 'level' ? valueBeside(verdict, value, target.value, indicator) : value;
    const outcome = about(verdict, language) + printLong(printed, indicator.unit, language);
    const wanted = writeTargetLong(target, indicator, language);
    return language === 'sv'
      ? `Utfallet är ${outcome} och når målet, ${wanted}.`
      : `The outcome is ${outcome} and reaches the target, ${wanted}.`;
  },
  attainment: (the) => writeAttainment(the),
  direction: (the) => writeDirection(the),
  'no-target': ({ because: { note }, plan: { year }, language }) => {
    if (language === 'en') return `The indicator is followed without a target in ${year}.`;
    if (note.trim() === '') return `Indikatorn följs utan mål ${year}.`;
    return `Det finns inget mål för ${year}. ${note.trim().replace(/\.?$/, '.')}`;
  },
  qualitative: ({ language }) =>
    language === 'sv'
      ? 'Indikatorn följs i text och har inget mått.'
      : 'The indicator is followed in words and has no measure.',
  missing: ({ because: { reason, latest }, indicator, plan: { year }, language }) =>
    WHY_MISSING[language][reason](year) + writeLatestKnown(latest, indicator, language),
  'approximate-at-target': ({ because: { value, target }, indicator, language }) => {
    const outcome = printLong(value, indicator.unit, language);
    const wanted = writeTargetLong(target, indicator, language);
    return language === 'sv'
      ? `Utfallet anges som cirka ${outcome} och målet är ${wanted}. Ett ungefärligt värde så nära målet avgör inte om det nås.`
      : `The outcome is given as about ${outcome} and the target is ${wanted}. An approximate value so near the target does not decide whether it is reached.`;
  },
  'no-reference': ({ because: { referenceYear, target }, indicator, language }) => {
    const wanted = writeTargetLong(target, indicator, language);
    return language === 'sv'
      ? `Målet är ${wanted} jämfört med ${referenceYear}, men för ${referenceYear} finns inget värde att jämföra med.`
      : `The target is ${wanted} compared with ${referenceYear}, but there is no value for ${referenceYear} to compare with.`;
  },
  'part-year': ({ because: { latest }, indicator, plan: { year }, language }) => {
    const value = printLong(latestPrinted(latest, indicator), indicator.unit, language);
    return language === 'sv'
      ? `Det finns värden för delar av ${year}, senast ${value}, men inget för hela året.`
      : `There are values for parts of ${year}, the latest ${value}, but none for the whole year.`;
  },
  'no-observation': ({ because: { latest }, indicator, plan: { year }, language }) =>
    (language === 'sv'
      ? `Inget värde för ${year} har levererats.`
      : `No value for ${year} has been delivered.`) + writeLatestKnown(latest, indicator, language),
};

/** A figure that its source calls approximate is told as such. */
function about({ observation }: Verdict, language: Language): string {
  if (observation?.outcome.kind !== 'figure' || observation.outcome.certainty !== 'approximate') return '';
  return language === 'sv' ? 'cirka ' : 'about ';
}

const WHY_MISSING = {
  sv: {
    'not-reported': (year) => `Värdet för ${year} saknas.`,
    'no-data': (year) => `Data för ${year} saknas.`,
    pending: (year) => `Värdet för ${year} redovisas senare.`,
    'not-asked': (year) => `Indikatorn ingår inte i ${year} års uppföljning.`,
    'not-applicable': (year) => `Indikatorn är inte tillämplig ${year}.`,
    suppressed: (year) => `Värdet för ${year} bygger på för få för att visas.`,
  },
  en: {
    'not-reported': (year) => `The value for ${year} is missing.`,
    'no-data': (year) => `There is no data for ${year}.`,
    pending: (year) => `The value for ${year} will be reported later.`,
    'not-asked': (year) => `The indicator is not part of the follow-up of ${year}.`,
    'not-applicable': (year) => `The indicator does not apply to ${year}.`,
    suppressed: (year) => `The value for ${year} rests on too few to be shown.`,
  },
} as const satisfies Record<Language, Record<MissingReason, (year: number) => string>>;

function writeLatestKnown(latest: LatestKnown | null, indicator: Indicator, language: Language): string {
  if (latest === null)
    return language === 'sv' ? ' Något tidigare värde finns inte.' : ' There is no earlier value.';
  const value = printLong(latestPrinted(latest, indicator), indicator.unit, language);
  return language === 'sv'
    ? ` Det senaste värdet, ${value}, gäller ${latest.year} och räknas inte som årets utfall.`
    : ` The latest value, ${value}, is for ${latest.year} and does not count as this year's outcome.`;
}

/** The short line under a light: "Senast 2022: 89,1 %". Empty when an older value has no part in it. */
export function writeLatestShort({ because }: Verdict, indicator: Indicator, language: Language): string {
  if (because.kind !== 'missing' && because.kind !== 'no-observation' && because.kind !== 'part-year')
    return '';
  if (because.latest === null) return language === 'sv' ? 'Inget tidigare värde' : 'No earlier value';
  const value = printShort(latestPrinted(because.latest, indicator), indicator.unit, language);
  if (because.kind === 'part-year')
    return language === 'sv'
      ? `Del av ${because.latest.year}: ${value}`
      : `Part of ${because.latest.year}: ${value}`;
  return language === 'sv'
    ? `Senast ${because.latest.year}: ${value}`
    : `Latest ${because.latest.year}: ${value}`;
}

function writeAttainment({ because, verdict, indicator, plan, language }: Case<'attainment'>): string {
  const { value, target } = because;
  if (target.kind !== 'level') {
    const other = writeTargetLong(target, indicator, language);
    return language === 'sv' ? `Målet, ${other}, nås inte.` : `The target, ${other}, is not reached.`;
  }
  const printed = valueBeside(verdict, value, target.value, indicator);
  const outcome = about(verdict, language) + printLong(printed, indicator.unit, language);
  const wanted = writeTargetLong(target, indicator, language);
  const words = ruleWords(value, target, plan.rule, language);
  const end = writeRuleEnd(words, language);
  if (compare(value, target.value) === 0)
    return language === 'sv'
      ? `Utfallet är ${outcome}, precis på gränsen, men målet är ${wanted}.`
      : `The outcome is ${outcome}, exactly on the limit, but the target is ${wanted}.`;
  if (words.isNothing)
    return language === 'sv'
      ? `Utfallet är ${outcome} och når inte målet, ${wanted}.`
      : `The outcome is ${outcome} and does not reach the target, ${wanted}.`;
  const bare = about(verdict, language) + printBare(printed, language);
  const bareTarget = printBare(target.value, language);
  if (compare(target.value, decimal(0)) < 0)
    return language === 'sv'
      ? `Utfallet är ${outcome} och målet är ${wanted}, vilket räknas som ${words.share} av målet. ${end}`
      : `The outcome is ${outcome} and the target is ${wanted}, which counts as ${words.share} of the target. ${end}`;
  if (wantsMore(target.comparator))
    return language === 'sv'
      ? `Utfallet är ${bare} av ${bareTarget}, alltså ${words.share} av målet. ${end}`
      : `The outcome is ${bare} of ${bareTarget}, that is ${words.share} of the target. ${end}`;
  return language === 'sv'
    ? `Utfallet är ${outcome} och målet är ${wanted}. Lägre är bättre, så måluppfyllelsen är ${bareTarget} av ${bare}, alltså ${words.share}. ${end}`
    : `The outcome is ${outcome} and the target is ${wanted}. Lower is better, so the attainment is ${bareTarget} of ${bare}, that is ${words.share}. ${end}`;
}

function writeRuleEnd({ light, limit }: RuleWords, language: Language): string {
  if (light === 'partly') {
    if (limit === null) return language === 'sv' ? 'Då är statusen delvis.' : 'The status is then partly.';
    return language === 'sv'
      ? `Från ${limit} av målet är statusen delvis.`
      : `From ${limit} of the target the status is partly.`;
  }
  if (limit === null) return language === 'sv' ? 'Målet nås inte.' : 'The target is not reached.';
  return language === 'sv'
    ? `Det är under ${limit}, så målet nås inte.`
    : `That is under ${limit}, so the target is not reached.`;
}

function writeDirection({ because, verdict, indicator, plan, language }: Case<'direction'>): string {
  const { change, referenceYear, target, isWithinTolerance } = because;
  const moved = writeMoved(change, target, { verdict, indicator, language });
  const wanted = writeTargetLong(target, indicator, language);
  if (target.kind === 'direction' && isWithinTolerance) {
    if (compare(change, decimal(0)) === 0)
      return language === 'sv'
        ? `Utfallet är oförändrat sedan ${referenceYear}. Målet är ${wanted}, så statusen är delvis.`
        : `The outcome is unchanged since ${referenceYear}. The target is ${wanted}, so the status is partly.`;
    const tolerance = writeDifference(target.tolerance, indicator.unit, language);
    return language === 'sv'
      ? `Utfallet ${moved} sedan ${referenceYear}. Det är högst ${tolerance} och räknas som oförändrat. Målet är ${wanted}, så statusen är delvis.`
      : `The outcome ${moved} since ${referenceYear}. That is at most ${tolerance} and counts as unchanged. The target is ${wanted}, so the status is partly.`;
  }
  const isReached = verdict.light === 'reached';
  if (target.kind === 'change' && !isReached) {
    const words = ruleWords(change, target, plan.rule, language);
    if (!words.isNothing && compare(target.value, decimal(0)) !== 0)
      return language === 'sv'
        ? `Utfallet ${moved} sedan ${referenceYear}. Målet är ${wanted}, så måluppfyllelsen är ${words.share}. ${writeRuleEnd(words, language)}`
        : `The outcome ${moved} since ${referenceYear}. The target is ${wanted}, so the attainment is ${words.share}. ${writeRuleEnd(words, language)}`;
  }
  if (language === 'sv')
    return `Utfallet ${moved} sedan ${referenceYear}. Målet, ${wanted}, nås${isReached ? '' : ' inte'}.`;
  return `The outcome ${moved} since ${referenceYear}. The target, ${wanted}, is ${isReached ? '' : 'not '}reached.`;
}

/** "har ökat med 4 procentenheter" */
function writeMoved(
  change: Decimal,
  target: Target,
  { verdict, indicator, language }: Pick<Case<'direction'>, 'verdict' | 'indicator' | 'language'>,
): string {
  if (compare(change, decimal(0)) === 0) return language === 'sv' ? 'är oförändrat' : 'is unchanged';
  const per = target.kind === 'change' ? target.per : 'own-unit';
  const amount = writeAmount(changePrinted(change, target, verdict, indicator), per, indicator, language);
  if (language === 'sv') return `har ${isNegative(change) ? 'minskat' : 'ökat'} med ${amount}`;
  return `has ${isNegative(change) ? 'decreased' : 'increased'} by ${amount}`;
}
