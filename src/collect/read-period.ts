// The year and period cells → a period. Reads what core reads, and what people write: "april 2023", "T2" beside a year.
// A year that cannot be is refused with the one that was probably meant.
import type { Period } from '../core/period.ts';
import { readPeriod, writePeriod, yearOf, yearPeriod } from '../core/period.ts';
import type { Reading } from './finding.ts';
import { error, failed, found } from './finding.ts';
import { editDistance, quote, wordKey } from './names.ts';

/** No figure of the reports is older; Swedish care choice began in 2007–2010. */
const EARLIEST_YEAR = 1990;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const HINT =
  'Skriv ett år (2023), en månad (2023-04), ett tertial (2023-T2) eller ett spann (2022-01..2022-08).';

export function readRowPeriod(yearText: string, periodText: string, latestYear: number): Reading<Period> {
  const year = yearText.trim();
  const period = periodText.trim();
  if (year === '' && period === '')
    return failed(error('period-missing', 'year', 'År eller period saknas.', HINT));
  if (year !== '' && !/^\d{4}$/.test(year)) {
    const alone = period === '' ? readWords(year, '') : null;
    if (alone !== null) return withinYears(alone, 'year', latestYear);
    return failed(
      error('year-unreadable', 'year', `${quote(year)} är inget årtal.`, yearHint(year, latestYear)),
    );
  }
  if (period === '') return withinYears(yearPeriod(Number(year)), 'year', latestYear);
  const read = readWords(period, year);
  if (read === null)
    return failed(error('period-unreadable', 'period', `${quote(period)} är ingen period.`, HINT));
  if (year !== '' && yearOf(read) !== Number(year))
    return failed(
      error(
        'period-contradicts-year',
        'period',
        `Perioden (${writePeriod(read, 'sv')}) börjar inte under året ${year}.`,
        'Rätta året eller perioden.',
      ),
    );
  return withinYears(read, 'period', latestYear);
}

function readWords(text: string, year: string): Period | null {
  const direct = readPeriod(text);
  if (direct !== null) return direct;
  const words = wordKey(text);
  const named = /^(?:(\d{4}) )?(\p{L}+)(?: (\d{1,2}))?(?: (\d{4}))?$/u.exec(words);
  if (named) {
    const [, before, word = '', number, after] = named;
    const at = before ?? after ?? year;
    if (at === '') return null;
    const tertial = /^(?:t|tertial)$/.test(word) ? number : undefined;
    if (tertial !== undefined) return readPeriod(`${at}-T${tertial}`);
    const month = MONTHS.indexOf(word.slice(0, 3)) + 1;
    if (month > 0 && number === undefined && isMonthName(word))
      return readPeriod(`${at}-${twoDigits(month)}`);
    return null;
  }
  const short = /^t ?([123])(?: (\d{4}))?$/.exec(words);
  if (short && (short[2] ?? year) !== '') return readPeriod(`${short[2] ?? year}-T${short[1]}`);
  if (/^(1[0-2]|0?[1-9])$/.test(words) && year !== '')
    return readPeriod(`${year}-${twoDigits(Number(words))}`);
  return null;
}

const FULL_MONTHS =
  /^(jan(uari)?|feb(ruari)?|mar(s)?|apr(il)?|maj|jun(i)?|jul(i)?|aug(usti)?|sep(t|tember)?|okt(ober)?|nov(ember)?|dec(ember)?)$/;

function isMonthName(word: string): boolean {
  return FULL_MONTHS.test(word);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function withinYears(period: Period, field: 'year' | 'period', latestYear: number): Reading<Period> {
  const year = yearOf(period);
  if (year >= EARLIEST_YEAR && year <= latestYear) return found(period);
  return failed(
    error(
      'year-impossible',
      field,
      year > latestYear
        ? `Året ${year} har inte varit än.`
        : `Året ${year} ligger före ${EARLIEST_YEAR}; så gamla siffror tas inte emot.`,
      yearHint(String(year), latestYear),
    ),
  );
}

function yearHint(text: string, latestYear: number): string {
  let best: { year: number; distance: number } | null = null;
  // From the latest backwards: of equally near years the latest is meant ("2203" is 2023 rather than 2003).
  for (let year = latestYear; year >= EARLIEST_YEAR; year -= 1) {
    const distance = editDistance(text, String(year));
    if (distance <= 1 && (best === null || isBetter(text, year, distance, best))) best = { year, distance };
  }
  return best === null ? HINT : `Menade du ${best.year}?`;
}

/** Two swapped digits are a likelier slip than a wrong one. */
function isBetter(
  text: string,
  year: number,
  distance: number,
  best: { year: number; distance: number },
): boolean {
  const digits = (value: string) => [...value].sort().join('');
  const isSwap = digits(text) === digits(String(year));
  const bestIsSwap = digits(text) === digits(String(best.year));
  return distance < best.distance || (distance === best.distance && isSwap && !bestIsSwap);
}
