// The charts of an indicator as data (charts/contract.ts): years with target, women and men, groups, units, months. Titles say
// the finding, descriptions say all that the picture says. Which charts there are follows from which figures there are.

import type { ChartSpec, ChartTarget, YearlySeries } from '../charts/contract.ts';
import { COMPARATOR_WORDS } from '../core/limit-words.ts';
import { printBare } from '../core/printed.ts';
import { SEX_WORDS } from '../core/sex.ts';
import { writeYearly } from './chart-words.ts';
import { axisFormat, type Charted, sexLabels, subtitleFor, toNumber } from './charted.ts';
import { sexGapOf } from './comparisons.ts';
import { controlChart } from './control-chart.ts';
import type { IndicatorFigures } from './figures.ts';
import { anyDefinition, hasValue } from './figures.ts';
import { writeFinding } from './finding.ts';
import { funnelChart } from './funnel-chart.ts';
import { groupsChart, monthlyChart } from './group-charts.ts';
import { writeGapFinding } from './sex-words.ts';

/** How many years a yearly chart goes back: the three of the table, and two more where older values exist. */
const YEARS_BACK = 4;

/**
 * What the report shows, the most general first. In print each thing is drawn once: months as process control where they bear it,
 * and units by name; the page also has the months against last year's, and the funnel.
 */
export function chartsFor(charted: Charted): readonly ChartSpec[] {
  const whole = wholeCharts(charted);
  const hasControl = whole.some(({ kind }) => kind === 'control');
  const units = groupsChart(charted, 'unit');
  return [
    ...whole.filter(({ kind }) => kind !== 'monthly' || !hasControl),
    ...(units === null ? [] : [units]),
  ];
}

/** Those of the region as a whole and its areas. */
export function wholeCharts(charted: Charted): readonly ChartSpec[] {
  const { id, name } = charted.figures.region;
  return [
    yearlyChart(charted),
    sexSlopeChart(charted),
    controlChart(charted, { kind: 'region', id, name }),
    monthlyChart(charted),
    groupsChart(charted, 'area'),
    groupsChart(charted, 'operator'),
  ].filter((chart) => chart !== null);
}

/** Those of the units. `emphasised`: the id of the one that is looked at. */
export function unitCharts(charted: Charted, emphasised: string | null = null): readonly ChartSpec[] {
  return [funnelChart(charted, emphasised), groupsChart(charted, 'unit', emphasised)].filter(
    (chart) => chart !== null,
  );
}

type Yearly = Extract<ChartSpec, { readonly kind: 'yearly' }>;

/** From the first year with a value; null with fewer than two values of the total. */
function yearlyChart(charted: Charted): Yearly | null {
  const { figures, assessed, language } = charted;
  const years = chartYears(figures);
  const { women, men } = sexLabels(figures.indicator, language);
  const words = SEX_WORDS[language];
  const total = toSeries('total', words.total, 'region', 'total', years, figures);
  if (total.points.filter(({ value }) => value !== null).length < 2) return null;
  const series = [
    total,
    toSeries('women', women, 'region', 'women', years, figures),
    toSeries('men', men, 'region', 'men', years, figures),
    ...(figures.indicator.kind === 'count' || figures.indicator.kind === 'money'
      ? []
      : [toSeries('country', language === 'sv' ? 'Riket' : 'Sweden', 'country', 'total', years, figures)]),
  ].filter(({ id, points }) => id === 'total' || points.some(({ value }) => value !== null));
  const format = axisFormat(charted);
  return {
    kind: 'yearly',
    format,
    series,
    target: toTarget(charted),
    title: writeFinding(figures, assessed, language),
    subtitle: subtitleFor(charted),
    description: writeYearly(series, format.decimals, charted),
  };
}

function chartYears(figures: IndicatorFigures): readonly number[] {
  const all = Array.from({ length: YEARS_BACK + 1 }, (_, index) => figures.year - YEARS_BACK + index);
  const first = all.find((year) =>
    hasValue(anyDefinition(figures, 'region', 'total', year), figures.indicator),
  );
  return all.filter((year) => first !== undefined && year >= Math.min(first, figures.year - 2));
}

function toSeries(
  id: YearlySeries['id'],
  label: string,
  kind: 'region' | 'country',
  sex: 'total' | 'women' | 'men',
  years: readonly number[],
  figures: IndicatorFigures,
): YearlySeries {
  let definition: string | null = null;
  const points = years.map((year) => {
    const observation = anyDefinition(figures, kind, sex, year);
    const value = toNumber(observation, figures.indicator);
    const isBreak = value !== null && definition !== null && observation?.definition !== definition;
    if (value !== null && observation !== null) definition = observation.definition;
    const { outcome } = observation ?? {};
    const isTooFew = outcome?.kind === 'missing' && outcome.reason === 'suppressed';
    return { year, value, isBreak, ...(isTooFew ? { isTooFew } : {}) };
  });
  return { id, label, points };
}

function toTarget({ assessed, language }: Charted): ChartTarget | null {
  const { target, year } = assessed.verdict;
  if (target?.kind !== 'level' || target.group !== null || target.sex !== 'total') return null;
  const words = `${COMPARATOR_WORDS[language][target.comparator]} ${printBare(target.value, language)}`;
  return {
    value: Number(target.value),
    label: language === 'sv' ? `Mål ${year}: ${words}` : `Target ${year}: ${words}`,
    fromYear: year,
    toYear: year,
  };
}

type SexSlope = Extract<ChartSpec, { readonly kind: 'sex-slope' }>;

/** Null unless women and men both have values in at least two of three years, the plan's year among them. */
function sexSlopeChart(charted: Charted): SexSlope | null {
  const { figures, language } = charted;
  const gap = sexGapOf(figures);
  if (gap === null) return null;
  const years = [figures.year - 2, figures.year - 1, figures.year];
  const of = (sex: 'women' | 'men') =>
    years.map((year) => toNumber(anyDefinition(figures, 'region', sex, year), figures.indicator));
  const [women, men] = [of('women'), of('men')];
  if (years.filter((_, index) => women[index] != null && men[index] != null).length < 2) return null;
  const labels = sexLabels(figures.indicator, language);
  const series: readonly YearlySeries[] = (['women', 'men'] as const).map((id) => ({
    id,
    label: labels[id],
    points: years.map((year, index) => ({
      year,
      value: (id === 'women' ? women : men)[index] ?? null,
      isBreak: false,
    })),
  }));
  const format = axisFormat(charted);
  return {
    kind: 'sex-slope',
    format,
    womenLabel: labels.women,
    menLabel: labels.men,
    years,
    women,
    men,
    title: writeGapFinding(gap, figures.indicator, language),
    subtitle: subtitleFor(charted),
    description: writeYearly(series, format.decimals, { ...charted, assessed: null }),
  };
}
