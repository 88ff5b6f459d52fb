// A year becomes public, with its report, or is taken back: then it is as if it had not been there, for whoever may not see it
// unpublished. Figures of earlier years that a later published report shows stay public with that one.
import type { PublicationView } from '../http/contract.ts';
import { planOf } from './definitions.ts';
import type { World } from './world.ts';

/** Throws NotFound for the region and the year. Doing it again changes nothing. */
export async function publishYear(
  world: World,
  place: { readonly regionId: string; readonly year: number },
  isPublic: boolean,
): Promise<PublicationView> {
  planOf(await world.definitions.region(place.regionId), place.year);
  const { regionId, year, isPublished, by, at } = await world.publications.set(
    place,
    isPublic,
    world.clock(),
  );
  return { regionId, year, isPublished, by, at };
}
