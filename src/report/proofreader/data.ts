// The region's figures as the proofreader needs them: the plan's indicators and targets and the observations as stored.
// Without them the text is only held against itself.
import type { Observation } from '../../core/observation.ts';
import type { Indicator, Target } from '../../plan/contract.ts';

export interface ProofData {
  /** "Västerbotten": figures about other regions are left alone. */
  readonly regionName: string;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly observations: readonly Observation[];
}
