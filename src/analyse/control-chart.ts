// The control chart of a region's or a unit's months (charts/contract.ts, control): limits and signals from process-control.ts,
// finding and text alternative in words. A change that coincides with a change in registration is marked and said.
import type { ChartSpec } from '../charts/contract.ts';
import { decimal } from '../core/decimal.ts';
import type { Group } from '../core/group.ts';
import type { Language } from '../core/language.ts';
import { writeLimitLong, writeLimitShort } from '../core/limit-words.ts';
import { capitalise, NO_BREAK_SPACE, writeCount, writeLong, writeNumber } from '../core/numbers/write.ts';
import { joinList } from './chart-words.ts';
import type { Charted } from './charted.ts';
import { axisFormat, subtitleFor } from './charted.ts';
import {
  KEY_WORDS,
  type Latest,
  writeAssurance,
  writeEarlier,
  writeLatest,
  writeMonth,
  writeSignal,
} from './control-words.ts';
import type { SeriesMonth } from './month-series.ts';
import { monthSeries } from './month-series.ts';
import type { Controlled, Limits, Sense, Signal } from './process-control.ts';
import { assure, controlSeries, senseOf } from './process-control.ts';
import type { MonthMark } from './registration-marks.ts';
import { registrationMarks } from './registration-marks.ts';

type Control = Extract<ChartSpec, { readonly kind: 'control' }>;

const FEWEST_SHOWN = 2;

/** Null with fewer than two months; the region's also with fewer than twelve, which the monthly chart shows better. */
export function controlChart(charted: Charted, group: Pick<Group, 'kind' | 'id' | 'name'>): Control | null {
  const { figures, language } = charted;
  const series = monthSeries(figures, group);
  const controlled = controlSeries(series);
  const hasLimits = controlled.phases.some(({ limits }) => limits !== null);
  const known = series.filter(({ value }) => value !== null).length;
  if (known < FEWEST_SHOWN || (group.kind === 'region' && !hasLimits)) return null;
  const told: Told = {
    ...charted,
    group,
    series,
    controlled,
    marks: registrationMarks(series, group.kind, language),
  };
  const possible = possibleFor(figures.indicator.kind);
  const last = lastLimits(told);
  const format = axisFormat(charted);
  const written = (value: number) => writeNumber(decimal(value), format.decimals, language);
  return {
    kind: 'control',
    format,
    points: series.map(({ month, value, isBreak }, index) => {
      const signal = controlled.signals[index] ?? null;
      return {
        month,
        value,
        isBreak,
        signal: signal === null ? null : signOf(senseOf(signal, figures.indicator.direction)),
        note: signal === null ? '' : writeSignal(signal, language),
      };
    }),
    phases: controlled.phases.flatMap(({ from, to, limits }) =>
      limits === null
        ? []
        : [
            {
              from: series[from]?.month ?? '',
              to: series[to]?.month ?? '',
              centre: limits.centre,
              low: possible(limits.low),
              high: possible(limits.high),
            },
          ],
    ),
    labels: {
      ...(last === null
        ? { centre: '', low: '', high: '' }
        : limitLabels(
            written(last.centre),
            written(possible(last.low)),
            written(possible(last.high)),
            language,
          )),
      ...KEY_WORDS[language],
    },
    marks: told.marks,
    target: targetLine(charted),
    title: writeTitle(told),
    subtitle: writeSubtitle(told),
    description: writeDescription(told),
  };
}

interface Told extends Charted {
  readonly group: Pick<Group, 'kind' | 'id' | 'name'>;
  readonly series: readonly SeriesMonth[];
  readonly controlled: Controlled;
  readonly marks: readonly MonthMark[];
}

function signOf(sense: Sense): 'improvement' | 'concern' | 'neutral' {
  return sense === 'improvement' || sense === 'concern' ? sense : 'neutral';
}

/** Limits are drawn within what can be: a share within 0–100, other than money not under 0. */
function possibleFor(kind: Charted['figures']['indicator']['kind']): (limit: number) => number {
  if (kind === 'money') return (limit) => limit;
  return (limit) => Math.max(0, kind === 'proportion' ? Math.min(100, limit) : limit);
}

function limitLabels(centre: string, low: string, high: string, language: Language) {
  return language === 'sv'
    ? { centre: `Medel ${centre}`, low: `Undre gräns ${low}`, high: `Övre gräns ${high}` }
    : { centre: `Mean ${centre}`, low: `Lower limit ${low}`, high: `Upper limit ${high}` };
}

/** Of the phase that the latest month lies in. */
function lastLimits({ controlled }: Told): Limits | null {
  return controlled.phases.at(-1)?.limits ?? null;
}

function targetLine({ assessed, language }: Charted): Control['target'] {
  const { target } = assessed.verdict;
  if (target?.kind !== 'level' || target.group !== null || target.sex !== 'total') return null;
  return {
    value: Number(target.value),
    label: `${language === 'sv' ? 'Mål' : 'Target'} ${writeLimitShort(target, language).replaceAll(NO_BREAK_SPACE, ' ')}`,
  };
}

function writeTitle(told: Told): string {
  const { controlled, language, group } = told;
  const said =
    lastLimits(told) === null
      ? writeTooFew(controlled.phases.at(-1)?.known ?? 0, language)
      : writeFound(told);
  if (group.kind === 'region') return said;
  return `${group.name}: ${said.charAt(0).toLocaleLowerCase('sv')}${said.slice(1)}`;
}

function writeTooFew(known: number, language: Language): string {
  return language === 'sv'
    ? `${capitalise(writeCount(known, 'sv'))} månader med samma definition säger ännu inte vad som är vanligt`
    : `${capitalise(writeCount(known, 'en'))} months of one definition do not yet say what is usual`;
}

function writeFound(told: Told): string {
  const { series, controlled, language, figures } = told;
  const latest = latestSignal(told);
  if (latest !== null) return writeLatest(latest, language);
  const from = controlled.phases.at(-1)?.from ?? 0;
  const signalled = series.filter((_month, index) => index >= from && controlled.signals[index] != null);
  const of = series.filter(({ value }, index) => index >= from && value !== null).length;
  const last = signalled.at(-1);
  if (last !== undefined) return writeEarlier(signalled.length, of, last.month, language);
  const values = series.slice(from).flatMap(({ value }) => value ?? []);
  const style = { unit: figures.indicator.unit, decimals: axisFormat(told).decimals, language };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const lowText = writeNumber(decimal(low), style.decimals, language);
  const highText = writeLong(decimal(high), style);
  if (lowText === writeNumber(decimal(high), style.decimals, language))
    return language === 'sv' ? `Månaderna är lika, ${highText}` : `The months are alike, ${highText}`;
  return language === 'sv'
    ? `Månaderna varierar som de brukar, mellan ${lowText} och ${highText}`
    : `The months vary as they usually do, between ${lowText} and ${highText}`;
}

/** The latest month with a value, if it is a signal. */
function latestSignal({ series, controlled, figures }: Told): Latest | null {
  const last = series.length - 1;
  const signal = controlled.signals[last] ?? null;
  const month = series[last]?.month;
  if (signal === null || month === undefined) return null;
  const isSame = (other: Signal | null | undefined) =>
    other?.kind === signal.kind && other.side === signal.side;
  let run = 1;
  while (isSame(controlled.signals[last - run])) run += 1;
  return { month, signal, sense: senseOf(signal, figures.indicator.direction), run };
}

const METHOD = {
  sv: ' Medelvärde och gränser för vad som är vanligt räknas ur månaderna själva (XmR).',
  en: ' The mean and the limits of what is usual are computed from the months themselves (XmR).',
} as const satisfies Record<Language, string>;

function writeSubtitle(told: Told): string {
  const { language, assessed, group, figures } = told;
  const limits = lastLimits(told);
  const where =
    group.kind === 'region' ? subtitleFor(told) : subtitleFor(told).replace(figures.region.name, group.name);
  const { target } = assessed.verdict;
  const assurance =
    limits === null || target?.kind !== 'level' || targetLine(told) === null
      ? ''
      : writeAssurance(
          writeLimitLong(target, language),
          assure(limits, Number(target.value), target.comparator === '≥' || target.comparator === '>'),
          language,
        );
  return where + (limits === null ? '' : METHOD[language]) + assurance + writeMarks(told);
}

/** " I mars 2022: mindre registrerat än vanligt, så en ändring då kan bero på det." */
function writeMarks({ marks, language }: Told): string {
  return marks
    .map(({ month, label }) =>
      language === 'sv'
        ? ` I ${writeMonth(month, 'sv')}: ${label}, så en ändring då kan bero på det.`
        : ` In ${writeMonth(month, 'en')}: ${label}, so a change then may be due to that.`,
    )
    .join('');
}

const AND = { sv: ' och ', en: ' and ' } as const satisfies Record<Language, string>;

function writeDescription(told: Told): string {
  const { series, controlled, language, assessed } = told;
  const { decimals } = axisFormat(told);
  const written = (value: number) => writeNumber(decimal(value), decimals, language);
  const months = series.map(
    ({ month, value }) =>
      `${writeMonth(month, language)} ${value === null ? (language === 'sv' ? 'saknas' : 'missing') : written(value)}`,
  );
  const possible = possibleFor(told.figures.indicator.kind);
  const phases = controlled.phases.flatMap(({ from, to, limits }) => {
    if (limits === null) return [];
    const span = `${writeMonth(series[from]?.month ?? '', language)}–${writeMonth(series[to]?.month ?? '', language)}`;
    const { centre, low, high } = limits;
    return language === 'sv'
      ? [
          `Medelvärde ${span}: ${written(centre)}, undre gräns ${written(possible(low))}, övre gräns ${written(possible(high))}.`,
        ]
      : [
          `Mean ${span}: ${written(centre)}, lower limit ${written(possible(low))}, upper limit ${written(possible(high))}.`,
        ];
  });
  const signals = series.flatMap(({ month }, index) => {
    const signal = controlled.signals[index];
    return signal == null ? [] : [`${writeMonth(month, language)}: ${writeSignal(signal, language)}`];
  });
  const breaks = series
    .filter(({ isBreak }) => isBreak)
    .map(({ month }) =>
      language === 'sv'
        ? `Definitionen ändrades ${writeMonth(month, 'sv')}, så värden före och efter går inte att jämföra.`
        : `The definition changed in ${writeMonth(month, 'en')}, so values before and after cannot be compared.`,
    );
  const target = targetLine({ figures: told.figures, assessed, language });
  return [
    `${capitalise(joinList(months, ', ', AND[language]))}.`,
    ...phases,
    ...(signals.length === 0 ? [] : [`${capitalise(signals.join('; '))}.`]),
    ...breaks,
    ...(target === null ? [] : [`${target.label}.`]),
    writeMarks(told).trim(),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
