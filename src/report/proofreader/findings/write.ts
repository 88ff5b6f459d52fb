// How findings are written: numbers as in the product, quotes cut from the document, one place for positions.
import { decimal } from '../../../core/decimal.ts';
import { writeNumber } from '../../../core/numbers/write.ts';
import type { Sentence } from '../claims/reading.ts';
import type { ProofText } from '../document.ts';
import { positionAt } from '../document.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding, FindingCode, Severity } from '../finding.ts';

interface FindingText {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion: string;
  readonly arithmetic: string;
}

/** A finding on the characters [start, end) of a text. */
export function findingOn(source: ProofText, start: number, end: number, text: FindingText): Finding {
  const { line, column } = positionAt(source, start);
  return { ...text, line, column, source, start, quote: source.text.slice(start, end) };
}

export function findingOnFigure(sentence: Sentence, figure: Figure, text: FindingText): Finding {
  const hedge = figure.hedge === null ? null : (sentence.tokens[figure.first - 1] ?? null);
  const isHedgeWord =
    hedge !== null && hedge.kind === 'word' && hedge.lower !== 'än' && hedge.end < figure.start;
  return findingOn(sentence.source, isHedgeWord ? hedge.start : figure.start, figure.end, text);
}

/** A finding on tokens [first, last]. */
export function findingOnTokens(sentence: Sentence, first: number, last: number, text: FindingText): Finding {
  const start = sentence.tokens[first]?.start ?? sentence.start;
  return findingOn(sentence.source, start, sentence.tokens[last]?.end ?? sentence.end, text);
}

/** "1 234,5" with at most `decimals` places and no trailing zeros beyond what the value needs. */
export function say(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  const places = Math.min(Math.max(decimals, 0), 6);
  const fixed = value.toFixed(places);
  return /^-?\d+(\.\d+)?$/u.test(fixed) ? writeNumber(decimal(fixed), places, 'sv') : fixed;
}

/** A figure's value as it was written, without its unit. */
export function sayValue(figure: Figure): string {
  return say(figure.value / (figure.scale === 0 ? 1 : figure.scale), figure.decimals);
}

/** A figure's value with its unit, as in "62 procent" or "12,4 mnkr". */
export function sayFigure(figure: Figure): string {
  return figure.unitText === '' ? sayValue(figure) : `${sayValue(figure)} ${figure.unitText}`;
}
