// The server's beginning and end: settings → storage → demonstration → listening, and all of it closed again in reverse.
// stdout is for the person who started it (a line per step, the address last); the log goes to stderr as JSON.
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { Configuration } from '../app/configuration.ts';
import { readConfiguration, writeSettingProblem } from '../app/configuration.ts';
import { EXIT, endingOf } from '../app/exit-codes.ts';
import { NotJudged, Refused } from '../app/failures.ts';
import { loadDemonstration } from '../app/load-demonstration.ts';
import type { OpenStorage } from '../app/open-storage.ts';
import { openStorage } from '../app/open-storage.ts';
import { worldFor } from '../app/open-world.ts';
import { firstAdministratorLines } from '../app/people/announce.ts';
import { ProviderDown } from '../app/people/openid/identity-provider.ts';
import { unknownPlaceLines } from '../app/people/openid/start-openid.ts';
import { startSendingMails } from '../app/people/send-mails.ts';
import { startPeople } from '../app/people/start-people.ts';
import { repeat } from '../app/repeat.ts';
import { stopOnSignal } from '../app/stop-on-signal.ts';
import type { World } from '../app/world.ts';
import { isLoopback } from '../core/loopback.ts';
import { writePlace } from '../core/problem.ts';
import { SYSTEM } from '../people/actors.ts';
import { createServer as createApi } from './server.ts';

/** The package's folder: from src/http while developing, from dist/… when built. */
const PACKAGE = packageFolder(dirname(fileURLToPath(import.meta.url)));

function packageFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json was not found above the program');
  return packageFolder(parent);
}

/** Sessions, links, counted calls and the like that are over: what is left of a burst is gone soon after it. */
const TIDY_EVERY_MILLISECONDS = 10 * 60_000;

/** Asking whether there is anything new costs a small query for each region. */
const JUDGE_EVERY_MILLISECONDS = 2_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const read = readConfiguration(process.env, { installation: PACKAGE, workingFolder: process.cwd() });
  if (read.value === null) {
    for (const problem of read.problems) process.stderr.write(`${writeSettingProblem(problem)}\n`);
    process.exitCode = EXIT.usage;
    return;
  }
  const configuration = read.value;
  const logger = pino(
    { base: null, level: configuration.logLevel, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
  const storage = await openStorage({ configuration, role: 'server', log: say });
  try {
    await serve(storage, configuration, logger);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function serve(storage: OpenStorage, configuration: Configuration, logger: pino.Logger): Promise<void> {
  // Before the demonstration is read in, which takes seconds the first time.
  await probePort(configuration);
  const worlds = worldFor(storage.storesFor);
  const world = worlds(SYSTEM);
  // Two processes that start at the same time on one database would otherwise both read the same files in.
  const people = await storage.alone('start', async () => {
    if (configuration.signIn.mode === 'demo') await demonstrate(world);
    return startPeople({
      database: storage,
      definitions: world.definitions,
      configuration,
      installation: PACKAGE,
    });
  });
  const server = await createApi({
    worldFor: worlds,
    people,
    logger,
    host: configuration.host,
    address: configuration.signIn.address,
    trustedProxies: configuration.trustedProxies,
    pages: join(PACKAGE, 'dist', 'web'),
    isReady: () =>
      storage.check().then(
        () => true,
        () => false,
      ),
    version: versionOf(PACKAGE),
    metricsToken: configuration.metricsToken,
    connections: () => storage.pool(),
  });
  await server.listen({ port: configuration.port, host: configuration.host });
  // Fastify logs that it listens just after it answers; the address shall be the last line.
  await new Promise((resolve) => setImmediate(resolve));
  const { mail, mode, address } = configuration.signIn;
  const sender = mail === null ? null : startSendingMails(people, mail, logger);
  const tidying = repeat(
    () => storage.removeExpired(people.clock()),
    TIDY_EVERY_MILLISECONDS,
    (error) =>
      logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'expired rows not removed'),
  );
  // What has been accepted here, on the command line or by another process is judged before somebody waits for it.
  const judging = repeat(
    async () => {
      for (const { id } of await world.definitions.regions()) await world.releases.of(id);
    },
    JUDGE_EVERY_MILLISECONDS,
    (error) =>
      logger.error(
        {
          error: error instanceof Error ? error.name : 'unknown',
          ...(error instanceof NotJudged ? { reason: String(error.cause) } : {}),
        },
        'figures not judged',
      ),
  );
  stopOnSignal(async () => {
    // Not waited for: it may take minutes, and begins again at the next start.
    void judging.stop();
    await server.close();
    await Promise.all([sender?.stop(), tidying.stop()]);
    await storage.close();
  }, process.exit);
  for (const line of await unknownPlaceLines(people.provider, world.definitions)) say(line);
  // Not waited for: a provider that is down stops no start. The page and doctor tell of it too.
  people.provider?.check().catch((error: unknown) => {
    const reason = error instanceof ProviderDown ? error.reason : 'unknown';
    logger.warn({ reason }, 'the identity provider does not answer');
  });
  const opened = address ?? addressOf(server.server.address(), configuration.host);
  if (mode === 'installation')
    for (const line of await firstAdministratorLines(people, storage.storesFor(SYSTEM).grants, opened))
      say(line);
  if (mode === 'demo') say('Demonstration: på startsidan väljer du vem du vill prova som.');
  say(opened);
}

/** Listens and stops again: throws EADDRINUSE as listening itself would. */
async function probePort({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

async function demonstrate(world: World): Promise<void> {
  const loaded = await loadDemonstration(world, join(PACKAGE, 'definitions'));
  if (loaded.deliveries === 0) return;
  say(`Definitioner för ${loaded.regions} regioner och ${loaded.deliveries} filer med siffror har lästs in.`);
}

function versionOf(folder: string): string {
  const content: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content
    ? String(content.version)
    : '0';
}

function addressOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : '';
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

main().catch((error: unknown) => {
  if (error instanceof Refused) {
    for (const { where, message, hint } of error.problems)
      process.stderr.write(`${writePlace(where)}: ${message} ${hint}\n`);
    process.exit(EXIT.problems);
  }
  const { code, sentence } = endingOf(error);
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(code);
});
