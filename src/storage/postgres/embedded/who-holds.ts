// Who uses a data folder now, read without taking anything.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFolder } from './cluster.ts';
import { isAlive, readIdentity } from './process-identity.ts';

/** The process number of the web server that runs on the folder; null: none does. */
export function serverOn(dataFolder: string): number | null {
  const path = join(dataFolder, 'server.lock');
  if (!existsSync(path)) return null;
  const holder = readIdentity(readFileSync(path, 'utf8'));
  return holder !== null && isAlive(holder) ? holder.pid : null;
}

export function hasCluster(dataFolder: string): boolean {
  return existsSync(clusterFolder(dataFolder));
}
