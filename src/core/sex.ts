// Which sex a figure is about. "unknown" exists because registers have it and sums must include it.
import type { Language } from './language.ts';

export const SEXES = ['total', 'women', 'men', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export const SEX_WORDS = {
  sv: { total: 'Totalt', women: 'Kvinnor', men: 'Män', unknown: 'Okänt kön' },
  en: { total: 'Total', women: 'Women', men: 'Men', unknown: 'Unknown sex' },
} as const satisfies Record<Language, Record<Sex, string>>;
