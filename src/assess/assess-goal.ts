// From the lights of a goal's indicators to a proposed level, with its reason. A proposal only: the board's published
// level and a person's decision override it, in that order of strength (product.md A2).
// No source prints how indicators add up to a goal. The rule here is ours, and is data: every assessable indicator
// reached → fully; at least half of them reached or partly reached → partly; else not. Where fewer than half can be
// assessed the lights that exist say too little about the goal, so it cannot be assessed.
import { decimal } from '../core/decimal.ts';
import type { GoalLevel, Light } from '../core/light.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import type { Goal } from '../plan/contract.ts';
import { isAtLeast } from './attainment.ts';
import type { GoalAssessment, GoalDecision, GoalRule, Verdict } from './contract.ts';

export const PROPOSED_GOAL_RULE: GoalRule = {
  id: 'utfall-2026',
  assessableFrom: decimal('0.5'),
  reachedFrom: decimal('1'),
  partlyFrom: decimal('0.5'),
  source: 'Utfalls eget förslag; ingen publicerad regel finns',
};

export interface GoalInput {
  readonly goal: Goal;
  readonly year: number;
  /** Of the goal's own indicators. */
  readonly verdicts: readonly Pick<Verdict, 'light'>[];
  readonly decision: GoalDecision | null;
  readonly rule?: GoalRule;
}

export function assessGoal({
  goal,
  year,
  verdicts,
  decision,
  rule = PROPOSED_GOAL_RULE,
}: GoalInput): GoalAssessment {
  const tally = tallyLights(verdicts);
  const proposal = propose(tally, rule);
  return {
    goal,
    proposal,
    proposalReason: writeProposal(tally, proposal, year),
    decision,
    level: decision?.level ?? goal.published?.level ?? proposal,
  };
}

export type LightTally = Readonly<Record<Light, number>>;

export function tallyLights(verdicts: readonly Pick<Verdict, 'light'>[]): LightTally {
  const count = (light: Light) => verdicts.filter((verdict) => verdict.light === light).length;
  return {
    reached: count('reached'),
    partly: count('partly'),
    'not-reached': count('not-reached'),
    'not-assessable': count('not-assessable'),
    tracked: count('tracked'),
  };
}

function assessable(tally: LightTally): number {
  return tally.reached + tally.partly + tally['not-reached'];
}

function propose(tally: LightTally, rule: GoalRule): GoalLevel {
  const assessed = assessable(tally);
  const targeted = assessed + tally['not-assessable'];
  if (assessed === 0) return 'not-assessable';
  const part = (count: number, of: number) => ({ over: decimal(count), under: decimal(of) });
  if (!isAtLeast(part(assessed, targeted), rule.assessableFrom)) return 'not-assessable';
  if (isAtLeast(part(tally.reached, assessed), rule.reachedFrom)) return 'reached';
  return isAtLeast(part(tally.reached + tally.partly, assessed), rule.partlyFrom) ? 'partly' : 'not-reached';
}

/** "Av sju indikatorer som går att bedöma nås ingen helt, fem delvis och två inte. En går inte att bedöma." */
function writeProposal(tally: LightTally, proposal: GoalLevel, year: number): string {
  const assessed = assessable(tally);
  const unassessed = tally['not-assessable'];
  if (assessed + unassessed + tally.tracked === 0)
    return `Målet har inga indikatorer i ${year} års uppföljning.`;
  if (assessed + unassessed === 0)
    return 'Målets indikatorer följs utan mål, så nivån kan inte föreslås ur dem.';
  const words = (count: number) => writeCount(count, 'sv');
  if (assessed === 0)
    return unassessed === 1
      ? 'Den enda indikatorn med mål går inte att bedöma.'
      : `Ingen av de ${words(unassessed)} indikatorerna med mål går att bedöma.`;
  if (proposal === 'not-assessable')
    return `Bara ${words(assessed)} av ${words(assessed + unassessed)} indikatorer med mål går att bedöma, vilket är för få för att bedöma målet.`;
  const rest =
    unassessed === 0 ? '' : ` ${capitalise(`ytterligare ${words(unassessed)} går inte att bedöma.`)}`;
  if (assessed === 1) return `Den enda indikatorn som går att bedöma ${ONE_ALONE[onlyLight(tally)]}.${rest}`;
  if (tally.reached === assessed)
    return `Alla ${words(assessed)} indikatorer som går att bedöma når målet.${rest}`;
  if (tally['not-reached'] === assessed)
    return `Ingen av ${words(assessed)} indikatorer som går att bedöma når målet.${rest}`;
  return `Av ${words(assessed)} indikatorer som går att bedöma ${writeParts(tally)}.${rest}`;
}

const ONE_ALONE = {
  reached: 'når målet',
  partly: 'når målet delvis',
  'not-reached': 'når inte målet',
} as const satisfies Record<'reached' | 'partly' | 'not-reached', string>;

function onlyLight(tally: LightTally): keyof typeof ONE_ALONE {
  return tally.reached > 0 ? 'reached' : tally.partly > 0 ? 'partly' : 'not-reached';
}

/** "når en målet helt, fem delvis och två inte": the parts that exist, and "ingen" for the first. */
function writeParts(tally: LightTally): string {
  const words = (count: number) => (count === 0 ? 'ingen' : writeCount(count, 'sv'));
  const parts = [
    `${words(tally.reached)} målet helt`,
    ...(tally.partly === 0 ? [] : [`${words(tally.partly)} delvis`]),
    ...(tally['not-reached'] === 0 ? [] : [`${words(tally['not-reached'])} inte`]),
  ];
  return `når ${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`;
}
