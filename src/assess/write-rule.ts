// How the lights are set, for people: the note under a table and the chapter in the report.
import { decimal, multiply } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { printBare } from '../core/printed.ts';
import type { AssessmentRule } from '../plan/contract.ts';
import { bandsBelowTarget } from './rule.ts';

export function writeRule(rule: AssessmentRule, language: Language): string {
  const partly = bandsBelowTarget(rule)
    .filter(({ light }) => light === 'partly')
    .at(-1);
  const percent = partly === undefined ? null : decimal(Number(multiply(partly.from, decimal(100))));
  const from = percent === null ? null : printBare(percent, language) + NO_BREAK_SPACE;
  return language === 'sv'
    ? `Status: helt när värdet når målet${from === null ? '' : `, delvis från ${from}procent av målet`}, annars inte. Är lägre bättre räknas målet delat med värdet. Ett värde från ett annat år räknas aldrig som uppnått mål.`
    : `Status: fully when the value reaches the target${from === null ? '' : `, partly from ${from}per cent of the target`}, otherwise not. Where lower is better the target is divided by the value. A value from another year never counts as a target reached.`;
}
