// Reading the numbers that people type: every form in language.md ("Input accepts …"). Refuses what it cannot read;
// the caller names the cell. The proofreader has its own reader for running text.
import type { Decimal } from '../decimal.ts';
import { decimal } from '../decimal.ts';

export interface ReadNumber {
  readonly value: Decimal;
  /** "<7", "≥65": a bound rather than a value. */
  readonly bound: '<' | '>' | '≤' | '≥' | null;
  readonly isPercent: boolean;
  /** "ca 16", "drygt 54 000". */
  readonly isApproximate: boolean;
}

const BOUNDS: Readonly<Record<string, '<' | '>' | '≤' | '≥'>> = {
  '<': '<',
  '>': '>',
  '<=': '≤',
  '>=': '≥',
  '≤': '≤',
  '≥': '≥',
};
/** Ordinary space, no-break space, narrow no-break space, thin space, figure space: all seen between thousands. */
const SPACES = /[\u0020\u00a0\u202f\u2009\u2007]/g;

/** Null when the text is not one number in a form that can mean only one thing ("1.234.5", "12a", ""). */
export function readNumber(text: string): ReadNumber | null {
  const match =
    /^(ca\.?|cirka|drygt|knappt|ungefär|omkring)?(<=|>=|[<>≤≥])?([-−–]?)([\d\s.,\u00a0\u202f]+?)(%|procent)?$/iu.exec(
      text
        .trim()
        .replace(/\s+/gu, ' ')
        .replace(/^(ca\.?|cirka|drygt|knappt|ungefär|omkring) /iu, '$1'),
    );
  if (!match) return null;
  const [, approximate, bound, sign, digits = '', percent] = match;
  const number = readDigits(digits.trim());
  if (number === null) return null;
  return {
    value: decimal(sign && !/^0(\.0+)?$/.test(number) ? `-${number}` : number),
    bound: bound === undefined ? null : (BOUNDS[bound] ?? null),
    isPercent: percent !== undefined,
    isApproximate: approximate !== undefined,
  };
}

/** Digits with Swedish or English separators to a plain decimal; null when ambiguous or malformed. */
function readDigits(text: string): string | null {
  const compact = text.replace(SPACES, ' ');
  if (/^\d+$/.test(compact)) return strip(compact);
  if (/^\d+[.,]\d+$/.test(compact)) return strip(compact.replace(',', '.'));
  // Thousands in groups of three with space, then perhaps a decimal part: "54 000", "1 234,5".
  if (/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(compact)) return strip(compact.replace(/ /g, '').replace(',', '.'));
  // Both separators: the last one is the decimal ("1,234.5", "1.234,5").
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(compact)) return strip(compact.replace(/,/g, ''));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(compact)) return strip(compact.replace(/\./g, '').replace(',', '.'));
  return null;
}

/** Leading zeros away ("007" → "7"), decimals kept as typed. */
function strip(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}
