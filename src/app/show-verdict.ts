// Lights, goals and targets in the reader's language. The sentences are assess's; here they are only gathered.
import { writeCounts } from '../analyse/overview.ts';
import type { AssessedIndicator, GoalAssessment, Verdict } from '../assess/contract.ts';
import { writeLatestShort, writeReason } from '../assess/write-reason.ts';
import type { Language } from '../core/language.ts';
import type { GoalLevel } from '../core/light.ts';
import { GOAL_LEVEL_WORDS, LIGHT_WORDS } from '../core/light.ts';
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
  earlier: EarlierLevels,
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
    earlier: writeEarlier(goal.id, earlier, language),
    indicatorCount: own.length,
    countsText: writeCounts(
      own.map(({ verdict }) => verdict.light),
      language,
    ),
  };
}

/** What people, not the rule, judged the year before; never carried over to this year. */
export interface EarlierLevels {
  readonly year: number;
  readonly levels: ReadonlyMap<string, GoalLevel>;
}

/** "2022: uppfylls inte". Empty when nobody judged the goal then. */
function writeEarlier(goalId: string, earlier: EarlierLevels, language: Language): string {
  const level = earlier.levels.get(goalId);
  if (level === undefined) return '';
  return `${earlier.year}: ${GOAL_LEVEL_WORDS[language][level].toLocaleLowerCase(language)}`;
}
