// How much of whom a reader may see, as data. What a rule means for one figure is in counts.ts; how the rest is hidden so that
// nothing can be worked out is in protect.ts. A region that decides otherwise passes its own rule to `withhold`.
import type { GroupKind } from '../../core/group.ts';
import type { PeriodKind } from '../../core/period.ts';
import type { Sex } from '../../core/sex.ts';

/**
 * A figure is withheld if it rests on fewer than `denominator`, or if 0 < cases < `count`, or if 0 < the others < `count`:
 * one of a few is recognised as easily as one of a few who were not. Nobody at all gives nobody away and is shown.
 */
export interface Threshold {
  readonly denominator: number;
  readonly count: number;
}

export interface ReleaseRule {
  readonly threshold: Threshold;
  /** Where a register hides more than we do, its own limit holds for its figures. By the indicator's source. */
  readonly bySource: Readonly<Record<string, Threshold>>;
  /** Who is reckoned with as knowing their own figures: what they know must not help them to their neighbours'. */
  readonly insiders: readonly ('unit' | 'area')[];
  /** Shares that came without counts can't be judged: they are shown for these kinds of groups only. */
  readonly uncounted: readonly GroupKind[];
  /**
   * True: what a region has printed itself is shown (`FigureTables.isPrinted`). Everybody has it already, with its source, and
   * nobody is protected by our not repeating it; it is reckoned with as known, so that it gives no other figure away.
   */
  readonly showsPrinted: boolean;
  /** Kinds of groups whose figures nobody outside sees at all (people/access.ts): they hide the others at no cost. */
  readonly closed: readonly GroupKind[];
}

/**
 * Sources: no Swedish authority prescribes one number. SKR's waiting-time site shows nothing under 20; Kolada and official
 * statistics mark what is too few with ".." (RKA, SCB). 5 is what Socialstyrelsen and the quality registers commonly use.
 * Withheld by the three tests of Hundepool et al., Handbook on Statistical Disclosure Control (ESSnet 2010), ch. 5.
 */
export const PUBLIC_RULE: ReleaseRule = {
  threshold: { denominator: 5, count: 5 },
  bySource: { 'Väntetider i vården': { denominator: 20, count: 5 } },
  insiders: ['unit', 'area'],
  uncounted: ['region', 'area', 'operator', 'municipality', 'population', 'country'],
  showsPrinted: true,
  closed: ['unit'],
};

/**
 * What is lost when a figure is hidden: the product of the three. Where several figures could hide the same one, the least
 * loss is taken, then the figures of fewest persons, then the first by kind and id of group, sex and period.
 */
export const LOSS = {
  group: { unit: 1, population: 2, municipality: 4, area: 8, operator: 20, region: 100 },
  sex: { women: 1, men: 1, unknown: 1, total: 3 },
  period: { month: 1, other: 3, tertial: 3, year: 9 },
} as const satisfies {
  group: Partial<Record<GroupKind, number>>;
  sex: Record<Sex, number>;
  period: Record<PeriodKind, number>;
};

/** The kinds of groups whose figures are sums of units', or of persons in them. */
export type SummedKind = keyof typeof LOSS.group;

export function isSummed(kind: GroupKind): kind is SummedKind {
  return kind in LOSS.group;
}

export function thresholdFor(rule: ReleaseRule, source: string): Threshold {
  return rule.bySource[source] ?? rule.threshold;
}
