// Charts of groups beside each other and of months: sorted dots for areas, operators and units, with 95 % intervals where
// counts exist; the year's months beside last year's and the country's.
import type { ChartSpec } from '../charts/contract.ts';
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { monthPeriod, periodKey, writePeriod } from '../core/period.ts';
import { printBare, printedValue, printLong, printShort } from '../core/printed.ts';
import { joinList } from './chart-words.ts';
import { axisFormat, type Charted, subtitleFor, toNumber } from './charted.ts';
import { groupsHighestFirst, intervalOf, namesBeside, seesAll, standBeside } from './comparisons.ts';
import { figureOf, type IndicatorFigures, monthOf } from './figures.ts';
import { spreadOf } from './spread.ts';

type SortedDots = Extract<ChartSpec, { readonly kind: 'sorted-dots' }>;
type Monthly = Extract<ChartSpec, { readonly kind: 'monthly' }>;

/** Two dots say nothing that a sentence doesn't. */
const FEWEST_ROWS = 3;

/** Null with fewer than three groups of the kind. */
export function groupsChart(
  charted: Charted,
  kind: 'area' | 'operator' | 'unit',
  emphasised: string | null = null,
): SortedDots | null {
  const { figures, language } = charted;
  const groups = groupsHighestFirst(figures, kind);
  if (groups.length < FEWEST_ROWS) return null;
  const rows = groups.map((group) => {
    const interval = intervalOf(group, figures.indicator);
    return {
      label: group.group.name,
      value: toNumber(group, figures.indicator) ?? 0,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      isEmphasised: group.group.id === emphasised,
      note: '',
    };
  });
  return {
    kind: 'sorted-dots',
    format: axisFormat(charted),
    rows,
    reference: toReference(charted),
    target: toTargetLine(charted),
    title: writeGroupsTitle(groups, kind, charted),
    subtitle:
      subtitleFor(charted) +
      (rows.some(({ low }) => low !== null) ? INTERVALS[language] : '') +
      writePart(kind, charted),
    description: writeGroups(groups, charted),
  };
}

const AND = { sv: ' och ', en: ' and ' } as const satisfies Record<Language, string>;

const INTERVALS = {
  sv: ' Strecken är 95-procentiga konfidensintervall.',
  en: ' The lines are 95 per cent confidence intervals.',
} as const satisfies Record<Language, string>;

/** Whoever sees their own centres only is told that the chart is of those, and not of all that have reported. */
const SHOWN_PART = {
  sv: ' Diagrammet visar bara det som du har tillgång till.',
  en: ' The chart shows only what you have access to.',
} as const satisfies Record<Language, string>;

/** Told when the units of the chart are not all there are: " Redovisade värden: 4 av 28 hälsocentraler." */
function writePart(kind: 'area' | 'operator' | 'unit', { figures, assessed, language }: Charted): string {
  if (!seesAll(figures, kind)) return SHOWN_PART[language];
  const { units } = spreadOf(figures, assessed.verdict.target);
  if (kind !== 'unit' || units.of === null || units.known >= units.of) return '';
  return language === 'sv'
    ? ` Redovisade värden: ${units.known} av ${units.of} ${figures.region.unitWord.many}.`
    : ` Reported values: ${units.known} of ${units.of}.`;
}

function toReference({ figures, language }: Charted): SortedDots['reference'] {
  const region = figureOf(figures, 'region');
  const printed = region === null ? null : printedValue(region.outcome, figures.indicator);
  if (printed === null || figures.indicator.kind === 'count' || figures.indicator.kind === 'money')
    return null;
  return {
    value: Number(printed),
    label: `${figures.region.name} ${printShort(printed, figures.indicator.unit, language)}`,
  };
}

function toTargetLine({ assessed, language }: Charted): SortedDots['target'] {
  const { target } = assessed.verdict;
  if (target?.kind !== 'level' || target.group !== null) return null;
  const value = printShort(target.value, target.unit, language);
  return { value: Number(target.value), label: `${language === 'sv' ? 'Mål' : 'Target'} ${value}` };
}

/** "Fem av 37 hälsocentraler når målet, 28 ligger säkert under", "Högst i Umeå, 78 procent, lägst i Skellefteå, 66 procent" */
function writeGroupsTitle(
  groups: readonly Observation[],
  kind: 'area' | 'operator' | 'unit',
  { figures, assessed, language }: Charted,
): string {
  const { target } = assessed.verdict;
  const { reaching } = spreadOf(figures, target);
  if (kind === 'unit' && reaching !== null && language === 'sv') {
    const { count, of } = reaching;
    const many = figures.region.unitWord.many;
    const surely = writeSurelyMissing(groups, figures, target?.kind === 'level' ? target.value : null);
    if (count === 0) return `Ingen av ${writeCount(of, 'sv')} ${many} når målet${surely}`;
    // A title does not begin with a digit.
    if (count > 12) return `Målet nås av ${count} av ${of} ${many}${surely}`;
    return `${capitalise(writeCount(count, 'sv'))} av ${writeCount(of, 'sv')} ${many} når målet${surely}`;
  }
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) return '';
  const name = (one: Observation) => joinList(namesBeside(one, groups, figures), ', ', AND[language]);
  const written = ({ outcome }: Observation) => {
    const printed = printedValue(outcome, figures.indicator);
    return printed === null ? '' : printLong(printed, figures.indicator.unit, language);
  };
  if (!seesAll(figures, kind)) {
    const among = language === 'sv' ? 'Bland dem som visas: högst' : 'Among those shown: highest';
    const lowest = language === 'sv' ? 'lägst' : 'lowest';
    return `${among} ${name(first)}, ${written(first)}, ${lowest} ${name(last)}, ${written(last)}`;
  }
  if (language === 'en')
    return `Highest: ${name(first)}, ${written(first)}. Lowest: ${name(last)}, ${written(last)}`;
  if (kind === 'operator')
    return `Högst: ${name(first)}, ${written(first)}. Lägst: ${name(last)}, ${written(last)}`;
  const at = kind === 'area' ? 'i ' : 'vid ';
  return `Högst ${at}${name(first)}, ${written(first)}, lägst ${at}${name(last)}, ${written(last)}`;
}

/** ", 28 ligger säkert under" – only where every unit has an interval, and only those that it keeps from the target. */
function writeSurelyMissing(
  groups: readonly Observation[],
  { indicator }: IndicatorFigures,
  target: Parameters<typeof standBeside>[1] | null,
): string {
  const intervals = groups.map((group) => intervalOf(group, indicator));
  if (target === null || indicator.direction === 'track' || intervals.some((interval) => interval === null))
    return '';
  const missing = intervals.filter(
    (interval) => interval !== null && standBeside(interval, target, indicator.direction) === 'worse',
  ).length;
  const side = indicator.direction === 'higher' ? 'under' : 'över';
  if (missing === 0) return '';
  return `, ${missing === groups.length ? 'alla' : writeCount(missing, 'sv')} ligger säkert ${side}`;
}

function writeGroups(groups: readonly Observation[], charted: Charted): string {
  const { figures, language } = charted;
  const list = groups.map(({ group, outcome }) => {
    const printed = printedValue(outcome, figures.indicator);
    return `${group.name} ${printed === null ? '–' : printShort(printed, figures.indicator.unit, language)}`;
  });
  const lines = [toReference(charted), toTargetLine(charted)].flatMap((line) =>
    line === null ? [] : [`${line.label}.`],
  );
  return [`${joinList(list, ', ', AND[language])}.`, ...lines].join(' ');
}

/** Months of the plan's year; last year's months stand on the same axis. Null with fewer than two values. */
export function monthlyChart(charted: Charted): Monthly | null {
  const { figures, language } = charted;
  const pointsOf = (kind: 'region' | 'country', year: number) =>
    Array.from({ length: 12 }, (_, index) => ({
      month: periodKey(monthPeriod(figures.year, index + 1)),
      value: toNumber(monthOf(figures, kind, periodKey(monthPeriod(year, index + 1))), figures.indicator),
    }));
  const region = pointsOf('region', figures.year);
  if (region.filter(({ value }) => value !== null).length < 2) return null;
  const series = [
    { id: 'region' as const, label: `${figures.region.name} ${figures.year}`, points: region },
    {
      id: 'previous' as const,
      label: String(figures.year - 1),
      points: pointsOf('region', figures.year - 1),
    },
    {
      id: 'country' as const,
      label: language === 'sv' ? 'Riket' : 'Sweden',
      points: pointsOf('country', figures.year),
    },
  ].filter(({ points }) => points.some(({ value }) => value !== null));
  return {
    kind: 'monthly',
    format: axisFormat(charted),
    series,
    target: toTargetLine(charted),
    title: writeMonthsTitle(charted),
    subtitle: subtitleFor(charted),
    description: writeMonths(charted),
  };
}

function toldMonths({ figures }: Charted) {
  return Array.from({ length: 12 }, (_, index) =>
    monthOf(figures, 'region', periodKey(monthPeriod(figures.year, index + 1))),
  ).flatMap((observation) => {
    const printed = observation === null ? null : printedValue(observation.outcome, figures.indicator);
    return observation === null || printed === null ? [] : [{ observation, printed }];
  });
}

/** "Högst i mars, 80 procent, lägst i juli, 71 procent" */
function writeMonthsTitle(charted: Charted): string {
  const { language, figures } = charted;
  const sorted = toldMonths(charted).toSorted((a, b) => Number(b.printed) - Number(a.printed));
  const [top, bottom] = [sorted[0], sorted.at(-1)];
  if (top === undefined || bottom === undefined) return '';
  const name = ({ period }: Observation) => writePeriod(period, language).replace(/ \d{4}$/, '');
  const value = ({ printed }: typeof top) => printLong(printed, figures.indicator.unit, language);
  if (top.printed === bottom.printed)
    return language === 'sv' ? `Lika alla månader, ${value(top)}` : `The same in every month, ${value(top)}`;
  return language === 'sv'
    ? `Högst i ${name(top.observation)}, ${value(top)}, lägst i ${name(bottom.observation)}, ${value(bottom)}`
    : `Highest in ${name(top.observation)}, ${value(top)}, lowest in ${name(bottom.observation)}, ${value(bottom)}`;
}

function writeMonths(charted: Charted): string {
  const { language } = charted;
  const months = toldMonths(charted).map(
    ({ observation, printed }) =>
      `${writePeriod(observation.period, language).replace(/ \d{4}$/, '')} ${printBare(printed, language)}`,
  );
  const line = toTargetLine(charted);
  return `${capitalise(joinList(months, ', ', AND[language]))}.${line === null ? '' : ` ${line.label}.`}`;
}
