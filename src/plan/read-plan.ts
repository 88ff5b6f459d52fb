// A year's plan: which indicators are followed up under which goals, their targets, the demands on units, and the rule.
import { groupKey } from '../core/group.ts';
import { GOAL_LEVELS } from '../core/light.ts';
import { UNIT_IDS } from '../core/measure.ts';
import { suggest } from '../core/written/did-you-mean.ts';
import type { Section } from '../core/written/section.ts';
import type { WrittenBand } from './check-rule.ts';
import { ruleFaults } from './check-rule.ts';
import type { AssessmentRule, Goal, Indicator, Organisation, Plan, Requirement, Target } from './contract.ts';
import { versionFor } from './read-definition.ts';
import type { WrittenIndicator } from './read-indicators.ts';
import { checkDemand, readDemand, readTarget } from './read-target.ts';

const RULE_LIGHTS = ['reached', 'partly', 'not-reached'] as const;

interface PlanContext {
  readonly regionId: string;
  readonly indicators: ReadonlyMap<string, WrittenIndicator>;
  readonly organisation: Organisation;
  /** The year in the file's name. */
  readonly fileYear: string;
}

export function readPlan(section: Section, context: PlanContext): Plan {
  const year = section.integer('year') ?? 0;
  if (String(year) !== context.fileYear)
    section.problem(
      'year',
      'year-mismatch',
      `Planen säger år ${year} men filen heter ${context.fileYear}.yaml.`,
      'Filens namn ska vara planens år.',
    );
  const goals: Goal[] = [];
  const goalsOf = new Map<string, string[]>();
  for (const goalSection of section.sections('goals')) readGoal(goalSection, { goals, goalsOf, context });
  for (const { text, where } of section.texts('indicators')) {
    if (context.indicators.has(text)) goalsOf.set(text, goalsOf.get(text) ?? []);
    else unknownIndicator(section, text, where.line ?? 0, context);
  }
  const indicators = [...goalsOf].flatMap(([id, goalIds]) => chosen(section, { id, goalIds, year }, context));
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const plan: Plan = {
    regionId: context.regionId,
    year,
    name: section.text('name') ?? '',
    goals,
    indicators,
    targets: readTargets(section, { year, indicators: byId, organisation: context.organisation }),
    requirements: readRequirements(section, byId),
    rule: readRule(section),
    source: section.text('source') ?? '',
  };
  section.close();
  return plan;
}

interface GoalContext {
  readonly goals: Goal[];
  readonly goalsOf: Map<string, string[]>;
  readonly context: PlanContext;
}

function readGoal(section: Section, { goals, goalsOf, context }: GoalContext): void {
  const id = section.text('id') ?? '';
  if (goals.some((goal) => goal.id === id))
    section.problem('id', 'duplicate-id', `Mål ”${id}” finns redan i planen.`, 'Ge målet ett eget id.');
  const published = section.section('published');
  const isHeading = section.boolean('heading');
  goals.push({
    id,
    name: section.text('name') ?? '',
    published: published && {
      level: published.oneOf('level', GOAL_LEVELS) ?? 'not-assessable',
      source: published.text('source') ?? '',
    },
    ...(isHeading ? { isHeading } : {}),
  });
  published?.close();
  for (const { text, where } of section.texts('indicators')) {
    if (!context.indicators.has(text)) unknownIndicator(section, text, where.line ?? 0, context);
    else if (goalsOf.get(text)?.includes(id))
      section.problem(
        'indicators',
        'duplicate-id',
        `”${text}” står två gånger under mål ”${id}”.`,
        'Ta bort den ena.',
      );
    else goalsOf.set(text, [...(goalsOf.get(text) ?? []), id]);
  }
  section.close();
}

function unknownIndicator(section: Section, id: string, line: number, context: PlanContext): void {
  section.problemAt(
    line,
    'unknown-id',
    `Indikatorn ”${id}” finns inte i indicators/.`,
    suggest(id, context.indicators.keys()),
  );
}

/** The indicator as the year follows it up: with the version of its definition that is in force then. */
function chosen(
  section: Section,
  { id, goalIds, year }: { readonly id: string; readonly goalIds: readonly string[]; readonly year: number },
  context: PlanContext,
): readonly Indicator[] {
  const written = context.indicators.get(id);
  if (!written || written.versions.length === 0) return []; // Told where the definition is named.
  const version = versionFor(written.versions, year);
  if (!version) {
    section.problem(
      'year',
      'definition-not-valid',
      `Definitionen av ”${id}” gäller inte ${year}.`,
      'Lägg till en version av definitionen som gäller då, eller ta bort indikatorn ur planen.',
    );
    return [];
  }
  const { meaning, kind, unit, aggregation } = version;
  return [{ ...written.base, goalIds, meaning, kind, unit, aggregation }];
}

function readTargets(section: Section, context: Parameters<typeof readTarget>[1]): readonly Target[] {
  const seen = new Set<string>();
  return section.sections('targets').flatMap((entry) => {
    const target = readTarget(entry, context);
    if (target === null) return [];
    // A national target beside the region's own is two opinions; two from the same place is a mistake.
    const group = target.group === null ? 'region' : groupKey(target.group);
    const key = [target.indicatorId, target.year, group, target.sex, target.origin].join('|');
    if (seen.has(key))
      entry.problem(
        'indicator',
        'duplicate-target',
        `”${target.indicatorId}” har redan ett mål för samma år, grupp och kön.`,
        'Ta bort det ena, eller säg vilken grupp, vilket kön eller vems mål (origin) det gäller.',
      );
    seen.add(key);
    return [target];
  });
}

function readRequirements(
  section: Section,
  indicators: ReadonlyMap<string, Indicator>,
): readonly Requirement[] {
  const seen = new Set<string>();
  return section.sections('requirements').flatMap((entry) => {
    const id = entry.id('id') ?? '';
    if (seen.has(id))
      entry.problem('id', 'duplicate-id', `Kravet ”${id}” finns redan.`, 'Ge kravet ett eget id.');
    seen.add(id);
    const indicatorId = entry.text('indicator') ?? '';
    const demand = readDemand(entry, 'demand', UNIT_IDS);
    const indicator = indicators.get(indicatorId);
    if (!indicator)
      entry.problem(
        'indicator',
        'unknown-id',
        `Kravet gäller ”${indicatorId}”, som planen inte följer upp.`,
        suggest(indicatorId, indicators.keys()),
      );
    else if (demand) {
      const { comparator, value, word: unit } = demand;
      checkDemand(entry, 'demand', { comparator, value, unit }, indicator);
    }
    const rest = { consequence: entry.text('consequence') ?? '', source: entry.text('source') ?? '' };
    entry.close();
    return demand === null
      ? []
      : [{ id, indicatorId, comparator: demand.comparator, threshold: demand.value, ...rest }];
  });
}

function readRule(section: Section): AssessmentRule {
  const rule = section.section('rule');
  if (rule === null) {
    section.problem(
      'rule',
      'missing-key',
      'Planen saknar rule, regeln för status.',
      'Lägg till rule med id, source och bands; en annan plan i definitions/ kan vara mall.',
    );
    return { id: '', bands: [], source: '' };
  }
  const sections = rule.sections('bands');
  const bands = sections.flatMap((band): readonly WrittenBand[] => {
    const light = band.oneOf('light', RULE_LIGHTS);
    const from = band.decimal('from');
    const below = band.has('below') ? band.decimal('below') : null;
    band.close();
    return light === null || from === null ? [] : [{ light, from, below }];
  });
  // Faults of a rule that could not be read in full would be about the gap in our reading.
  if (bands.length === sections.length)
    for (const { band, code, message, hint } of ruleFaults(bands)) {
      const at = sections[band];
      if (at) at.problem(undefined, code, message, hint);
      else rule.problem('bands', code, message, hint);
    }
  const read = {
    id: rule.id('id') ?? '',
    bands: bands.map(({ light, from }) => ({ light, from })),
    source: rule.text('source') ?? '',
  };
  rule.close();
  return read;
}
