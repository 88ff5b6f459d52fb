// The regions and the years that they have plans for.
import type { RegionList, RegionSummary } from '../http/contract.ts';
import type { Region } from '../plan/contract.ts';
import type { World } from './world.ts';

export async function listRegions(world: World): Promise<RegionList> {
  const [regions, publications] = await Promise.all([world.definitions.regions(), world.publications.all()]);
  return {
    regions: regions.map(showRegion),
    publications: publications.flatMap(({ regionId, year, isPublished, at }) =>
      isPublished ? [{ regionId, year, at }] : [],
    ),
  };
}

export function showRegion({ id, name, shortName, isInvented, plans, reader }: Region): RegionSummary {
  const years = plans.map((plan) => plan.year).toSorted((a, b) => b - a);
  const publishedYears = (reader?.publishedYears ?? []).toSorted((a, b) => b - a);
  return { id, name, shortName, isInvented, years, publishedYears, may: [...(reader?.may ?? [])] };
}
