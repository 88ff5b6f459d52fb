// From figures and targets to lights. Total and monotone by construction; always with the reason, in one sentence.
// Source of the rule: statistics.md "Status of an indicator" (board report 2022, Region Västerbotten), made total.
// Start reading in assess-indicator.ts.
import type { Decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import type { GoalLevel, Light } from '../core/light.ts';
import type { MissingReason } from '../core/missing.ts';
import type { Observation } from '../core/observation.ts';
import type { Goal, Indicator, Plan, Target } from '../plan/contract.ts';

/** Why a verdict is what it is: everything the sentence says, as data. */
export type Because =
  | { readonly kind: 'target-met'; readonly value: Decimal; readonly target: Target }
  | {
      readonly kind: 'attainment';
      readonly value: Decimal;
      readonly target: Target;
      /** Share of the target reached, 0.86 for 77 of 90; rounded to 4 decimals. */
      readonly attainment: Decimal;
    }
  | {
      readonly kind: 'direction';
      readonly change: Decimal;
      readonly referenceYear: number;
      readonly target: Target;
      readonly isWithinTolerance: boolean;
    }
  | { readonly kind: 'no-target'; readonly note: string }
  | { readonly kind: 'qualitative' }
  | { readonly kind: 'missing'; readonly reason: MissingReason; readonly latest: LatestKnown | null }
  | {
      /** The source calls the value approximate, and the target lies within what it rounds to. */
      readonly kind: 'approximate-at-target';
      readonly value: Decimal;
      readonly target: Target;
    }
  | { readonly kind: 'no-reference'; readonly referenceYear: number; readonly target: Target }
  | { readonly kind: 'part-year'; readonly latest: LatestKnown }
  | { readonly kind: 'no-observation'; readonly latest: LatestKnown | null };

/** The newest figure of an earlier period: shown, never assessed (freshness is part of the verdict). */
export interface LatestKnown {
  readonly year: number;
  readonly value: Decimal;
  readonly observationId: string;
}

export interface Verdict {
  readonly indicatorId: string;
  readonly year: number;
  readonly light: Light;
  readonly because: Because;
  readonly target: Target | null;
  /** What was assessed; null when nothing could be. */
  readonly observation: Observation | null;
}

export interface AssessInput {
  readonly plan: Plan;
  readonly indicator: Indicator;
  readonly target: Target | null;
  /** Region total of the indicator, any years. */
  readonly observations: readonly Observation[];
}

export type AssessIndicator = (input: AssessInput) => Verdict;

/** The reason in one sentence: "Utfallet är 77 av 90, alltså 86 procent av målet. Från 80 procent av målet är statusen delvis." */
export type WriteReason = (verdict: Verdict, indicator: Indicator, plan: Plan, language: Language) => string;

/** A target in words: "≥ 90 %" for tables, "minst 90 procent" for after "målet"; "inget mål". In Swedish. */
export interface TargetWords {
  readonly short: string;
  readonly long: string;
}

/** A verdict with its words in Swedish: what the later stages need so that they never write a reason of their own. */
export interface ToldVerdict {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly target: TargetWords;
  /** "Senast 2022: 89,1 %" under a light that could not be set; else empty. */
  readonly latest: string;
}

export interface AssessedIndicator extends ToldVerdict {
  readonly indicator: Indicator;
  /** Verdicts on the targets that do not decide the light: subgroups, one sex, other origins. */
  readonly beside: readonly ToldVerdict[];
}

/** The whole of a plan's year, in the plan's order: what analyse and report start from. */
export interface YearAssessment {
  readonly regionId: string;
  readonly year: number;
  readonly indicators: readonly AssessedIndicator[];
  readonly goals: readonly GoalAssessment[];
  /** How the lights are set, in Swedish. */
  readonly ruleText: string;
}

/** How a goal's level is proposed from its indicators' lights, as data. Shares are of the assessable indicators. */
export interface GoalRule {
  readonly id: string;
  /** Under this share of assessable indicators (of all with a target) the goal can't be assessed. */
  readonly assessableFrom: Decimal;
  /** From this share of indicators reached the goal is reached; from this share reached or partly it is partly met. */
  readonly reachedFrom: Decimal;
  readonly partlyFrom: Decimal;
  readonly source: string;
}

/** A goal's level: what the rule proposes from its indicators, and what a person decided, with the reason. */
export interface GoalAssessment {
  readonly goal: Goal;
  readonly proposal: GoalLevel;
  /** Why the rule proposes it, as a sentence in Swedish. */
  readonly proposalReason: string;
  readonly decision: GoalDecision | null;
  /** The decision when there is one, else the published level, else the proposal. */
  readonly level: GoalLevel;
}

export interface GoalDecision {
  readonly level: GoalLevel;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** Port: decisions are append-only, the latest counts. Throws Conflict when `basedOn` is not the latest version. */
export interface GoalDecisionStore {
  latest(regionId: string, year: number): Promise<ReadonlyMap<string, GoalDecision>>;
  decide(
    place: { readonly regionId: string; readonly year: number; readonly goalId: string },
    decision: Omit<GoalDecision, 'version'>,
    basedOn: number,
  ): Promise<GoalDecision>;
}
