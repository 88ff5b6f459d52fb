// A region's definitions are read in: checked as a whole, held against what is kept, and saved as a new version with its entry in
// the audit log, in one transaction. What is the same already makes no version. Figures that were delivered are never touched: those
// that the new definitions no longer show are counted, so that nobody is surprised by a series that ends.
import type { Observation } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import type { Problem } from '../core/problem.ts';
import type { Region } from '../plan/contract.ts';
import type { DefinitionChanges } from '../plan/definition-changes.ts';
import { definitionChanges } from '../plan/definition-changes.ts';
import { Refused } from './failures.ts';
import { readDefinitions } from './read-definitions.ts';
import type { World } from './world.ts';

export interface ReadRegionFolder {
  readonly region: Region;
  readonly warnings: readonly Problem[];
}

/** `shipped`: where the catalogue is when there is none beside. Throws Refused with all problems, by file and line. */
export async function readOneRegion(folder: string, shipped: string): Promise<ReadRegionFolder> {
  const read = await readDefinitions(folder, shipped).catch(() => {
    throw refusedFolder(
      `Mappen ${folder} går inte att läsa.`,
      'Kontrollera att den finns och att du får läsa den.',
    );
  });
  const [only, ...others] = read;
  if (only === undefined)
    throw refusedFolder(
      `I ${folder} finns ingen region: varken den eller dess undermappar har region.yaml.`,
      'Börja med ett genomarbetat exempel: bin/utfall definitions new MAPP',
    );
  if (others.length > 0)
    throw refusedFolder(
      `I ${folder} finns ${read.length} regioner.`,
      `Läs in en i taget: ${read.map(({ path }) => path).join(', ')}.`,
    );
  const { value, problems } = only.region;
  if (value === null) throw new Refused(problems);
  return { region: value, warnings: problems };
}

function refusedFolder(message: string, hint: string): Refused {
  return new Refused([{ code: 'definitions-folder', severity: 'error', where: {}, message, hint }]);
}

export interface HeldAgainst {
  readonly changes: DefinitionChanges;
  /** By indicator id: delivered figures that are shown today and would not be. */
  readonly lostByIndicator: ReadonlyMap<string, number>;
  /** By group key ("unit:almviken"): delivered figures of a part of the organisation that would no longer be there. */
  readonly lostByGroup: ReadonlyMap<string, number>;
}

/** What saving would change. Changes nothing. */
export async function holdAgainstKept(world: World, region: Region): Promise<HeldAgainst> {
  const kept = (await world.definitions.regions()).find(({ id }) => id === region.id) ?? null;
  const changes = definitionChanges(kept, region);
  if (kept === null) return { changes, lostByIndicator: new Map(), lostByGroup: new Map() };
  return {
    changes,
    lostByIndicator: await lostByIndicator(world, kept, region, changes),
    lostByGroup: await lostByGroup(world, region, changes),
  };
}

async function lostByIndicator(
  { observations }: World,
  kept: Region,
  region: Region,
  { indicators }: DefinitionChanges,
): Promise<ReadonlyMap<string, number>> {
  const indicatorIds = [
    ...new Set(indicators.filter(({ kind }) => kind === 'meaning' || kind === 'removed').map(({ id }) => id)),
  ];
  if (indicatorIds.length === 0) return new Map();
  const found = await observations.current({ regionId: region.id, indicatorIds });
  const [counted, counts] = [countedBy(kept), countedBy(region)];
  return countBy(
    found.filter((each) => counted(each) && !counts(each)),
    ({ indicatorId }) => indicatorId,
  );
}

/**
 * Whether the region's plans show a figure: that of its own year by its meaning there, one of a year whose plan is without the
 * indicator where a later plan looks back at it, and one that is newer than every plan as it is read (collect/find-indicator.ts).
 */
function countedBy({ plans }: Region): (observation: Observation) => boolean {
  const newest = Math.max(...plans.map(({ year }) => year));
  return ({ indicatorId, definition, period }) => {
    const year = yearOf(period);
    const having = plans.filter(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
    const own = having.filter((plan) => plan.year === year);
    const others = year > newest ? having : having.filter((plan) => plan.year > year);
    return (own.length > 0 ? own : others).some(({ indicators }) =>
      indicators.some(({ id, meaning }) => id === indicatorId && meaning.fingerprint === definition),
    );
  };
}

async function lostByGroup(
  { observations }: World,
  { id: regionId }: Region,
  { units }: DefinitionChanges,
): Promise<ReadonlyMap<string, number>> {
  const removed = units.filter(({ kind }) => kind === 'removed').map(({ unit }) => unit);
  if (removed.length === 0) return new Map();
  const keys = new Set(removed.map(({ kind, id }) => `${kind}:${id}`));
  const found = await observations.current({
    regionId,
    groupKinds: [...new Set(removed.map(({ kind }) => kind))],
  });
  const keyOf = ({ group }: Observation) => `${group.kind}:${group.id}`;
  return countBy(
    found.filter((each) => keys.has(keyOf(each))),
    keyOf,
  );
}

function countBy(
  observations: readonly Observation[],
  by: (observation: Observation) => string,
): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(observations, by)].map(([key, group]) => [key, group.length]));
}
