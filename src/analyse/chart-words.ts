// The text alternatives of charts: what the picture says, in sentences.

import type { AssessedIndicator } from '../assess/contract.ts';
import type { YearlySeries } from '../charts/contract.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { unitForms } from '../core/measure.ts';
import { NO_BREAK_SPACE, writeNumber } from '../core/numbers/write.ts';
import type { IndicatorFigures } from './figures.ts';

/** "a, b och c" */
export function joinList(parts: readonly string[], comma = ', ', last = ' och '): string {
  return parts.length < 2 ? (parts[0] ?? '') : parts.slice(0, -1).join(comma) + last + parts.at(-1);
}

const AND = { sv: ' och ', en: ' and ' } as const satisfies Record<Language, string>;

export interface Told {
  readonly figures: IndicatorFigures;
  readonly assessed: AssessedIndicator | null;
  readonly language: Language;
}

/**
 * "Totalt 72, 76 och 77 procent åren 2021, 2022 och 2023. Kvinnor 70, 74 och 76. Riket 87 år 2023. Målet 2023 är minst 90
 * procent." A series that lacks a year tells its years itself. `decimals` as the chart labels its values.
 */
export function writeYearly(
  series: readonly YearlySeries[],
  decimals: number,
  { figures, assessed, language }: Told,
): string {
  const unit = unitForms(figures.indicator.unit, language).many;
  const sentences = series.map(({ label, points }, index) => {
    const known = points.filter(({ value }) => value !== null);
    const values = known.map(({ value }) => writeNumber(decimal(value ?? 0), decimals, language));
    const list = joinList(values, ', ', AND[language]);
    const withUnit = index === 0 && unit !== '' ? list + NO_BREAK_SPACE + unit : list;
    const isWhole = known.length === points.length;
    const years =
      index === 0 || !isWhole
        ? writeYears(
            known.map(({ year }) => year),
            language,
          )
        : '';
    return `${label} ${withUnit}${years}.`;
  });
  const gaps = writeGaps(series[0], language);
  const breaks = series[0]?.points.filter(({ isBreak }) => isBreak) ?? [];
  const broken = breaks.map(({ year }) =>
    language === 'sv'
      ? `Definitionen ändrades ${year}, så tidigare värden går inte att jämföra med senare.`
      : `The definition changed in ${year}, so earlier values cannot be compared with later ones.`,
  );
  return [...sentences, ...gaps, ...broken, ...writeTarget(assessed, language)].join(' ');
}

function writeYears(years: readonly number[], language: Language): string {
  if (years.length === 0) return '';
  const list = joinList(years.map(String), ', ', AND[language]);
  if (language === 'en') return ` in ${list}`;
  return years.length === 1 ? ` år ${list}` : ` åren ${list}`;
}

function writeGaps(series: YearlySeries | undefined, language: Language): readonly string[] {
  const missing = (series?.points ?? [])
    .filter(({ value }) => value === null)
    .map(({ year }) => String(year));
  if (missing.length === 0) return [];
  const list = joinList(missing, ', ', AND[language]);
  return [language === 'sv' ? `Värde saknas för ${list}.` : `No value for ${list}.`];
}

function writeTarget(assessed: AssessedIndicator | null, language: Language): readonly string[] {
  if (assessed === null) return [];
  const { target } = assessed.verdict;
  if (target?.kind !== 'level') return [];
  const { year } = target;
  // The long words of a target are Swedish; in English the sign says the same.
  return [
    language === 'sv'
      ? `Målet ${year} är ${assessed.target.long}.`
      : `The target for ${year} is ${assessed.target.short}.`,
  ];
}
