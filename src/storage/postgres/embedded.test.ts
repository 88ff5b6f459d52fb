import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { UnavailableError } from '../../core/failure.ts';
import { DataFolderError, NewerVersionError } from '../data-folder-errors.ts';
import { connect } from './connect.ts';
import { findPostmaster } from './embedded/postmaster.ts';
import type { EmbeddedServer } from './embedded.ts';
import { startEmbedded } from './embedded.ts';

// Making and crashing databases waits for the disk.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = mkdtempSync(join(tmpdir(), 'utfall-embedded-'));
const dataFolder = join(home, 'data');
const cluster = join(dataFolder, 'postgres');

const children: ChildProcess[] = [];
const opened: EmbeddedServer[] = [];

async function open(role: 'server' | 'command' = 'command', folder = dataFolder): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataFolder: folder, role, log: () => {} });
  opened.push(server);
  return server;
}

/** Another process that has the database open; resolves to what it said first. */
async function openElsewhere(role: 'server' | 'command') {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/setup/hold-database-open.ts', dataFolder, role],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function setting(server: EmbeddedServer, name: string): Promise<unknown> {
  const connection = connect(server.url);
  try {
    const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(
      connection.db,
    );
    return rows[0]?.value;
  } finally {
    await connection.close();
  }
}

const postmasterPid = () => findPostmaster(cluster)?.pid ?? null;

afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  for (const server of opened.splice(0)) await server.close().catch(() => {});
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the embedded database', () => {
  it('is made on first use, keeps everything durable, and stops with its last user', async () => {
    const first = await open();
    const second = await open();
    expect(await setting(first, 'fsync')).toBe('on');
    expect(await setting(first, 'synchronous_commit')).toBe('on');
    expect(await setting(first, 'full_page_writes')).toBe('on');
    await first.close();
    expect(await setting(second, 'server_encoding')).toBe('UTF8');
    await second.close();
    expect(postmasterPid()).toBeNull();
    expect(readdirSync(join(dataFolder, 'postgres.users'))).toEqual([]);
  });

  it('serves a command beside a running server, and outlives the command', async () => {
    const server = await open('server');
    const pid = postmasterPid();
    const command = await openElsewhere('command');
    expect(command.said).toBe('open');
    await kill(command.child);
    expect(postmasterPid()).toBe(pid);
    expect(await setting(server, 'fsync')).toBe('on');
  });

  it('left running by a killed process is taken over as it is', async () => {
    const killed = await openElsewhere('server');
    const pid = postmasterPid();
    await kill(killed.child);
    expect(postmasterPid()).toBe(pid);
    const server = await open('server');
    expect(postmasterPid()).toBe(pid);
    expect(await setting(server, 'fsync')).toBe('on');
    await server.close();
    expect(postmasterPid()).toBeNull();
  });

  it('starts again after it was killed itself', async () => {
    const server = await open('command');
    process.kill(postmasterPid() ?? 0, 'SIGKILL');
    const again = await open('command');
    expect(await setting(again, 'fsync')).toBe('on');
    expect(await setting(server, 'fsync')).toBe('on');
  });

  it('is started again by the running server when it dies', async () => {
    const server = await open('server');
    const pid = postmasterPid() ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect(setting(server, 'fsync')).rejects.toThrow(UnavailableError);
    let answer: unknown = null;
    for (let attempt = 0; attempt < 100 && answer === null; attempt += 1) {
      await sleep(100);
      answer = await setting(server, 'fsync').catch(() => null);
    }
    expect(answer).toBe('on');
    expect(postmasterPid()).not.toBe(pid);
  });

  it('starts although its old process number now belongs to another program', async () => {
    await (await open()).close();
    const other = spawn('sleep', ['60']);
    children.push(other);
    const lines = [
      other.pid,
      cluster,
      1_700_000_000,
      5432,
      '',
      '127.0.0.1',
      '  5432001    0',
      'ready   ',
      '',
    ];
    writeFileSync(join(cluster, 'postmaster.pid'), lines.join('\n'));
    const server = await open();
    expect(await setting(server, 'fsync')).toBe('on');
    expect(other.exitCode).toBeNull();
  });

  it.each(['', '12', '\0\0\0\0'])('starts although a power cut left %j in its process file', async (text) => {
    await (await open()).close();
    writeFileSync(join(cluster, 'postmaster.pid'), text);
    expect(await setting(await open(), 'fsync')).toBe('on');
  });

  it('whose making was cut off is made again', async () => {
    const folder = join(home, 'cut-off');
    mkdirSync(join(folder, 'postgres.new/base'), { recursive: true });
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres.new/PG_VERSION'), '18\n');
    writeFileSync(join(folder, 'postgres.lock'), '{"pid":1,"star');
    const server = await open('command', folder);
    expect(await setting(server, 'fsync')).toBe('on');
    expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
  });
});

describe('a data folder', () => {
  it('is for one server at a time, and the second is told so', async () => {
    const first = await openElsewhere('server');
    await expect(open('server')).rejects.toThrow(DataFolderError);
    await expect(open('server')).rejects.toThrow(new RegExp(`redan igång .*process ${first.child.pid}`));
    await kill(first.child);
    await expect(open('server')).resolves.toBeDefined();
  });

  it('of a newer PostgreSQL is left alone', async () => {
    await (await open()).close();
    const versionFile = join(cluster, 'PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '99\n');
    await expect(open()).rejects.toThrow(NewerVersionError);
    writeFileSync(versionFile, '12\n');
    await expect(open()).rejects.toThrow(DataFolderError);
    writeFileSync(versionFile, version);
  });

  it('that holds something else under the same name is left alone', async () => {
    const folder = join(home, 'foreign');
    mkdirSync(join(folder, 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'postgres/semesterbilder.txt'), 'viktigt');
    await expect(open('command', folder)).rejects.toThrow(/något annat än Utfalls databas/);
    expect(readFileSync(join(folder, 'postgres/semesterbilder.txt'), 'utf8')).toBe('viktigt');
  });

  it('that cannot be made is told in a sentence', async () => {
    writeFileSync(join(home, 'fil'), '');
    await expect(open('command', join(home, 'fil'))).rejects.toThrow(/finns redan en fil/);
    await expect(open('command', '/proc/utfall/data')).rejects.toThrow(DataFolderError);
  });
});
