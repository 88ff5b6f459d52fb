// One PostgreSQL for the whole test run: an embedded one in a folder that is thrown away, or the server in
// TEST_DATABASE_URL (a user that may create databases). Each test file then gets a database of its own: fresh-database.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/storage/postgres/embedded.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a database from which others can be created. */
    readonly postgresUrl: string;
    /** Name of a migrated, empty database to copy. */
    readonly postgresTemplate: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `utfall_template_${process.pid}`;
  await run(server.url, `create database ${template} encoding 'UTF8' template template0`);
  const database = await openDatabase(withDatabase(server.url, template));
  await database.close();
  project.provide('postgresUrl', server.url);
  project.provide('postgresTemplate', template);
  return async () => {
    await run(server.url, `drop database ${template}`);
    await server.close();
  };
}

async function findServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const dataFolder = mkdtempSync(join(tmpdir(), 'utfall-test-'));
  const server = await startEmbedded({
    dataFolder,
    role: 'command',
    // Nothing here has to survive a power cut; tests/hostile runs with the product's own settings.
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    log: () => {},
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

export async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
