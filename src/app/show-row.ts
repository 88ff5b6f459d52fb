// One indicator as a row of the overview: three years with the sexes, target, change, country and verdict.
import { changeOf, isChange } from '../analyse/change.ts';
import type { Change, NoChange } from '../analyse/contract.ts';
import type { IndicatorFigures } from '../analyse/figures.ts';
import { anyDefinition, figureOf, figuresOf, hasValue } from '../analyse/figures.ts';
import { explainChange, writeChangeShort, writeJudgement } from '../analyse/write-change.ts';
import type { AssessedIndicator } from '../assess/contract.ts';
import { writeTargetShort } from '../assess/write-target.ts';
import type { Language } from '../core/language.ts';
import { capitalise } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import type { Sex } from '../core/sex.ts';
import { SEX_WORDS } from '../core/sex.ts';
import type { IndicatorRow, ShownFigure } from '../http/contract.ts';
import type { Indicator } from '../plan/contract.ts';
import { showFigure } from './show-figure.ts';
import { showVerdict } from './show-verdict.ts';
import type { AssessedYear } from './year-of-region.ts';
import { shownYears } from './year-of-region.ts';

export interface RowMaterial {
  readonly assessed: AssessedIndicator;
  readonly figures: IndicatorFigures;
  readonly change: Change | NoChange;
}

/** Every indicator of the plan with its figures and its change, in the plan's order. */
export function rowMaterials({
  region,
  plan,
  observations,
  assessment,
}: AssessedYear): readonly RowMaterial[] {
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  return assessment.indicators.map((assessed) => {
    const { indicator } = assessed;
    const figures = figuresOf(region, indicator, plan.year, byIndicator.get(indicator.id) ?? []);
    return { assessed, figures, change: changeOf(figures) };
  });
}

export function showRow(material: RowMaterial, year: AssessedYear, language: Language): IndicatorRow {
  const { assessed, figures, change } = material;
  const { indicator, verdict } = assessed;
  const shown = (sex: Sex) => showYears(figures, sex, shownYears(year.plan), language);
  const years = shown('total');
  const target = writeTargetShort(verdict.target, indicator, language);
  return {
    id: indicator.id,
    name: indicator.name,
    description: indicator.description,
    years,
    women: orNothing(shown('women')),
    men: orNothing(shown('men')),
    ...sexNames(indicator, language),
    target,
    change: showChange(change, figures, language),
    country: showCountry(figures, shownYears(year.plan), language),
    verdict: showVerdict(verdict, indicator, year.plan, language),
    bars: showBars(
      years,
      target,
      verdict.target?.kind === 'level' ? Number(verdict.target.value) : null,
      language,
    ),
  };
}

function showYears(
  figures: IndicatorFigures,
  sex: Sex,
  years: readonly number[],
  language: Language,
): ShownFigure[] {
  return years.map((year) =>
    showFigure(anyDefinition(figures, 'region', sex, year), year, figures.indicator, language),
  );
}

function orNothing(figures: ShownFigure[]): ShownFigure[] | null {
  return figures.some((figure) => figure.value !== null) ? figures : null;
}

/** Definitions name the sexes in Swedish only ("flickor"); English has its general words. */
export function sexNames({ sexNames: names }: Indicator, language: Language) {
  return language === 'sv'
    ? { womenName: capitalise(names.women), menName: capitalise(names.men) }
    : { womenName: SEX_WORDS.en.women, menName: SEX_WORDS.en.men };
}

export function showChange(
  change: Change | NoChange,
  { indicator, year }: IndicatorFigures,
  language: Language,
): IndicatorRow['change'] {
  return {
    text: writeChangeShort(change, indicator, language),
    judgement: isChange(change) ? change.judgement : 'none',
    judgementText: writeJudgement(change, language),
    explanation: explainChange(change, indicator, year, language),
  };
}

/** The latest of the shown years in which the country has a value of the same definition; its year stands beside it. */
export function showCountry(
  figures: IndicatorFigures,
  years: readonly number[],
  language: Language,
): ShownFigure | null {
  for (const year of years.toReversed()) {
    const country: Observation | null = figureOf(figures, 'country', 'total', year);
    if (hasValue(country, figures.indicator)) return showFigure(country, year, figures.indicator, language);
  }
  return null;
}

function showBars(
  years: readonly ShownFigure[],
  targetText: string,
  target: number | null,
  language: Language,
): IndicatorRow['bars'] {
  const values = years.map((figure) => `${figure.year}: ${figure.text}`).join(', ');
  const goal = target === null ? '' : language === 'sv' ? `. Mål: ${targetText}` : `. Target: ${targetText}`;
  return { values: years.map((figure) => figure.value), target, alternative: values + goal };
}
