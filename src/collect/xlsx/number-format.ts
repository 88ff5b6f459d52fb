// What a number in a cell says, as a person sees it. A workbook stores 0.661 and shows "66,1 %"; it stores 45292 and shows
// a date; it stores 20 and shows "20,0". Reading the stored number alone would be wrong by a factor of a hundred.
// Never rounds: decimals are added to what the format shows, not taken away.
import Big from 'big.js';

export type NumberFormat =
  | { readonly kind: 'number'; readonly decimals: number }
  | { readonly kind: 'percent'; readonly decimals: number }
  | { readonly kind: 'date'; readonly shows: 'year' | 'month' | 'day' | 'time' };

const GENERAL: NumberFormat = { kind: 'number', decimals: 0 };

/** The formats that a workbook refers to by number without spelling them out (ECMA-376 part 1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss.0',
};

export function readNumberFormat(code: string): NumberFormat {
  // Only the first section (positive numbers), without literals, colours, conditions and padding.
  const plain = (
    code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '').split(';')[0] ?? ''
  ).toLowerCase();
  if (plain === '' || plain === 'general' || plain === 'standard' || plain === '@') return GENERAL;
  if (/[ymdhs]/.test(plain)) {
    if (plain.includes('d')) return { kind: 'date', shows: 'day' };
    if (/[hs]/.test(plain)) return { kind: 'date', shows: 'time' };
    return { kind: 'date', shows: plain.includes('m') ? 'month' : 'year' };
  }
  const decimals = /\.(0+)/.exec(plain)?.[1]?.length ?? 0;
  return { kind: plain.includes('%') ? 'percent' : 'number', decimals };
}

/** `raw` as it stands in the file: "0.66100000000000003". Text that is no number comes back as it is. */
export function writeCellNumber(
  raw: string,
  format: NumberFormat | undefined,
  countsFrom1904: boolean,
): string {
  if ((format === undefined || format === GENERAL) && /^-?\d{1,15}$/.test(raw)) return raw;
  const stored = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(stored)) return raw;
  // Fifteen significant digits is what Excel itself shows of a stored binary number.
  const exact = new Big(stored.toPrecision(15));
  const shown = format ?? GENERAL;
  switch (shown.kind) {
    case 'number':
      return withDecimals(exact, shown.decimals);
    case 'percent':
      return `${withDecimals(exact.times(100), shown.decimals)} %`;
    case 'date':
      return writeDate(stored, shown.shows, countsFrom1904) ?? withDecimals(exact, 0);
  }
}

function withDecimals(value: Big, least: number): string {
  const plain = value.toFixed();
  const has = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return has >= least ? plain : value.toFixed(Math.min(least, 20));
}

const DAY = 86_400_000;

function writeDate(
  serial: number,
  shows: 'year' | 'month' | 'day' | 'time',
  countsFrom1904: boolean,
): string | null {
  // 1900 is counted as a leap year in Excel, so the days before 1 March 1900 lie one day off; no figure here is that old.
  const start = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(start + Math.round(serial * DAY));
  if (serial < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return null;
  const iso = date.toISOString();
  return { year: iso.slice(0, 4), month: iso.slice(0, 7), day: iso.slice(0, 10), time: iso.slice(11, 16) }[
    shows
  ];
}
