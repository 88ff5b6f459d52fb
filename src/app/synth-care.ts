// Invents a region's care data into a folder of versions: for the demonstration, for trying out definitions, for benches.
// The organisation is a region's own; only a region that is marked as invented can be used.
import type { Problem } from '../core/problem.ts';
import { inventCare } from '../measure/care-data/synth/invented-care.ts';
import type { PlaceInPlan } from '../measure/care-data/synth/places.ts';
import { bucketFolder } from '../measure/care-data/write-parquet.ts';
import type { Region } from '../plan/contract.ts';
import { parentAt } from '../plan/organisation-at.ts';
import { openDraft } from '../storage/files/versioned-folder.ts';
import type { CareLimits } from './care-engine.ts';
import { withCareEngine } from './care-engine.ts';
import { Refused } from './failures.ts';
import type { PublishedCare } from './publish-care.ts';
import { publishCare } from './publish-care.ts';

export interface SynthCare {
  readonly region: Region;
  readonly persons: number;
  readonly firstYear: number;
  readonly years: number;
  readonly seed: number;
  /** Absolute. */
  readonly folder: string;
  readonly limits: CareLimits;
}

/** Throws Refused for a region that exists. `onProgress` is told how many persons are done. */
export async function synthCare(
  wanted: SynthCare,
  clock: () => string,
  onProgress: (persons: number) => void,
): Promise<PublishedCare> {
  const { region, folder, limits, seed, persons, firstYear, years } = wanted;
  if (!region.isInvented) throw new Refused([realRegion(region)]);
  const draft = await openDraft(folder);
  try {
    return await withCareEngine([draft.path], limits, async (engine) => {
      const sessions = await Promise.all(Array.from({ length: limits.threads }, () => engine.openSession()));
      const [session] = sessions;
      if (session === undefined) throw new Error('no session was opened');
      const time = { seed, firstYear, years };
      const { lost } = await inventCare(
        { time, persons, units: placesIn(region) },
        {
          sessions,
          fileOf: ({ table, bucket, part }) =>
            draft.fileOf(`${table}/${bucketFolder(bucket)}/part-${String(part).padStart(3, '0')}.parquet`),
          onProgress,
        },
      );
      return publishCare(draft, folder, session, {
        regionId: region.id,
        isInvented: true,
        madeAt: clock(),
        sources: [],
        warnings: {},
        invention: { seed, persons, firstYear, years, lost },
      });
    });
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

function placesIn({ organisation }: Region): readonly PlaceInPlan[] {
  return organisation.units
    .filter(({ kind }) => kind === 'unit')
    .map((unit) => ({
      id: unit.id,
      municipality: parentAt(organisation, unit, 'municipality', unit.validFrom ?? FIRST_DAY)?.id ?? unit.id,
      opensOn: unit.validFrom,
      closesOn: unit.validTo,
      successor: unit.successorId,
    }));
}

/** Before any unit that is valid "always" has changed. */
const FIRST_DAY = '1900-01-01';

function realRegion(region: Region): Problem {
  return {
    code: 'real-region',
    severity: 'error',
    where: {},
    message: `${region.name} finns på riktigt.`,
    hint: 'Påhittade vårddata görs bara för en påhittad region, till exempel --region exempel.',
  };
}
