// The world as one viewer may see it: every port hands out what their grants and the publications give, and nothing else, so that
// no use case has to think of rights. What is hidden does not exist: it is not found, not counted and not searched. Who may do
// what is decided by people/access.ts; whether the request's action is allowed at all by http/guard.ts, before.
// The stores' memories hold everything and are shared by all viewers: the filter goes on top and remembers nothing itself.
import type { ObservationStore } from '../collect/contract.ts';
import { NotFoundError } from '../core/failure.ts';
import type { Observation } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import type { Sight } from '../people/access.ts';
import { isPublished, may, sees, seesYear, sightOf } from '../people/access.ts';
import type { Publication, Viewer } from '../people/contract.ts';
import type { Action } from '../people/permissions.ts';
import { ACTIONS } from '../people/permissions.ts';
import type { Region, RegionReader } from '../plan/contract.ts';
import { NotFound } from './failures.ts';
import type { Readings } from './readings.ts';
import type { Screen } from './release/screen.ts';
import { isHidden, screenOf } from './release/screen.ts';
import type { World } from './world.ts';

export interface SeenRegion {
  /** With the years that the viewer sees. */
  readonly region: Region;
  readonly sight: Sight;
}

/** `readings`: where unpublished figures about units are noted as they are handed out. */
export function viewersWorld(world: World, viewer: Viewer, readings: Readings): World {
  const seen = seenRegions(world, viewer);
  const sightIn = async (regionId: string): Promise<Sight> =>
    (await seen()).get(regionId)?.sight ?? { kind: 'nothing' };
  const mayIn = async (action: Action, regionId: string): Promise<boolean> =>
    may(
      viewer,
      action,
      { kind: 'region', regionId },
      (await seen()).get(regionId)?.region.organisation ?? null,
    );
  /** The guard has asked already; a use case that comes another way is stopped here. */
  const require = async (action: Action, regionId: string): Promise<void> => {
    if (!(await mayIn(action, regionId))) throw new NotFound('region');
  };
  const screen = screenOf(world.releases);
  const observations = viewersObservations(world.observations, sightIn, screen, readings);
  return {
    ...world,
    definitions: {
      regions: async () => [...(await seen()).values()].map(({ region }) => region),
      region: async (id) => {
        const found = (await seen()).get(id);
        if (found === undefined) throw new NotFound('region');
        return found.region;
      },
      save: () => refuseAll(),
      versions: async () => {
        const all = await world.definitions.versions();
        const permitted = await Promise.all(all.map(({ regionId }) => mayIn('see-deliveries', regionId)));
        return all.filter((_each, index) => permitted[index]);
      },
    },
    observations,
    releases: {
      of: async (regionId) => {
        // Which figures are too few tells of them.
        await require('publish-year', regionId);
        return world.releases.of(regionId);
      },
      notePrinted: () => refuseAll(),
    },
    deliveredRow: async (provenance) => {
      const figures = await world.observations.ofRow(provenance);
      const [first] = figures;
      if (first === undefined) return null;
      const sight = await sightIn(first.regionId);
      if (!figures.every((figure) => sees(sight, figure))) return null;
      // The row is told whole: one that holds anything of what is withheld is not.
      const shown = await screen(figures, sight);
      return shown.every((figure, at) => figure === figures[at]) ? world.deliveredRow(provenance) : null;
    },
    deliveries: {
      list: async (regionId) => {
        const all = await world.deliveries.list(regionId);
        const permitted = await Promise.all(all.map((each) => mayIn('see-deliveries', each.regionId)));
        return all.filter((_each, index) => permitted[index]);
      },
      byId: async (id) => {
        const found = await world.deliveries.byId(id);
        return found !== null && (await mayIn('see-deliveries', found.regionId)) ? found : null;
      },
      file: async (id) => {
        const found = await world.deliveries.byId(id);
        const isSeen = found !== null && (await mayIn('see-deliveries', found.regionId));
        return isSeen ? world.deliveries.file(id) : null;
      },
      add: async (delivery) => {
        await require('deliver', delivery.regionId);
        return world.deliveries.add(delivery);
      },
      accept: async (id, rows, at) => {
        await requireDelivery(id);
        return world.deliveries.accept(id, rows, at);
      },
      withdraw: async (id, reason, at) => {
        await requireDelivery(id);
        return world.deliveries.withdraw(id, reason, at);
      },
    },
    comments: {
      latest: async (regionId, year) => {
        // Before the year is published, what an analyst has written belongs to the draft of the report.
        const isShown = await seesReport(regionId, year);
        return isShown ? world.comments.latest(regionId, year) : new Map();
      },
      write: async (comment, basedOn) => {
        await require('write-comments', comment.regionId);
        return world.comments.write(comment, basedOn);
      },
    },
    decisions: {
      latest: async (regionId, year) =>
        seesYear(await sightIn(regionId), year) ? world.decisions.latest(regionId, year) : new Map(),
      decide: async (place, decision, basedOn) => {
        await require('decide-goals', place.regionId);
        return world.decisions.decide(place, decision, basedOn);
      },
    },
    publications: {
      all: async () => {
        const regions = await seen();
        return (await world.publications.all()).filter(({ regionId, year }) =>
          seesYear(regions.get(regionId)?.sight ?? { kind: 'nothing' }, year),
        );
      },
      set: async (place, isPublic, at) => {
        await require('publish-year', place.regionId);
        return world.publications.set(place, isPublic, at);
      },
    },
  };

  async function requireDelivery(id: string): Promise<void> {
    const found = await world.deliveries.byId(id);
    if (found === null || !(await mayIn('deliver', found.regionId))) throw new NotFound('delivery');
  }

  async function seesReport(regionId: string, year: number): Promise<boolean> {
    return (await seen()).get(regionId)?.region.reader?.reportYears.includes(year) ?? false;
  }
}

/** Definitions, and what was printed before, are saved by the start and the command line only. */
function refuseAll(): Promise<never> {
  return Promise.reject(new NotFoundError('Sidan finns inte.'));
}

/** Worked out once per request, when something first asks. */
function seenRegions(world: World, viewer: Viewer): () => Promise<ReadonlyMap<string, SeenRegion>> {
  let asked: Promise<ReadonlyMap<string, SeenRegion>> | null = null;
  const find = async () => {
    const [regions, publications] = await Promise.all([
      world.definitions.regions(),
      world.publications.all(),
    ]);
    const seen = regions.flatMap((region) => seeRegion(viewer, region, publications) ?? []);
    return new Map(seen.map((each) => [each.region.id, each]));
  };
  return () => {
    asked ??= find();
    return asked;
  };
}

/** Null when the region does not exist for the viewer. */
export function seeRegion(
  viewer: Viewer,
  region: Region,
  publications: readonly Publication[],
): SeenRegion | null {
  const published = publications.flatMap(({ regionId, year, isPublished: isPublic }) =>
    regionId === region.id && isPublic ? [year] : [],
  );
  // A year that has no plan can be nobody's page, whatever was published once.
  const years = new Set(published.filter((year) => region.plans.some((plan) => plan.year === year)));
  const sight = sightOf(viewer, region, years);
  const plans = region.plans.filter(({ year }) => seesYear(sight, year));
  if (plans.length === 0) return null;
  return { sight, region: { ...region, plans, reader: readerOf(viewer, region, sight, years) } };
}

function readerOf(viewer: Viewer, region: Region, sight: Sight, years: ReadonlySet<number>): RegionReader {
  const whole = { kind: 'region', regionId: region.id } as const;
  const mayHere = (action: Action) => may(viewer, action, whole, region.organisation);
  const hasDraft = mayHere('see-draft-report');
  return {
    publishedYears: [...years],
    reportYears: region.plans.map(({ year }) => year).filter((year) => hasDraft || years.has(year)),
    seesAllUnits: sight.kind === 'all',
    seesAllGroupsThrough: groupsThrough(sight),
    may: ACTIONS.filter(mayHere),
  };
}

function groupsThrough(sight: Sight): RegionReader['seesAllGroupsThrough'] {
  switch (sight.kind) {
    case 'nothing':
      return null;
    case 'published':
      return sight.through;
    case 'part':
      return sight.hasAllGroups ? 'all-years' : sight.through;
    case 'all':
      return 'all-years';
  }
}

function viewersObservations(
  store: ObservationStore,
  sightIn: (regionId: string) => Promise<Sight>,
  screen: Screen,
  readings: Readings,
): ObservationStore {
  const handOut = async (all: readonly Observation[], regionId: string) => {
    const sight = await sightIn(regionId);
    const shown = await screen(
      all.filter((each) => sees(sight, each)),
      sight,
    );
    noteReadings(shown, sight, readings);
    return shown;
  };
  return {
    current: async (query) =>
      (await sightIn(query.regionId)).kind === 'nothing'
        ? []
        : handOut(await store.current(query), query.regionId),
    history: async (key) => {
      const all = await store.history(key);
      const counting = all.find(({ isWithdrawn }) => !isWithdrawn);
      const withdrawn = new Map(all.map(({ id, isWithdrawn }) => [id, isWithdrawn]));
      // Of what may not be shown there is nothing but that the counting figure is one.
      return (await handOut(all, key.regionId))
        .filter((each) => !isHidden(each) || each.id === counting?.id)
        .map((each) => ({ ...each, isWithdrawn: withdrawn.get(each.id) ?? false }));
    },
    byId: async (id) => {
      const found = await store.byId(id);
      const [shown] = found === null ? [] : await handOut([found], found.regionId);
      return shown === undefined || isHidden(shown) ? null : shown;
    },
    ofRow: async (provenance) => {
      const found = await store.ofRow(provenance);
      const regions = [...new Set(found.map(({ regionId }) => regionId))];
      const shown = await Promise.all(
        regions.map((id) =>
          handOut(
            found.filter(({ regionId }) => regionId === id),
            id,
          ),
        ),
      );
      return shown.flat().filter((each) => !isHidden(each));
    },
  };
}

/** Who sees no units reads none: the filter has seen to that. */
function noteReadings(shown: readonly Observation[], sight: Sight, readings: Readings): void {
  if (sight.kind === 'nothing' || sight.kind === 'published') return;
  readings.note(unpublishedOfUnits(shown, sight));
}

function* unpublishedOfUnits(shown: readonly Observation[], sight: { readonly through: number | null }) {
  for (const { regionId, indicatorId, group, period } of shown)
    if (group.kind === 'unit' && !isPublished(sight, period))
      yield { regionId, indicatorId, unitId: group.id, year: yearOf(period) };
}
