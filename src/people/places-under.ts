// What lies under an area or a unit, and when: units of an area, branches of a unit, with moves between areas; and what a unit
// or an area has taken over. Municipalities and operators cut across the areas and hold nothing here: a unit that moves to
// another area stays in its municipality.
import { groupKey } from '../core/group.ts';
import type { Period } from '../core/period.ts';
import type { Organisation, OrganisationUnit } from '../plan/contract.ts';
import type { Place } from './contract.ts';

/** Half-open, ISO dates; null is open. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

type Part = Extract<Place, { readonly kind: 'area' | 'unit' }>;
type SpansByKey = ReadonlyMap<string, readonly Span[]>;

const ALWAYS: readonly Span[] = [{ from: null, to: null }];

export function isWithin(spans: readonly Span[], day: string): boolean {
  return spans.some(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
}

/** Whether the period's last day is. Its end is the day after. */
export function isEndWithin(spans: readonly Span[], { end }: Period): boolean {
  return spans.some(({ from, to }) => (from === null || from < end) && (to === null || end <= to));
}

/** An organisation is replaced whole when it changes, so what has been worked out of one holds as long as it does. */
const remembered = new WeakMap<Organisation, Map<string, SpansByKey>>();

/**
 * By "area:…", "unit:…" and "branch:…", the place itself included; empty for what the organisation does not know. Before a part
 * existed, and after it has ended, it lies where it lay first and last: figures are corrected afterwards.
 *
 * What the place had taken over by the date `on` lies under it for all time: whoever answers for a merged centre needs the
 * history of both. Not the other way round: a right to the centre that was taken over gives nothing of the one that took over,
 * which is others' responsibility too. That takes a new grant.
 */
export function placesUnder(organisation: Organisation, place: Part, on: string): SpansByKey {
  const own = organisation.units.find(({ id, kind }) => id === place.id && kind === place.kind);
  if (own === undefined) return new Map();
  const takenOver = predecessors(organisation, own, on);
  const key = [groupKey(place), ...takenOver.map(({ id }) => id)].join('|');
  const kept = remembered.get(organisation) ?? new Map<string, SpansByKey>();
  remembered.set(organisation, kept);
  const found = kept.get(key);
  if (found !== undefined) return found;
  const spans = new Map<string, readonly Span[]>();
  for (const each of [own, ...takenOver]) collect(organisation, each, ALWAYS, spans);
  kept.set(key, spans);
  return spans;
}

/** What it has taken over by the date, and what those had. Successors make no circles (plan/check-organisation.ts). */
function predecessors(
  organisation: Organisation,
  { id, kind }: OrganisationUnit,
  on: string,
): readonly OrganisationUnit[] {
  return organisation.units
    .filter(
      (unit) => unit.successorId === id && unit.kind === kind && unit.validTo !== null && unit.validTo <= on,
    )
    .flatMap((unit) => [unit, ...predecessors(organisation, unit, on)]);
}

/** Parents make no circles either. */
function collect(
  organisation: Organisation,
  part: OrganisationUnit,
  spans: readonly Span[],
  into: Map<string, readonly Span[]>,
): void {
  const key = `${part.kind}:${part.id}`;
  into.set(key, [...(into.get(key) ?? []), ...spans]);
  for (const child of organisation.units) {
    if (child.kind !== 'area' && child.kind !== 'unit' && child.kind !== 'branch') continue;
    const within = child.parents
      .filter((parent) => parent.id === part.id)
      .flatMap((parent) => spans.flatMap((span) => overlap(span, toSpan(parent))))
      .flatMap((span) => stretch(span, toSpan(child)));
    if (within.length > 0) collect(organisation, child, within, into);
  }
}

function toSpan({
  validFrom,
  validTo,
}: {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}) {
  return { from: validFrom, to: validTo } satisfies Span;
}

function overlap(a: Span, b: Span): readonly Span[] {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return from !== null && to !== null && from >= to ? [] : [{ from, to }];
}

/** Where it begins or ends with the part's own life, it goes on before and after. */
function stretch(span: Span, life: Span): readonly Span[] {
  return overlap(span, life).map(({ from, to }) => ({
    from: from === life.from ? null : from,
    to: to === life.to ? null : to,
  }));
}
