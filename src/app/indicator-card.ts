// The definition card of an indicator, and the trail from a figure on the page to the row it was read from.
import { writeRule } from '../assess/write-rule.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import type { Aggregation, Direction } from '../core/measure.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { isPoolable } from '../core/observation.ts';
import { writePeriod } from '../core/period.ts';
import { printedValue, printShort } from '../core/printed.ts';
import { SEX_WORDS } from '../core/sex.ts';
import type { IndicatorPage } from '../http/contract.ts';
import type { Indicator, Plan } from '../plan/contract.ts';

type Fact = IndicatorPage['definition'][number];

const DIRECTION_WORDS = {
  sv: { higher: 'Högre är bättre', lower: 'Lägre är bättre', track: 'Varken högre eller lägre är bättre' },
  en: { higher: 'Higher is better', lower: 'Lower is better', track: 'Neither higher nor lower is better' },
} as const satisfies Record<Language, Record<Direction, string>>;

const AGGREGATION_WORDS = {
  sv: {
    'pooled-ratio': 'Summan av täljarna delad med summan av nämnarna',
    'weighted-mean': 'Medelvärde vägt med antalet personer',
    sum: 'Summa',
    'mean-of-months': 'Medelvärde av årets månader',
    none: 'Kan inte vägas samman',
  },
  en: {
    'pooled-ratio': 'The sum of numerators divided by the sum of denominators',
    'weighted-mean': 'Mean weighted by persons',
    sum: 'Sum',
    'mean-of-months': 'Mean of the months of the year',
    none: 'Cannot be pooled',
  },
} as const satisfies Record<Language, Record<Aggregation, string>>;

const PERIODICITY_WORDS = {
  sv: {
    month: 'Varje månad',
    tertial: 'Varje tertial',
    year: 'Varje år',
    'every-second-year': 'Vartannat år',
    'every-third-year': 'Vart tredje år',
  },
  en: {
    month: 'Every month',
    tertial: 'Every four months',
    year: 'Every year',
    'every-second-year': 'Every second year',
    'every-third-year': 'Every third year',
  },
} as const satisfies Record<Language, Record<Indicator['periodicity'], string>>;

/** Only what the definition says: empty parts are left out. */
export function showDefinition(indicator: Indicator, plan: Plan, language: Language): Fact[] {
  const { meaning } = indicator;
  const sv = language === 'sv';
  const facts: readonly (readonly [string, string])[] = [
    [sv ? 'Vilka' : 'Population', meaning.population],
    [sv ? 'Täljare' : 'Numerator', meaning.numerator],
    [sv ? 'Nämnare' : 'Denominator', meaning.denominator],
    [sv ? 'Räknas inte' : 'Left out', meaning.exclusions],
    [sv ? 'Tidsfönster' : 'Time window', meaning.window],
    [sv ? 'Riktning' : 'Direction', DIRECTION_WORDS[language][indicator.direction]],
    [sv ? 'Sammanvägning' : 'Pooling', AGGREGATION_WORDS[language][indicator.aggregation]],
    [sv ? 'Hur ofta' : 'How often', PERIODICITY_WORDS[language][indicator.periodicity]],
    [sv ? 'Källa' : 'Source', indicator.source],
    [sv ? 'Ansvarig' : 'Responsible', indicator.responsible],
    [sv ? 'Gäller från' : 'Valid from', meaning.validFrom ?? ''],
    [sv ? 'Gäller till' : 'Valid to', meaning.validTo ?? ''],
    ['Status', writeRule(plan.rule, language).replace(/^Status: /, '')],
    [sv ? 'Jämförs inte med' : 'Not comparable with', meaning.notComparableWith],
  ];
  return facts.filter(([, text]) => text !== '').map(([term, text]) => ({ term, text }));
}

/** Empty where there is no observation. */
export function showTrail(
  observation: Observation | null,
  indicator: Indicator,
  plan: Plan,
  language: Language,
): IndicatorPage['trail'] {
  if (observation === null) return [];
  const { provenance, outcome } = observation;
  const printed = printedValue(outcome, indicator);
  const sv = language === 'sv';
  const shown = printed === null ? '–' : printShort(printed, indicator.unit, language);
  const sheet = provenance.sheet === null ? '' : `, ${sv ? 'blad' : 'sheet'} ${provenance.sheet}`;
  return [
    {
      title: sv ? `${shown} på sidan` : `${shown} on the page`,
      text: writeRounding(observation, printed, language),
      deliveryId: null,
    },
    {
      title: sv ? 'Värdet' : 'The value',
      text: writeWhat(observation, language),
      deliveryId: null,
    },
    {
      title: sv ? 'Leveransen' : 'The delivery',
      text: `${provenance.file}${sheet}, ${sv ? 'rad' : 'row'} ${provenance.row}`,
      deliveryId: provenance.deliveryId,
    },
    { title: sv ? 'Planen' : 'The plan', text: plan.source, deliveryId: null },
    { title: sv ? 'Ursprunget' : 'The origin', text: indicator.source, deliveryId: null },
  ].filter(({ text }) => text !== '');
}

function writeRounding({ outcome }: Observation, printed: string | null, language: Language): string {
  const sv = language === 'sv';
  const count = (n: number | null) => (n === null ? '–' : writeNumber(decimal(n), 0, language));
  if (outcome.kind === 'missing') return sv ? 'Levererat som saknat.' : 'Delivered as missing.';
  if (outcome.value === printed)
    return sv ? 'Som levererat. Ingen avrundning gjord.' : 'As delivered, not rounded.';
  if (isPoolable(outcome))
    return sv
      ? `Räknat ur ${count(outcome.numerator)} av ${count(outcome.denominator)} och avrundat.`
      : `Computed from ${count(outcome.numerator)} of ${count(outcome.denominator)} and rounded.`;
  return sv
    ? `Avrundat från ${outcome.value?.replace('.', ',') ?? '–'}.`
    : `Rounded from ${outcome.value ?? '–'}.`;
}

function writeWhat(observation: Observation, language: Language): string {
  const { group, sex, period, outcome, note } = observation;
  const sv = language === 'sv';
  const certainty = {
    sv: { final: 'slutligt', preliminary: 'preliminärt', approximate: 'ungefärligt' },
    en: { final: 'final', preliminary: 'preliminary', approximate: 'approximate' },
  };
  const facts = [
    group.name,
    SEX_WORDS[language][sex].toLocaleLowerCase('sv'),
    writePeriod(period, language),
    ...(outcome.kind === 'figure' ? [certainty[language][outcome.certainty]] : []),
  ].join(', ');
  const counts =
    outcome.kind === 'missing' || isPoolable(outcome)
      ? ''
      : sv
        ? ' Täljare och nämnare levererades inte båda, så värdet kan inte vägas samman med andra.'
        : ' Numerator and denominator were not both delivered, so the value cannot be pooled with others.';
  const remark = note === '' ? '' : ` ${sv ? 'Anmärkning' : 'Note'}: ${note}.`.replace(/\.\.$/, '.');
  return `${facts}.${counts}${remark}`;
}
