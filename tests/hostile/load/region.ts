// A region with room for many people: the invented region's plan over many years, so that two hundred people can each have
// a comment of their own to write. Saved before the server starts, as an installation's own definitions are.
import { openStorage } from '../../../src/app/open-storage.ts';
import { readDefinitions } from '../../../src/app/read-definitions.ts';
import { SYSTEM } from '../../../src/people/actors.ts';
import { DEMONSTRATION_PEOPLE, demonstrationAccount } from '../../../src/people/demonstration.ts';
import type { Stores } from '../../../src/storage/postgres/open.ts';

export const LOAD_REGION = 'lastprov';
const YEARS = Array.from({ length: 20 }, (_, index) => 2004 + index);

export interface Slot {
  readonly region: string;
  readonly year: number;
  readonly indicator: string;
}

export interface Slots {
  /** One for each person who works alone. */
  readonly own: readonly Slot[];
  /** Comments of the invented region, with all its figures, that several write at the same time. */
  readonly shared: readonly Slot[];
}

export async function saveLoadRegion(dataFolder: string): Promise<Slots> {
  const [exempel] = (await readDefinitions('definitions/exempel')).flatMap(
    ({ region }) => region.value ?? [],
  );
  const plan = exempel?.plans.find(({ year }) => year === 2023);
  if (exempel === undefined || plan === undefined)
    throw new Error('The invented region has no plan for 2023');
  const region = {
    ...exempel,
    id: LOAD_REGION,
    name: 'Region Lastprov',
    shortName: 'Lastprov',
    plans: YEARS.map((year) => ({ ...plan, regionId: LOAD_REGION, year })),
  };
  const storage = await openStorage({
    configuration: { dataFolder, databaseUrl: null },
    role: 'command',
    log: () => {},
  });
  try {
    await storage.storesFor(SYSTEM).plans.saveRegion(region, new Date().toISOString());
    await giveAnalyst(storage.storesFor(SYSTEM));
  } finally {
    await storage.close();
  }
  const indicators = plan.indicators.filter(({ isQualitative }) => !isQualitative).map(({ id }) => id);
  const slotsOf = (id: string, years: readonly number[]) =>
    indicators.flatMap((indicator) => years.map((year): Slot => ({ region: id, year, indicator })));
  return { own: slotsOf(LOAD_REGION, YEARS), shared: slotsOf('exempel', [2022, 2023]) };
}

/** The demonstration's analyst writes in both regions, whether or not a server has made its people already. */
async function giveAnalyst({ accounts, grants }: Stores): Promise<void> {
  const [analyst] = DEMONSTRATION_PEOPLE;
  const at = new Date().toISOString();
  const account = demonstrationAccount(analyst, at);
  await accounts.add(account);
  const given = await grants.ofAccount(account.id);
  for (const regionId of ['exempel', LOAD_REGION]) {
    if (given.some(({ place }) => place.kind === 'region' && place.regionId === regionId)) continue;
    const place = { kind: 'region', regionId } as const;
    const { role, sections } = analyst;
    await grants.give(
      { accountId: account.id, role, place, sections, from: '2000-01-01', to: null, grantedBy: 'Lastprovet' },
      at,
    );
  }
}
