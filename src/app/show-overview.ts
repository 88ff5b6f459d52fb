// A region and year at a glance: the conclusion, the lights, the goals, what moved, what is missing, and all indicators.
import { isChange } from '../analyse/change.ts';
import type { Change } from '../analyse/contract.ts';
import { hasValue, latestBefore } from '../analyse/figures.ts';
import { writeChangeShort } from '../analyse/write-change.ts';
import { writeRule } from '../assess/write-rule.ts';
import type { Language } from '../core/language.ts';
import { LIGHTS } from '../core/light.ts';
import { isPoolable } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import { printBare, printedValue, printShort } from '../core/printed.ts';
import type { Overview } from '../http/contract.ts';
import { showRegion } from './list-regions.ts';
import type { Told } from './overview-words.ts';
import {
  LIGHT_CAPTIONS,
  writeCoverage,
  writeGoalsSource,
  writeGoalsTitle,
  writeLead,
  writeOverviewTitle,
  writeTableNote,
} from './overview-words.ts';
import type { RowMaterial } from './show-row.ts';
import { rowMaterials, showRow } from './show-row.ts';
import { showGoalSummary, writeCounts } from './show-verdict.ts';
import type { World } from './world.ts';
import type { AssessedYear, RegionYear } from './year-of-region.ts';
import { assessed, collected, planned } from './year-of-region.ts';

export async function showOverview(world: World, place: RegionYear, language: Language): Promise<Overview> {
  const plan = await planned(world, place);
  const year = await assessed(world, plan, await collected(world, plan));
  return overviewOf(year, language);
}

export function overviewOf(year: AssessedYear, language: Language): Overview {
  const { region, plan, assessment } = year;
  const materials = rowMaterials(year);
  const measured = materials.filter(({ assessed: { indicator } }) => !indicator.isQualitative);
  const withValue = measured.filter(hasThisYear);
  const told: Told = {
    year: plan.year,
    indicators: assessment.indicators,
    changes: measured.map(({ change }) => change),
  };
  return {
    region: showRegion(region),
    year: plan.year,
    title: writeOverviewTitle(region.shortName, plan.year, language),
    lead: writeLead(told, language),
    coverage: writeCoverage(withValue.length, measured.length, plan.year, language),
    lights: LIGHTS.map((light) => lightOf(light, materials, language)),
    goalsTitle: writeGoalsTitle(assessment.goals, plan.year, language),
    goalsSource: writeGoalsSource(assessment.goals, plan.year, language),
    goals: assessment.goals.map((goal) => showGoalSummary(goal, assessment.indicators, language)),
    better: changeLines(measured, 'better', language),
    worse: changeLines(measured, 'worse', language),
    unchanged: changeLines(measured, 'unchanged', language),
    neither: changeLines(measured, 'neither', language),
    missingOrOld: measured
      .filter((material) => !hasThisYear(material))
      .map((each) => showLatest(each, language)),
    groups: groupsOf(year, materials, language),
    note: `${writeRule(plan.rule, language)} ${writeTableNote(withoutCounts(withValue), withValue.length, language)}`,
    sources: [...new Set([...plan.indicators.map(({ source }) => source), plan.source])].filter(
      (source) => source !== '',
    ),
  };
}

function lightOf(
  light: Overview['lights'][number]['light'],
  materials: readonly RowMaterial[],
  language: Language,
): Overview['lights'][number] {
  const own = materials.filter(({ assessed: { verdict } }) => verdict.light === light);
  return {
    light,
    count: own.length,
    caption: LIGHT_CAPTIONS[language][light],
    indicators: own.map(({ assessed: { indicator } }) => ({ id: indicator.id, name: indicator.name })),
  };
}

function thisYear({ figures, assessed: { indicator } }: RowMaterial) {
  const found = figures.current.find(
    (observation) =>
      observation.group.kind === 'region' &&
      observation.sex === 'total' &&
      yearOf(observation.period) === figures.year &&
      observation.period.start.endsWith('-01-01') &&
      observation.period.end === `${figures.year + 1}-01-01`,
  );
  return found !== undefined && hasValue(found, indicator) ? found : null;
}

function hasThisYear(material: RowMaterial): boolean {
  return thisYear(material) !== null;
}

function withoutCounts(materials: readonly RowMaterial[]): number {
  return materials.filter((material) => {
    const found = thisYear(material);
    return found !== null && material.assessed.indicator.kind === 'proportion' && !isPoolable(found.outcome);
  }).length;
}

/** Largest first within what can be compared: the size beside the target, or beside the earlier value without one. */
function changeLines(
  materials: readonly RowMaterial[],
  judgement: Change['judgement'],
  language: Language,
): Overview['better'] {
  return materials
    .flatMap((material) => {
      const { change } = material;
      return isChange(change) && change.judgement === judgement ? [{ material, change }] : [];
    })
    .toSorted((a, b) => weight(b.material, b.change) - weight(a.material, a.change))
    .map(
      ({
        material: {
          assessed: { indicator },
        },
        change,
      }) => {
        const to = printedValue(change.to.outcome, indicator);
        const from = printedValue(change.from.outcome, indicator);
        const now = to === null ? '' : printShort(to, indicator.unit, language);
        const before = from === null ? '' : printBare(from, language);
        return {
          indicatorId: indicator.id,
          name: indicator.name,
          fromTo: change.sign === 0 ? now : `${before} → ${now}`,
          change: writeChangeShort(change, indicator, language),
        };
      },
    );
}

function weight({ assessed: { verdict } }: RowMaterial, change: Change): number {
  const { target } = verdict;
  const base =
    target?.kind === 'level'
      ? Number(target.value)
      : Number(change.from.outcome.kind === 'figure' ? change.from.outcome.value : 0);
  return base === 0 ? 0 : Math.abs(Number(change.difference) / base);
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
        own.map((material) => material.assessed),
        language,
      ),
      rows: own.map((material) => showRow(material, year, language)),
    }));
}
