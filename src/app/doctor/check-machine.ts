// The computer and the data folder: room on the disk, memory, who may read what, who holds the folder, and whether the pages are
// built. Bounds are what an installation with a region's figures of ten years needs, with room to grow.
import { constants, existsSync, statSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
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
    checkMemory(totalmem()),
    checkPages(installation),
    await checkFolder(dataFolder),
    ...checkPrivacy(dataFolder),
    await checkDisk(dataFolder),
    ...(databaseUrl === null ? [checkHolder(dataFolder)] : []),
  ];
}

function checkMemory(bytes: number): Finding {
  const told = `Datorn har ${gigabytes(bytes)} minne.`;
  return bytes >= ROOMY_MEMORY
    ? well('memory', told)
    : warning('memory', told, `Stora filer behöver mer: minst ${gigabytes(ROOMY_MEMORY)}.`);
}

function checkPages(installation: string): Finding {
  return existsSync(join(installation, 'dist', 'web', 'index.html'))
    ? well('pages', 'Sidorna är byggda.')
    : wrong('pages', 'Sidorna är inte byggda: servern svarar bara på API-anrop.', 'Kör npm run build.');
}

async function checkFolder(dataFolder: string): Promise<Finding> {
  const folder = nearestThatExists(dataFolder);
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
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

/** Files that hold secrets, wherever they are, are for their owner only. */
function checkPrivacy(dataFolder: string): readonly Finding[] {
  const open = ['secret.key', join('postgres', 'utfall-password')]
    .map((name) => join(dataFolder, name))
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  return open.map((path) =>
    wrong('data-folder', `Andra än ägaren kan läsa ${path}.`, `Kör: chmod 600 ${path}`),
  );
}

async function checkDisk(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestThatExists(dataFolder));
  const free = bavail * bsize;
  const told = `${gigabytes(free)} ledigt på disken med datamappen.`;
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

export function gigabytes(bytes: number): string {
  return `${new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 }).format(bytes / GIGABYTE)} GB`;
}
