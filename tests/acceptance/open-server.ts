// A server on a database of its own with the shipped demonstration in it, asked by injection: no port, no network.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll } from 'vitest';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import type { World } from '../../src/app/world.ts';
import { createServer } from '../../src/http/server.ts';
import type { AuditLog } from '../../src/people/contract.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

export interface OpenServer {
  readonly world: World;
  readonly audit: AuditLog;
  readonly server: FastifyInstance;
  /** Everything that was logged, as text. */
  readonly log: () => string;
}

export const DEFINITIONS = join(import.meta.dirname, '../../definitions');

/** Each call of the clock is a second later than the one before: no two things happen at once, and every run is alike. */
export function tickingClock(start = '2026-11-25T08:00:00.000Z'): () => string {
  let ticks = 0;
  return () => {
    ticks += 1;
    return new Date(Date.parse(start) + ticks * 1000).toISOString();
  };
}

export async function openServer(): Promise<OpenServer> {
  const database = await freshDatabase();
  const world = openWorld(database.stores, tickingClock());
  await loadDemonstration(world, DEFINITIONS);
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const server = await createServer({
    world,
    audit: database.audit,
    logger,
    host: '127.0.0.1',
    pages: null,
    isReady: () =>
      database.check().then(
        () => true,
        () => false,
      ),
    version: '0.0.0-test',
    metricsToken: null,
  });
  afterAll(() => server.close());
  return { world, audit: database.audit, server, log: () => lines.join('') };
}
