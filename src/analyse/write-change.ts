// The words of a change: the measure's kind decides them and nothing else does (product.md 2). Shares change in percentage
// points, indexes and durations in their own unit, counts, rates and money in per cent (language.md, "Per cent").
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare, decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeDifference } from '../core/limit-words.ts';
import { MINUS, NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { printBare, printedValue, printLong } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import { isChange } from './change.ts';
import type { Change, NoChange } from './contract.ts';

const NO_CHANGE_WORDS = {
  sv: {
    'first-value': 'Första värdet',
    missing: '–',
    'different-definition': 'Går inte att jämföra',
    'different-period-length': 'Går inte att jämföra',
  },
  en: {
    'first-value': 'First value',
    missing: '–',
    'different-definition': 'Cannot be compared',
    'different-period-length': 'Cannot be compared',
  },
} as const satisfies Record<Language, Record<NoChange['kind'], string>>;

/** For tables: "+1 procentenhet", "−0,7 procentenheter", "+18,9 procent", "+0,03", "Oförändrat", "Första värdet". */
export function writeChangeShort(
  change: Change | NoChange,
  indicator: Indicator,
  language: Language,
): string {
  if (!isChange(change)) return NO_CHANGE_WORDS[language][change.kind];
  if (change.sign === 0) return language === 'sv' ? 'Oförändrat' : 'Unchanged';
  return (change.sign > 0 ? '+' : MINUS) + writeChangeSize(change, indicator, language);
}

/** The size without sign: "1 procentenhet", "18,9 procent"; the absolute difference where per cent would say nothing. */
export function writeChangeSize(change: Change, { unit }: Indicator, language: Language): string {
  const { percent, difference } = change;
  if (percent === null || compare(percent, decimal(0)) === 0)
    return writeDifference(difference, unit, language);
  return writePercent(absolute(percent), language);
}

function writePercent(percent: Decimal, language: Language): string {
  return printBare(percent, language) + NO_BREAK_SPACE + (language === 'sv' ? 'procent' : 'per cent');
}

/** "ökade med 4 procentenheter, från 72 till 76 procent"; null when there is no change to tell. */
export function writeChangeLong(
  change: Change | NoChange,
  indicator: Indicator,
  language: Language,
): string | null {
  if (!isChange(change)) return null;
  const from = printedValue(change.from.outcome, indicator);
  const to = printedValue(change.to.outcome, indicator);
  if (from === null || to === null) return null;
  const now = printLong(to, indicator.unit, language);
  if (change.sign === 0) return language === 'sv' ? `är oförändrat, ${now}` : `is unchanged, ${now}`;
  const size = writeChangeSize(change, indicator, language);
  const before = printBare(from, language);
  return language === 'sv'
    ? `${change.sign > 0 ? 'ökade' : 'minskade'} med ${size}, från ${before} till ${now}`
    : `${change.sign > 0 ? 'increased' : 'decreased'} by ${size}, from ${before} to ${now}`;
}

const JUDGEMENT_WORDS = {
  sv: { better: 'bättre', worse: 'sämre', unchanged: '', neither: '' },
  en: { better: 'better', worse: 'worse', unchanged: '', neither: '' },
} as const satisfies Record<Language, Record<Change['judgement'], string>>;

/** Beside the change: "bättre", "sämre", or nothing. */
export function writeJudgement(change: Change | NoChange, language: Language): string {
  return isChange(change) ? JUDGEMENT_WORDS[language][change.judgement] : '';
}

/** The arithmetic ("77 − 76"), or why there is none, for the detail line. */
export function explainChange(
  change: Change | NoChange,
  indicator: Indicator,
  year: number,
  language: Language,
): string {
  if (!isChange(change)) return WHY_NOT[language][change.kind](year);
  return writeFormula(change, indicator, language);
}

/** "77 − 76", "(266 108 − 223 900) / 223 900": what a reader types into a calculator. */
export function writeFormula(change: Change, indicator: Indicator, language: Language): string {
  const from = printedValue(change.from.outcome, indicator);
  const to = printedValue(change.to.outcome, indicator);
  if (from === null || to === null) return '';
  const before = printBare(from, language);
  const difference = `${printBare(to, language)} ${MINUS} ${before}`;
  const isPercent = change.percent !== null && compare(change.percent, decimal(0)) !== 0;
  return isPercent ? `(${difference}) / ${before}` : difference;
}

const WHY_NOT = {
  sv: {
    'first-value': () => 'Indikatorn har inget tidigare värde.',
    missing: (year) => `Ett av värdena saknas, så det finns ingen förändring till ${year} att räkna.`,
    'different-definition': () => 'Definitionen har ändrats, så värdena betyder inte samma sak.',
    'different-period-length': () => 'Perioderna är olika långa, så värdena går inte att jämföra.',
  },
  en: {
    'first-value': () => 'The indicator has no earlier value.',
    missing: (year) => `One of the values is missing, so there is no change to ${year} to compute.`,
    'different-definition': () => 'The definition has changed, so the values do not mean the same.',
    'different-period-length': () => 'The periods differ in length, so the values cannot be compared.',
  },
} as const satisfies Record<Language, Record<NoChange['kind'], (year: number) => string>>;
