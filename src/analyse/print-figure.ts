// A figure as it stands in a table cell: "77 %", "ca 74 %", or the mark of what is missing.
import type { Language } from '../core/language.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import type { Observation } from '../core/observation.ts';
import { printedValue, printShort } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import type { PrintedFigure } from './contract.ts';

const ABOUT = { sv: 'ca ', en: 'about ' } as const satisfies Record<Language, string>;

export function printFigure(
  observation: Observation | null,
  indicator: Indicator,
  language: Language,
): PrintedFigure {
  if (observation === null) return { text: '–', observation };
  const { outcome } = observation;
  if (outcome.kind === 'missing') return { text: MISSING_WORDS[outcome.reason].mark, observation };
  const printed = printedValue(outcome, indicator);
  if (printed === null) return { text: '–', observation };
  const about = outcome.certainty === 'approximate' ? ABOUT[language] : '';
  return { text: about + printShort(printed, indicator.unit, language), observation };
}
