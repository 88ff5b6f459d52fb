// How good the newest version of a region's care data is.
import { NotFoundError } from '../core/failure.ts';
import { writeViews } from '../measure/care-data/coverage.ts';
import type { CareQuality } from '../measure/care-data/quality/quality.ts';
import { selectQuality } from '../measure/care-data/quality/select-quality.ts';
import type { CareLimits } from './care-engine.ts';
import { withCareEngine } from './care-engine.ts';
import { newestCare } from './publish-care.ts';

/** `folder` is absolute. Throws NotFoundError when nothing has been read in. */
export async function careQuality(folder: string, limits: CareLimits): Promise<CareQuality> {
  const newest = await newestCare(folder);
  if (newest === null)
    throw new NotFoundError('Här finns inga inlästa vårddata. Läs in dem med utfall care load.');
  const { path, manifest } = newest;
  const { period } = manifest;
  if (period === null) throw new NotFoundError('De inlästa vårddata har inga kontakter att granska.');
  return withCareEngine([path], limits, async (engine) => {
    const session = await engine.openSession();
    for (const statement of writeViews(path)) await session.run(statement);
    const { regionId, isInvented, sha256 } = manifest;
    return selectQuality(session, { regionId, isInvented, sha256 }, period);
  });
}
