// The rows of the data files beside the report: every figure of the report's years, as delivered, with the way to its row.
import type { AssessedIndicator } from '../assess/contract.ts';
import { groupKey } from '../core/group.ts';
import { LIGHT_WORDS } from '../core/light.ts';
import { unitForms } from '../core/measure.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import type { Observation, Outcome } from '../core/observation.ts';
import { NO_ROW } from '../core/observation.ts';
import { periodKey, yearOf } from '../core/period.ts';
import { isWholeYear } from '../core/select.ts';
import type { ReportFigure } from './contract.ts';
import type { ReportInput } from './input.ts';

/** As far back as the charts go. */
const YEARS_BACK = 4;

export function listFigures({ plan, assessment, observations }: ReportInput): readonly ReportFigure[] {
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  const goals = new Map(plan.goals.map(({ id, name }) => [id, name]));
  return assessment.indicators.flatMap((assessed) => {
    const goal = assessed.indicator.goalIds.map((id) => goals.get(id) ?? id).join('; ');
    return (byIndicator.get(assessed.indicator.id) ?? [])
      .filter(({ period }) => yearOf(period) <= plan.year && yearOf(period) >= plan.year - YEARS_BACK)
      .map((observation) => toFigure(observation, assessed, goal, plan.year));
  });
}

function toFigure(
  observation: Observation,
  assessed: AssessedIndicator,
  goal: string,
  year: number,
): ReportFigure {
  const { indicator } = assessed;
  const { outcome, group, sex, period, provenance } = observation;
  const told = [assessed, ...assessed.beside].find(({ verdict }) =>
    isTargeted(verdict.target, observation, year),
  );
  return {
    indicatorId: indicator.id,
    indicator: indicator.name,
    goal,
    period: periodKey(period),
    groupKind: group.kind,
    group: group.name,
    sex,
    // As official statistics mark it, so that a reader of the file does not take it for a hole.
    value:
      outcome.kind === 'figure' ? outcome.value : isTooFew(outcome) ? MISSING_WORDS.suppressed.mark : null,
    numerator: outcome.kind === 'figure' ? outcome.numerator : null,
    denominator: outcome.kind === 'figure' ? outcome.denominator : null,
    missing: outcome.kind === 'missing' ? MISSING_WORDS[outcome.reason].sv : null,
    unit: unitForms(indicator.unit, 'sv').many,
    target: told === undefined ? '' : told.target.short,
    light: told === undefined ? '' : LIGHT_WORDS.sv[told.verdict.light],
    source: indicator.source,
    file: provenance.file,
    row: provenance === NO_ROW ? null : provenance.row,
    note: observation.note,
  };
}

function isTooFew(outcome: Outcome): boolean {
  return outcome.kind === 'missing' && outcome.reason === 'suppressed';
}

/** True for the figure that a verdict is about. */
function isTargeted(
  target: AssessedIndicator['verdict']['target'],
  { group, sex, period }: Observation,
  year: number,
): boolean {
  if (!isWholeYear(period, year)) return false;
  const wanted = target?.group ?? null;
  const isGroup = wanted === null ? group.kind === 'region' : groupKey(wanted) === groupKey(group);
  return isGroup && sex === (target?.sex ?? 'total');
}
