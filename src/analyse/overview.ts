// What the year's indicators say together: the lead sentence, the lights counted, what improved and what worsened. Counts are
// made here and nowhere else, so the text, the lists and the symbols of a page can't differ.

import type { AssessedIndicator, Because } from '../assess/contract.ts';
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import type { GoalLevel, Light } from '../core/light.ts';
import { LIGHTS } from '../core/light.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import { isChange } from './change.ts';
import type { Change, LightCount, NoChange } from './contract.ts';

/** An indicator as the overview sees it. */
export interface Overviewed {
  readonly assessed: Pick<AssessedIndicator, 'indicator' | 'verdict'>;
  readonly change: Change | NoChange;
}

export interface Movements {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly unchanged: readonly string[];
  readonly neither: readonly string[];
  readonly missingOrOld: readonly string[];
}

export function movementsOf(overviewed: readonly Overviewed[]): Movements {
  const having = (judgement: Change['judgement']) =>
    overviewed
      .filter(({ change }) => isChange(change) && change.judgement === judgement)
      .toSorted((a, b) => compare(sizeOf(b.change), sizeOf(a.change)))
      .map(({ assessed }) => assessed.indicator.id);
  return {
    better: having('better'),
    worse: having('worse'),
    unchanged: having('unchanged'),
    neither: having('neither'),
    missingOrOld: overviewed.filter(isMissing).map(({ assessed }) => assessed.indicator.id),
  };
}

/** Points and own units beside per cents is a rough order, good enough for a list of which changed most. */
function sizeOf(change: Change | NoChange): Decimal {
  return isChange(change) ? absolute(change.percent ?? change.difference) : ('0' as Decimal);
}

function isMissing({ assessed }: Overviewed): boolean {
  return assessed.verdict.light === 'not-assessable';
}

const LIGHT_CAPTIONS = {
  sv: {
    reached: ['når målet helt', 'når målet helt'],
    partly: ['når målet delvis', 'når målet delvis'],
    'not-reached': ['når inte målet', 'når inte målet'],
    'not-assessable': ['kan inte bedömas', 'kan inte bedömas'],
    tracked: ['följs utan mål', 'följs utan mål'],
  },
  en: {
    reached: ['fully reaches the target', 'fully reach the target'],
    partly: ['partly reaches the target', 'partly reach the target'],
    'not-reached': ['does not reach the target', 'do not reach the target'],
    'not-assessable': ['cannot be assessed', 'cannot be assessed'],
    tracked: ['is followed without target', 'are followed without target'],
  },
} as const satisfies Record<Language, Record<Light, readonly [string, string]>>;

/** All five lights in their order, also those that no indicator has. */
export function countLights(overviewed: readonly Overviewed[], language: Language): readonly LightCount[] {
  return LIGHTS.map((light) => {
    const indicatorIds = overviewed
      .filter(({ assessed }) => assessed.verdict.light === light)
      .map(({ assessed }) => assessed.indicator.id);
    const [one, many] = LIGHT_CAPTIONS[language][light];
    return {
      light,
      count: indicatorIds.length,
      caption: indicatorIds.length === 1 ? one : many,
      indicatorIds,
    };
  });
}

const SHORT_CAPTIONS = {
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

/** "10 indikatorer: 5 delvis, 2 inte, 1 kan inte bedömas, 2 följs utan mål"; empty without indicators. */
export function writeCounts(lights: readonly Light[], language: Language): string {
  if (lights.length === 0) return '';
  const nouns = language === 'sv' ? ['indikator', 'indikatorer'] : ['indicator', 'indicators'];
  const parts = LIGHTS.flatMap((light) => {
    const count = lights.filter((other) => other === light).length;
    return count === 0 ? [] : [`${count} ${SHORT_CAPTIONS[language][light]}`];
  });
  return `${lights.length} ${lights.length === 1 ? nouns[0] : nouns[1]}: ${parts.join(', ')}`;
}

const GOAL_VERBS = {
  sv: { reached: 'helt', partly: 'delvis', 'not-reached': 'inte', 'not-assessable': '' },
  en: { reached: 'fully', partly: 'partly', 'not-reached': 'not', 'not-assessable': '' },
} as const satisfies Record<Language, Record<GoalLevel, string>>;

/** "Fyra av tio regionmål uppfylldes helt 2022" */
export function writeGoalsTitle(levels: readonly GoalLevel[], year: number, language: Language): string {
  const reached = levels.filter((level) => level === 'reached').length;
  const of = levels.length;
  if (levels.every((level) => level === 'not-assessable'))
    return language === 'sv' ? `Målen är inte bedömda för ${year}` : `The goals are not assessed for ${year}`;
  if (language === 'en')
    return `${capitalise(reached === 0 ? 'none' : writeCount(reached, 'en'))} of ${writeCount(of, 'en')} goals ${reached === 1 ? 'was' : 'were'} ${GOAL_VERBS.en.reached} met in ${year}`;
  if (reached === 0)
    return `Inget av ${writeCount(of, 'sv')} regionmål uppfylldes ${GOAL_VERBS.sv.reached} ${year}`;
  return `${capitalise(writeCount(reached, 'sv', 'neuter'))} av ${writeCount(of, 'sv')} regionmål uppfylldes ${GOAL_VERBS.sv.reached} ${year}`;
}

/** "Värde för 2023 finns för 15 av 24 indikatorer" */
export function writeCoverage(overviewed: readonly Overviewed[], year: number, language: Language): string {
  const having = overviewed.filter(({ assessed }) => hasYearValue(assessed)).length;
  const of = overviewed.length;
  return language === 'sv'
    ? `Värde för ${year} finns för ${having} av ${of} indikatorer`
    : `${having} of ${of} indicators have a value for ${year}`;
}

function hasYearValue({ verdict: { observation } }: Overviewed['assessed']): boolean {
  return observation !== null && observation.outcome.kind === 'figure';
}

/** Lights that are missing for want of this year's value, as opposed to a value to compare with. */
export function isForWantOfValue({ kind }: Because): boolean {
  return kind === 'missing' || kind === 'no-observation' || kind === 'part-year';
}
