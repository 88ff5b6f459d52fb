// Where a region's care data lie when nothing else is said: beside the database, in a folder of their own.
import { join, resolve } from 'node:path';
import type { Io } from '../../io.ts';

/** Absolute. */
export function careFolder(given: string | undefined, regionId: string, io: Io): string {
  return given === undefined ? join(io.configuration().dataFolder, 'care', regionId) : resolve(given);
}
