// Lights, goals and targets in the reader's language. The sentences are assess's; here they are only gathered.
import { tallyLights } from '../assess/assess-goal.ts';
import type { AssessedIndicator, GoalAssessment, Verdict } from '../assess/contract.ts';
import { writeLatestShort, writeReason } from '../assess/write-reason.ts';
import type { Language } from '../core/language.ts';
import type { Light } from '../core/light.ts';
import { GOAL_LEVEL_WORDS, LIGHT_WORDS, LIGHTS } from '../core/light.ts';
import type { GoalSummary, IndicatorRow } from '../http/contract.ts';
import type { Indicator, Plan } from '../plan/contract.ts';

export function showVerdict(
  verdict: Verdict,
  indicator: Indicator,
  plan: Plan,
  language: Language,
): IndicatorRow['verdict'] {
  return {
    light: verdict.light,
    word: LIGHT_WORDS[language][verdict.light],
    reason: writeReason(verdict, indicator, plan, language),
    sub: writeLatestShort(verdict, indicator, language),
  };
}

export function showGoalSummary(
  { goal, proposal, proposalReason, decision, level }: GoalAssessment,
  indicators: readonly AssessedIndicator[],
  language: Language,
): GoalSummary {
  const words = GOAL_LEVEL_WORDS[language];
  const own = indicators.filter(({ indicator }) => indicator.goalIds.includes(goal.id));
  return {
    id: goal.id,
    name: goal.name,
    level,
    levelWord: words[level],
    isDecided: decision !== null || goal.published !== null,
    proposal,
    proposalWord: words[proposal],
    reason: decision?.reason ?? goal.published?.source ?? proposalReason,
    decidedBy: decision?.by ?? null,
    version: decision?.version ?? 0,
    indicatorCount: own.length,
    countsText: writeCounts(own, language),
  };
}

/** Lights as they stand in the middle of a sentence. */
const LIGHTS_WITHIN = {
  sv: {
    reached: 'helt',
    partly: 'delvis',
    'not-reached': 'inte',
    'not-assessable': 'kan inte bedömas',
    tracked: 'följs utan mål',
  },
  en: {
    reached: 'fully',
    partly: 'partly',
    'not-reached': 'not',
    'not-assessable': 'cannot be assessed',
    tracked: 'followed without target',
  },
} as const satisfies Record<Language, Record<Light, string>>;

/** "10 indikatorer: 5 delvis, 2 inte, 1 kan inte bedömas, 2 följs utan mål" */
export function writeCounts(indicators: readonly AssessedIndicator[], language: Language): string {
  if (indicators.length === 0) return '';
  const tally = tallyLights(indicators.map(({ verdict }) => verdict));
  const parts = LIGHTS.filter((light) => tally[light] > 0).map(
    (light) => `${tally[light]} ${LIGHTS_WITHIN[language][light]}`,
  );
  return `${writeIndicatorCount(indicators.length, language)}: ${parts.join(', ')}`;
}

export function writeIndicatorCount(count: number, language: Language): string {
  if (language === 'sv') return count === 1 ? '1 indikator' : `${count} indikatorer`;
  return count === 1 ? '1 indicator' : `${count} indicators`;
}
