// The computer and the data folder: room on the disk, memory, who may read what, who holds the folder, and whether the pages are
// built. Bounds are what an installation with a region's figures of ten years needs, with room to grow.
import { existsSync } from 'node:fs';
import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { serverOn } from '../../storage/postgres/embedded/who-holds.ts';
import type { Configuration } from '../configuration.ts';
import type { Finding } from './finding.ts';
import { warning, well, wrong } from './finding.ts';

const GIGABYTE = 1e9;
/** The database stops when the disk is full; below the first, act now, below the second, soon. */
const LEAST_DISK = 1 * GIGABYTE;
const ROOMY_DISK = 5 * GIGABYTE;
/** Database, server and one file being read at the same time (bench/). */
const ROOMY_MEMORY = 2 * GIGABYTE;

export async function checkMachine(
  { dataFolder, databaseUrl }: Configuration,
  installation: string,
): Promise<readonly Finding[]> {
  return [
    tellMemory(memory()),
    checkPages(installation),
    await checkFolder(dataFolder),
    await checkDisk(dataFolder),
    ...(databaseUrl === null ? [checkHolder(dataFolder)] : []),
  ];
}

/** What a container may use, when it has been told. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

export function tellMemory(bytes: number): Finding {
  const told = `Datorn har ${writtenBytes(bytes)} minne.`;
  return bytes >= ROOMY_MEMORY
    ? well('memory', told)
    : warning('memory', told, `Stora filer behöver mer: minst ${writtenBytes(ROOMY_MEMORY)}.`);
}

function checkPages(installation: string): Finding {
  return existsSync(join(installation, 'dist', 'web', 'index.html'))
    ? well('pages', 'Sidorna är byggda.')
    : wrong('pages', 'Sidorna är inte byggda: servern svarar bara på API-anrop.', 'Kör npm run build.');
}

async function checkFolder(dataFolder: string): Promise<Finding> {
  const folder = nearestThatExists(dataFolder);
  try {
    // Rights alone do not say it: a file system may be read-only, and root has every right.
    await rmdir(await mkdtemp(join(folder, '.utfall-doctor-')));
  } catch {
    return wrong(
      'data-folder',
      `Datamappen ${dataFolder} går inte att skriva i.`,
      'Gör den användare som kör Utfall till mappens ägare, eller välj en annan med UTFALL_DATA.',
    );
  }
  return well(
    'data-folder',
    folder === dataFolder
      ? `Datamappen är ${dataFolder}.`
      : `Datamappen ${dataFolder} finns inte än och görs vid första starten.`,
  );
}

async function checkDisk(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestThatExists(dataFolder));
  return tellDisk(bavail * bsize);
}

export function tellDisk(free: number): Finding {
  const told = `${writtenBytes(free)} ledigt på disken med datamappen.`;
  const hint = 'Frigör plats eller flytta datamappen. En full disk stoppar databasen.';
  if (free < LEAST_DISK) return wrong('disk', told, hint);
  return free < ROOMY_DISK ? warning('disk', told, hint) : well('disk', told);
}

function checkHolder(dataFolder: string): Finding {
  const pid = serverOn(dataFolder);
  return well(
    'server',
    pid === null
      ? 'Ingen server är igång på datamappen.'
      : `Servern är igång på datamappen (process ${pid}).`,
  );
}

function nearestThatExists(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestThatExists(dirname(folder));
}

export function writtenBytes(bytes: number): string {
  const format = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 });
  return bytes < GIGABYTE ? `${format.format(bytes / 1e6)} MB` : `${format.format(bytes / GIGABYTE)} GB`;
}
