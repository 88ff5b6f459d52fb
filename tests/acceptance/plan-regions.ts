// The definitions that are shipped, read as the product reads them: one region's folder with the catalogue.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../src/core/problem.ts';
import type { Region } from '../../src/plan/contract.ts';
import { readRegion } from '../../src/plan/read-region.ts';

export const DEFINITIONS = join(import.meta.dirname, '..', '..', 'definitions');
export const REGIONS = ['exempel', 'jamtland-harjedalen', 'norrbotten', 'vasterbotten'] as const;
export type RegionId = (typeof REGIONS)[number];

export function readShipped(regionId: RegionId): Checked<Region> {
  return readRegion(
    [regionId, 'catalogue'].flatMap((folder) =>
      readdirSync(join(DEFINITIONS, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => ({
          path: path.slice(DEFINITIONS.length + 1).replaceAll('\\', '/'),
          text: readFileSync(path, 'utf8'),
        })),
    ),
  );
}

export function shipped(regionId: RegionId): Region {
  const { value, problems } = readShipped(regionId);
  if (!value) throw new Error(JSON.stringify(problems, null, 2));
  return value;
}
