// Reads a folder of extracts into a region's folder of care data: all of it or nothing. The earlier version stays whole and
// newest until the new one is complete on the disk.
import { performance } from 'node:perf_hooks';
import type { Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import { checkSources, loadTables } from '../measure/care-data/load/load-tables.ts';
import type { FileSum } from '../measure/care-data/manifest.ts';
import { bucketFolder } from '../measure/care-data/write-parquet.ts';
import type { Region } from '../plan/contract.ts';
import type { Draft } from '../storage/files/versioned-folder.ts';
import { hashFile, openDraft } from '../storage/files/versioned-folder.ts';
import type { CareEngine, CareLimits } from './care-engine.ts';
import { withCareEngine } from './care-engine.ts';
import type { CareSources } from './care-sources.ts';
import { findCareSources } from './care-sources.ts';
import type { PublishedCare } from './publish-care.ts';
import { publishCare } from './publish-care.ts';

export interface LoadCare {
  readonly region: Region;
  /** Where the extracts lie; absolute. */
  readonly from: string;
  /** The region's folder of care data; absolute. */
  readonly into: string;
  readonly limits: CareLimits;
}

export interface CareLoaded {
  /** null: refused, see the problems. */
  readonly published: PublishedCare | null;
  readonly problems: readonly Problem[];
  readonly rows: number;
  readonly seconds: number;
}

/** Throws when a folder can't be read or written. `onProgress` is told each table's rows. */
export async function loadCare(
  wanted: LoadCare,
  clock: () => string,
  onProgress: (table: string, rows: number) => void,
): Promise<CareLoaded> {
  const started = performance.now();
  const draft = await openDraft(wanted.into);
  try {
    const loaded = await withCareEngine([wanted.from, draft.path], wanted.limits, (engine) =>
      loadInto(draft, wanted, engine, clock(), onProgress),
    );
    return { ...loaded, seconds: (performance.now() - started) / 1000 };
  } finally {
    // Nothing is left of it when it was published.
    await draft.discard();
  }
}

async function loadInto(
  draft: Draft,
  { region, from, into }: LoadCare,
  engine: CareEngine,
  now: string,
  onProgress: (table: string, rows: number) => void,
): Promise<Omit<CareLoaded, 'seconds'>> {
  const session = await engine.openSession();
  const found = await findCareSources(from, session);
  const early = earlyProblems(found);
  if (hasErrors(early)) return { published: null, problems: early, rows: 0 };
  const stagingFile = await draft.fileOf(STAGING);
  const { problems, rows, isWritten } = await loadTables(
    session,
    { sources: found.sources, units: unitsOf(region), today: now.slice(0, 10) },
    {
      stagingFile,
      fileOf: (table, bucket) => draft.fileOf(`${table}/${bucketFolder(bucket)}/part-000.parquet`),
      onProgress,
    },
  );
  const all = [...early, ...problems];
  if (!isWritten) return { published: null, problems: all, rows };
  await draft.remove(STAGING);
  const published = await publishCare(draft, into, session, {
    regionId: region.id,
    isInvented: region.isInvented,
    madeAt: now,
    sources: await sumSources(found),
    warnings: countByCode(all),
    invention: null,
  });
  return { published, problems: all, rows };
}

/** Where the engine keeps what is read until it is checked. */
const STAGING = 'staging.duckdb';

function earlyProblems({ sources, problems }: CareSources): readonly Problem[] {
  const all = [...problems, ...checkSources(sources)];
  const identities = all.filter(({ code }) => code === 'identity-number');
  return identities.length > 0 ? identities : all;
}

function unitsOf({ organisation }: Region) {
  return organisation.units
    .filter(({ kind }) => kind === 'unit')
    .map(({ id, validFrom, validTo }) => ({ id, opensOn: validFrom, closesOn: validTo }));
}

async function sumSources({ sources }: CareSources): Promise<readonly FileSum[]> {
  const sums: FileSum[] = [];
  for (const { path, name } of sources) sums.push({ path: name, ...(await hashFile(path)) });
  return sums;
}

/** How many messages of each code; the rows behind them are in the messages. */
function countByCode(problems: readonly Problem[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
