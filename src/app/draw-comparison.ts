// The chart of a comparison: one dot per region, highest first, with its interval where counts exist.
import { intervalOf } from '../analyse/comparisons.ts';
import type { ChartSpec } from '../charts/contract.ts';
import type { Language } from '../core/language.ts';
import { unitForms } from '../core/measure.ts';
import { NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { yearOf } from '../core/period.ts';
import { printedValue, printShort } from '../core/printed.ts';
import type { Standing } from './comparison-members.ts';

interface Dot {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly isEmphasised: boolean;
  readonly note: string;
  readonly text: string;
}

export function drawComparison(standings: readonly Standing[], language: Language): ChartSpec {
  const dots = standings
    .flatMap((standing) => toDot(standing, language) ?? [])
    .toSorted((a, b) => b.value - a.value);
  const [first] = standings;
  if (first === undefined) throw new Error('A comparison of nothing');
  const { indicator } = first;
  const { short } = unitForms(indicator.unit, language);
  const country = standings.find((standing) => standing.country !== null)?.country ?? null;
  const countryPrinted = country === null ? null : printedValue(country.outcome, indicator);
  const countryYear = country === null ? '' : ` ${yearOf(country.period)}`;
  const countryLabel = `${language === 'sv' ? 'Riket' : 'Sweden'}${countryYear}`;
  return {
    kind: 'sorted-dots',
    title: writeFinding(dots, indicator.name, language),
    subtitle: indicator.description,
    description: [
      ...dots.map(({ label, text }) => `${label}: ${text}.`),
      ...(countryPrinted === null
        ? []
        : [`${countryLabel}: ${printShort(countryPrinted, indicator.unit, language)}.`]),
    ].join(' '),
    format: {
      decimals: indicator.decimals,
      suffix: short === '' ? '' : NO_BREAK_SPACE + short,
      language,
    },
    rows: dots.map(({ text: _text, ...dot }) => dot),
    reference: countryPrinted === null ? null : { value: Number(countryPrinted), label: countryLabel },
    target: null,
  };
}

function toDot({ region, indicator, observation }: Standing, language: Language): Dot | null {
  const printed = printedValue(observation.outcome, indicator);
  if (printed === null) return null;
  const interval = intervalOf(observation, indicator);
  return {
    label: `${region.shortName} ${yearOf(observation.period)}`,
    value: Number(printed),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    isEmphasised: false,
    note: region.isInvented ? (language === 'sv' ? 'påhittad region' : 'invented region') : '',
    text: printShort(printed, indicator.unit, language),
  };
}

/** "Högst värde har Västerbotten 2023, 77 %" – says nothing of better or worse: that is each region's own target. */
function writeFinding(dots: readonly Dot[], name: string, language: Language): string {
  const [top] = dots;
  const bottom = dots.at(-1);
  if (top === undefined || bottom === undefined) return name;
  if (top.value === bottom.value)
    return language === 'sv'
      ? `${name}: samma värde i alla, ${top.text}`
      : `${name}: the same value in all, ${top.text}`;
  return language === 'sv'
    ? `${name}: högst i ${top.label}, ${top.text}, lägst i ${bottom.label}, ${bottom.text}`
    : `${name}: highest in ${top.label}, ${top.text}, lowest in ${bottom.label}, ${bottom.text}`;
}
