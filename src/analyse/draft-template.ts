// The drafted comment as text with names in braces: language.md, "Safe sentence for an indicator", one small writer per
// sentence. A writer returns null when it has nothing true to say. Filled by draft-comment.ts.

import type { AssessedIndicator } from '../assess/contract.ts';
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare, decimal, isNegative, subtract } from '../core/decimal.ts';
import type { MissingReason } from '../core/missing.ts';
import { capitalise } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { writePeriod } from '../core/period.ts';
import { printedValue } from '../core/printed.ts';
import { changeOf, isChange } from './change.ts';
import { joinList } from './chart-words.ts';
import { countryOf, groupsHighestFirst, namesBeside, seesAll, sexGapOf } from './comparisons.ts';
import type { Change, NamedFigures, NoChange } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { figureOf, hasValue, latestBefore, newestPart } from './figures.ts';
import { nounFor, subjectOf } from './nouns.ts';
import { restatementsTold } from './restatements.ts';
import { spreadOf } from './spread.ts';

export interface Draft {
  readonly figures: IndicatorFigures;
  readonly assessed: AssessedIndicator;
  readonly names: NamedFigures;
}

type Sentence = (draft: Draft) => string | null;

/** Paragraphs apart by an empty line; never empty. */
export function draftTemplate(draft: Draft): string {
  const paragraphs = hasValue(figureOf(draft.figures, 'region'), draft.figures.indicator)
    ? [
        [writeValue, writeTargetMet, writeCountry, writeUnits, writeReaching, writeAreas, writeOperators],
        [writeSexes],
      ]
    : [[writeMissing, writeLatest, writeWanted, writeUnits, writeReaching]];
  return [...paragraphs, [writeBeside], [writeRestated]]
    .map((sentences) =>
      sentences
        .map((sentence) => sentence(draft))
        .filter((text) => text !== null)
        .join(' '),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const writeValue: Sentence = ({ figures, names }) => {
  const { indicator } = figures;
  const subject = subjectOf(indicator);
  const change = changeOf(figures);
  const observation = figureOf(figures, 'region');
  const preliminary =
    observation?.outcome.kind === 'figure' && observation.outcome.certainty === 'preliminary'
      ? ' Värdet är preliminärt.'
      : '';
  const clause = isChange(change) ? writeClause(change, figures) : '';
  const after = isChange(change) ? '' : WHY_NO_CHANGE[change.kind];
  // A share of few, such as health centres, says more with its counts beside it.
  const counts =
    indicator.kind === 'proportion' && names.has('täljare') && names.has('nämnare')
      ? ' ({täljare} av {nämnare})'
      : '';
  // A count whose name already says of what ("antalet inkomna ärenden") is told as a bare number.
  const value =
    subject === null
      ? `År {år} var ${nounFor(indicator, 'sv')} {värde}${counts}`
      : indicator.kind === 'proportion'
        ? `${capitalise(subject)} var {värde}${counts} år {år}`
        : `${capitalise(subject)} uppgick under {år} till {värde_tal}`;
  return `${value}${clause}.${after}${preliminary}`;
};

const WHY_NO_CHANGE = {
  'first-value': ' Det är indikatorns första värde.',
  missing: ' Värdet för {föregående_år} saknas, så förändringen går inte att beräkna.',
  'different-definition': ' Det går inte att jämföra med {föregående_år}, eftersom definitionen har ändrats.',
  'different-period-length':
    ' Det går inte att jämföra med {föregående_år}, eftersom perioderna är olika långa.',
} as const satisfies Record<NoChange['kind'], string>;

/** ", 1 procentenhet högre än 2022" */
function writeClause({ sign }: Change, { indicator }: IndicatorFigures): string {
  if (sign === 0) return ', oförändrat jämfört med {föregående_år}';
  switch (indicator.kind) {
    case 'proportion':
    case 'index':
      return `, {förändring} ${sign > 0 ? 'högre' : 'lägre'} än {föregående_år}`;
    case 'duration':
      return `, {förändring} ${sign > 0 ? 'längre' : 'kortare'} än {föregående_år}`;
    case 'count':
    case 'rate':
    case 'money':
      return `, en ${sign > 0 ? 'ökning' : 'minskning'} med {förändring} från {föregående_år}`;
  }
}

const writeTargetMet: Sentence = ({ figures, assessed }) => {
  const { verdict } = assessed;
  const { target, light } = verdict;
  if (target === null || target.kind === 'none') return null;
  if (light === 'not-assessable')
    return `Målet är {mål} jämfört med ${figures.year - 1} och går inte att bedöma, eftersom jämförelsevärdet saknas.`;
  if (target.kind === 'level') return light === 'reached' ? 'Målet, {mål}, nås.' : 'Målet, {mål}, nås inte.';
  return light === 'reached'
    ? `Målet är {mål} jämfört med ${figures.year - 1}. Det nås.`
    : `Målet är {mål} jämfört med ${figures.year - 1}. Det nås inte.`;
};

const writeCountry: Sentence = ({ figures }) =>
  countryOf(figures) === null ? null : `I riket var ${nounFor(figures.indicator, 'sv')} {riket}.`;

const writeUnits: Sentence = ({ figures, assessed }) => {
  const { units, lowest, highest, median } = spreadOf(figures, assessed.verdict.target);
  const { definite, many } = figures.region.unitWord;
  const isPart = units.known > 0 && units.of !== null && units.known < units.of;
  const among = isPart ? `Bland de ${many} vars värden har redovisats` : `Bland ${definite}`;
  const middle = median === null ? '' : ', medianen {median_tal}';
  if (hasValue(lowest, figures.indicator) && hasValue(highest, figures.indicator))
    return `${among} var det lägsta värdet {lägst_tal}${middle} och det högsta {högst}.`;
  if (hasValue(highest, figures.indicator)) return `${among} var det högsta värdet {högst}.`;
  if (hasValue(lowest, figures.indicator)) return `${among} var det lägsta värdet {lägst}.`;
  return hasValue(median, figures.indicator) ? `${among} var medianen {median}.` : null;
};

const writeReaching: Sentence = ({ figures, assessed }) => {
  const { reaching } = spreadOf(figures, assessed.verdict.target);
  if (reaching === null) return null;
  const { one, many } = figures.region.unitWord;
  if (reaching.count === 0) return `Ingen av de {antal_enheter} ${many} som har ett värde når målet.`;
  if (reaching.count === reaching.of) return `Alla {antal_enheter} ${many} når målet.`;
  return reaching.count === 1
    ? `Bara {antal_når} ${one} av {antal_enheter} når målet.`
    : `Målet nås av {antal_når} av {antal_enheter} ${many}.`;
};

const writeAreas: Sentence = ({ figures }) => {
  const areas = groupsHighestFirst(figures, 'area');
  const [highest, lowest] = [areas[0], areas.at(-1)];
  if (highest === undefined || lowest === undefined) return null;
  const noun = nounFor(figures.indicator, 'sv');
  const [top, bottom] = [highest.group.name, lowest.group.name];
  if (areas.length === 1) return `I ${top} var ${noun} {${top}}.`;
  if (!seesAll(figures, 'area'))
    return `I ${joinList(
      areas.map(({ group: { name } }) => `${name} var ${noun} {${name}}`),
      ', i ',
      ' och i ',
    )}.`;
  const names = (one: Observation) => joinList(namesBeside(one, areas, figures));
  const [most, least] = [highest, lowest].map(({ outcome }) => printedValue(outcome, figures.indicator));
  if (most === least) return `Områdena har samma värde, {${top}}.`;
  return `${capitalise(noun)} var högst i ${names(highest)}, {${top}}, och lägst i ${names(lowest)}, {${bottom}}.`;
};

/** Names of operators are the region's own, so they stand as a list: no sentence fits them all. */
const writeOperators: Sentence = ({ figures }) => {
  const operators = groupsHighestFirst(figures, 'operator');
  if (operators.length === 0) return null;
  return `Efter driftsform: ${operators.map(({ group }) => `${group.name} {${group.name}}`).join(', ')}.`;
};

const writeSexes: Sentence = ({ figures }) => {
  const gap = sexGapOf(figures);
  if (gap === null) return null;
  const { indicator } = figures;
  const { women, men } = indicator.sexNames;
  const noun = capitalise(nounFor(indicator, 'sv'));
  const sign = compare(gap.difference, decimal(0));
  const level = isNegative(gap.difference) ? 'lägre' : 'högre';
  const isNearly = sign !== 0 && indicator.kind === 'proportion' && isTenth(gap.difference);
  const now = isNearly
    ? `${noun} var nästan lika hög bland ${women} som bland ${men}, {kvinnor_tal} mot {män}.`
    : sign === 0
      ? `${noun} var ${indicator.kind === 'proportion' ? 'lika hög' : 'lika stor'} bland ${women} som bland ${men}, {kvinnor}.`
      : `${noun} var ${level} bland ${women} än bland ${men}, {kvinnor_tal} mot {män}.`;
  if (gap.previous === null) return now;
  const before = compare(gap.previous.difference, decimal(0));
  const year = gap.previous.year;
  if (before === 0) return sign === 0 || isNearly ? now : `${now} År ${year} var det ingen skillnad.`;
  if (sign === 0 || isNearly) return `${now} År ${year} var skillnaden {skillnad_föregående}.`;
  if (before !== sign) return `${now} År ${year} var det tvärtom, med en skillnad på {skillnad_föregående}.`;
  if (compare(subtract(gap.difference, gap.previous.difference), decimal(0)) === 0)
    return `${now} Skillnaden, {skillnad}, är lika stor som ${year}.`;
  return `${now} År ${year} var skillnaden {skillnad_föregående}, nu är den {skillnad_tal}.`;
};

/** 27,9 beside 28,0: a tenth of a point is as near as printed shares come without being equal. */
function isTenth(difference: Decimal): boolean {
  return absolute(difference) === '0.1';
}

const WHY_MISSING = {
  'not-reported': 'Värdet för {år} saknas.',
  'no-data': 'Data för {år} saknas.',
  pending: 'Värdet för {år} redovisas senare.',
  'not-asked': 'Indikatorn ingår inte i {år} års uppföljning.',
  'not-applicable': 'Indikatorn är inte tillämplig {år}.',
  suppressed: 'Värdet för {år} bygger på för få för att visas.',
} as const satisfies Record<MissingReason, string>;

const writeMissing: Sentence = ({ figures }) => {
  const observation = figureOf(figures, 'region');
  if (figures.indicator.isQualitative) return 'Indikatorn följs i text och har inget mått.';
  if (observation === null) return writePart(figures) ?? 'Inget värde för {år} har levererats.';
  return WHY_MISSING[observation.outcome.kind === 'missing' ? observation.outcome.reason : 'no-data'];
};

/** "För januari–augusti 2022 är värdet 28 378 kontakter. Värdet för hela året saknas." */
function writePart(figures: IndicatorFigures): string | null {
  const newest = newestPart(figures);
  if (newest === null) return null;
  return `För ${writePeriod(newest.period, 'sv')} är värdet {delår}. Värdet för hela året saknas.`;
}

const writeLatest: Sentence = ({ figures, assessed }) => {
  if (figures.indicator.isQualitative) return null;
  if (latestBefore(figures) === null) return 'Något tidigare värde finns inte.';
  const isWanted = assessed.verdict.light !== 'tracked';
  return `Det senaste värdet är {senaste} och gäller {senaste_år}.${isWanted ? ' Det räknas inte som årets utfall.' : ''}`;
};

const writeWanted: Sentence = ({ names }) => (names.has('mål') ? 'Målet är {mål}.' : null);

/** Targets of subgroups, one sentence each; one sex and other origins stand in the table only. */
const writeBeside: Sentence = ({ assessed, names }) => {
  const sentences = assessed.beside.flatMap(({ verdict, target }) => {
    const group = verdict.target?.group;
    if (!group || group.kind === 'region' || !names.has(group.name) || verdict.observation === null)
      return [];
    const met = verdict.light === 'reached' ? 'nås' : 'nås inte';
    return [`${group.name}: {${group.name}}. Målet där, ${target.long}, ${met}.`];
  });
  return sentences.length === 0 ? null : sentences.join(' ');
};

const writeRestated: Sentence = ({ figures }) => {
  const told = restatementsTold(figures, ({ group }) => group.kind === 'region');
  return told.length === 0 ? null : told.map((text) => `${capitalise(text)}.`).join(' ');
};
