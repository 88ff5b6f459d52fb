// The last step of reading in or inventing care data: count what was written, sum the files, and make the draft the newest
// version. A version with the same rows as the newest is not made again: what was computed from it still holds.

import type { CareSession } from '../measure/care-data/care-session.ts';
import { countOf, quoteName, quoteText } from '../measure/care-data/care-session.ts';
import { CONTACT_MONTHS, coveredPeriod, selectCoverage, writeViews } from '../measure/care-data/coverage.ts';
import type { CareManifest, FileSum } from '../measure/care-data/manifest.ts';
import { readManifest, sumOf, versionName, writeManifest } from '../measure/care-data/manifest.ts';
import type { CareTableName } from '../measure/care-data/tables.ts';
import { CARE_TABLE_NAMES } from '../measure/care-data/tables.ts';
import type { Draft } from '../storage/files/versioned-folder.ts';
import { newestVersion } from '../storage/files/versioned-folder.ts';

export interface CareVersion {
  /** Absolute path of the version's folder: <table>/bucket=NN/*.parquet and coverage.parquet. */
  readonly path: string;
  readonly manifest: CareManifest;
}

export interface PublishedCare extends CareVersion {
  /** False when the newest version already had these rows. */
  readonly isNew: boolean;
}

type Origin = Pick<CareManifest, 'regionId' | 'isInvented' | 'madeAt' | 'sources' | 'warnings' | 'invention'>;

/** null when nothing has been read in. */
export async function newestCare(folder: string): Promise<CareVersion | null> {
  const version = await newestVersion(folder);
  const manifest = version === null ? null : readManifest(version.manifest);
  return version === null || manifest === null ? null : { path: version.path, manifest };
}

/** Throws when the disk fails; the draft is then the caller's to discard. */
export async function publishCare(
  draft: Draft,
  folder: string,
  session: CareSession,
  origin: Origin,
): Promise<PublishedCare> {
  for (const statement of writeViews(draft.path)) await session.run(statement);
  const rows = await countRows(session);
  const period = coveredPeriod((await session.rows(CONTACT_MONTHS))[0]);
  const coverage = quoteText(await draft.fileOf('coverage.parquet'));
  await session.run(`COPY (${selectCoverage()}) TO ${coverage} (FORMAT parquet, COMPRESSION zstd)`);
  const files: readonly FileSum[] = await draft.files();
  const manifest: CareManifest = { format: 1, ...origin, sha256: sumOf(files), rows, period, files };
  const newest = await newestCare(folder);
  if (newest !== null && isSame(newest.manifest, manifest)) {
    await draft.discard();
    return { ...newest, isNew: false };
  }
  return { path: await draft.publish(versionName(manifest), writeManifest(manifest)), manifest, isNew: true };
}

function isSame(one: CareManifest, other: CareManifest): boolean {
  return (
    one.sha256 === other.sha256 && one.regionId === other.regionId && one.isInvented === other.isInvented
  );
}

async function countRows(session: CareSession): Promise<Readonly<Record<CareTableName, number>>> {
  const counts: (readonly [CareTableName, number])[] = [];
  for (const name of CARE_TABLE_NAMES)
    counts.push([name, await countOf(session, `SELECT count(*) FROM ${quoteName(name)}`)]);
  return Object.fromEntries(counts) as Record<CareTableName, number>;
}
