// What sort of number an indicator is. The sort decides how a change is worded (percentage points, per cent, units)
// and how groups may be pooled; nothing else in the system may decide that.
import type { Language } from './language.ts';

export const MEASURE_KINDS = ['proportion', 'count', 'rate', 'index', 'money', 'duration'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const DIRECTIONS = ['higher', 'lower', 'track'] as const;
/** Which way is better; `track` = neither, the figure is only followed. */
export type Direction = (typeof DIRECTIONS)[number];

export const AGGREGATIONS = ['pooled-ratio', 'weighted-mean', 'sum', 'mean-of-months', 'none'] as const;
/** How the value of a larger group or longer period is made (statistics.md, Pooling). `none` = can't be pooled. */
export type Aggregation = (typeof AGGREGATIONS)[number];

interface UnitForms {
  readonly one: string;
  readonly many: string;
  /** After a figure in tables and charts, with no-break space before it; empty for bare counts. */
  readonly short: string;
}

interface UnitWords {
  readonly kinds: readonly MeasureKind[];
  readonly sv: UnitForms;
  readonly en: UnitForms;
}

const same = (kinds: readonly MeasureKind[], sv: UnitForms, en: UnitForms): UnitWords => ({ kinds, sv, en });
const bare = (one: string, many: string): UnitForms => ({ one, many, short: '' });

export const UNITS = {
  percent: same(
    ['proportion'],
    { one: 'procent', many: 'procent', short: '%' },
    { one: 'per cent', many: 'per cent', short: '%' },
  ),
  index: same(['index'], bare('', ''), bare('', '')),
  persons: same(['count'], bare('person', 'personer'), bare('person', 'persons')),
  contacts: same(['count'], bare('kontakt', 'kontakter'), bare('contact', 'contacts')),
  visits: same(['count'], bare('besök', 'besök'), bare('visit', 'visits')),
  cases: same(['count'], bare('ärende', 'ärenden'), bare('case', 'cases')),
  units: same(['count'], bare('enhet', 'enheter'), bare('unit', 'units')),
  plans: same(['count'], bare('plan', 'planer'), bare('plan', 'plans')),
  number: same(['count'], bare('', ''), bare('', '')),
  weeks: same(
    ['count', 'duration'],
    { one: 'vecka', many: 'veckor', short: 'veckor' },
    { one: 'week', many: 'weeks', short: 'weeks' },
  ),
  days: same(
    ['duration'],
    { one: 'dag', many: 'dagar', short: 'dagar' },
    { one: 'day', many: 'days', short: 'days' },
  ),
  tkr: same(['money'], { one: 'tkr', many: 'tkr', short: 'tkr' }, { one: 'tkr', many: 'tkr', short: 'tkr' }),
  mnkr: same(
    ['money'],
    { one: 'mnkr', many: 'mnkr', short: 'mnkr' },
    { one: 'mnkr', many: 'mnkr', short: 'mnkr' },
  ),
  per_1000: same(
    ['rate'],
    { one: 'per 1 000 invånare', many: 'per 1 000 invånare', short: '' },
    { one: 'per 1,000 inhabitants', many: 'per 1,000 inhabitants', short: '' },
  ),
  per_1000_listed: same(
    ['rate'],
    { one: 'per 1 000 listade', many: 'per 1 000 listade', short: '' },
    { one: 'per 1,000 listed', many: 'per 1,000 listed', short: '' },
  ),
} as const satisfies Record<string, UnitWords>;

export type UnitId = keyof typeof UNITS;
export const UNIT_IDS = Object.keys(UNITS) as readonly UnitId[];

export function unitForms(unit: UnitId, language: Language): UnitForms {
  return UNITS[unit][language];
}

/** True when a measure of this kind may be told in this unit. */
export function unitFits(unit: UnitId, kind: MeasureKind): boolean {
  return (UNITS[unit].kinds as readonly MeasureKind[]).includes(kind);
}
