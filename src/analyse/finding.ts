// What an indicator's figures say, in one sentence without a full stop: the title of its chart.
// "Andelen ökade till 77 procent men är 13 procentenheter från målet".

import type { AssessedIndicator } from '../assess/contract.ts';
import { compare, decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { writeDifference } from '../core/limit-words.ts';
import { capitalise } from '../core/numbers/write.ts';
import { yearOf } from '../core/period.ts';
import { printedValue, printLong } from '../core/printed.ts';
import { changeOf, isChange } from './change.ts';
import { distanceBetween } from './comparisons.ts';
import type { Change, NoChange } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { latestBefore } from './figures.ts';
import { nounFor } from './nouns.ts';
import { printedYear } from './printed-year.ts';
import { writeChangeSize } from './write-change.ts';

export function writeFinding(
  figures: IndicatorFigures,
  assessed: AssessedIndicator,
  language: Language,
): string {
  const value = printedYear(figures, assessed);
  if (value === null) return writeWithoutValue(figures, language);
  const change = changeOf(figures);
  const written = printLong(value, figures.indicator.unit, language);
  return writeMove(change, written, figures, language) + writeTargetPart(change, figures, assessed, language);
}

/** "Andelen ökade till 77 procent", "Antalet ökade med 18,9 procent till 266 108 ärenden", "Andelen ligger kvar på …" */
function writeMove(
  change: Change | NoChange,
  written: string,
  { indicator }: IndicatorFigures,
  language: Language,
): string {
  const noun = capitalise(nounFor(indicator, language));
  if (!isChange(change)) return language === 'sv' ? `${noun} är ${written}` : `${noun} is ${written}`;
  if (change.sign === 0)
    return language === 'sv' ? `${noun} ligger kvar på ${written}` : `${noun} remains at ${written}`;
  const size =
    change.percent === null
      ? ''
      : `${language === 'sv' ? ' med' : ' by'} ${writeChangeSize(change, indicator, language)}`;
  if (language === 'sv') return `${noun} ${change.sign > 0 ? 'ökade' : 'minskade'}${size} till ${written}`;
  return `${noun} ${change.sign > 0 ? 'rose' : 'fell'}${size} to ${written}`;
}

const WORDS = {
  sv: {
    and: 'och',
    but: 'men',
    reaches: 'når målet',
    misses: 'når inte målet',
    is: 'är ',
    from: 'från målet',
  },
  en: {
    and: 'and',
    but: 'but',
    reaches: 'reaches the target',
    misses: 'does not reach the target',
    is: 'is ',
    from: 'from the target',
  },
} as const satisfies Record<Language, Record<string, string>>;

function writeTargetPart(
  change: Change | NoChange,
  figures: IndicatorFigures,
  assessed: AssessedIndicator,
  language: Language,
): string {
  const { light, target } = assessed.verdict;
  if (target === null || light === 'tracked' || light === 'not-assessable') return '';
  const words = WORDS[language];
  const judgement = isChange(change) ? change.judgement : null;
  const isReached = light === 'reached';
  const isContrast = isReached ? judgement === 'worse' : judgement === 'better';
  const joined = ` ${isContrast ? words.but : words.and} `;
  if (isReached) return joined + words.reaches;
  const value = printedYear(figures, assessed);
  if (target.kind !== 'level' || value === null) return joined + words.misses;
  const distance = distanceBetween(value, target.value);
  if (compare(distance, decimal(0)) === 0) return ` ${words.but} ${words.misses}`;
  const away = `${writeDifference(distance, figures.indicator.unit, language)} ${words.from}`;
  // After "är" or "ligger kvar på" the distance follows without a second verb.
  const isStanding = !isChange(change) || change.sign === 0;
  return isStanding ? `, ${away}` : joined + words.is + away;
}

function writeWithoutValue(figures: IndicatorFigures, language: Language): string {
  const { indicator, year } = figures;
  const latest = latestBefore(figures);
  const value = latest === null ? null : printedValue(latest.outcome, indicator);
  if (latest === null || value === null)
    return language === 'sv' ? `Inget värde för ${year} finns` : `There is no value for ${year}`;
  const noun = capitalise(nounFor(indicator, language));
  const written = printLong(value, indicator.unit, language);
  const latestYear = yearOf(latest.period);
  return language === 'sv'
    ? `${noun} var ${written} år ${latestYear}, och värdet för ${year} saknas`
    : `${noun} was ${written} in ${latestYear}, and the value for ${year} is missing`;
}
