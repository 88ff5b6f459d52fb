// The folder that the embedded server keeps its data in (`<data folder>/postgres`). It is made under another name and moved
// into place when it is whole, so that an initialisation that was cut off is never mistaken for a database.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UnavailableError } from '../../../core/failure.ts';
import { DataFolderError, NewerVersionError } from '../../data-folder-errors.ts';
import type { Binaries } from './binaries.ts';
import type { OperatingUser } from './operating-user.ts';

export const SUPERUSER = 'utfall';

/** Inside the cluster, so that the password cannot be lost without the data. */
const PASSWORD_FILE = 'utfall-password';

/** Makes the data folder if needed; one sentence when it cannot be used. */
export function prepareDataFolder(dataFolder: string): void {
  try {
    makeFolder(dataFolder);
    const probe = join(dataFolder, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      code === 'ENOSPC'
        ? 'disken är full'
        : code === 'ENOTDIR' || code === 'EEXIST'
          ? 'det finns redan en fil med det namnet'
          : 'den går inte att skriva i';
    throw new DataFolderError(
      `Datamappen ${dataFolder} kan inte användas: ${reason}. Ändra det, eller välj en annan mapp med UTFALL_DATA.`,
      { cause: error },
    );
  }
}

/** Node's own `recursive` never returns where the system answers "no such folder" to the making of one, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres');
}

/** Throws NewerVersionError, or DataFolderError when the folder holds something that this code must not touch. */
export function clusterState(folder: string, majorVersion: number): 'whole' | 'absent' {
  if (!existsSync(folder)) return 'absent';
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(
      `Databasen i ${folder} ägs av en annan användare. Starta Utfall som den användare som skapade den, eller välj en annan mapp med UTFALL_DATA.`,
      { cause: error },
    );
  }
  if (readdirSync(folder).length === 0) return 'absent';
  const versionFile = join(folder, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(join(folder, PASSWORD_FILE)))
    throw new DataFolderError(
      `Mappen ${folder} innehåller något annat än Utfalls databas. Flytta det, eller välj en annan mapp med UTFALL_DATA.`,
    );
  const version = Number.parseInt(readFileSync(versionFile, 'utf8'), 10);
  if (version > majorVersion)
    throw new NewerVersionError(
      `Databasen i ${folder} är gjord med PostgreSQL ${version}, som är nyare än den inbyggda (${majorVersion}). Starta den version av Utfall som skapade den.`,
    );
  if (version < majorVersion)
    throw new DataFolderError(
      `Databasen i ${folder} är gjord med PostgreSQL ${version}, som är äldre än den inbyggda (${majorVersion}). Starta den version av Utfall som skapade den och flytta över uppgifterna.`,
    );
  return 'whole';
}

export function createCluster(folder: string, binaries: Binaries, user: OperatingUser): void {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  // On the disk before the database is: without it nobody gets in after a power cut (tests/hostile/power-cut.test.ts).
  writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true });
  if (user.owner) for (const path of [draft, passwordFile]) chownSync(path, user.owner.uid, user.owner.gid);
  const [command = '', ...rest] = [...user.prefix, binaries.initdb, ...initdbArguments(draft, passwordFile)];
  const result = spawnSync(command, rest, {
    ...user.options,
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    const said = `${result.stderr ?? ''}${result.error?.message ?? ''}`.trim().split('\n').at(-1) ?? '';
    throw new UnavailableError(`Den inbyggda databasen kunde inte skapas i ${folder}: ${said}`);
  }
  renameSync(passwordFile, join(draft, PASSWORD_FILE));
  syncFolder(draft);
  renameSync(draft, folder);
  syncFolder(join(folder, '..'));
}

function initdbArguments(folder: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of text on every machine, whatever locales it has. Swedish order is made where it is shown.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
}

export function readPassword(folder: string): string {
  return readFileSync(join(folder, PASSWORD_FILE), 'utf8').trim();
}

/** Nothing of our own environment (addresses, passwords, PG… variables) reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
