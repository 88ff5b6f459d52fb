// The region's units beside each other: value, what it is of, interval, and whether it can be told from the region's own value.
// Spread comes from the published statistics where the viewer does not see every unit (analyse/spread.ts).
import { changeBetween, isChange } from '../analyse/change.ts';
import { unitCharts } from '../analyse/chart-specs.ts';
import type { Charted } from '../analyse/charted.ts';
import { groupsHighestFirst, intervalOf, seesAll, standBeside } from '../analyse/comparisons.ts';
import type { IndicatorFigures } from '../analyse/figures.ts';
import { figureOf } from '../analyse/figures.ts';
import { spreadOf } from '../analyse/spread.ts';
import { writeChangeShort } from '../analyse/write-change.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { unitForms } from '../core/measure.ts';
import { NO_BREAK_SPACE, writeNumber } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { printedValue, printShort } from '../core/printed.ts';
import { findYear } from '../core/select.ts';
import type { UnitRow, UnitSection } from '../http/contract.ts';
import type { Target } from '../plan/contract.ts';
import { showFigure } from './show-figure.ts';

/** Null where there is neither a unit to show nor a spread to tell. */
export function showUnits(charted: Charted, chosenId: string | null): UnitSection | null {
  const { figures, assessed, language } = charted;
  const { target } = assessed.verdict;
  const rows = groupsHighestFirst(figures, 'unit').map((unit) => showUnit(unit, figures, language));
  const spread = showSpread(figures, target, language);
  if (rows.length === 0 && spread.length === 0) return null;
  return {
    spread,
    charts: [...unitCharts(charted, chosenId)],
    rows,
    note: writeNote(rows, figures, language),
  };
}

function showUnit(unit: Observation, figures: IndicatorFigures, language: Language): UnitRow {
  const { indicator, year, current } = figures;
  const earlier = findYear(current, { kind: 'unit', id: unit.group.id, sex: 'total', year: year - 1 });
  const change = changeBetween(earlier, unit, indicator);
  const denominator = unit.outcome.kind === 'figure' ? unit.outcome.denominator : null;
  const standing = standingOf(unit, figures);
  return {
    id: unit.group.id,
    name: unit.group.name,
    figure: showFigure(unit, year, indicator, language),
    denominator,
    denominatorText: denominator === null ? '' : writeNumber(decimal(denominator), 0, language),
    interval: writeInterval(unit, figures, language),
    standing,
    standingText: STANDING_WORDS[language][standing],
    change: isChange(change) ? writeChangeShort(change, indicator, language) : '',
    changeValue: isChange(change) ? Number(change.difference) : null,
  };
}

/** Beside the region's own value, which its units are part of (statistics.md, Comparison of a unit). */
function standingOf(unit: Observation, figures: IndicatorFigures): UnitRow['standing'] {
  const region = figureOf(figures, 'region');
  const reference = region === null ? null : exactValue(region.outcome, figures.indicator.kind);
  const interval = intervalOf(unit, figures.indicator);
  if (reference === null || interval === null) return 'unknown';
  return standBeside(interval, reference, figures.indicator.direction);
}

const STANDING_WORDS = {
  sv: {
    better: 'bättre',
    worse: 'sämre',
    above: 'högre',
    below: 'lägre',
    'not-distinguishable': 'går inte att skilja',
    unknown: '–',
  },
  en: {
    better: 'better',
    worse: 'worse',
    above: 'higher',
    below: 'lower',
    'not-distinguishable': 'cannot be told apart',
    unknown: '–',
  },
} as const satisfies Record<Language, Record<UnitRow['standing'], string>>;

function writeInterval(unit: Observation, { indicator }: IndicatorFigures, language: Language): string {
  const interval = intervalOf(unit, indicator);
  if (interval === null) return '';
  const write = (value: number) => writeNumber(decimal(value), Math.max(1, indicator.decimals), language);
  const { short } = unitForms(indicator.unit, language);
  return `${write(interval.low)}–${write(interval.high)}${short === '' ? '' : NO_BREAK_SPACE + short}`;
}

const SPREAD_WORDS = {
  sv: { lowest: 'Lägst', median: 'Median', highest: 'Högst', reaching: 'Når målet' },
  en: { lowest: 'Lowest', median: 'Median', highest: 'Highest', reaching: 'Reach the target' },
} as const satisfies Record<Language, Record<'lowest' | 'median' | 'highest' | 'reaching', string>>;

function showSpread(
  figures: IndicatorFigures,
  target: Target | null,
  language: Language,
): UnitSection['spread'] {
  const spread = spreadOf(figures, target);
  const facts = (['lowest', 'median', 'highest'] as const).flatMap((which) => {
    const observation = spread[which];
    const printed = observation === null ? null : printedValue(observation.outcome, figures.indicator);
    if (observation === null || printed === null) return [];
    const name = observation.group.kind === 'unit' ? `, ${observation.group.name}` : '';
    return [
      {
        term: SPREAD_WORDS[language][which],
        text: printShort(printed, figures.indicator.unit, language) + name,
      },
    ];
  });
  const { reaching } = spread;
  if (reaching === null) return facts;
  const of = language === 'sv' ? 'av' : 'of';
  return [
    ...facts,
    { term: SPREAD_WORDS[language].reaching, text: `${reaching.count} ${of} ${reaching.of}` },
  ];
}

function writeNote(rows: readonly UnitRow[], figures: IndicatorFigures, language: Language): string {
  const sv = language === 'sv';
  const many = figures.region.unitWord.many;
  if (rows.length === 0)
    return sv
      ? `Värden för enskilda ${many} visas bara för den som har tillgång till dem.`
      : 'Values of single units are shown only to those who have access to them.';
  const seen = seesAll(figures, 'unit')
    ? ''
    : sv
      ? `Tabellen visar bara det som du har tillgång till. `
      : 'The table shows only what you have access to. ';
  const compared = rows.some(({ standing }) => standing !== 'unknown')
    ? sv
      ? 'Mot regionen: bättre eller sämre bara när det 95-procentiga intervallet inte rymmer regionens värde.'
      : 'Beside the region: better or worse only when the 95 per cent interval leaves out the value of the region.'
    : sv
      ? 'Utan täljare och nämnare går det inte att säga om en skillnad är större än slumpen ger.'
      : 'Without numerator and denominator it cannot be told whether a difference is larger than chance gives.';
  return seen + compared;
}
