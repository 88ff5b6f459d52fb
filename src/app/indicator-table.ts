// The table behind an indicator's charts: every group by year. Groups come in the order of the organisation's breadth; units
// that publish nothing of their own stand as lowest, median and highest.
import { changeBetween } from '../analyse/change.ts';
import type { IndicatorFigures } from '../analyse/figures.ts';
import { writeReconciliation } from '../analyse/reconcile.ts';
import { writeChangeShort } from '../analyse/write-change.ts';
import type { Group, GroupKind } from '../core/group.ts';
import { groupKey } from '../core/group.ts';
import type { Language } from '../core/language.ts';
import { isPoolable } from '../core/observation.ts';
import { findYear } from '../core/select.ts';
import type { Sex } from '../core/sex.ts';
import { SEX_WORDS } from '../core/sex.ts';
import type { IndicatorPage } from '../http/contract.ts';
import { writeTableNote } from './overview-words.ts';
import { showFigure } from './show-figure.ts';
import { sexNames } from './show-row.ts';

type Table = IndicatorPage['table'];
interface Line {
  readonly name: string;
  readonly group: Pick<Group, 'kind' | 'id'>;
  readonly sex: Sex;
  readonly isTotal: boolean;
}

const AFTER_THE_REGION = [
  'area',
  'operator',
  'municipality',
  'population',
  'unit',
  'unit-min',
  'unit-median',
  'unit-max',
  'country',
] as const satisfies readonly GroupKind[];

const GROUP_WORDS = {
  sv: {
    'unit-min': 'Lägsta enhet',
    'unit-median': 'Median av enheterna',
    'unit-max': 'Högsta enhet',
    country: 'Riket',
  },
  en: {
    'unit-min': 'Lowest unit',
    'unit-median': 'Median of units',
    'unit-max': 'Highest unit',
    country: 'Sweden',
  },
} as const satisfies Record<Language, Partial<Record<GroupKind, string>>>;

export function showTable(figures: IndicatorFigures, years: readonly number[], language: Language): Table {
  const { indicator, current } = figures;
  const shown = current.filter((observation) => years.includes(Number(observation.period.start.slice(0, 4))));
  const rows = linesOf(figures, shown, language).map((line) => showLine(line, figures, years, language));
  const proportions = shown.filter(
    ({ outcome }) => outcome.kind === 'figure' && indicator.kind === 'proportion',
  );
  const withoutCounts = proportions.filter(({ outcome }) => !isPoolable(outcome)).length;
  const reconciled = writeReconciliation(figures, years, language);
  const note = writeTableNote(withoutCounts, proportions.length, language);
  return {
    title: writeTitle(years, language),
    years: [...years],
    rows,
    note: reconciled === '' ? note : `${reconciled} ${note}`,
  };
}

function writeTitle(years: readonly number[], language: Language): string {
  const span = `${years[0]}–${years.at(-1)}`;
  return language === 'sv' ? `Värden per grupp ${span}` : `Values by group ${span}`;
}

function linesOf(
  { indicator, region }: IndicatorFigures,
  shown: IndicatorFigures['current'],
  language: Language,
): readonly Line[] {
  const own = { kind: 'region', id: region.id } as const;
  const { womenName, menName } = sexNames(indicator, language);
  const regionGroup = shown.find(({ group }) => group.kind === 'region')?.group ?? own;
  const bySex: readonly Line[] = [
    { name: SEX_WORDS[language].total, group: regionGroup, sex: 'total', isTotal: true },
    { name: womenName, group: regionGroup, sex: 'women', isTotal: false },
    { name: menName, group: regionGroup, sex: 'men', isTotal: false },
    { name: SEX_WORDS[language].unknown, group: regionGroup, sex: 'unknown', isTotal: false },
  ];
  const has = ({ group, sex }: Line) =>
    shown.some((each) => groupKey(each.group) === groupKey(group) && each.sex === sex);
  return [
    ...bySex.filter((line) => line.isTotal || has(line)),
    ...AFTER_THE_REGION.flatMap((kind) => linesOfKind(kind, shown, language)),
  ];
}

function linesOfKind(
  kind: (typeof AFTER_THE_REGION)[number],
  shown: IndicatorFigures['current'],
  language: Language,
): readonly Line[] {
  const groups = new Map(
    shown
      .filter(({ group, sex }) => group.kind === kind && sex === 'total')
      .map(({ group }) => [group.id, group]),
  );
  const fixed: Partial<Record<GroupKind, string>> = GROUP_WORDS[language];
  return [...groups.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((group) => ({ name: fixed[kind] ?? group.name, group, sex: 'total', isTotal: false }));
}

function showLine(
  { name, group, sex, isTotal }: Line,
  { indicator, current }: IndicatorFigures,
  years: readonly number[],
  language: Language,
): Table['rows'][number] {
  const found = years.map((year) => findYear(current, { kind: group.kind, id: group.id, sex, year }));
  const [earlier = null, later = null] = found.slice(-2);
  const change = changeBetween(earlier, later, indicator);
  // "First value" is said of the indicator as a whole; of a group it would only say that nobody reported it before.
  const isTold = 'sign' in change || change.kind.startsWith('different');
  return {
    group: name,
    isTotal,
    figures: years.map((year, index) => showFigure(found[index] ?? null, year, indicator, language)),
    change: isTold ? writeChangeShort(change, indicator, language) : '',
  };
}
