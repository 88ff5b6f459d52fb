// The gap between women and men as a finding: the title of its chart and the text of its table cell.
import { absolute, compare, decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeDifference } from '../core/limit-words.ts';
import { printBare } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import type { SexGap } from './contract.ts';

/** "2 procentenheter", or "ingen skillnad". */
export function writeGap({ difference }: SexGap, { unit }: Indicator, language: Language): string {
  if (compare(difference, decimal(0)) === 0) return language === 'sv' ? 'ingen skillnad' : 'no difference';
  return writeDifference(difference, unit, language);
}

/** "Skillnaden mellan kvinnor och män minskade från 3 till 2 procentenheter" */
export function writeGapFinding(gap: SexGap, indicator: Indicator, language: Language): string {
  const { women, men } = language === 'sv' ? indicator.sexNames : { women: 'women', men: 'men' };
  const subject =
    language === 'sv' ? `Skillnaden mellan ${women} och ${men}` : `The gap between ${women} and ${men}`;
  const now = writeDifference(gap.difference, indicator.unit, language);
  const isNone = compare(gap.difference, decimal(0)) === 0;
  if (isNone && gap.previous === null)
    return language === 'sv'
      ? `Ingen skillnad mellan ${women} och ${men}`
      : `No gap between ${women} and ${men}`;
  if (gap.previous === null) return language === 'sv' ? `${subject} är ${now}` : `${subject} is ${now}`;
  const before = absolute(gap.previous.difference);
  const order = compare(absolute(gap.difference), before);
  if (order === 0)
    return language === 'sv' ? `${subject} är oförändrad, ${now}` : `${subject} is unchanged, ${now}`;
  const from = printBare(before, language);
  if (language === 'sv') return `${subject} ${order > 0 ? 'ökade' : 'minskade'} från ${from} till ${now}`;
  return `${subject} ${order > 0 ? 'grew' : 'narrowed'} from ${from} to ${now}`;
}
