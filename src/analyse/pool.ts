// The value of several groups together: sum of numerators over sum of denominators (statistics.md, Pooling). A delivered
// percentage without counts is a reported value: it is refused here, never averaged.
import type { Decimal } from '../core/decimal.ts';
import { decimal, divide, multiply } from '../core/decimal.ts';
import type { Observation } from '../core/observation.ts';
import { isPoolable } from '../core/observation.ts';
import type { Indicator } from '../plan/contract.ts';

export type Pooled =
  | {
      readonly kind: 'pooled';
      readonly value: Decimal;
      readonly numerator: number;
      readonly denominator: number;
    }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'nothing'
        | 'not-a-ratio'
        | 'reported-value'
        | 'missing'
        | 'different-definition'
        | 'empty';
      /** The observations that stood in the way. */
      readonly because: readonly Observation[];
    };

export function poolRatio(observations: readonly Observation[], indicator: Indicator): Pooled {
  const refuse = (
    why: Extract<Pooled, { kind: 'refused' }>['why'],
    because: readonly Observation[],
  ): Pooled => ({
    kind: 'refused',
    why,
    because,
  });
  if (observations.length === 0) return refuse('nothing', []);
  if (indicator.kind !== 'proportion') return refuse('not-a-ratio', []);
  const foreign = observations.filter(({ definition }) => definition !== indicator.meaning.fingerprint);
  if (foreign.length > 0) return refuse('different-definition', foreign);
  const missing = observations.filter(({ outcome }) => outcome.kind === 'missing');
  if (missing.length > 0) return refuse('missing', missing);
  const reported = observations.filter(({ outcome }) => !isPoolable(outcome));
  if (reported.length > 0) return refuse('reported-value', reported);
  let numerator = 0;
  let denominator = 0;
  for (const { outcome } of observations) {
    if (outcome.kind === 'missing') continue;
    numerator += outcome.numerator ?? 0;
    denominator += outcome.denominator ?? 0;
  }
  if (denominator === 0) return refuse('empty', observations);
  const value = divide(multiply(decimal(numerator), decimal(100)), decimal(denominator), 12);
  return { kind: 'pooled', value, numerator, denominator };
}
