// The few words that charts write themselves.
import type { Language } from '../core/language.ts';

interface ChartWords {
  readonly missing: string;
  /** Where a value is missing because it rests on too few to be shown. */
  readonly withheld: string;
  readonly newDefinition: string;
  readonly noValues: string;
  /** Said under every chart whose axis does not start at zero. */
  readonly axisStartsAt: (start: string) => string;
  /** The same where no axis is drawn. */
  readonly startsAboveZero: string;
  readonly months: readonly string[];
  /** Beside the sign of units that are too few to place in a funnel. */
  readonly tooFew: string;
  /** Beside the signs of units outside a limit of the funnel. */
  readonly outside: (limit: string) => string;
}

export const CHART_WORDS = {
  sv: {
    missing: 'saknas',
    withheld: 'för få',
    newDefinition: 'ny definition',
    noValues: 'Inga värden att visa',
    axisStartsAt: (start) => `Axeln börjar på ${start}.`,
    startsAboveZero: 'Axeln börjar inte på noll.',
    months: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
    tooFew: 'för få för att jämföras',
    outside: (limit) => `utanför ${limit}`,
  },
  en: {
    missing: 'missing',
    withheld: 'too few',
    newDefinition: 'new definition',
    noValues: 'No values to show',
    axisStartsAt: (start) => `The axis starts at ${start}.`,
    startsAboveZero: 'The axis does not start at zero.',
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    tooFew: 'too few to compare',
    outside: (limit) => `outside ${limit}`,
  },
} as const satisfies Record<Language, ChartWords>;
