// The shipped definitions and their published figures, taken in by the same way as everybody else's: definitions are saved,
// figures are delivered, read, checked and accepted. A file is taken in once (by its content); one that a person has
// withdrawn stays withdrawn. Nothing is passed over in silence: a problem stops the start and is told.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery } from '../collect/contract.ts';
import type { Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { Region } from '../plan/contract.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { careVersionIn } from './care-file-name.ts';
import { Refused } from './failures.ts';
import { readDefinitions } from './read-definitions.ts';
import { receiveDelivery } from './receive-delivery.ts';
import type { World } from './world.ts';

export interface Loaded {
  readonly regions: number;
  readonly changedRegions: number;
  readonly deliveries: number;
  readonly warnings: readonly Problem[];
}

/** `folder` is the package's `definitions/`. Throws Refused with every problem of the first thing that has errors. */
export async function loadDemonstration(world: World, folder: string): Promise<Loaded> {
  const read = await readDefinitions(folder);
  const problems = read.flatMap(({ region }) => region.problems);
  if (hasErrors(problems)) throw new Refused(problems.filter(({ severity }) => severity === 'error'));
  let changedRegions = 0;
  let deliveries = 0;
  const warnings = [...problems];
  for (const { path, region } of read) {
    if (region.value === null) throw new Error('A region without problems and without value');
    const saved = await world.definitions.save(region.value, world.clock());
    if (saved.isChanged) changedRegions += 1;
    const earlier = await world.deliveries.list(region.value.id);
    for (const file of await figureFiles(join(path, 'figures'))) {
      // A real region's shipped figures are copied from its own printed report, which names where.
      if (!region.value.isInvented)
        await world.releases.notePrinted(region.value.id, file.sha256, world.clock());
      if (isTakenIn(earlier, file.sha256)) continue;
      warnings.push(...(await takeIn(world, region.value.id, file)));
      deliveries += 1;
    }
    await publishShown(world, region.value);
  }
  return { regions: read.length, changedRegions, deliveries, warnings };
}

/**
 * Real regions' years are printed reports and public. Of an invented region the newest year is not, so that it can be seen what a
 * year is like before it is published. A year that somebody has said anything of is left as they said.
 */
async function publishShown(world: World, { id: regionId, isInvented, plans }: Region): Promise<void> {
  const said = new Set(
    (await world.publications.all()).flatMap((each) => (each.regionId === regionId ? [each.year] : [])),
  );
  const years = plans.map(({ year }) => year);
  const newest = Math.max(...years);
  for (const year of years)
    if (!said.has(year) && !(isInvented && year === newest))
      await world.publications.set({ regionId, year }, true, world.clock());
}

interface FigureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

async function figureFiles(folder: string): Promise<readonly FigureFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.csv'))
      .toSorted()
      .map(async (name) => {
        const bytes = await readFile(join(folder, name));
        return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
      }),
  );
}

/** A preview left by a start that was interrupted is not taken in: the file is delivered again. */
function isTakenIn(earlier: readonly Delivery[], sha256: string): boolean {
  return earlier.some(
    (delivery) =>
      delivery.sha256 === sha256 && (delivery.state === 'accepted' || delivery.state === 'withdrawn'),
  );
}

async function takeIn(
  world: World,
  regionId: string,
  { name, bytes }: FigureFile,
): Promise<readonly Problem[]> {
  const careVersion = careVersionIn(name);
  const { delivery, examination } = await receiveDelivery(world, {
    regionId,
    fileName: name,
    bytes,
    mapping: null,
    // What the demonstration's figures were computed from is not shipped; the names that the computing gave the files are.
    ...(careVersion === null ? {} : { careVersion }),
  });
  if (delivery.state === 'refused') throw new Refused(examination.problems);
  await acceptDelivery(world, { deliveryId: delivery.id, reason: '', isReasonInNotes: true });
  return examination.problems;
}
