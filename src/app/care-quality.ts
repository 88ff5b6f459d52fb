// How good the newest version of a region's care data is.
import { NotFoundError } from '../core/failure.ts';
import type { CareSession } from '../measure/care-data/care-session.ts';
import { writeViews } from '../measure/care-data/coverage.ts';
import type { CareQuality } from '../measure/care-data/quality/quality.ts';
import { selectQuality } from '../measure/care-data/quality/select-quality.ts';
import type { CareLimits } from './care-engine.ts';
import { withCareEngine } from './care-engine.ts';
import type { CareVersion } from './publish-care.ts';
import { newestCare } from './publish-care.ts';

/** `folder` is absolute. Throws NotFoundError when nothing has been read in. */
export async function careQuality(folder: string, limits: CareLimits): Promise<CareQuality> {
  const newest = await newestCare(folder);
  if (newest === null)
    throw new NotFoundError('Här finns inga inlästa vårddata. Läs in dem med utfall care load.');
  if (newest.manifest.period === null)
    throw new NotFoundError('De inlästa vårddata har inga kontakter att granska.');
  return withCareEngine([newest.path], limits, async (engine) =>
    qualityOf(await engine.openSession(), newest),
  );
}

/** Of nothing where the version has no contacts. */
export async function qualityOf(session: CareSession, { path, manifest }: CareVersion): Promise<CareQuality> {
  const { regionId, isInvented, sha256, period } = manifest;
  const version = { regionId, isInvented, sha256 };
  if (period === null) return { ...version, coverage: [], listed: [], shares: [], shifts: [] };
  for (const statement of writeViews(path)) await session.run(statement);
  return selectQuality(session, version, period);
}
