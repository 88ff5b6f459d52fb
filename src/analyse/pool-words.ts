// A longer period pooled from months, in words: the value, what it is of, or why there is none.

import { decimal, round } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import type { Aggregation } from '../core/measure.ts';
import { NO_BREAK_SPACE, writeNumber } from '../core/numbers/write.ts';
import { printShort } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import { joinList } from './chart-words.ts';
import { writeMonth } from './control-words.ts';
import type { PeriodPool, PoolRefused } from './pool-period.ts';

const WHY = {
  sv: {
    'cannot-be-pooled': 'Kan inte vägas samman',
    'different-definition': 'Definitionen ändrades',
    'missing-months': 'Värde saknas för',
    'reported-value': 'Täljare och nämnare saknas',
    'too-few-months': 'För få månader med värde',
    nobody: 'Ingen att räkna på',
  },
  en: {
    'cannot-be-pooled': 'Cannot be put together',
    'different-definition': 'The definition changed',
    'missing-months': 'No value for',
    'reported-value': 'Without numerator and denominator',
    'too-few-months': 'Too few months with a value',
    nobody: 'Nobody to count',
  },
} as const satisfies Record<Language, Record<PoolRefused['why'], string>>;

/** `text` "77 %" or "–"; `sub` "23 013 av 29 850", or why there is no value. */
export function writePool(
  pool: PeriodPool,
  indicator: Indicator,
  language: Language,
): { readonly text: string; readonly sub: string } {
  if (pool.kind === 'refused') return { text: '–', sub: writeWhy(pool, language) };
  const text = printShort(round(pool.value, indicator.decimals), indicator.unit, language);
  const count = (n: number) => writeNumber(decimal(n), 0, language);
  const sv = language === 'sv';
  switch (pool.kind) {
    case 'pooled':
      return { text, sub: `${count(pool.numerator)} ${sv ? 'av' : 'of'} ${count(pool.denominator)}` };
    case 'weighted':
      return {
        text,
        sub: sv ? `vägt med ${count(pool.denominator)}` : `weighted by ${count(pool.denominator)}`,
      };
    case 'sum':
      return { text, sub: '' };
    case 'mean-of-months':
      return {
        text,
        sub: sv
          ? `medelvärde av ${pool.months}${NO_BREAK_SPACE}månader`
          : `mean of ${pool.months}${NO_BREAK_SPACE}months`,
      };
  }
}

/** Months are named where they are few. */
function writeWhy({ why, months }: PoolRefused, language: Language): string {
  const words = WHY[language][why];
  if (why !== 'missing-months') return words;
  const named = months.map((month) => writeMonth(month, language));
  const sv = language === 'sv';
  if (named.length > 3) return `${words} ${named.length} ${sv ? 'månader' : 'months'}`;
  return `${words} ${joinList(named, ', ', sv ? ' och ' : ' and ')}`;
}

/** How months become a longer period. */
export const POOLING_WORDS = {
  sv: {
    'pooled-ratio': 'Månaderna är sammanvägda: summan av täljarna delad med summan av nämnarna.',
    'weighted-mean': 'Månaderna är sammanvägda efter hur många personer de gäller.',
    sum: 'Månaderna är summerade.',
    'mean-of-months': 'Värdena är medelvärden av månaderna och väger inte in hur många de gäller.',
    none: '',
  },
  en: {
    'pooled-ratio': 'Months are pooled: the sum of numerators divided by the sum of denominators.',
    'weighted-mean': 'Months are weighted by how many persons they are about.',
    sum: 'Months are added.',
    'mean-of-months': 'The values are means of the months and do not weigh in how many they are about.',
    none: '',
  },
} as const satisfies Record<Language, Record<Aggregation, string>>;
