// What a control chart says: whether the latest months are a signal, what is usual, and whether the target will be met. Signals
// are told as signs ("ett tecken på"), never as proof: one month in a hundred lies outside its limits by chance.
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import { readPeriod, writePeriod } from '../core/period.ts';
import type { Assurance, Sense, Signal, SignalKind } from './process-control.ts';

const SENSE = {
  sv: {
    improvement: 'ett tecken på förbättring',
    concern: 'ett tecken på försämring',
    high: 'ett tecken på förändring',
    low: 'ett tecken på förändring',
  },
  en: {
    improvement: 'a sign of improvement',
    concern: 'a sign of deterioration',
    high: 'a sign of change',
    low: 'a sign of change',
  },
} as const satisfies Record<Language, Record<Sense, string>>;

export const KEY_WORDS = {
  sv: {
    improvement: 'tecken på förbättring',
    concern: 'tecken på försämring',
    neutral: 'tecken på förändring',
  },
  en: { improvement: 'sign of improvement', concern: 'sign of deterioration', neutral: 'sign of change' },
} as const;

const NOTES = {
  sv: {
    'beyond-limit': { high: 'över övre gränsen', low: 'under undre gränsen' },
    trend: { high: 'minst sju stigande i rad', low: 'minst sju fallande i rad' },
    'two-of-three': { high: 'två av tre nära övre gränsen', low: 'två av tre nära undre gränsen' },
    shift: { high: 'minst sju i rad över medel', low: 'minst sju i rad under medel' },
  },
  en: {
    'beyond-limit': { high: 'above the upper limit', low: 'below the lower limit' },
    trend: { high: 'at least seven rising in a row', low: 'at least seven falling in a row' },
    'two-of-three': { high: 'two of three near the upper limit', low: 'two of three near the lower limit' },
    shift: { high: 'at least seven in a row above the mean', low: 'at least seven in a row below the mean' },
  },
} as const satisfies Record<Language, Record<SignalKind, Record<Signal['side'], string>>>;

/** "minst sju i rad över medel" */
export function writeSignal({ kind, side }: Signal, language: Language): string {
  return NOTES[language][kind][side];
}

/** "mars 2023" */
export function writeMonth(month: string, language: Language): string {
  const period = readPeriod(month);
  return period === null ? month : writePeriod(period, language);
}

export interface Latest {
  readonly month: string;
  readonly signal: Signal;
  readonly sense: Sense;
  /** How many months in a row, the latest included, take part in it. */
  readonly run: number;
}

/** "Åtta månader i rad ligger under medelvärdet, ett tecken på försämring" */
export function writeLatest(
  { month, signal: { kind, side }, sense, run }: Latest,
  language: Language,
): string {
  const isHigh = side === 'high';
  const tail = `, ${SENSE[language][sense]}`;
  const name = capitalise(writeMonth(month, language));
  const count = capitalise(writeCount(Math.max(run, 7), language));
  if (language === 'en') {
    const told = {
      'beyond-limit': `${name} lies ${isHigh ? 'above' : 'below'} what is usual`,
      trend: `${count} months in a row have ${isHigh ? 'risen' : 'fallen'}`,
      'two-of-three': `Two of the latest three months lie near the ${isHigh ? 'upper' : 'lower'} limit`,
      shift: `${count} months in a row lie ${isHigh ? 'above' : 'below'} the mean`,
    } as const satisfies Record<SignalKind, string>;
    return told[kind] + tail;
  }
  const told = {
    'beyond-limit': `${name} ligger ${isHigh ? 'över' : 'under'} det vanliga`,
    trend: `Värdet har ${isHigh ? 'stigit' : 'sjunkit'} ${writeCount(Math.max(run, 7), 'sv')} månader i rad`,
    'two-of-three': `Två av de tre senaste månaderna ligger nära ${isHigh ? 'övre' : 'undre'} gränsen`,
    shift: `${count} månader i rad ligger ${isHigh ? 'över' : 'under'} medelvärdet`,
  } as const satisfies Record<SignalKind, string>;
  return told[kind] + tail;
}

/** "Fyra av 24 månader avviker från det vanliga, senast juli 2023" */
export function writeEarlier(count: number, of: number, latest: string, language: Language): string {
  const month = writeMonth(latest, language);
  if (language === 'en')
    return `${capitalise(writeCount(count, 'en'))} of ${of} months differ from what is usual, the latest ${month}`;
  if (count > 12) return `Av ${of} månader avviker ${count} från det vanliga, senast ${month}`;
  return `${capitalise(writeCount(count, 'sv'))} av ${of} månader avviker från det vanliga, senast ${month}`;
}

const ASSURANCE = {
  sv: {
    'will-be-met': 'det nås även en dålig månad om inget förändras',
    'will-not-be-met': 'det nås inte ens en bra månad om inget förändras',
    inconsistent: 'det nås vissa månader och andra inte',
  },
  en: {
    'will-be-met': 'it is met even in a bad month unless something changes',
    'will-not-be-met': 'it is not met even in a good month unless something changes',
    inconsistent: 'it is met in some months and not in others',
  },
} as const satisfies Record<Language, Record<Assurance, string>>;

/** " Målet är minst 90 procent: det nås inte ens en bra månad om inget förändras." */
export function writeAssurance(target: string, assurance: Assurance, language: Language): string {
  const words = ASSURANCE[language][assurance];
  return language === 'sv' ? ` Målet är ${target}: ${words}.` : ` The target is ${target}: ${words}.`;
}
