// The gate between what is known and what people outside may see. In: figures, all of them. Out: which of them would give
// somebody away, and why. Read next: rules.ts (what is too few), protect.ts (what else goes).
import type { Observation } from '../../core/observation.ts';
import { NO_ROW } from '../../core/observation.ts';
import { yearOf } from '../../core/period.ts';
import type { Indicator } from '../../plan/contract.ts';
import { countsOf } from './counts.ts';
import type { Cells } from './editions.ts';
import { joinEditions, openEdition } from './editions.ts';
import { protect } from './protect.ts';
import type { ReleaseRule } from './rules.ts';
import { isSummed, PUBLIC_RULE, thresholdFor } from './rules.ts';
import type { Places, Space } from './space.ts';
import { openSpace } from './space.ts';
import { sumsIn } from './sums.ts';

/**
 * few: rests on too few itself. protects: would give such a one away through a sum. uncounted: a share whose counts nobody
 * knows, for a small group. extreme: the lowest, highest or median of units of which one is too few. closed: of a kind of group
 * that nobody outside sees.
 */
export const WITHHELD_BECAUSE = ['few', 'protects', 'uncounted', 'extreme', 'closed'] as const;
export type WithheldBecause = (typeof WITHHELD_BECAUSE)[number];

/** What was published before: every figure as it was known then, and the ids of those that were not shown. */
export interface EarlierEdition {
  readonly figures: readonly Observation[];
  readonly withheld: ReadonlySet<string>;
}

export interface FigureTables {
  /**
   * Everything of a region that anybody has or gets in any page, file or answer, one observation per key: what is left out can't
   * be reckoned with. Several indicators and years at a time are fine; each is judged by itself.
   */
  readonly figures: readonly Observation[];
  readonly earlier: readonly EarlierEdition[];
  readonly places: Places;
  /** Printed by the region itself before it came here; see `showsPrinted`. */
  isPrinted?(observation: Observation): boolean;
  /** By indicator id and fingerprint; null for an indicator that no plan knows any more: all its figures are withheld. */
  indicatorOf(observation: Observation): Indicator | null;
}

export interface ReleasedTables {
  /** By observation id. This is what an edition's `withheld` is kept as. */
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  /** Ids of figures that can be worked out from earlier editions whatever is withheld now: for the region to know. */
  readonly exposed: ReadonlySet<string>;
}

/** The same tables give the same answer, whatever the order of the figures. */
export function withhold(tables: FigureTables, rule: ReleaseRule = PUBLIC_RULE): ReleasedTables {
  const withheld = new Map<string, WithheldBecause>();
  const exposed = new Set<string>();
  for (const table of Map.groupBy(tables.figures, tableKey).values())
    judgeTable(table, tables, rule, { withheld, exposed });
  return { withheld, exposed };
}

/**
 * Notes are free text beside the figure, and a restatement's reason may tell what it was: they go with it, and so does the row
 * that it was read from.
 */
export function hide(figure: Observation): Observation {
  return {
    ...withoutReason(figure),
    outcome: { kind: 'missing', reason: 'suppressed' },
    provenance: NO_ROW,
  };
}

/** For a figure that may be shown and replaced one that may not: what was written about the change tells of the earlier one. */
export function withoutReason(figure: Observation): Observation {
  return { ...figure, note: '', restatementReason: null };
}

/** The figures that are judged together: periods add up within the year that they begin in. */
export function tableKey({ indicatorId, definition, period }: Observation): string {
  return `${indicatorId}|${definition}|${yearOf(period)}`;
}

interface Judged {
  readonly withheld: Map<string, WithheldBecause>;
  readonly exposed: Set<string>;
}

function judgeTable(
  figures: readonly Observation[],
  tables: FigureTables,
  rule: ReleaseRule,
  { withheld, exposed }: Judged,
): void {
  const first = figures[0] as Observation;
  const isPrinted = (figure: Observation) => rule.showsPrinted && (tables.isPrinted?.(figure) ?? false);
  const open = figures.filter((figure) => !isPrinted(figure));
  if (open.length === 0) return;
  const indicator = tables.indicatorOf(first);
  if (indicator === null) {
    for (const { id } of open) withheld.set(id, 'uncounted');
    return;
  }
  const key = tableKey(first);
  const printed = figures.filter(isPrinted);
  const editions = [
    ...tables.earlier.map(({ figures: all, withheld: hidden }) => ({
      figures: all.filter((figure) => tableKey(figure) === key),
      hidden,
    })),
    ...(printed.length === 0 ? [] : [{ figures: printed, hidden: new Set<string>() }]),
  ];
  const space = openSpace([...figures, ...editions.flatMap((edition) => edition.figures)], tables.places);
  const threshold = thresholdFor(rule, indicator.source);
  const slack = Math.min(threshold.count, threshold.denominator);
  const edition = ({ counts, hidden }: Cells) => openEdition(counts, sumsIn(space, counts, slack), hidden);
  const now = edition(cellsOf(space, figures, new Set(), indicator));
  const earlier = joinEditions(
    editions.map((each) => cellsOf(space, each.figures, each.hidden, indicator)),
  ).map(edition);
  const closed = new Set(
    open.filter(({ group }) => rule.closed.includes(group.kind)).map((figure) => space.cellOf(figure)),
  );
  const result = protect({ space, now, earlier, threshold, insiders: rule.insiders, closed });
  for (const figure of open) {
    const cell = space.cellOf(figure);
    if (cell < 0 || now.counts[cell] == null) {
      if (isUncounted(figure, indicator, rule)) withheld.set(figure.id, 'uncounted');
      else if (rule.closed.includes(figure.group.kind)) withheld.set(figure.id, 'closed');
    } else if (result.few.has(cell)) withheld.set(figure.id, 'few');
    else if (closed.has(cell)) withheld.set(figure.id, 'closed');
    else if (result.hidden.has(cell)) withheld.set(figure.id, 'protects');
    if (result.exposed.has(cell)) exposed.add(figure.id);
  }
  withholdExtremes(open, withheld);
}

function cellsOf(
  space: Space,
  figures: readonly Observation[],
  hiddenIds: ReadonlySet<string>,
  indicator: Indicator,
): Cells {
  const counts = new Array<Cells['counts'][number]>(space.size).fill(null);
  const hidden = new Set<number>();
  for (const figure of figures) {
    const cell = space.cellOf(figure);
    if (cell < 0) continue;
    counts[cell] = countsOf(figure.outcome, indicator);
    if (hiddenIds.has(figure.id)) hidden.add(cell);
  }
  return { counts, hidden };
}

/** A share or a mean of persons without their number. Money and counts of things are nobody's. */
function isUncounted(
  { group, outcome }: Observation,
  { kind }: Indicator,
  { uncounted }: ReleaseRule,
): boolean {
  if (outcome.kind === 'missing' || !isSummed(group.kind)) return false;
  const isOfPersons = kind === 'proportion' || kind === 'rate' || kind === 'index';
  return isOfPersons && !uncounted.includes(group.kind);
}

/**
 * The lowest unit's value is that unit's, and bounds every other: with one of them too few it would tell of it, and of those
 * that hide it.
 */
function withholdExtremes(figures: readonly Observation[], withheld: Map<string, WithheldBecause>): void {
  const isTouched = figures.some(({ id, group }) => group.kind === 'unit' && isSecret(withheld.get(id)));
  if (!isTouched) return;
  for (const { id, group, outcome } of figures)
    if (group.kind.startsWith('unit-') && outcome.kind === 'figure') withheld.set(id, 'extreme');
}

function isSecret(because: WithheldBecause | undefined): boolean {
  return because === 'few' || because === 'protects' || because === 'uncounted';
}
