// A figure as pages show it: written, raw, and with the way to its source. Missing keeps its reason.
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Figure, Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { printBare, printedValue, printShort } from '../core/printed.ts';
import type { ShownFigure } from '../http/contract.ts';
import type { Indicator } from '../plan/contract.ts';

/** `year` is the column's, also where there is no observation; then the figure is "not reported". */
export function showFigure(
  observation: Observation | null,
  year: number,
  indicator: Indicator,
  language: Language,
): ShownFigure {
  if (observation === null || observation.outcome.kind === 'missing') {
    const reason = observation?.outcome.kind === 'missing' ? observation.outcome.reason : 'not-reported';
    const { mark } = MISSING_WORDS[reason];
    const observationId = observation?.id ?? null;
    return { year, text: mark, value: null, missing: reason, sub: '', observationId, isApproximate: false };
  }
  const { outcome } = observation;
  const printed = printedValue(outcome, indicator);
  return {
    year,
    text:
      printed === null ? MISSING_WORDS['not-reported'].mark : printShort(printed, indicator.unit, language),
    value: printed === null ? null : Number(printed),
    missing: printed === null ? 'not-reported' : null,
    sub: writeSub(outcome, indicator, language),
    observationId: observation.id,
    isApproximate: outcome.certainty === 'approximate',
  };
}

const SUB_WORDS = {
  sv: {
    of: 'av',
    numerator: 'täljare',
    denominator: 'nämnare',
    printed: 'levererat',
    preliminary: 'preliminärt',
    approximate: 'ungefärligt',
  },
  en: {
    of: 'of',
    numerator: 'numerator',
    denominator: 'denominator',
    printed: 'delivered',
    preliminary: 'preliminary',
    approximate: 'approximate',
  },
} as const;

/** Counts, the delivered value where the counts say another, and how certain it is: "6 av 38, levererat 15,7". */
function writeSub(figure: Figure, indicator: Indicator, language: Language): string {
  const words = SUB_WORDS[language];
  const count = (n: number) => writeNumber(decimal(n), 0, language);
  const { numerator, denominator } = figure;
  const parts: string[] = [];
  if (numerator !== null && denominator !== null)
    parts.push(`${count(numerator)} ${words.of} ${count(denominator)}`);
  else if (numerator !== null && indicator.kind !== 'count')
    parts.push(`${words.numerator} ${count(numerator)}`);
  else if (denominator !== null) parts.push(`${words.denominator} ${count(denominator)}`);
  if (isContradicted(figure, indicator) && figure.value !== null)
    parts.push(`${words.printed} ${printBare(figure.value, language)}`);
  if (figure.certainty !== 'final') parts.push(words[figure.certainty]);
  return parts.join(', ');
}

/** The delivered value is not what its own counts give at the delivered precision ("15.7" of 6 in 38). */
function isContradicted(figure: Figure, indicator: Indicator): boolean {
  if (figure.value === null || exactValue(figure, indicator.kind) === figure.value) return false;
  const decimals = figure.value.split('.')[1]?.length ?? 0;
  const printed = printedValue(figure, { ...indicator, decimals });
  return printed !== null && Number(printed) !== Number(figure.value);
}
