// What every chart of an indicator needs: which figures, the numbers and their format, labels and the line under the title.

import type { AssessedIndicator } from '../assess/contract.ts';
import type { AxisFormat } from '../charts/contract.ts';
import { decimalsOf } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { unitForms } from '../core/measure.ts';
import { capitalise, NO_BREAK_SPACE } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { printedValue } from '../core/printed.ts';
import { SEX_WORDS } from '../core/sex.ts';
import type { Indicator } from '../plan/contract.ts';
import type { IndicatorFigures } from './figures.ts';

export interface Charted {
  readonly figures: IndicatorFigures;
  readonly assessed: AssessedIndicator;
  readonly language: Language;
}

export function toNumber(observation: Observation | null, indicator: Indicator): number | null {
  const printed = observation === null ? null : printedValue(observation.outcome, indicator);
  return printed === null ? null : Number(printed);
}

/** As many decimals as the finest printed value of the region, so that no label says more than its source. */
export function axisFormat({ figures: { current, indicator }, language }: Charted): AxisFormat {
  const printed = current
    .filter(({ group }) => group.kind === 'region')
    .flatMap(({ outcome }) => printedValue(outcome, indicator) ?? []);
  const { short } = unitForms(indicator.unit, language);
  return {
    decimals: Math.min(indicator.decimals, Math.max(0, ...printed.map(decimalsOf))),
    suffix: short === '' ? '' : NO_BREAK_SPACE + short,
    language,
  };
}

export function sexLabels(
  indicator: Indicator,
  language: Language,
): { readonly women: string; readonly men: string } {
  if (language === 'en') return SEX_WORDS.en;
  return { women: capitalise(indicator.sexNames.women), men: capitalise(indicator.sexNames.men) };
}

/** "Andel patienter, lagstadgad vårdgaranti. Region Västerbotten, procent." – definitions are Swedish in both languages. */
export function subtitleFor({ figures: { indicator, region }, language }: Charted): string {
  const what = (indicator.description || indicator.name).replace(/\.$/, '');
  const unit = unitForms(indicator.unit, language).many;
  return `${what}. ${[region.name, unit].filter((part) => part !== '').join(', ')}.`;
}
