// The sentences of the overview that no other stage writes: titles, captions and notes, in both languages.

import type { GoalAssessment } from '../assess/contract.ts';
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';

export function writeOverviewTitle(shortName: string, year: number, language: Language): string {
  return language === 'sv' ? `Primärvården i ${shortName} ${year}` : `Primary care in ${shortName} ${year}`;
}

/** "Fyra av tio mål uppfylldes helt 2022", or what the rule proposes where nobody has decided. */
export function writeGoalsTitle(goals: readonly GoalAssessment[], year: number, language: Language): string {
  if (goals.length === 0) return language === 'sv' ? 'Planen har inga mål' : 'The plan has no goals';
  const reached = goals.filter((goal) => goal.level === 'reached').length;
  const isDecided = goals.every(isDecidedGoal);
  const of = writeCount(goals.length, language, 'neuter');
  if (language === 'en') {
    const count = capitalise(reached === 0 ? 'none' : writeCount(reached, 'en'));
    return isDecided
      ? `${count} of ${of} goals ${reached === 1 ? 'was' : 'were'} fully met in ${year}`
      : `${count} of ${of} goals ${reached === 1 ? 'is' : 'are'} proposed as fully met in ${year}`;
  }
  const count = capitalise(reached === 0 ? 'inget' : writeCount(reached, 'sv', 'neuter'));
  return isDecided
    ? `${count} av ${of} mål uppfylldes helt ${year}`
    : `${count} av ${of} mål föreslås som helt uppfyllt ${year}`.replace(
        'uppfyllt',
        reached > 1 ? 'uppfyllda' : 'uppfyllt',
      );
}

export function isDecidedGoal({ goal, decision }: GoalAssessment): boolean {
  return decision !== null || goal.published !== null;
}

export function writeGoalsSource(goals: readonly GoalAssessment[], year: number, language: Language): string {
  const sources = new Set(
    goals.map((goal) => goal.goal.published?.source).filter((source) => source !== undefined),
  );
  const undecided = goals.filter((goal) => !isDecidedGoal(goal)).length;
  const parts: string[] = [];
  if (sources.size > 0) parts.push(`${language === 'sv' ? 'Källa' : 'Source'}: ${[...sources].join('; ')}.`);
  if (undecided > 0 && undecided === goals.length)
    parts.push(
      language === 'sv'
        ? `Målen är inte bedömda för ${year}. Nivåerna är förslag som räknats fram ur indikatorerna.`
        : `The goals have not been decided for ${year}. The levels are proposals computed from the indicators.`,
    );
  else if (undecided > 0)
    parts.push(
      language === 'sv'
        ? `För ${writeCount(undecided, 'sv')} av målen är nivån ett förslag som räknats fram ur indikatorerna.`
        : `For ${writeCount(undecided, 'en')} of the goals the level is a proposal computed from the indicators.`,
    );
  return parts.join(' ');
}

/** What the table's marks and certainty mean. */
export function writeTableNote(withoutCounts: number, withValue: number, language: Language): string {
  const marks =
    language === 'sv'
      ? 'Tecknet – betyder att värdet inte har redovisats.'
      : 'The sign – means that the value has not been reported.';
  if (withValue === 0 || withoutCounts === 0) return marks;
  const share =
    withoutCounts === withValue
      ? { sv: 'Värdena', en: 'The values' }
      : withoutCounts * 2 > withValue
        ? { sv: 'De flesta värden', en: 'Most values' }
        : { sv: 'En del värden', en: 'Some values' };
  const counts =
    language === 'sv'
      ? `${share.sv} levererades utan täljare och nämnare, så osäkerheten kan inte beräknas; tolka små förändringar försiktigt.`
      : `${share.en} were delivered without numerator and denominator, so their uncertainty cannot be computed; read small changes with care.`;
  return `${counts} ${marks}`;
}
