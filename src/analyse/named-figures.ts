// The figures that a comment may name in braces, each bound to what it was read or computed from. The drafted comment is
// written with the same names, so that a person edits the very text that the system wrote.
// Names are Swedish because people type them. "_tal" is the bare number, for where the unit is said once.

import type { AssessedIndicator } from '../assess/contract.ts';
import type { Decimal } from '../core/decimal.ts';
import { absolute, decimal } from '../core/decimal.ts';
import { writeDifference } from '../core/limit-words.ts';
import { MINUS, writeCount, writeNumber } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { printBare, printedBeside, printedValue, printLong } from '../core/printed.ts';
import type { Inline } from '../core/prose.ts';
import { changeOf, isChange, referenceYear } from './change.ts';
import { countryOf, distanceBetween, groupsHighestFirst, sexGapOf } from './comparisons.ts';
import type { NamedFigures } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { anyDefinition, figureOf, latestBefore, newestPart } from './figures.ts';
import { limitOf, printedYear } from './printed-year.ts';
import { spreadOf } from './spread.ts';
import { writeChangeSize, writeFormula } from './write-change.ts';

type Names = Map<string, Inline>;

interface Subject {
  readonly figures: IndicatorFigures;
  readonly assessed: AssessedIndicator;
}

export function nameFigures(figures: IndicatorFigures, assessed: AssessedIndicator): NamedFigures {
  const names: Names = new Map();
  const subject = { figures, assessed };
  nameYears(names, subject);
  nameValues(names, subject);
  nameTarget(names, subject);
  nameSexes(names, subject);
  nameUnits(names, subject);
  nameGroups(names, subject);
  return names;
}

function nameYears(names: Names, { figures }: Subject): void {
  names.set('år', { kind: 'text', text: String(figures.year) });
  names.set('föregående_år', { kind: 'text', text: String(referenceYear(figures)) });
  const latest = latestBefore(figures);
  if (latest === null) return;
  names.set('senaste_år', { kind: 'text', text: latest.period.start.slice(0, 4) });
  nameValue(names, 'senaste', latest, figures);
}

function nameValues(names: Names, { figures, assessed }: Subject): void {
  const { indicator } = figures;
  nameValue(names, 'värde', figureOf(figures, 'region'), figures, limitOf(assessed));
  nameValue(names, 'delår', newestPart(figures), figures);
  nameCounts(names, figureOf(figures, 'region'));
  nameValue(names, 'föregående', anyDefinition(figures, 'region', 'total', referenceYear(figures)), figures);
  nameValue(names, 'riket', countryOf(figures), figures);
  const change = changeOf(figures);
  if (isChange(change))
    names.set('förändring', {
      kind: 'figure',
      text: writeChangeSize(change, indicator, 'sv'),
      source: {
        observationIds: [change.to.id, change.from.id],
        formula: writeFormula(change, indicator, 'sv'),
      },
    });
}

/** "32" and "38" behind a share, where they were delivered. */
function nameCounts(names: Names, observation: Observation | null): void {
  if (observation === null || observation.outcome.kind === 'missing') return;
  const { numerator, denominator } = observation.outcome;
  for (const [name, count] of [
    ['täljare', numerator],
    ['nämnare', denominator],
  ] as const)
    if (count !== null)
      names.set(name, {
        kind: 'figure',
        text: writeNumber(decimal(count), 0, 'sv'),
        source: { observationIds: [observation.id], formula: null },
      });
}

function nameTarget(names: Names, { figures, assessed }: Subject): void {
  const { indicator, year } = figures;
  const { target } = assessed.verdict;
  if (target === null || target.kind === 'none') return;
  names.set('mål', {
    kind: 'figure',
    text: assessed.target.long,
    source: { observationIds: [], formula: `målet i planen för ${year}` },
  });
  const observation = figureOf(figures, 'region');
  const value = printedYear(figures, assessed);
  if (target.kind !== 'level' || observation === null || value === null) return;
  names.set('avstånd', {
    kind: 'figure',
    text: writeDifference(distanceBetween(value, target.value), indicator.unit, 'sv'),
    source: {
      observationIds: [observation.id],
      formula: `${printBare(target.value, 'sv')} ${MINUS} ${printBare(value, 'sv')}`,
    },
  });
}

function nameSexes(names: Names, { figures }: Subject): void {
  const { indicator } = figures;
  nameValue(names, 'kvinnor', figureOf(figures, 'region', 'women'), figures);
  nameValue(names, 'män', figureOf(figures, 'region', 'men'), figures);
  const gap = sexGapOf(figures);
  if (gap === null) return;
  names.set('skillnad', gapFigure(gap.difference, [gap.women, gap.men], figures));
  if (gap.previous === null) return;
  const { year, difference } = gap.previous;
  const earlier = (['women', 'men'] as const).flatMap((sex) => figureOf(figures, 'region', sex, year) ?? []);
  names.set('skillnad_föregående', gapFigure(difference, earlier, figures));
  names.set('skillnad_tal', {
    kind: 'figure',
    text: printBare(absolute(gap.difference), 'sv'),
    source: gapFigure(gap.difference, [gap.women, gap.men], figures).source,
  });

  function gapFigure(size: Decimal, pair: readonly Observation[], of: IndicatorFigures) {
    return {
      kind: 'figure' as const,
      text: writeDifference(size, indicator.unit, 'sv'),
      source: {
        observationIds: pair.map(({ id }) => id),
        formula: pair
          .map(({ outcome }) => printedValue(outcome, of.indicator))
          .flatMap((value) => (value === null ? [] : [printBare(value, 'sv')]))
          .join(` ${MINUS} `),
      },
    };
  }
}

function nameUnits(names: Names, { figures, assessed }: Subject): void {
  const { target } = assessed.verdict;
  const spread = spreadOf(figures, target);
  nameValue(names, 'lägst', spread.lowest, figures);
  nameValue(names, 'median', spread.median, figures);
  nameValue(names, 'högst', spread.highest, figures);
  if (spread.reaching === null) return;
  const observationIds = figures.current.filter(({ group }) => group.kind === 'unit').map(({ id }) => id);
  const { count, of } = spread.reaching;
  const formula = `antal ${figures.region.unitWord.many} som når målet, ${assessed.target.long}`;
  names.set('antal_når', {
    kind: 'figure',
    text: writeCount(count, 'sv'),
    source: { observationIds, formula },
  });
  names.set('antal_enheter', {
    kind: 'figure',
    text: writeCount(of, 'sv'),
    source: { observationIds, formula: `antal ${figures.region.unitWord.many} med värde` },
  });
}

/** Every area, operator, municipality and population by its own name: {Umeå}. The first of two of one name counts. */
function nameGroups(names: Names, { figures }: Subject): void {
  for (const kind of ['area', 'operator', 'municipality', 'population'] as const)
    for (const observation of groupsHighestFirst(figures, kind)) {
      const { name } = observation.group;
      if (name !== '' && !names.has(name)) nameValue(names, name, observation, figures);
    }
}

/** "{name}" → "77 procent" and "{name_tal}" → "77", both bound to the observation. Nothing when it has no value. */
function nameValue(
  names: Names,
  name: string,
  observation: Observation | null,
  { indicator }: IndicatorFigures,
  limit: Decimal | null = null,
): void {
  if (observation === null || observation.outcome.kind === 'missing') return;
  const { outcome } = observation;
  const printed =
    limit === null ? printedValue(outcome, indicator) : printedBeside(outcome, indicator, limit);
  if (printed === null) return;
  const about = outcome.certainty === 'approximate' ? 'cirka ' : '';
  const source = { observationIds: [observation.id], formula: null };
  names.set(name, { kind: 'figure', text: about + printLong(printed, indicator.unit, 'sv'), source });
  names.set(`${name}_tal`, { kind: 'figure', text: about + printBare(printed, 'sv'), source });
}
