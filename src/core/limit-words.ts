// The words of a limit ("minst 90 procent", "≥ 90 %") and of a difference ("4 procentenheter"). The difference between two
// shares is told in percentage points, never in per cent (language.md, "Per cent").
import type { Decimal } from './decimal.ts';
import { absolute } from './decimal.ts';
import type { Language } from './language.ts';
import type { UnitId } from './measure.ts';
import { NO_BREAK_SPACE } from './numbers/write.ts';
import { printBare, printLong, printShort } from './printed.ts';

export interface Limit {
  readonly comparator: '≥' | '>' | '≤' | '<';
  readonly value: Decimal;
  readonly unit: UnitId;
}

export const COMPARATOR_WORDS = {
  sv: { '≥': 'minst', '>': 'över', '≤': 'högst', '<': 'under' },
  en: { '≥': 'at least', '>': 'above', '≤': 'at most', '<': 'below' },
} as const satisfies Record<Language, Record<Limit['comparator'], string>>;

/** "minst 90 procent"; all of something is just "100 procent". */
export function writeLimitLong({ comparator, value, unit }: Limit, language: Language): string {
  const written = printLong(value, unit, language);
  if (unit === 'percent' && comparator === '≥' && value === '100') return written;
  return `${COMPARATOR_WORDS[language][comparator]} ${written}`;
}

/** "≥ 90 %" */
export function writeLimitShort({ comparator, value, unit }: Limit, language: Language): string {
  return comparator + NO_BREAK_SPACE + printShort(value, unit, language);
}

/** Percentage points: "1 procentenhet", "0,5 procentenheter", "1,0 procentenheter" (a decimal takes the plural). */
const POINTS = {
  sv: { one: 'procentenhet', many: 'procentenheter' },
  en: { one: 'percentage point', many: 'percentage points' },
} as const satisfies Record<Language, { one: string; many: string }>;

/** The size of a difference, without sign, in words: "4 procentenheter", "115 veckor", "0,03". */
export function writeDifference(difference: Decimal, unit: UnitId, language: Language): string {
  const size = absolute(difference);
  if (unit !== 'percent') return printLong(size, unit, language);
  const { one, many } = POINTS[language];
  return printBare(size, language) + NO_BREAK_SPACE + (size === '1' ? one : many);
}
