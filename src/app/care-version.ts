// Which care data a command means: the newest of a region's, a version by its name, or a folder.
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Problem } from '../core/problem.ts';
import type { CareManifest } from '../measure/care-data/manifest.ts';
import { readManifest } from '../measure/care-data/manifest.ts';
import type { Region } from '../plan/contract.ts';
import { MANIFEST } from '../storage/files/versioned-folder.ts';
import { Refused } from './failures.ts';
import type { CareVersion } from './publish-care.ts';
import { newestCare } from './publish-care.ts';

/**
 * `folder` is the region's folder of care data, `wanted` a version's name in it or the path of a folder of care data; null for
 * the newest. Throws Refused when there is none, when it is another region's, or invented though the region exists.
 */
export async function careVersion(
  region: Region,
  folder: string,
  wanted: string | null,
): Promise<CareVersion> {
  const places = wanted === null ? [folder] : [join(folder, wanted), resolve(wanted)];
  for (const place of places) {
    const found = (await versionAt(place)) ?? (await newestCare(place));
    if (found !== null) {
      refuseOthers(region, found.manifest);
      return found;
    }
  }
  throw new Refused([
    problem(
      'care-data-missing',
      wanted === null
        ? `Det finns inga vårddata för ${region.name} (${folder}).`
        : `Vårddata ”${wanted}” finns inte.`,
      `Läs in dem med utfall care load MAPP --region ${region.id}.`,
    ),
  ]);
}

export function versionNameOf({ path }: CareVersion): string {
  return basename(path);
}

async function versionAt(path: string): Promise<CareVersion | null> {
  const text = await readFile(join(path, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  const manifest = text === null ? null : readManifest(text);
  return manifest === null ? null : { path, manifest };
}

/** Throws Refused for care data of another region, and for invented ones of a region that exists. */
export function refuseOthers(
  region: Region,
  { regionId, isInvented }: Pick<CareManifest, 'regionId' | 'isInvented'>,
): void {
  if (regionId !== region.id)
    throw new Refused([
      problem(
        'other-region',
        `Vårddata gäller regionen ${regionId}, inte ${region.name}.`,
        'Kontrollera --region, och vilka vårddata som har valts.',
      ),
    ]);
  if (isInvented && !region.isInvented)
    throw new Refused([
      problem(
        'invented-care-data',
        `Vårddata är påhittade, men ${region.name} finns på riktigt.`,
        'Läs in regionens egna vårddata.',
      ),
    ]);
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', where: {}, message, hint };
}
