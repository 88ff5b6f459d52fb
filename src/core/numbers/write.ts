// How figures are written for people: language.md, "Numbers", "Per cent" and "Rounding". The one place that rounds.
import type { Decimal } from '../decimal.ts';
import { absolute, compare, decimal, isNegative, round } from '../decimal.ts';
import type { Language } from '../language.ts';
import type { UnitId } from '../measure.ts';
import { unitForms } from '../measure.ts';

/** U+00A0 between thousands and before units, U+2212 as minus: Språkrådet and Myndigheternas skrivregler. */
export const NO_BREAK_SPACE = '\u00a0';
export const MINUS = '\u2212';

const SEPARATORS = {
  sv: { thousands: NO_BREAK_SPACE, decimal: ',' },
  en: { thousands: ',', decimal: '.' },
} as const satisfies Record<Language, { thousands: string; decimal: string }>;

export interface NumberStyle {
  readonly unit: UnitId;
  readonly decimals: number;
  readonly language: Language;
}

/** "1 234,5" – rounded half away from zero to `decimals` places. */
export function writeNumber(value: Decimal, decimals: number, language: Language): string {
  const rounded = round(value, decimals);
  const [whole = '0', fraction] = absolute(rounded).split('.');
  const { thousands, decimal: point } = SEPARATORS[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return (isNegative(rounded) ? MINUS : '') + grouped + (fraction === undefined ? '' : point + fraction);
}

/**
 * A share under 100 that would print as 100 gets enough decimals to show that it is not (language.md, Rounding):
 * 99.97 at one decimal is "99,97". Applied to percentages only. At most three extra decimals.
 */
export function honestDecimals(value: Decimal, { unit, decimals }: NumberStyle): number {
  if (unit !== 'percent') return decimals;
  let places = decimals;
  while (
    places < decimals + 3 &&
    compare(value, decimal(100)) < 0 &&
    compare(round(value, places), decimal(100)) === 0
  )
    places += 1;
  return places;
}

/** For tables and charts: "77,6 %", "0,36", "12 500", "5,2 mnkr". */
export function writeShort(value: Decimal, style: NumberStyle): string {
  const { short } = unitForms(style.unit, style.language);
  const number = writeNumber(value, honestDecimals(value, style), style.language);
  return short === '' ? number : number + NO_BREAK_SPACE + short;
}

/** For running text: "77,6 procent", "1 person", "12 500 kontakter", "0,36". */
export function writeLong(value: Decimal, style: NumberStyle): string {
  const forms = unitForms(style.unit, style.language);
  const number = writeNumber(value, honestDecimals(value, style), style.language);
  const word = compare(absolute(round(value, style.decimals)), decimal(1)) === 0 ? forms.one : forms.many;
  return word === '' ? number : number + NO_BREAK_SPACE + word;
}

const SMALL = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
} as const satisfies Record<Language, readonly string[]>;

/** A count in running text: one to twelve in words, then digits. `ett` for neuter nouns. */
export function writeCount(
  count: number,
  language: Language,
  gender: 'common' | 'neuter' = 'common',
): string {
  if (language === 'sv' && count === 1 && gender === 'neuter') return 'ett';
  return SMALL[language][count] ?? writeNumber(decimal(count), 0, language);
}

export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv-SE') + text.slice(1);
}
