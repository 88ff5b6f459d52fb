// Figures as delivered, for readers that want them as printed and for tracing a figure to its row.
// Pages go indicator by indicator, so that a region with half a million figures is never read at once.
import type { ObservationQuery } from '../collect/contract.ts';
import type { Observation } from '../core/observation.ts';
import { periodKey } from '../core/period.ts';
import type { ObservationList, ObservationView, ProvenancePage } from '../http/deliveries-contract.ts';
import { NotFound } from './failures.ts';
import type { World } from './world.ts';

export interface ObservationFilter {
  readonly regionId: string;
  readonly indicatorIds: readonly string[] | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly groupKinds: readonly string[] | null;
  readonly knownAt: string | null;
  /** "telefon:1000": the indicator and how many of its observations came before. */
  readonly after: string | null;
  readonly count: number;
}

export async function listObservations(world: World, filter: ObservationFilter): Promise<ObservationList> {
  const region = await world.definitions.region(filter.regionId);
  const all = new Set(region.plans.flatMap((plan) => plan.indicators.map((indicator) => indicator.id)));
  const ids = [...all].filter((id) => filter.indicatorIds?.includes(id) ?? true).toSorted();
  const [afterId = '', afterCount = '0'] = (filter.after ?? '').split(':');
  const observations: ObservationView[] = [];
  for (const id of ids.filter((candidate) => candidate >= afterId)) {
    const skipped = id === afterId ? Number(afterCount) : 0;
    const found = await world.observations.current(toQuery(filter, id));
    const sorted = found.toSorted(byPlaceInFile).slice(skipped);
    const room = filter.count - observations.length;
    observations.push(...sorted.slice(0, room).map(showObservation));
    if (sorted.length > room) return { observations, next: `${id}:${skipped + room}` };
  }
  return { observations, next: null };
}

function toQuery(filter: ObservationFilter, indicatorId: string): ObservationQuery {
  return {
    regionId: filter.regionId,
    indicatorIds: [indicatorId],
    ...(filter.fromYear === null ? {} : { from: `${filter.fromYear}-01-01` }),
    ...(filter.toYear === null ? {} : { before: `${filter.toYear + 1}-01-01` }),
    ...(filter.groupKinds === null ? {} : { groupKinds: filter.groupKinds }),
    ...(filter.knownAt === null ? {} : { knownAt: filter.knownAt }),
  };
}

/** A total order, so that pages neither repeat nor skip. */
function byPlaceInFile(a: Observation, b: Observation): number {
  return (
    a.period.start.localeCompare(b.period.start) ||
    a.knownFrom.localeCompare(b.knownFrom) ||
    a.provenance.deliveryId.localeCompare(b.provenance.deliveryId) ||
    a.provenance.row - b.provenance.row ||
    a.id.localeCompare(b.id)
  );
}

export function showObservation(observation: Observation): ObservationView {
  const { outcome, group, provenance } = observation;
  const figure = outcome.kind === 'figure' ? outcome : null;
  return {
    id: observation.id,
    regionId: observation.regionId,
    indicatorId: observation.indicatorId,
    definition: observation.definition,
    groupKind: group.kind,
    groupId: group.id,
    group: group.name,
    sex: observation.sex,
    period: periodKey(observation.period),
    value: figure?.value ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    certainty: figure?.certainty ?? null,
    missing: outcome.kind === 'missing' ? outcome.reason : null,
    note: observation.note,
    file: provenance.file,
    sheet: provenance.sheet,
    row: provenance.row,
    deliveryId: provenance.deliveryId,
    knownFrom: observation.knownFrom,
  };
}

/** The row of the delivered file that a figure was read from; without cells for whoever may not see all of the row. Throws NotFound. */
export async function showProvenance(world: World, observationId: string): Promise<ProvenancePage> {
  const observation = await world.observations.byId(observationId);
  if (observation === null) throw new NotFound('observation');
  const found = await world.deliveredRow(observation.provenance);
  return {
    observation: showObservation(observation),
    columns: [...(found?.columns ?? [])],
    cells: [...(found?.cells ?? [])],
  };
}
