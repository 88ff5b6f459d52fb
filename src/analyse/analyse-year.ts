// The stage's entry: assessed indicators and what has been observed → what the figures say, of each indicator and of the
// whole. Read this first, then change.ts and draft-comment.ts. Texts are Swedish; the files behind offer English.
import type { AssessedIndicator, YearAssessment } from '../assess/contract.ts';
import type { Observation } from '../core/observation.ts';
import type { Indicator, Plan, Region } from '../plan/contract.ts';
import { changeOf } from './change.ts';
import { chartsFor } from './chart-specs.ts';
import { countryOf, sexGapOf } from './comparisons.ts';
import type { IndicatorAnalysis, PrintedYear, YearAnalysis } from './contract.ts';
import { draftComment } from './draft-comment.ts';
import type { IndicatorFigures } from './figures.ts';
import { anyDefinition, figuresOf } from './figures.ts';
import { writeFinding } from './finding.ts';
import { writeLead } from './lead.ts';
import { countLights, movementsOf, type Overviewed, writeCounts, writeCoverage } from './overview.ts';
import { printFigure } from './print-figure.ts';
import { writeReconciliation } from './reconcile.ts';
import { restatementsTold } from './restatements.ts';
import { writeGap } from './sex-words.ts';
import { spreadOf } from './spread.ts';
import { writeChangeShort, writeJudgement } from './write-change.ts';

export interface AnalyseInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly assessment: YearAssessment;
  /** As known: the current observations and, to have restatements told, the ones that they replaced. */
  readonly observations: readonly Observation[];
}

export function analyseYear({ region, plan, assessment, observations }: AnalyseInput): YearAnalysis {
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  const { year } = assessment;
  const indicators = assessment.indicators.map((assessed) =>
    analyseIndicator(
      figuresOf(region, assessed.indicator, year, byIndicator.get(assessed.indicator.id) ?? []),
      assessed,
    ),
  );
  const overviewed: readonly Overviewed[] = assessment.indicators.map((assessed, index) => ({
    assessed,
    change: indicators[index]?.change ?? { kind: 'missing' },
  }));
  const lightsOf = (goalId: string) =>
    assessment.indicators
      .filter(({ indicator }) => indicator.goalIds.includes(goalId))
      .map(({ verdict }) => verdict.light);
  return {
    regionId: region.id,
    year,
    indicators,
    lead: writeLead(overviewed, year, 'sv'),
    coverage: writeCoverage(overviewed, year, 'sv'),
    lights: countLights(overviewed, 'sv'),
    goalCounts: new Map(plan.goals.map(({ id }) => [id, writeCounts(lightsOf(id), 'sv')])),
    ...movementsOf(overviewed),
  };
}

function analyseIndicator(figures: IndicatorFigures, assessed: AssessedIndicator): IndicatorAnalysis {
  const { indicator } = figures;
  const years = threeYears(figures);
  const change = changeOf(figures);
  const gap = sexGapOf(figures);
  const country = countryOf(figures);
  const drafted = draftComment(figures, assessed);
  const { lowest, median, highest, reaching } = spreadOf(figures, assessed.verdict.target);
  return {
    indicator,
    years,
    change,
    changeText: writeChangeShort(change, indicator, 'sv'),
    judgementText: writeJudgement(change, 'sv'),
    country,
    countryText: country === null ? '' : printFigure(country, indicator, 'sv').text,
    gap,
    gapText: gap === null ? '' : writeGap(gap, indicator, 'sv'),
    spread: { lowest, median, highest, reaching },
    restatements: figures.restatements,
    restatementTexts: restatementsTold(figures, () => true),
    figures: drafted.figures,
    template: drafted.template,
    comment: drafted.paragraphs,
    finding: writeFinding(figures, assessed, 'sv'),
    charts: chartsFor({ figures, assessed, language: 'sv' }),
    reconciliation: writeReconciliation(
      figures,
      years.map(({ year }) => year),
      'sv',
    ),
  };
}

/** The plan's year and the two before, oldest first, as they stand in a table. */
function threeYears(figures: IndicatorFigures): readonly PrintedYear[] {
  return [figures.year - 2, figures.year - 1, figures.year].map((year) => {
    const of = (sex: 'total' | 'women' | 'men') =>
      printFigure(anyDefinition(figures, 'region', sex, year), figures.indicator, 'sv');
    return { year, total: of('total'), women: of('women'), men: of('men') };
  });
}

/** Numbers in these texts belong to names; a comment may hold them without binding them ("1177", "40-åringar"). */
export function ownTextsOf({ name, description, aliases, meaning }: Indicator): readonly string[] {
  return [
    name,
    description,
    ...aliases,
    meaning.population,
    meaning.numerator,
    meaning.denominator,
    meaning.window,
  ];
}
