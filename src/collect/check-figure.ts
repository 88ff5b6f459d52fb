// Can this figure be? A share outside 0–100, a numerator above its denominator and half a person are refused; a percentage
// that disagrees with its own counts is kept beside them with a warning, because both were printed.
import type { Decimal } from '../core/decimal.ts';
import { compare, decimal, decimalsOf, divide, isNegative, multiply, round } from '../core/decimal.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Figure } from '../core/observation.ts';
import type { Indicator } from '../plan/contract.ts';
import type { Finding } from './finding.ts';
import { error, warning } from './finding.ts';

const HUNDRED = decimal(100);

export function checkFigure(figure: Figure, isPercent: boolean, indicator: Indicator): readonly Finding[] {
  const findings: Finding[] = [];
  if (isPercent && indicator.unit !== 'percent')
    findings.push(
      error(
        'unit-not-percent',
        'value',
        'Värdet är skrivet i procent, men indikatorn mäts inte i procent.',
        'Skriv värdet i indikatorns egen enhet, utan procenttecken.',
      ),
    );
  if (figure.value !== null) findings.push(...checkValue(figure.value, indicator));
  findings.push(...checkCounts(figure, indicator));
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  return [...findings, ...checkAgreement(figure, indicator)];
}

function checkValue(value: Decimal, indicator: Indicator): readonly Finding[] {
  switch (indicator.kind) {
    case 'proportion':
      if (!isNegative(value) && compare(value, HUNDRED) <= 0) return [];
      return [
        error(
          'share-impossible',
          'value',
          `Andelen ${sv(value)} procent ligger utanför 0–100.`,
          'Kontrollera decimaltecknet och att värdet är en andel, inte ett antal.',
        ),
      ];
    case 'count':
      if (isNegative(value)) return [negative(value)];
      if (compare(value, round(value, 0)) === 0) return [];
      return [
        error('count-not-integer', 'value', `Antalet ${sv(value)} är inget heltal.`, integerHint(value)),
      ];
    case 'rate':
    case 'duration':
      return isNegative(value) ? [negative(value)] : [];
    case 'index':
    case 'money':
      return []; // both may be negative
  }
}

function negative(value: Decimal): Finding {
  return error('value-negative', 'value', `Värdet ${sv(value)} är negativt.`, 'Rätta tecknet.');
}

function checkCounts({ value, numerator, denominator }: Figure, { kind }: Indicator): readonly Finding[] {
  if (kind === 'proportion' && numerator !== null && denominator !== null && numerator > denominator)
    return [
      error(
        'numerator-above-denominator',
        'numerator',
        `Täljaren (${count(numerator)}) är större än nämnaren (${count(denominator)}).`,
        'Har de bytt plats? Täljaren är en del av nämnaren.',
      ),
    ];
  if (kind === 'proportion' && denominator === 0)
    return [
      error(
        'denominator-zero',
        'denominator',
        'Nämnaren är 0: en andel av ingenting finns inte.',
        'Töm värde, täljare och nämnare och skriv ej tillämpligt i status.',
      ),
    ];
  const isShareWithoutCounts = kind === 'proportion' && denominator === null;
  if (value === null && kind !== 'count' && (kind !== 'proportion' || isShareWithoutCounts))
    return [
      error(
        'value-missing',
        'value',
        'Värdet är tomt och går inte att räkna ut ur täljare och nämnare.',
        'Fyll i värdet, eller både täljare och nämnare.',
      ),
    ];
  return [];
}

function checkAgreement(figure: Figure, { kind }: Indicator): readonly Finding[] {
  const { value, numerator, denominator } = figure;
  if (value === null || figure.certainty === 'approximate') return [];
  if (kind === 'count' && numerator !== null && compare(value, decimal(numerator)) !== 0)
    return [
      warning(
        'value-disagrees-with-counts',
        'value',
        `Antalet är ${sv(value)} men täljaren är ${count(numerator)}. Båda behålls.`,
        'Rätta den som är fel, om den ena är det.',
      ),
    ];
  if (kind !== 'proportion' || denominator === null) return [];
  if (numerator === null) return isReachable(value, denominator) ? [] : [unreachable(value, denominator)];
  const share = shareOf(numerator, denominator, decimalsOf(value));
  if (compare(share, value) === 0) return [];
  return [
    warning(
      'value-disagrees-with-counts',
      'value',
      `Andelen är skriven som ${sv(value)} procent, men ${count(numerator)} av ${count(denominator)} är ${sv(share)} procent. Båda behålls; beräkningar utgår från antalen.`,
      'Rätta andelen eller antalen, om den ena är fel.',
    ),
  ];
}

/** GRIM (Brown and Heathers 2017): is there a whole number k of n whose share rounds to what is written? */
function isReachable(value: Decimal, denominator: number): boolean {
  const decimals = decimalsOf(value);
  const near = Number(divide(multiply(value, decimal(denominator)), HUNDRED, 0));
  for (let numerator = Math.max(0, near - 1); numerator <= Math.min(denominator, near + 1); numerator += 1)
    if (compare(shareOf(numerator, denominator, decimals), value) === 0) return true;
  return false;
}

function unreachable(value: Decimal, denominator: number): Finding {
  return warning(
    'share-unreachable',
    'value',
    `Inget antal av ${count(denominator)} blir ${sv(value)} procent. Båda behålls.`,
    'Kontrollera andelen och nämnaren: hör de ihop?',
  );
}

function shareOf(numerator: number, denominator: number, decimals: number): Decimal {
  return divide(multiply(decimal(numerator), HUNDRED), decimal(denominator), decimals);
}

/** "1,234" in an English file is one thousand and more, but in a Swedish one a decimal number. */
export function integerHint(text: string): string {
  return /^\d{1,3}([.,]\d{3})+$/.test(text.trim())
    ? `Menade du ${text.trim().replace(/[.,]/g, ' ')}? Skriv tusental med mellanslag eller utan tecken.`
    : 'Ett antal är ett heltal.';
}

function sv(value: Decimal): string {
  return writeNumber(value, decimalsOf(value), 'sv');
}

function count(value: number): string {
  return writeNumber(decimal(value), 0, 'sv');
}
