// Why one person counts or does not: each condition in words, whether it holds, and what was found. Run by the reference
// engine, so the answer is what any engine counts. For hand-made and invented persons, and for those who may read the care
// data where they lie; never on a page.
import type { Period } from '../../core/period.ts';
import { CARE_TABLES } from '../care-data/tables.ts';
import type { CareRows } from '../contract.ts';
import { type Fate, fateOf, subjects } from '../engines/memory/engine.ts';
import { dateOf, isTrue } from '../engines/memory/evaluate.ts';
import type { Scene } from '../engines/memory/scene.ts';
import type { ComputedIndicator } from '../language/definition.ts';
import type { BooleanExpression, DateExpression } from '../model/expression.ts';
import { clause, conjuncts } from './conditions.ts';
import { evidenceFor, evidenceOf, foundRows, writeFraction } from './evidence.ts';
import { proseContextOf, rowWordOf } from './explain.ts';
import type { ProseContext } from './values.ts';

export interface Step {
  readonly holds: boolean;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** Of one subject: the person, or each of the person's rows in the period. */
export interface Account {
  readonly about: string;
  readonly days: readonly string[];
  readonly parts: readonly { readonly heading: string; readonly steps: readonly Step[] }[];
  readonly value: readonly string[];
  readonly ending: string;
}

/** Empty when the person is not in the data, or has no row of the kind that is counted in the period. */
export function explainPerson(
  indicator: ComputedIndicator,
  data: CareRows,
  person: string,
  period: Period,
): readonly Account[] {
  return subjects(indicator.model, period, data)
    .filter((scene) => scene.person?.person === person)
    .map((scene) => accountOf(indicator, scene, person));
}

function accountOf(indicator: ComputedIndicator, scene: Scene, person: string): Account {
  const { model, reasonNames } = indicator;
  const context = proseContextOf(indicator);
  const rowWord = rowWordOf(model);
  const stepOf = (condition: BooleanExpression, name?: string): Step => ({
    holds: isTrue(condition, scene),
    text: `${name === undefined ? '' : `${name}: `}${clause(condition, rowWord, context)}`,
    evidence: evidenceFor(condition, scene, context),
  });
  const named = (reasons: typeof model.exclusions) =>
    reasons.map(({ id, when }) => stepOf(when, reasonNames.get(id) ?? id));
  const isMember = isTrue(model.population, scene);
  const numerator = model.statistic.kind === 'proportion' ? conjuncts(model.statistic.numerator) : [];
  const parts = [
    { heading: 'Population', steps: conjuncts(model.population).map((part) => stepOf(part)) },
    { heading: 'Räknas bort', steps: named(model.exclusions) },
    { heading: 'Täljare', steps: numerator.map((part) => stepOf(part)) },
    { heading: 'Undantag', steps: named(model.exceptions) },
  ].filter(({ steps }, index) => steps.length > 0 && (isMember || index === 0));
  return {
    about: aboutOf(scene, person, rowWord, model.subject),
    days: daysOf(context, scene),
    parts,
    value: isMember ? takenFrom(indicator, scene, context) : [],
    ending: isMember
      ? endingOf(fateOf(model, scene), indicator)
      : 'Ingår inte i populationen: minst ett villkor är inte uppfyllt.',
  };
}

function aboutOf(
  scene: Scene,
  person: string,
  rowWord: string | null,
  subject: ComputedIndicator['model']['subject'],
): string {
  if (subject.kind === 'persons' || rowWord === null) return `Personen ${person}`;
  const day = String(scene.row?.[CARE_TABLES[subject.table].shape.on] ?? '').slice(0, 10);
  return `${rowWord.charAt(0).toLocaleUpperCase('sv-SE')}${rowWord.slice(1)} ${day}, personen ${person}`;
}

function daysOf(context: ProseContext, scene: Scene): readonly string[] {
  return [...context.dayNames].map(([json, name]) => {
    // The keys are JSON of exactly these expressions (explain.ts).
    const day = JSON.parse(json) as DateExpression;
    return `${name} är ${dateOf(day, { ...scene, row: null }) ?? 'okänd'}`;
  });
}

/** What a mean or a rate takes from the person. */
function takenFrom({ model }: ComputedIndicator, scene: Scene, context: ProseContext): readonly string[] {
  const { statistic } = model;
  switch (statistic.kind) {
    case 'proportion':
    case 'count':
      return [];
    case 'rate':
      return evidenceOf(statistic.amount, scene, context);
    case 'mean': {
      const { value } = statistic;
      switch (value.kind) {
        case 'coc':
          return [foundRows(value.among, scene)];
        case 'share':
          return [value.part, value.whole].flatMap((side) => evidenceOf(side, scene, context));
        case 'number':
          return evidenceOf(value.value, scene, context);
      }
    }
  }
}

function endingOf(fate: Fate, { model, reasonNames }: ComputedIndicator): string {
  switch (fate.kind) {
    case 'excluded':
      return `Räknas bort: ${reasonNames.get(fate.reason) ?? fate.reason}.`;
    case 'without-value':
      return 'Räknas inte: värdet saknas.';
    case 'excepted':
      return `Räknas inte, undantag: ${reasonNames.get(fate.reason) ?? fate.reason}.`;
    case 'counted':
      if (fate.fraction !== null)
        return `Räknas med värdet ${writeFraction(fate.fraction.numerator, fate.fraction.denominator)}.`;
      if (model.statistic.kind === 'count') return 'Räknas.';
      if (model.statistic.kind === 'rate') return `Räknas i nämnaren, och med ${fate.amount} i täljaren.`;
      return fate.amount === 1
        ? 'Räknas i nämnaren och i täljaren.'
        : 'Räknas i nämnaren men inte i täljaren.';
  }
}
