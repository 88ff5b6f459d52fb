// A region and year at a glance: the conclusion, the lights, the goals, what moved, what is missing, and all indicators.
import { isChange } from '../analyse/change.ts';
import { anyDefinition, hasValue, latestBefore } from '../analyse/figures.ts';
import { writeLead } from '../analyse/lead.ts';
import { countLights, movementsOf, writeCounts, writeCoverage } from '../analyse/overview.ts';
import { writeChangeShort } from '../analyse/write-change.ts';
import { writeRule } from '../assess/write-rule.ts';
import type { Language } from '../core/language.ts';
import { isPoolable } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import { printBare, printedValue, printShort } from '../core/printed.ts';
import type { Overview } from '../http/contract.ts';
import { showRegion } from './list-regions.ts';
import { writeGoalsSource, writeGoalsTitle, writeOverviewTitle, writeTableNote } from './overview-words.ts';
import type { RowMaterial } from './show-row.ts';
import { rowMaterials, showRow } from './show-row.ts';
import type { EarlierLevels } from './show-verdict.ts';
import { showGoalSummary } from './show-verdict.ts';
import type { World } from './world.ts';
import type { AssessedYear, RegionYear } from './year-of-region.ts';
import { assessed, collected, judgedTheYearBefore, planned } from './year-of-region.ts';

export async function showOverview(world: World, place: RegionYear, language: Language): Promise<Overview> {
  const plan = await planned(world, place);
  const year = await assessed(world, plan, await collected(world, plan));
  return overviewOf(year, await judgedTheYearBefore(world, plan), language);
}

export function overviewOf(year: AssessedYear, earlier: EarlierLevels, language: Language): Overview {
  const { region, plan, assessment } = year;
  const materials = rowMaterials(year);
  const byId = new Map(materials.map((material) => [material.assessed.indicator.id, material]));
  const measured = materials.filter(({ assessed: { indicator } }) => !indicator.isQualitative);
  const moved = movementsOf(measured);
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const lines = (ids: readonly string[]) => inOrder(ids).flatMap((material) => showLine(material, language));
  return {
    region: showRegion(region),
    year: plan.year,
    title: writeOverviewTitle(region.shortName, plan.year, language),
    lead: writeLead(measured, plan.year, language),
    coverage: writeCoverage(measured, plan.year, language),
    lights: countLights(materials, language).map(({ light, count, caption, indicatorIds }) => ({
      light,
      count,
      caption,
      indicators: inOrder(indicatorIds).map(({ assessed: { indicator } }) => ({
        id: indicator.id,
        name: indicator.name,
      })),
    })),
    goalsTitle: writeGoalsTitle(assessment.goals, plan.year, language),
    goalsSource: writeGoalsSource(assessment.goals, plan.year, language),
    goals: assessment.goals.map((goal) => showGoalSummary(goal, assessment.indicators, language, earlier)),
    better: lines(moved.better),
    worse: lines(moved.worse),
    unchanged: lines(moved.unchanged),
    neither: lines(moved.neither),
    missingOrOld: inOrder(moved.missingOrOld).map((material) => showLatest(material, language)),
    groups: groupsOf(year, materials, language),
    note: writeNote(year, measured, language),
    sources: [...new Set([...plan.indicators.map(({ source }) => source), plan.source])].filter(
      (source) => source !== '',
    ),
  };
}

function writeNote({ plan }: AssessedYear, materials: readonly RowMaterial[], language: Language): string {
  const proportions = materials.flatMap(({ figures, assessed: { indicator } }) => {
    const observation = anyDefinition(figures, 'region', 'total', plan.year);
    return indicator.kind === 'proportion' && hasValue(observation, indicator) ? [observation] : [];
  });
  const withoutCounts = proportions.filter(({ outcome }) => !isPoolable(outcome)).length;
  return `${writeRule(plan.rule, language)} ${writeTableNote(withoutCounts, proportions.length, language)}`;
}

/** "76 → 77 %" and the change in words; the value alone where it is unchanged. */
function showLine(
  { change, assessed: { indicator } }: RowMaterial,
  language: Language,
): readonly Overview['better'][number][] {
  if (!isChange(change)) return [];
  const to = printedValue(change.to.outcome, indicator);
  const from = printedValue(change.from.outcome, indicator);
  if (to === null || from === null) return [];
  const now = printShort(to, indicator.unit, language);
  return [
    {
      indicatorId: indicator.id,
      name: indicator.name,
      fromTo: change.sign === 0 ? now : `${printBare(from, language)} → ${now}`,
      change: writeChangeShort(change, indicator, language),
    },
  ];
}

/** "2022: 89,1 %", or that there is none. */
function showLatest({ figures, assessed: { indicator } }: RowMaterial, language: Language) {
  const latest = latestBefore(figures);
  const printed = latest === null ? null : printedValue(latest.outcome, indicator);
  const none = language === 'sv' ? 'inget värde' : 'no value';
  return {
    indicatorId: indicator.id,
    name: indicator.name,
    latest:
      latest === null || printed === null
        ? none
        : `${yearOf(latest.period)}: ${printShort(printed, indicator.unit, language)}`,
  };
}

/** Indicators by goal; one that belongs to two goals stands under both, and those without a goal come last. */
function groupsOf(
  year: AssessedYear,
  materials: readonly RowMaterial[],
  language: Language,
): Overview['groups'] {
  const goals = year.plan.goals.map((goal) => ({
    goalId: goal.id,
    title: `${language === 'sv' ? 'Mål' : 'Goal'} ${goal.id}. ${goal.name}`,
    own: materials.filter(({ assessed: { indicator } }) => indicator.goalIds.includes(goal.id)),
  }));
  const rest = {
    goalId: '',
    title: language === 'sv' ? 'Indikatorer utan mål i planen' : 'Indicators without a goal in the plan',
    own: materials.filter(({ assessed: { indicator } }) => indicator.goalIds.length === 0),
  };
  return [...goals, rest]
    .filter(({ own }) => own.length > 0)
    .map(({ goalId, title, own }) => ({
      goalId,
      title,
      counts: writeCounts(
        own.map(({ assessed: { verdict } }) => verdict.light),
        language,
      ),
      rows: own.map((material) => showRow(material, year, language)),
    }));
}
