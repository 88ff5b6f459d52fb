// A server on a database of its own with the shipped demonstration in it, asked by injection: no port, no network.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll } from 'vitest';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { worldFor } from '../../src/app/open-world.ts';
import { addDemonstrationPeople } from '../../src/app/people/demonstration-people.ts';
import { openPeople } from '../../src/app/people/open-people.ts';
import type { IdentityProvider } from '../../src/app/people/openid/identity-provider.ts';
import type { PeopleWorld, SignInSettings } from '../../src/app/people/people-world.ts';
import type { World } from '../../src/app/world.ts';
import { createServer } from '../../src/http/server.ts';
import { SYSTEM } from '../../src/people/actors.ts';
import type { Actor } from '../../src/people/contract.ts';
import type { FreshDatabase } from '../setup/fresh-database.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

export interface OpenServer {
  /** All of it, as the system changes it. */
  readonly world: World;
  readonly worldFor: (actor: Actor) => World;
  readonly people: PeopleWorld;
  readonly database: FreshDatabase;
  readonly server: FastifyInstance;
  /** Everything that was logged, as text. */
  readonly log: () => string;
  /** A second server on the same database. */
  readonly another: (settings?: Partial<SignInSettings>, provider?: IdentityProvider) => Promise<OpenServer>;
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

/** Demonstration mode on loopback, without a mail server. */
const SETTINGS: SignInSettings = { address: null, isDemonstrationOffered: true, mail: null };

export async function openServer(
  settings: Partial<SignInSettings> = {},
  clock = tickingClock(),
  provider: IdentityProvider | null = null,
): Promise<OpenServer> {
  const database = await freshDatabase();
  const worlds = worldFor(database.storesFor, clock);
  await loadDemonstration(worlds(SYSTEM), DEFINITIONS);
  return serve(database, worlds, settings, provider);
}

/** A server on a database that is there already. */
export async function serve(
  database: FreshDatabase,
  worlds: (actor: Actor) => World,
  settings: Partial<SignInSettings>,
  provider: IdentityProvider | null,
): Promise<OpenServer> {
  const world = worlds(SYSTEM);
  const people = openTestPeople(database, world, settings, provider);
  if (people.settings.isDemonstrationOffered)
    await addDemonstrationPeople(people, SYSTEM, database.stores.grants);
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const server = await createServer({
    worldFor: worlds,
    people,
    address: people.settings.address,
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
  return {
    world,
    worldFor: worlds,
    people,
    database,
    server,
    log: () => lines.join(''),
    another: (changes, other = provider ?? undefined) =>
      serve(database, worlds, { ...settings, ...changes }, other ?? null),
  };
}

/** One key for every test; no installation has it. */
const SECRET = new Uint8Array(32).fill(7);

export function openTestPeople(
  database: FreshDatabase,
  world: World,
  settings: Partial<SignInSettings> = {},
  provider: IdentityProvider | null = null,
): PeopleWorld {
  return openPeople({
    database,
    definitions: world.definitions,
    grantsOf: (accountId) => database.stores.grants.ofAccount(accountId),
    settings: { ...SETTINGS, ...settings },
    provider,
    secret: SECRET,
    installation: join(import.meta.dirname, '../..'),
    clock: world.clock,
  });
}
