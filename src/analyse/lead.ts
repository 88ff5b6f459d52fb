// The lead of a year: the conclusion before any figure, in two or three sentences. Every count is of the indicators that can
// be assessed, so that the parts add up to the whole that the first sentence names.
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import { isChange } from './change.ts';
import { isForWantOfValue, type Overviewed } from './overview.ts';

export function writeLead(overviewed: readonly Overviewed[], year: number, language: Language): string {
  const assessable = overviewed.filter(
    ({ assessed }) => !['not-assessable', 'tracked'].includes(assessed.verdict.light),
  );
  const unassessed = overviewed.filter(({ assessed }) => assessed.verdict.light === 'not-assessable');
  const say = language === 'sv' ? SWEDISH : ENGLISH;
  if (assessable.length === 0)
    return unassessed.length === 0 ? say.noTargets(year) : say.nothing(unassessed.length, year);
  const reached = assessable.filter(({ assessed }) => assessed.verdict.light === 'reached').length;
  return [
    say.reached(reached, assessable.length, year),
    say.moved(countMoves(assessable), year - 1),
    say.missing(
      unassessed.length,
      unassessed.every(({ assessed }) => isForWantOfValue(assessed.verdict.because)),
    ),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

interface Moves {
  readonly better: number;
  readonly worse: number;
  /** Changed, but neither way is better. */
  readonly neither: number;
  readonly unchanged: number;
  readonly first: number;
  readonly incomparable: number;
}

function countMoves(assessable: readonly Overviewed[]): Moves {
  const changes = assessable.map(({ change }) => change);
  const judged = (judgement: string) =>
    changes.filter((change) => isChange(change) && change.judgement === judgement).length;
  const first = changes.filter((change) => !isChange(change) && change.kind === 'first-value').length;
  return {
    better: judged('better'),
    worse: judged('worse'),
    neither: judged('neither'),
    unchanged: judged('unchanged'),
    first,
    incomparable: changes.filter((change) => !isChange(change)).length - first,
  };
}

interface Phrases {
  noTargets(year: number): string;
  nothing(unassessed: number, year: number): string;
  reached(reached: number, of: number, year: number): string;
  moved(moves: Moves, since: number): string;
  missing(count: number, isForWantOfValue: boolean): string;
}

const sv = (count: number) => writeCount(count, 'sv');

/** "fem har förbättrats och två försämrats" – the parts that exist, joined as a Swedish list. */
function listOf(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}

const SWEDISH: Phrases = {
  noTargets: (year) => `Inga indikatorer har mål ${year}.`,
  nothing: (unassessed, year) =>
    unassessed === 1
      ? `Den enda indikatorn med mål går inte att bedöma för ${year}.`
      : `Ingen av ${sv(unassessed)} indikatorer med mål går att bedöma för ${year}.`,
  reached: (reached, of) => {
    if (of === 1)
      return `Den enda indikator som går att bedöma når ${reached === 1 ? '' : 'inte '}målvärdet.`;
    if (reached === of) return `Alla ${sv(of)} indikatorer som går att bedöma når målvärdet.`;
    return `Av ${sv(of)} indikatorer som går att bedöma når ${reached === 0 ? 'ingen' : sv(reached)} målvärdet.`;
  },
  moved: (moves, since) => {
    const changed = listOf(
      [
        moves.better === 0 ? '' : `${sv(moves.better)} förbättrats`,
        moves.worse === 0 ? '' : `${sv(moves.worse)} försämrats`,
        moves.neither === 0 ? '' : `${sv(moves.neither)} ändrats`,
      ].filter((part) => part !== ''),
      'och',
    );
    const rest = listOf(
      [
        moves.unchanged === 0
          ? ''
          : `${sv(moves.unchanged)} är ${moves.unchanged === 1 ? 'oförändrad' : 'oförändrade'}`,
        moves.first === 0 ? '' : `${sv(moves.first)} har sitt första värde`,
        moves.incomparable === 0 ? '' : `${sv(moves.incomparable)} går inte att jämföra`,
      ].filter((part) => part !== ''),
      'och',
    );
    if (changed === '')
      return rest === '' ? '' : `Jämfört med ${since} har ingen förbättrats eller försämrats; ${rest}.`;
    return `Sedan ${since} har ${changed}${rest === '' ? '' : `; ${rest}`}.`;
  },
  missing: (count, isWant) => {
    if (count === 0) return '';
    const words = count > 12 ? `Ytterligare ${sv(count)}` : capitalise(sv(count));
    return `${words} går inte att bedöma${isWant ? ', eftersom årets värde saknas' : ''}.`;
  },
};

const en = (count: number) => writeCount(count, 'en');

const ENGLISH: Phrases = {
  noTargets: (year) => `No indicators have a target in ${year}.`,
  nothing: (unassessed, year) =>
    unassessed === 1
      ? `The only indicator with a target cannot be assessed for ${year}.`
      : `None of ${en(unassessed)} indicators with a target can be assessed for ${year}.`,
  reached: (reached, of) => {
    if (of === 1)
      return `The only indicator that can be assessed ${reached === 1 ? 'reaches' : 'does not reach'} its target.`;
    if (reached === of) return `All ${en(of)} indicators that can be assessed reach their targets.`;
    const subject = reached === 0 ? 'none reaches' : `${en(reached)} ${reached === 1 ? 'reaches' : 'reach'}`;
    return `Of ${en(of)} indicators that can be assessed ${subject} the target.`;
  },
  moved: (moves, since) => {
    const have = (count: number, verb: string) =>
      count === 0 ? '' : `${en(count)} ${count === 1 ? 'has' : 'have'} ${verb}`;
    const changed = listOf(
      [have(moves.better, 'improved'), have(moves.worse, 'worsened'), have(moves.neither, 'changed')].filter(
        (part) => part !== '',
      ),
      'and',
    );
    const rest = listOf(
      [
        moves.unchanged === 0
          ? ''
          : `${en(moves.unchanged)} ${moves.unchanged === 1 ? 'is' : 'are'} unchanged`,
        have(moves.first, moves.first === 1 ? 'its first value' : 'their first value'),
        moves.incomparable === 0 ? '' : `${en(moves.incomparable)} cannot be compared`,
      ].filter((part) => part !== ''),
      'and',
    );
    if (changed === '')
      return rest === '' ? '' : `Compared with ${since} none has improved or worsened; ${rest}.`;
    return `Since ${since} ${changed}${rest === '' ? '' : `; ${rest}`}.`;
  },
  missing: (count, isWant) => {
    if (count === 0) return '';
    const words = count > 12 ? `Another ${en(count)}` : capitalise(en(count));
    return `${words} cannot be assessed${isWant ? ", because this year's value is missing" : ''}.`;
  },
};
