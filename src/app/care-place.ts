// Where a region's care data lie, and how measures are run there: a version in files by DuckDB in this process, or tables in
// the region's own PostgreSQL by that. Either way the care data say whose they are and which, and only counts come out.
import type { Period } from '../core/period.ts';
import { coveredPeriod, selectFirstMonths } from '../measure/care-data/coverage.ts';
import type { MeasureRequest, MeasureRow } from '../measure/contract.ts';
import { measureBuckets } from '../measure/engines/duckdb/bucket-engine.ts';
import {
  CONTACT_MONTHS,
  checkCareTables,
  FIRST_MONTHS,
  readOrigin,
} from '../measure/engines/postgres/check-care-tables.ts';
import { postgresEngine } from '../measure/engines/postgres/postgres-engine.ts';
import type { NoteOf } from '../measure/results/note-results.ts';
import { careNotes } from '../measure/results/note-results.ts';
import type { Region } from '../plan/contract.ts';
import type { CareDatabase } from '../storage/postgres/open-care-database.ts';
import { openCareDatabase } from '../storage/postgres/open-care-database.ts';
import type { CareLimits } from './care-engine.ts';
import { withCareEngine, withCareSessions } from './care-engine.ts';
import { qualityOf } from './care-quality.ts';
import { careVersion, refuseOthers, versionNameOf } from './care-version.ts';
import { Refused } from './failures.ts';
import type { Beginnings } from './short-look-back.ts';
import { toBeginnings } from './short-look-back.ts';

export type CarePlace =
  | {
      readonly kind: 'files';
      /** The region's folder of care data; absolute. */
      readonly folder: string;
      /** See care-version.ts. */
      readonly from: string | null;
      readonly limits: CareLimits;
    }
  /** `url` may hold a password and is never repeated. */
  | { readonly kind: 'database'; readonly url: string };

/** Told how many of the parts that the work has are done. */
export type OnPart = (done: number, of: number) => void;

export interface OpenedCare {
  /** Names exactly these care data: it follows each figure as provenance. */
  readonly name: string;
  /** Whole months from the first contact to the last; null without contacts. */
  readonly period: Period | null;
  /** Answers each request, in their order, with the rows that a MeasureEngine gives. */
  measure(requests: readonly MeasureRequest[], onPart: OnPart): Promise<readonly (readonly MeasureRow[])[]>;
  readonly beginnings: () => Promise<Beginnings>;
  /** What is said of a figure where registration was not as usual. */
  readonly notes: () => Promise<NoteOf>;
}

/** Throws Refused when there are none, when they are another region's, invented though the region exists, or faulty. */
export async function withCare<T>(
  region: Region,
  place: CarePlace,
  work: (care: OpenedCare) => Promise<T>,
): Promise<T> {
  switch (place.kind) {
    case 'files':
      return work(await careInFiles(region, place));
    case 'database': {
      const database = await openCareDatabase(place.url);
      try {
        return await work(await careInDatabase(region, database));
      } finally {
        await database.close();
      }
    }
  }
}

async function careInFiles(
  region: Region,
  { folder, from, limits }: Extract<CarePlace, { kind: 'files' }>,
): Promise<OpenedCare> {
  const version = await careVersion(region, folder, from);
  const { path, manifest } = version;
  return {
    name: versionNameOf(version),
    period: manifest.period,
    measure: (requests, onPart) =>
      withCareSessions([path], limits, (sessions) => measureBuckets(sessions, path, requests, onPart)),
    notes: () =>
      withCareEngine([path], limits, async ({ openSession }) =>
        careNotes(await qualityOf(await openSession(), version)),
      ),
    beginnings: () =>
      withCareEngine([path], limits, async ({ openSession }) =>
        toBeginnings(await (await openSession()).rows(selectFirstMonths(path))),
      ),
  };
}

async function careInDatabase(region: Region, { rows }: CareDatabase): Promise<OpenedCare> {
  const problems = await checkCareTables(rows);
  if (problems.length > 0) throw new Refused(problems);
  const origin = await readOrigin(rows);
  if ('code' in origin) throw new Refused([origin]);
  refuseOthers(region, { regionId: origin.region, isInvented: origin.isInvented });
  const engine = postgresEngine(rows);
  return {
    name: origin.version,
    period: coveredPeriod((await rows(CONTACT_MONTHS))[0]),
    measure: async (requests, onPart) => {
      const answers: (readonly MeasureRow[])[] = [];
      for (const [index, request] of requests.entries()) {
        answers.push(await engine.run(request));
        onPart(index + 1, requests.length);
      }
      return answers;
    },
    beginnings: async () => toBeginnings(await rows(FIRST_MONTHS)),
    // A warehouse has its own watch over registration; ours is of versions in files.
    notes: async () => () => '',
  };
}
