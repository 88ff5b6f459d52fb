// Every state of a region's figures is an edition: an accepted delivery is seen at once by the public, and of a year that is not
// published by the board and by those who answer for a place. Here the states that have not been judged yet are, in the order in
// which they came, each knowing all before it. Only tables whose figures have changed are judged again.
import type { JudgedTable, KeptEdition, ReleaseStore } from '../../analyse/contract.ts';
import { PUBLIC_RULE } from '../../analyse/disclosure/rules.ts';
import type { EarlierEdition } from '../../analyse/disclosure/withhold.ts';
import { tableKey } from '../../analyse/disclosure/withhold.ts';
import type { DeliveryStore, ObservationStore } from '../../collect/contract.ts';
import { groupKey } from '../../core/group.ts';
import type { Observation } from '../../core/observation.ts';
import { periodKey } from '../../core/period.ts';
import type { Region } from '../../plan/contract.ts';
import { foldEditions } from './fold-editions.ts';
import type { JudgeFigures } from './judging.ts';
import { madeFrom } from './made-from.ts';

/** All of it, not what a viewer sees. */
export interface JudgedWorld {
  readonly observations: ObservationStore;
  readonly deliveries: Pick<DeliveryStore, 'list'>;
  readonly editions: ReleaseStore;
  readonly judge: JudgeFigures;
}

export type JudgedRegion = Pick<Region, 'id' | 'organisation' | 'plans'>;

/** All editions up to what is known now, oldest first. Empty while the region has no figures. */
export async function judgeEditions(
  world: JudgedWorld,
  region: JudgedRegion,
): Promise<readonly KeptEdition[]> {
  for (;;) {
    const editions = await world.editions.editions(region.id);
    const [next] = await instantsToJudge(world, region, editions.at(-1) ?? null);
    if (next === undefined) return editions;
    // When another process has written it meanwhile, the next turn finds that.
    await world.editions.add(region.id, await judgeEdition(world, region, editions, next));
  }
}

export async function decidedDeliveries(world: JudgedWorld, regionId: string) {
  const deliveries = await world.deliveries.list(regionId);
  return deliveries.flatMap(({ id, state, decidedAt, withdrawnAt }) =>
    decidedAt !== null && (state === 'accepted' || state === 'withdrawn')
      ? [{ id, acceptedAt: decidedAt, withdrawnAt }]
      : [],
  );
}

async function instantsToJudge(
  world: JudgedWorld,
  region: JudgedRegion,
  last: KeptEdition | null,
): Promise<readonly string[]> {
  const decided = await decidedDeliveries(world, region.id);
  const all = decided.flatMap(({ acceptedAt, withdrawnAt }) =>
    withdrawnAt === null ? [acceptedAt] : [acceptedAt, withdrawnAt],
  );
  const instants = [...new Set(all)].toSorted();
  const due = instants.filter((at) => last === null || at > last.knownAt);
  if (due.length === 0 && last !== null && last.madeFrom !== madeFrom(region)) return [last.knownAt];
  return due;
}

/** Figures that are judged at a time: an indicator is never divided, and what is sent holds up the server for a moment only. */
const TOGETHER = 20_000;

async function judgeEdition(
  world: JudgedWorld,
  region: JudgedRegion,
  editions: readonly KeptEdition[],
  knownAt: string,
): Promise<KeptEdition> {
  const last = editions.at(-1);
  const isAll = last === undefined || last.madeFrom !== madeFrom(region);
  const indicatorIds = await world.editions.changedIndicators(region.id, isAll ? null : last.knownAt);
  const tables = new Map<string, JudgedTable>();
  let touched: Observation[] = [];
  const judgeTouched = async () => {
    for (const [key, table] of await judgeTables(world, region, editions, touched)) tables.set(key, table);
    touched = [];
  };
  for (const indicatorId of indicatorIds) {
    const of = { regionId: region.id, indicatorIds: [indicatorId] };
    const now = await world.observations.current({ ...of, knownAt });
    const then = isAll ? [] : await world.observations.current({ ...of, knownAt: last.knownAt });
    touched.push(...inChangedTables(now, then));
    if (touched.length > TOGETHER) await judgeTouched();
  }
  await judgeTouched();
  return {
    number: editions.length + 1,
    madeFrom: madeFrom(region),
    knownAt,
    closed: PUBLIC_RULE.closed,
    tables,
  };
}

/** The figures in tables that hold others than before. */
function inChangedTables(now: readonly Observation[], then: readonly Observation[]): readonly Observation[] {
  const idsOf = (figures: readonly Observation[]) =>
    figures
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
  const before = Map.groupBy(then, tableKey);
  return [...Map.groupBy(now, tableKey)].flatMap(([key, figures]) =>
    idsOf(figures) === idsOf(before.get(key) ?? []) ? [] : figures,
  );
}

async function judgeTables(
  world: JudgedWorld,
  region: JudgedRegion,
  editions: readonly KeptEdition[],
  figures: readonly Observation[],
): Promise<ReadonlyMap<string, JudgedTable>> {
  if (figures.length === 0) return new Map();
  const earlier = await earlierEditions(world, region.id, editions, figures);
  const { withheld, exposed } = await world.judge({
    region: { organisation: region.organisation, plans: region.plans },
    figures,
    earlier,
    printedDeliveries: await world.editions.printedDeliveries(region.id),
    rule: PUBLIC_RULE,
  });
  const before = foldEditions(editions);
  const hiddenBefore = hiddenPlaces(earlier);
  return new Map(
    [...Map.groupBy(figures, tableKey)].map(([key, own]) => {
      const idsOf = (isIt: (figure: Observation) => boolean) => own.filter(isIt).map(({ id }) => id);
      const reasons = new Set(own.flatMap(({ id }) => withheld.get(id) ?? []));
      const table: JudgedTable = {
        withheld: Object.fromEntries(
          [...reasons].map((because) => [because, idsOf(({ id }) => withheld.get(id) === because)]),
        ),
        shownAgain: idsOf(({ id }) => before.withheld.has(id) && !withheld.has(id)),
        untold: idsOf((figure) => figure.restatementReason !== null && hiddenBefore.has(placeOf(figure))),
        exposed: idsOf(({ id }) => exposed.has(id)),
      };
      return [key, table];
    }),
  );
}

/** What was shown of the touched tables before, as it was known then. */
async function earlierEditions(
  world: JudgedWorld,
  regionId: string,
  editions: readonly KeptEdition[],
  touched: readonly Observation[],
): Promise<readonly EarlierEdition[]> {
  const keys = new Set(touched.map(tableKey));
  const indicatorIds = [...new Set(touched.map(({ indicatorId }) => indicatorId))];
  const judged = editions.filter(({ tables }) => [...tables.keys()].some((key) => keys.has(key)));
  return Promise.all(
    judged.map(async ({ knownAt, tables, closed }) => {
      const all = await world.observations.current({ regionId, indicatorIds, knownAt });
      const figures = all.filter((figure) => keys.has(tableKey(figure)) && tables.has(tableKey(figure)));
      const listed = [...tables.values()].flatMap((table) => Object.values(table.withheld).flat());
      const unlisted = figures.filter(({ group }) => closed.includes(group.kind)).map(({ id }) => id);
      return { figures, withheld: new Set([...listed, ...unlisted]) };
    }),
  );
}

/** Where a figure has been withheld that people outside would have seen. */
function hiddenPlaces(earlier: readonly EarlierEdition[]): ReadonlySet<string> {
  return new Set(
    earlier.flatMap(({ figures, withheld }) => figures.filter(({ id }) => withheld.has(id)).map(placeOf)),
  );
}

function placeOf({ indicatorId, group, sex, period }: Observation): string {
  return `${indicatorId} ${groupKey(group)} ${sex} ${periodKey(period)}`;
}
