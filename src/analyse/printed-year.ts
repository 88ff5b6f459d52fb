// The year's value as it stands in sentences: printed beside its target, so that 89,6 never reads as the 90 that was wanted.
import type { AssessedIndicator } from '../assess/contract.ts';
import type { Decimal } from '../core/decimal.ts';
import { printedBeside, printedValue } from '../core/printed.ts';
import type { IndicatorFigures } from './figures.ts';
import { figureOf } from './figures.ts';

/** The value of a level target; null for other targets and none. */
export function limitOf({ verdict }: AssessedIndicator): Decimal | null {
  return verdict.target?.kind === 'level' ? verdict.target.value : null;
}

export function printedYear(figures: IndicatorFigures, assessed: AssessedIndicator): Decimal | null {
  const observation = figureOf(figures, 'region');
  if (observation === null) return null;
  const limit = limitOf(assessed);
  return limit === null
    ? printedValue(observation.outcome, figures.indicator)
    : printedBeside(observation.outcome, figures.indicator, limit);
}
