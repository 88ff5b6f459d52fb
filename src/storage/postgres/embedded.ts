// PostgreSQL inside the data folder, for everyone who has not set DATABASE_URL. Several processes may use one folder at the
// same time (the server, and commands beside it): the first one starts the database, the others connect to it, and the last
// one to leave stops it. A database left running by a killed process is taken over by the next.
//
// Layout of the data folder: postgres/ (the cluster, see cluster.ts), postgres.log, postgres.lock (held while starting and
// stopping), postgres.users/ (one file per process that uses it), server.lock (the one running web server).
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { UnavailableError } from '../../core/failure.ts';
import { DataFolderError } from '../data-folder-errors.ts';
import { findBinaries } from './embedded/binaries.ts';
import {
  clusterFolder,
  clusterState,
  createCluster,
  prepareDataFolder,
  readPassword,
  SUPERUSER,
} from './embedded/cluster.ts';
import { chooseOperatingUser } from './embedded/operating-user.ts';
import type { Postmaster } from './embedded/postmaster.ts';
import { findPostmaster, isRunning, startPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { identify, isAlive, readIdentity, writeIdentity } from './embedded/process-identity.ts';
import type { HeldLock } from './embedded/process-lock.ts';
import { tryLock, waitForLock } from './embedded/process-lock.ts';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** A web server is alone on its data folder and starts the database again should it die; a command is neither. */
  readonly role: 'server' | 'command';
  /** Extra server settings ("fsync=off"), for tests only: the product runs with everything durable. */
  readonly settings?: readonly string[];
  readonly log: (message: string) => void;
}

export interface EmbeddedServer {
  /** Holds the password: never logged. */
  readonly url: string;
  /** The same server, another database. */
  urlOf(database: string): string;
  close(): Promise<void>;
}

const DATABASE = 'utfall';

/** Longer than a start after a crash takes. */
const TURN_MILLISECONDS = 240_000;

const WATCH_MILLISECONDS = 1_000;

/** Throws DataFolderError, NewerVersionError or UnavailableError. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  prepareDataFolder(options.dataFolder);
  // One spelling of the folder's path: a running server is recognised by it.
  const dataFolder = realpathSync(options.dataFolder);
  const serverLock = options.role === 'server' ? lockForServer(dataFolder) : null;
  try {
    const { server, userFile } = await inTurn(dataFolder, async () => ({
      server: await ensureRunning(dataFolder, options, null),
      userFile: joinUsers(dataFolder),
    }));
    const watch = options.role === 'server' ? keepRunning(dataFolder, options, server) : null;
    const password = readPassword(clusterFolder(dataFolder));
    const urlOf = (database: string) =>
      `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${database}`;
    return {
      url: urlOf(DATABASE),
      urlOf,
      close: async () => {
        await watch?.stop();
        await leave(dataFolder, userFile);
        serverLock?.release();
      },
    };
  } catch (error) {
    serverLock?.release();
    throw error;
  }
}

function lockForServer(dataFolder: string): HeldLock {
  const lock = tryLock(join(dataFolder, 'server.lock'));
  if ('release' in lock) return lock;
  throw new DataFolderError(
    `Utfall är redan igång på datamappen ${dataFolder} (process ${lock.pid}). Stoppa den först, eller välj en annan mapp med UTFALL_DATA.`,
  );
}

async function inTurn<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const turn = await waitForLock(join(dataFolder, 'postgres.lock'), TURN_MILLISECONDS);
  if (!turn)
    throw new UnavailableError(
      `En annan process startar eller stoppar databasen i ${dataFolder} och blir inte klar.`,
    );
  try {
    return await work();
  } finally {
    turn.release();
  }
}

async function ensureRunning(
  dataFolder: string,
  options: EmbeddedOptions,
  port: number | null,
): Promise<Postmaster> {
  const folder = clusterFolder(dataFolder);
  const binaries = findBinaries();
  const isNew = clusterState(folder, binaries.majorVersion) === 'absent';
  const user = chooseOperatingUser(isNew ? dataFolder : folder, binaries.postgres);
  if (isNew) createCluster(folder, binaries, user);
  const found = findPostmaster(folder);
  if (found && (await answers(folder, found))) return found;
  if (found) {
    options.log('Databasen svarar inte och startas om.');
    await stopPostmaster(found);
  }
  const started = await startPostmaster(folder, binaries, user, { settings: options.settings ?? [], port });
  await createDatabase(folder, started);
  return started;
}

/** A server that was found running may be repeating its log after a crash: it gets the time it needs. */
async function answers(folder: string, server: Postmaster): Promise<boolean> {
  const deadline = Date.now() + 10_000;
  while (isRunning(server, folder)) {
    try {
      await createDatabase(folder, server);
      return true;
    } catch (error) {
      if (!isStartingUp(error) && Date.now() > deadline) return false;
      await sleep(100);
    }
  }
  return false;
}

function isStartingUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P03';
}

async function createDatabase(folder: string, server: Postmaster): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port: server.port,
    user: SUPERUSER,
    password: readPassword(folder),
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function usersFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres.users');
}

/** Returns the file that says that this process uses the database. */
function joinUsers(dataFolder: string): string {
  mkdirSync(usersFolder(dataFolder), { recursive: true });
  const file = join(usersFolder(dataFolder), `${process.pid}-${randomUUID()}`);
  writeFileSync(file, writeIdentity(identify(process.pid)));
  return file;
}

async function leave(dataFolder: string, userFile: string): Promise<void> {
  await inTurn(dataFolder, async () => {
    rmSync(userFile, { force: true });
    if (hasLivingUsers(dataFolder)) return;
    const server = findPostmaster(clusterFolder(dataFolder));
    if (server) await stopPostmaster(server);
  });
}

function hasLivingUsers(dataFolder: string): boolean {
  const folder = usersFolder(dataFolder);
  return readdirSync(folder).some((name) => {
    const path = join(folder, name);
    const user = readIdentity(readFileSync(path, 'utf8'));
    if (user && isAlive(user)) return true;
    rmSync(path, { force: true });
    return false;
  });
}

/** Starts the database again, on the same port, when it has died: whoever asks meanwhile gets an UnavailableError. */
function keepRunning(dataFolder: string, options: EmbeddedOptions, first: Postmaster) {
  const folder = clusterFolder(dataFolder);
  let server = first;
  let restart: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (restart || isRunning(server, folder)) return;
    options.log('Databasen har avslutats oväntat och startas om.');
    restart = inTurn(dataFolder, async () => {
      server = await ensureRunning(dataFolder, options, first.port);
    })
      .catch((error: unknown) => options.log(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        restart = null;
      });
  }, WATCH_MILLISECONDS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await restart;
    },
  };
}
