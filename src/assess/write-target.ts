// A target in words, for sentences ("minst 90 procent", "att utfallet ökar") and for tables ("≥ 90 %", "öka").
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare, decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeDifference, writeLimitLong, writeLimitShort } from '../core/limit-words.ts';
import type { UnitId } from '../core/measure.ts';
import { NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { printBare } from '../core/printed.ts';
import type { Target } from '../plan/contract.ts';
import { wantsMore } from './attainment.ts';

interface Unit {
  readonly unit: UnitId;
}
type ChangeTarget = Extract<Target, { readonly kind: 'change' }>;

/** As it stands after "målet": "minst 90 procent", "att öka", "att minska med minst 5 procent". */
export function writeTargetLong(target: Target, indicator: Unit, language: Language): string {
  switch (target.kind) {
    case 'level':
      return writeLimitLong(target, language);
    case 'direction':
      return INFINITIVE[language] + WANTED[language][target.wanted];
    case 'change':
      return INFINITIVE[language] + writeWantedChange(target, indicator, language);
    case 'none':
      return NO_TARGET[language];
  }
}

/** For tables: "≥ 90 %", "öka", "minska med minst 5 procent", "inget mål". */
export function writeTargetShort(target: Target | null, indicator: Unit, language: Language): string {
  if (target === null) return NO_TARGET[language];
  switch (target.kind) {
    case 'level':
      return writeLimitShort(target, language);
    case 'direction':
      return WANTED[language][target.wanted];
    case 'change':
      return writeWantedChange(target, indicator, language);
    case 'none':
      return NO_TARGET[language];
  }
}

const NO_TARGET = { sv: 'inget mål', en: 'no target' } as const satisfies Record<Language, string>;
const INFINITIVE = { sv: 'att ', en: 'to ' } as const satisfies Record<Language, string>;
const WANTED = {
  sv: { increase: 'öka', decrease: 'minska' },
  en: { increase: 'increase', decrease: 'decrease' },
} as const satisfies Record<Language, Record<'increase' | 'decrease', string>>;
const NOT = { sv: 'inte ', en: 'not ' } as const satisfies Record<Language, string>;
const BY = {
  sv: { least: 'med minst', most: 'med högst' },
  en: { least: 'by at least', most: 'by at most' },
} as const satisfies Record<Language, Record<'least' | 'most', string>>;

/** "öka med minst 3 procent": a wanted change below zero is a decrease, and the comparator turns with it. */
function writeWantedChange(target: ChangeTarget, indicator: Unit, language: Language): string {
  const isMore = wantsMore(target.comparator);
  const side = compare(target.value, decimal(0));
  if (side === 0) return NOT[language] + WANTED[language][isMore ? 'decrease' : 'increase'];
  const verb = WANTED[language][side > 0 ? 'increase' : 'decrease'];
  const by = BY[language][isMore === side > 0 ? 'least' : 'most'];
  return `${verb} ${by} ${writeAmount(target.value, target.per, indicator, language)}`;
}

/** The size of a change in the words of its target: per cent of the value before, or the indicator's own difference. */
export function writeAmount(
  change: Decimal,
  per: ChangeTarget['per'],
  { unit }: Unit,
  language: Language,
): string {
  if (per === 'own-unit') return writeDifference(change, unit, language);
  const percent = language === 'sv' ? 'procent' : 'per cent';
  return printBare(absolute(change), language) + NO_BREAK_SPACE + percent;
}
