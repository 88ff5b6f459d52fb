// Lowest, median and highest among the region's units, and how many reach the target. Medians and min–max are over units
// (statistics.md, Pooling). The units' own figures are used when all units have one; a delivery that holds only the
// extremes must not be taken for the whole, so then the published statistics count, else the part is told as a part.
// Whoever sees some of the units only gets the published statistics: a count over what they see would be a wrong count.
import type { Decimal } from '../core/decimal.ts';
import { compare } from '../core/decimal.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import type { Region, Target } from '../plan/contract.ts';
import type { Spread } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { allGroupsOf, figureOf, groupsOf } from './figures.ts';

export interface UnitSpread extends Spread {
  /** How many units the extremes are known to lie among: all of them, or only those with a figure. */
  readonly units: { readonly known: number; readonly of: number | null };
}

export function spreadOf(figures: IndicatorFigures, target: Target | null): UnitSpread {
  const { region } = figures;
  const units =
    region.reader?.seesAllUnits === false ? [] : sortedByValue(groupsOf(figures, 'unit'), figures);
  const of = countUnits(region, figures.year);
  // A unit whose value is known to be missing (opened in December) does not make the rest a part.
  const accounted = allGroupsOf(figures, 'unit', figures.year).length;
  const isWhole = units.length > 0 && (of === null || accounted >= of);
  const published = {
    lowest: figureOf(figures, 'unit-min'),
    median: figureOf(figures, 'unit-median'),
    highest: figureOf(figures, 'unit-max'),
  };
  if (isWhole)
    return {
      lowest: units[0] ?? null,
      median: published.median ?? (units.length % 2 === 1 ? (units[(units.length - 1) / 2] ?? null) : null),
      highest: units.at(-1) ?? null,
      reaching: countReaching(units, target, figures),
      units: { known: units.length, of: units.length },
    };
  if (units.length === 0 || published.lowest !== null || published.highest !== null)
    return { ...published, reaching: null, units: { known: 0, of } };
  return {
    lowest: units[0] ?? null,
    median: published.median,
    highest: units.at(-1) ?? null,
    reaching: null,
    units: { known: units.length, of },
  };
}

const collator = new Intl.Collator('sv');

/** Lowest first; equal values in the order of their names. */
export function sortedByValue(
  observations: readonly Observation[],
  { indicator }: IndicatorFigures,
): readonly Observation[] {
  // Each value is worked out once, not at every comparison.
  return observations
    .map((observation) => ({
      observation,
      value: Number(exactValue(observation.outcome, indicator.kind) ?? 0),
    }))
    .toSorted(
      (a, b) => a.value - b.value || collator.compare(a.observation.group.name, b.observation.group.name),
    )
    .map(({ observation }) => observation);
}

function countReaching(
  units: readonly Observation[],
  target: Target | null,
  { indicator }: IndicatorFigures,
): Spread['reaching'] {
  if (target?.kind !== 'level' || target.group !== null) return null;
  const reaches = ({ outcome }: Observation) => {
    const value = exactValue(outcome, indicator.kind);
    return value !== null && meets(value, target);
  };
  return { count: units.filter(reaches).length, of: units.length };
}

/** The unrounded value against the target, as in the assessment. */
export function meets(value: Decimal, target: Extract<Target, { kind: 'level' }>): boolean {
  const order = compare(value, target.value);
  return { '≥': order >= 0, '>': order > 0, '≤': order <= 0, '<': order < 0 }[target.comparator];
}

/** How many health centres the region has in the year: as it says, else those of its organisation; null when unknown. */
function countUnits({ organisation }: Region, year: number): number | null {
  const said = organisation.counts.find((count) => count.year === year && count.what === 'all');
  if (said !== undefined) return said.count;
  const start = `${year}-01-01`;
  const end = `${year + 1}-01-01`;
  const active = organisation.units.filter(
    ({ kind, validFrom, validTo }) =>
      kind === 'unit' && (validFrom ?? start) < end && (validTo ?? end) > start,
  );
  return active.length === 0 ? null : active.length;
}
