// target-word: the verdict on a target against target and value. Lower is better is understood from "högst", "<" or the
// measure; where neither says which way is better the finding is only "likely".
import { COMPARATOR_WORDS } from '../../../core/limit-words.ts';
import type { Grid } from '../claims/tables.ts';
import type { TargetClaim } from '../claims/targets.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnTokens, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkTargetWord: Check = ({ targets, tables }) => [
  ...targets.flatMap(inText),
  ...tables.flatMap(inTable),
];

type Comparator = '≥' | '≤' | '>' | '<';

export function satisfies(value: number, comparator: Comparator, target: number): boolean {
  switch (comparator) {
    case '≥':
      return value >= target;
    case '≤':
      return value <= target;
    case '>':
      return value > target;
    case '<':
      return value < target;
  }
}

function inText({ sentence, first, last, verdict, target, value, comparator }: TargetClaim): Finding[] {
  const assumed = comparator ?? '≥';
  const isMet = satisfies(value.value, assumed, target.value);
  const isWrong = {
    reached: !isMet,
    'not-reached': isMet,
    above: value.value < target.value,
    below: value.value > target.value,
    inside: !isMet && comparator !== null,
  }[verdict];
  // Near a target with fewer decimals than the value ("nästan 90") nothing is claimed.
  if (!isWrong || value.hedge === 'about' || target.hedge === 'about') return [];
  const text = sentence.source.text.slice(sentence.tokens[first]?.start, sentence.tokens[last]?.end);
  const limit = verdict === 'above' || verdict === 'below' ? '' : `${COMPARATOR_WORDS.sv[assumed]} `;
  return [
    findingOnTokens(sentence, first, last, {
      code: 'target-word',
      severity: comparator === null && verdict !== 'above' && verdict !== 'below' ? 'likely' : 'error',
      message: `”${text}” stämmer inte: värdet är ${sayFigure(value)} och målet ${limit}${sayFigure(target)}.`,
      suggestion: isMet
        ? 'Skriv att målet nås, eller rätta talen.'
        : 'Skriv att målet inte nås, eller rätta talen.',
      arithmetic: `${sayValue(value)} ${value.value < target.value ? '<' : value.value > target.value ? '>' : '='} ${sayValue(target)}`,
    }),
  ];
}

/** Columns for target, outcome and verdict: each row is judged by its own comparator. */
function inTable(grid: Grid): Finding[] {
  const find = (pattern: RegExp) => grid.header.findIndex(({ lower }) => pattern.test(lower));
  const target = find(/^mål(?:värde|nivå)?(?: \d{4})?$/u);
  const outcome = find(/^(?:utfall|resultat|värde)(?: \d{4})?$/u);
  const status = find(/^(?:status|bedömning|måluppfyllelse|omdöme)/u);
  if (target < 0 || outcome < 0 || status < 0) return [];
  return grid.rows.flatMap((row): Finding[] => {
    const [goal, value, verdict] = [row[target], row[outcome], row[status]];
    if (goal?.figure == null || value?.figure == null || verdict === undefined) return [];
    const comparator = comparatorOf(goal.lower, goal.figure);
    const said = saysReached(verdict.lower);
    if (comparator === null || said === null) return [];
    const isMet = satisfies(value.figure.value, comparator, goal.figure.value);
    if (isMet === said) return [];
    return [
      findingOn(verdict.source, 0, verdict.source.text.length, {
        code: 'target-word',
        severity: 'error',
        message: `”${verdict.source.text.trim()}” stämmer inte: utfallet är ${sayFigure(value.figure)} och målet ${COMPARATOR_WORDS.sv[comparator]} ${sayFigure(goal.figure)}.`,
        suggestion: isMet ? 'Skriv att målet nås.' : 'Skriv att målet inte nås.',
        arithmetic: `${sayValue(value.figure)} mot ${comparator} ${sayValue(goal.figure)}`,
      }),
    ];
  });
}

function comparatorOf(lower: string, figure: Figure): Comparator | null {
  if (/≥|>=|minst/u.test(lower)) return '≥';
  if (/≤|<=|högst/u.test(lower)) return '≤';
  if (lower.includes('<')) return '<';
  if (lower.includes('>') || figure.hedge === 'more-than') return '>';
  return null;
}

function saysReached(lower: string): boolean | null {
  if (/delvis|kan inte|bedöm|följs/u.test(lower)) return null;
  const isVerdict = /nås|nått|nåddes|uppnå|uppfyll|klar(?:as|at)|^helt$|^inte$/u.test(lower);
  return isVerdict ? !/inte|ej/u.test(lower) : null;
}
