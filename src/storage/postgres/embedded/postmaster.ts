// The running server (PostgreSQL's own word is postmaster): find it by its postmaster.pid, start it, stop it. It runs in a
// session of its own with its output in a file, so that Ctrl-C in a terminal ends Utfall first and the server after it.
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '../../../core/failure.ts';
import type { Binaries } from './binaries.ts';
import { serverEnvironment } from './cluster.ts';
import type { OperatingUser } from './operating-user.ts';
import { argumentsOf, identify, isAlive } from './process-identity.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  // TCP only: a socket's path may hold 107 bytes, and data folders lie deeper than that.
  'unix_socket_directories=',
  'max_connections=60',
  'timezone=UTC',
  'log_timezone=UTC',
  // What was asked and the values in it never reach the log: they may be about persons.
  'log_statement=none',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'jit=off',
];

/** After a crash the server first repeats its log; that may take long, and ending it would only begin again. */
const START_MILLISECONDS = 180_000;

const STOP_MILLISECONDS = 30_000;

/** How long the children of a killed server may take to notice that it is gone. */
const LINGER_MILLISECONDS = 20_000;

const LOG_BYTES = 5_000_000;

/** The living server of this folder, or null. A file left by a power cut or a killed server counts as none. */
export function findPostmaster(folder: string): Postmaster | null {
  const { pid, port } = readPidFile(folder);
  if (pid === null || port === null || !isServerOf(pid, folder)) return null;
  return { pid, port };
}

function readPidFile(folder: string) {
  const path = join(folder, 'postmaster.pid');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const number = (line: string | undefined) => (line && /^\d+$/.test(line.trim()) ? Number(line) : null);
  return {
    pid: number(lines[0]),
    port: number(lines[3]),
    isReady: (lines[7] ?? '').trim() === 'ready',
    lines,
  };
}

function isServerOf(pid: number, folder: string): boolean {
  if (!isAlive({ pid, started: null })) return false;
  const args = argumentsOf(pid);
  return args === null || args.includes(folder);
}

export async function startPostmaster(
  folder: string,
  binaries: Binaries,
  user: OperatingUser,
  options: { readonly settings: readonly string[]; readonly port: number | null },
): Promise<Postmaster> {
  const deadline = Date.now() + LINGER_MILLISECONDS;
  // The port of a killed server first: another process of ours may still be knocking there.
  const earlier = readPidFile(folder).port;
  for (let attempt = 1; ; attempt += 1) {
    disownPidFile(folder);
    const port = options.port ?? (attempt === 1 ? earlier : null) ?? (await freePort());
    const started = await startOnce(folder, binaries, user, port, options.settings);
    if ('pid' in started) return started;
    const isLingering = /pre-existing shared memory block/.test(started.said) && Date.now() < deadline;
    const isPortTaken = /could not (bind|create any TCP)/.test(started.said) && attempt < 10;
    if (!isLingering && !isPortTaken)
      throw new UnavailableError(
        `Den inbyggda databasen startade inte. Den sade: ${started.said.trim().split('\n').at(-1) ?? ''} (hela loggen: ${logFile(folder)})`,
      );
    await sleep(200);
  }
}

/**
 * The server refuses to start when the process in a left-over postmaster.pid exists, even if that number now belongs to
 * something else. It takes its parent's number for left over, and the parent is us; the rest of the file stays, because it
 * shows the server whether children of the killed one are still alive.
 */
function disownPidFile(folder: string): void {
  const { pid, lines } = readPidFile(folder);
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path) || (pid !== null && isServerOf(pid, folder))) return;
  if (pid === null) rmSync(path, { force: true });
  else writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

async function startOnce(
  folder: string,
  binaries: Binaries,
  user: OperatingUser,
  port: number,
  settings: readonly string[],
): Promise<Postmaster | { readonly said: string }> {
  const log = logFile(folder);
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.1`);
  const before = existsSync(log) ? statSync(log).size : 0;
  const output = openSync(log, 'a', 0o600);
  const flags = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
  const [command = '', ...rest] = [
    ...user.prefix,
    ...[binaries.postgres, '-D', folder, '-p', String(port)],
    ...flags,
  ];
  const child = spawn(command, rest, {
    ...user.options,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let end: string | null = null;
  child.on('error', (error) => {
    end = error.message;
  });
  child.on('exit', (code) => {
    end ??= `slutkod ${code}`;
  });
  child.unref();
  const deadline = Date.now() + START_MILLISECONDS;
  while (end === null && Date.now() < deadline) {
    const now = readPidFile(folder);
    if (now.pid === child.pid && now.isReady && child.pid !== undefined) return { pid: child.pid, port };
    await sleep(10);
  }
  return { said: readFileSync(log, 'utf8').slice(before) || `${end}` };
}

/** Lets running transactions be undone and writes everything down; harder when that takes too long. */
export async function stopPostmaster(server: Postmaster): Promise<void> {
  const identity = identify(server.pid);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(identity)) return;
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + STOP_MILLISECONDS;
    while (isAlive(identity) && Date.now() < deadline) await sleep(10);
  }
}

export function isRunning(server: Postmaster, folder: string): boolean {
  return isServerOf(server.pid, folder);
}

function logFile(folder: string): string {
  return `${folder}.log`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return address.port;
}
