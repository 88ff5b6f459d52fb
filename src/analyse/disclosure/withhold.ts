// The gate between what is known and what a reader may see. In: figures, all of them. Out: the same figures, with those that
// would give somebody away as missing for that reason. Read next: rules.ts (what is too few), protect.ts (what else goes).
import type { Group } from '../../core/group.ts';
import { groupKey } from '../../core/group.ts';
import type { Observation } from '../../core/observation.ts';
import { yearOf } from '../../core/period.ts';
import type { Indicator } from '../../plan/contract.ts';
import { countsOf } from './counts.ts';
import type { Edition } from './editions.ts';
import { openEdition } from './editions.ts';
import { protect } from './protect.ts';
import type { Audience, ReleaseRule } from './rules.ts';
import { isSummed, PUBLIC_RULE, thresholdFor } from './rules.ts';
import type { Places, Space } from './space.ts';
import { openSpace } from './space.ts';
import { sumsIn } from './sums.ts';

declare const releasedBrand: unique symbol;
/** A figure as its audience may see it. Only this module makes one. */
export type Released = Observation & { readonly [releasedBrand]: true };

/**
 * few: rests on too few itself. protects: would give such a one away through a sum. uncounted: a share whose counts nobody
 * knows, for a small group. extreme: the lowest, highest or median of units of which one is withheld.
 */
export type WithheldBecause = 'few' | 'protects' | 'uncounted' | 'extreme';

/** What was published before: every figure as it was known then, and the ids of those that were not shown. */
export interface EarlierEdition {
  readonly figures: readonly Observation[];
  readonly withheld: ReadonlySet<string>;
}

export interface FigureTables {
  /**
   * Everything of a region that the audience has or gets in any page, file or answer, one observation per key: what is left
   * out can't be reckoned with. Several indicators and years at a time are fine; each is judged by itself.
   */
  readonly figures: readonly Observation[];
  readonly earlier: readonly EarlierEdition[];
  readonly places: Places;
  /** By indicator id and fingerprint; null for an indicator that no plan knows any more: all its figures are withheld. */
  indicatorOf(observation: Observation): Indicator | null;
}

export interface ReleasedTables {
  /** In the order that they came. */
  readonly figures: readonly Released[];
  /** By observation id. This is what an edition's `withheld` is kept as. */
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  /** Ids of figures that can be worked out from earlier editions whatever is withheld now: for the region to know. */
  readonly exposed: ReadonlySet<string>;
}

/** The same tables give the same answer, whatever the order of the figures. */
export function withhold(
  audience: Audience,
  tables: FigureTables,
  rule: ReleaseRule = PUBLIC_RULE,
): ReleasedTables {
  if (audience.kind === 'staff')
    return {
      figures: tables.figures.map((figure) => figure as Released),
      withheld: new Map(),
      exposed: new Set(),
    };
  const withheld = new Map<string, WithheldBecause>();
  const exposed = new Set<string>();
  for (const table of Map.groupBy(tables.figures, tableKey).values())
    judgeTable(table, tables, rule, { withheld, exposed });
  // Insiders are reckoned with in what the public sees, so their own figures can be shown to them on top of it.
  if (audience.kind === 'place')
    for (const figure of tables.figures)
      if (isWithin(figure, audience.group, tables.places)) withheld.delete(figure.id);
  return {
    figures: tables.figures.map((figure) => (withheld.has(figure.id) ? hide(figure) : (figure as Released))),
    withheld,
    exposed,
  };
}

/** Notes are free text beside the figure, and a restatement's reason may tell what it was: they go with it. */
function hide(figure: Observation): Released {
  const outcome = { kind: 'missing', reason: 'suppressed' } as const;
  return { ...figure, outcome, note: '', restatementReason: null } as Observation as Released;
}

/** Periods add up within the year that they begin in. */
function tableKey({ indicatorId, definition, period }: Observation): string {
  return `${indicatorId}|${definition}|${yearOf(period)}`;
}

function isWithin(
  { group, period }: Observation,
  place: Pick<Group, 'kind' | 'id'>,
  places: Places,
): boolean {
  if (groupKey(group) === groupKey(place)) return true;
  return group.kind === 'unit' && places.parentsOf(group.id, period).includes(groupKey(place));
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
  const indicator = tables.indicatorOf(first);
  if (indicator === null) {
    for (const { id } of figures) withheld.set(id, 'uncounted');
    return;
  }
  const key = tableKey(first);
  const editions = tables.earlier.map(({ figures: all, withheld: hidden }) => ({
    figures: all.filter((figure) => tableKey(figure) === key),
    hidden,
  }));
  const space = openSpace([...figures, ...editions.flatMap((edition) => edition.figures)], tables.places);
  const threshold = thresholdFor(rule, indicator.source);
  const open = (of: readonly Observation[], hidden: ReadonlySet<string>) =>
    editionOf(space, of, hidden, indicator, Math.min(threshold.count, threshold.denominator));
  const now = open(figures, new Set());
  const earlier = editions.map((edition) => open(edition.figures, edition.hidden));
  const result = protect({ space, now, earlier, threshold, insiders: rule.insiders });
  for (const figure of figures) {
    const cell = space.cellOf(figure);
    if (cell < 0 || now.counts[cell] == null) {
      if (isUncounted(figure, indicator, rule)) withheld.set(figure.id, 'uncounted');
    } else if (result.hidden.has(cell)) withheld.set(figure.id, result.few.has(cell) ? 'few' : 'protects');
    if (result.exposed.has(cell)) exposed.add(figure.id);
  }
  withholdExtremes(figures, withheld);
}

function editionOf(
  space: Space,
  figures: readonly Observation[],
  hiddenIds: ReadonlySet<string>,
  indicator: Indicator,
  slack: number,
): Edition {
  const counts = new Array<ReturnType<typeof countsOf>>(space.size).fill(null);
  const hidden = new Set<number>();
  for (const figure of figures) {
    const cell = space.cellOf(figure);
    if (cell < 0) continue;
    counts[cell] = countsOf(figure.outcome, indicator);
    if (hiddenIds.has(figure.id)) hidden.add(cell);
  }
  return openEdition(counts, sumsIn(space, counts, slack), hidden);
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

/** The lowest unit's value is that unit's, and bounds every other: with one of them withheld it would tell of it. */
function withholdExtremes(figures: readonly Observation[], withheld: Map<string, WithheldBecause>): void {
  const placeOf = ({ sex, period }: Observation) => `${sex} ${period.start} ${period.end}`;
  const touched = new Set(
    figures.filter(({ id, group }) => group.kind === 'unit' && withheld.has(id)).map(placeOf),
  );
  for (const figure of figures) {
    const isStatistic = figure.group.kind.startsWith('unit-');
    if (isStatistic && figure.outcome.kind === 'figure' && touched.has(placeOf(figure)))
      withheld.set(figure.id, 'extreme');
  }
}
