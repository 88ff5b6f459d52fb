// One indicator in a year: the finding, three years by group, the definition, where the figure comes from, what has been
// restated, and the comment.
import { changeOf } from '../analyse/change.ts';
import { wholeCharts } from '../analyse/chart-specs.ts';
import { writeYearComparisons } from '../analyse/compare-years.ts';
import { draftComment } from '../analyse/draft-comment.ts';
import type { IndicatorFigures } from '../analyse/figures.ts';
import { anyDefinition, hasValue } from '../analyse/figures.ts';
import { writeTargetLong } from '../assess/write-target.ts';
import type { ChartSpec } from '../charts/contract.ts';
import type { Language } from '../core/language.ts';
import { printedValue, printShort } from '../core/printed.ts';
import type { IndicatorPage } from '../http/contract.ts';
import { showDefinition, showTrail } from './indicator-card.ts';
import { showTable } from './indicator-table.ts';
import { indicatorYear } from './indicator-year.ts';
import { showRegion } from './list-regions.ts';
import { showLedger } from './restatement-ledger.ts';
import { showCare } from './show-care.ts';
import { showChosenUnit } from './show-chosen-unit.ts';
import { showComment } from './show-comment.ts';
import { showFigure } from './show-figure.ts';
import { showMonths } from './show-months.ts';
import { sexNames, showChange, showCountry } from './show-row.ts';
import { showUnits } from './show-units.ts';
import { showVerdict } from './show-verdict.ts';
import type { World } from './world.ts';
import type { RegionYear } from './year-of-region.ts';
import { planned, shownYears } from './year-of-region.ts';

/** Throws NotFound for region, year and indicator. */
export async function showIndicator(
  world: World,
  place: RegionYear & { readonly indicatorId: string; readonly unitId: string | null },
  language: Language,
): Promise<IndicatorPage> {
  const plannedYear = await planned(world, place);
  const { region, plan } = plannedYear;
  const [{ indicator, assessed, figures }, comments] = await Promise.all([
    indicatorYear(world, plannedYear, place.indicatorId),
    world.comments.latest(region.id, plan.year),
  ]);
  const years = shownYears(plan);
  const current = anyDefinition(figures, 'region', 'total', plan.year);
  const { target } = assessed.verdict;
  const order = plan.indicators.findIndex(({ id }) => id === indicator.id);
  const charted = { figures, assessed, language };
  const charts = wholeCharts(charted);
  return {
    region: showRegion(region),
    year: plan.year,
    id: indicator.id,
    name: indicator.name,
    description: indicator.description,
    goals: plan.goals
      // A heading orders indicators and has no page of its own.
      .filter(({ id, isHeading }) => !isHeading && indicator.goalIds.includes(id))
      .map(({ id, name }) => ({ id, name })),
    figure: showFigure(current, plan.year, indicator, language),
    target: target === null ? NO_TARGET[language] : writeTargetLong(target, indicator, language),
    change: showChange(changeOf(figures), figures, language),
    country: showCountry(figures, years, language),
    sexes: writeSexes(figures, language),
    verdict: showVerdict(assessed.verdict, indicator, plan, language),
    charts: [...charts],
    table: showTable(figures, years, language),
    units: showUnits(charted, place.unitId),
    chosenUnit: await showChosenUnit(world, charted, place.unitId),
    months: showMonths(figures, language),
    overTime: writeOverTime(figures, charts, language),
    care: await showCare(world, figures, language),
    definition: showDefinition(indicator, plan, language),
    fingerprint: indicator.meaning.fingerprint,
    trail: showTrail(current, indicator, plan, language),
    restatements: await showLedger(world, figures, language),
    comment: showComment(
      region,
      indicator,
      draftComment(figures, assessed),
      comments.get(indicator.id) ?? null,
    ),
    previousId: plan.indicators[order - 1]?.id ?? null,
    nextId: plan.indicators[order + 1]?.id ?? null,
  };
}

/** Where there is no control chart the years are held against each other in words (statistics.md, Trend). */
function writeOverTime(figures: IndicatorFigures, charts: readonly ChartSpec[], language: Language): string {
  if (charts.some(({ kind }) => kind === 'control')) return '';
  const { year, indicator } = figures;
  const years = [year - 2, year - 1, year].flatMap((each) => {
    const observation = anyDefinition(figures, 'region', 'total', each);
    return hasValue(observation, indicator) ? [observation] : [];
  });
  return writeYearComparisons(years, indicator, language);
}

const NO_TARGET = { sv: 'inget mål', en: 'no target' } as const satisfies Record<Language, string>;

/** "kvinnor 76 %, män 78 %"; empty unless both are known. */
function writeSexes(figures: IndicatorFigures, language: Language): string {
  const { indicator, year } = figures;
  const names = sexNames(indicator, language);
  const parts = (['women', 'men'] as const).flatMap((sex) => {
    const observation = anyDefinition(figures, 'region', sex, year);
    const printed = observation === null ? null : printedValue(observation.outcome, indicator);
    const name = (sex === 'women' ? names.womenName : names.menName).toLocaleLowerCase('sv');
    return printed === null ? [] : [`${name} ${printShort(printed, indicator.unit, language)}`];
  });
  return parts.length === 2 ? parts.join(', ') : '';
}
