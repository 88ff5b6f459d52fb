// The sentences of the overview that no other stage writes: titles, captions and notes, in both languages.

import { isChange } from '../analyse/change.ts';
import type { Change, NoChange } from '../analyse/contract.ts';
import { tallyLights } from '../assess/assess-goal.ts';
import type { AssessedIndicator, GoalAssessment } from '../assess/contract.ts';
import type { Language } from '../core/language.ts';
import type { Light } from '../core/light.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';

export const LIGHT_CAPTIONS = {
  sv: {
    reached: 'når målet helt',
    partly: 'når målet delvis',
    'not-reached': 'når inte målet',
    'not-assessable': 'kan inte bedömas',
    tracked: 'följs utan mål',
  },
  en: {
    reached: 'reach the target',
    partly: 'partly reach the target',
    'not-reached': 'do not reach the target',
    'not-assessable': 'cannot be assessed',
    tracked: 'are followed without target',
  },
} as const satisfies Record<Language, Record<Light, string>>;

export function writeOverviewTitle(shortName: string, year: number, language: Language): string {
  return language === 'sv' ? `Primärvården i ${shortName} ${year}` : `Primary care in ${shortName} ${year}`;
}

/** "Värde för 2023 finns för 15 av 24 indikatorer" */
export function writeCoverage(withValue: number, all: number, year: number, language: Language): string {
  return language === 'sv'
    ? `Värde för ${year} finns för ${withValue} av ${all} indikatorer`
    : `${withValue} of ${all} indicators have a value for ${year}`;
}

export interface Told {
  readonly year: number;
  readonly indicators: readonly Pick<AssessedIndicator, 'verdict'>[];
  readonly changes: readonly (Change | NoChange)[];
}

/** The conclusion before any figure: how many reach their targets, and which way things have gone. */
export function writeLead(told: Told, language: Language): string {
  return [writeReaching(told, language), writeMovement(told, language), writeUnknown(told, language)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function writeReaching({ indicators }: Told, language: Language): string {
  const tally = tallyLights(indicators.map(({ verdict }) => verdict));
  const assessable = tally.reached + tally.partly + tally['not-reached'];
  if (assessable === 0)
    return language === 'sv' ? 'Ingen indikator går att bedöma.' : 'No indicator can be assessed.';
  const none = tally.reached === 0;
  if (language === 'en') {
    const reached = none
      ? 'none reaches'
      : tally.reached === 1
        ? 'one reaches'
        : `${writeCount(tally.reached, 'en')} reach`;
    return `Of ${writeCount(assessable, 'en')} ${assessable === 1 ? 'indicator' : 'indicators'} that can be assessed, ${reached} the target.`;
  }
  if (assessable === 1)
    return `Den enda indikatorn som går att bedöma ${none ? 'når inte målet' : 'når målet'}.`;
  const reached = none ? 'ingen' : writeCount(tally.reached, 'sv');
  return `Av ${writeCount(assessable, 'sv')} indikatorer som går att bedöma når ${reached} målet.`;
}

/** "Sedan 2022 har fem förbättrats och två försämrats; tre är oförändrade och två har sitt första värde." */
function writeMovement({ year, changes }: Told, language: Language): string {
  const judged = (judgement: Change['judgement']) =>
    changes.filter((change) => isChange(change) && change.judgement === judgement).length;
  const [better, worse, unchanged] = [judged('better'), judged('worse'), judged('unchanged')];
  const first = changes.filter((change) => !isChange(change) && change.kind === 'first-value').length;
  if (better + worse + unchanged + first === 0) return '';
  const n = (count: number) =>
    count === 0 ? (language === 'sv' ? 'ingen' : 'none') : writeCount(count, language);
  if (language === 'en') {
    const rest = [
      ...(unchanged === 0 ? [] : [`${n(unchanged)} ${unchanged === 1 ? 'is' : 'are'} unchanged`]),
      ...(first === 0 ? [] : [`${n(first)} ${first === 1 ? 'has its' : 'have their'} first value`]),
    ];
    const moved = `Since ${year - 1}, ${n(better)} improved and ${n(worse)} worsened`;
    return rest.length === 0 ? `${moved}.` : `${moved}; ${rest.join(' and ')}.`;
  }
  const rest = [
    ...(unchanged === 0 ? [] : [`${n(unchanged)} är ${unchanged === 1 ? 'oförändrad' : 'oförändrade'}`]),
    ...(first === 0 ? [] : [`${n(first)} har sitt första värde`]),
  ];
  const moved = `Sedan ${year - 1} har ${n(better)} förbättrats och ${n(worse)} försämrats`;
  return rest.length === 0 ? `${moved}.` : `${moved}; ${rest.join(' och ')}.`;
}

function writeUnknown({ indicators }: Told, language: Language): string {
  const count = tallyLights(indicators.map(({ verdict }) => verdict))['not-assessable'];
  if (count === 0) return '';
  const isAllMissing = indicators.every(
    ({ verdict: { light, because } }) =>
      light !== 'not-assessable' || because.kind === 'missing' || because.kind === 'no-observation',
  );
  if (language === 'en')
    return `${capitalise(writeCount(count, 'en'))} cannot be assessed${isAllMissing ? ", because this year's value is missing" : ''}.`;
  return `${capitalise(writeCount(count, 'sv'))} går inte att bedöma${isAllMissing ? ', eftersom årets värde saknas' : ''}.`;
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
