// The server: what surrounds the routes (limits, headers, origin, errors, log) in the order in which a request meets it.
// It opens nothing and listens to nothing: main.ts does, and tests inject requests instead. Next: routes/.
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { PeopleWorld } from '../app/people/people-world.ts';
import { createReadingRecorder } from '../app/readings.ts';
import type { World } from '../app/world.ts';
import { isLoopback } from '../core/loopback.ts';
import { SYSTEM } from '../people/actors.ts';
import type { Actor } from '../people/contract.ts';
import { API } from './addresses.ts';
import { limitCalls } from './call-limits.ts';
import { compressAnswers } from './compress.ts';
import { describeFailures } from './describe-failures.ts';
import { guardRoutes } from './guard.ts';
import { logAnswers } from './log-answers.ts';
import type { ConnectionCounts } from './metrics.ts';
import { countAnswers } from './metrics.ts';
import { answerError, answerUnreadable, answerWith, problemOf } from './problem-answers.ts';
import { recordReadings } from './record-readings.ts';
import { auditRoutes } from './routes/audit.ts';
import { commentRoutes } from './routes/comments.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { observationRoutes } from './routes/observations.ts';
import { openIdRoutes } from './routes/openid.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { peopleRoutes } from './routes/people.ts';
import { proofreadingRoutes } from './routes/proofreading.ts';
import { publicationRoutes } from './routes/publications.ts';
import { regionRoutes } from './routes/regions.ts';
import { reportRoutes } from './routes/reports.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { refuseOtherHosts, refuseOtherOrigins } from './same-origin.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { servePages } from './static-pages.ts';
import { askWho } from './who-asks.ts';

export interface ServerOptions {
  /** The whole world, as the actor changes it; what of it a viewer sees is decided in front of each route. */
  readonly worldFor: (actor: Actor) => World;
  readonly people: PeopleWorld;
  readonly logger: FastifyBaseLogger;
  /** The address listened to; decides whether Host must be a loopback name. */
  readonly host: string;
  /** The address that people reach it by (https://utfall.region.se), when it is another than the one listened to. */
  readonly address?: string | null;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** Folder of the built web client; null serves the API alone. */
  readonly pages: string | null;
  /** Answers whether the database can be reached. */
  readonly isReady: () => Promise<boolean>;
  readonly version: string;
  /** Lets a monitor read /metrics from another machine; null: from this machine only. */
  readonly metricsToken: string | null;
  /** Connections to the database, for /metrics. */
  readonly connections?: () => ConnectionCounts;
  /** Calls per minute and address. Generous: it stops loops, not people. */
  readonly callsPerMinute?: number;
  /** The clock of the limits, milliseconds since 1970. */
  readonly milliseconds?: () => number;
}

/** Comments are at most 8,000 characters; nothing else that is JSON comes near this. */
const JSON_BYTES = 256 * 1024;
const HEADER_BYTES = 16 * 1024;
export const FILE_BYTES = 25 * 1024 * 1024;
const CALLS_PER_MINUTE = 6000;

/**
 * How slowly a request may come in before it is let go, so that no one holds connections by sending a byte now and then. The
 * headers fit in one packet; 25 megabytes take three minutes at little more than one megabit a second.
 */
const HEADERS_MILLISECONDS = 15_000;
export const REQUEST_MILLISECONDS = 180_000;
/** Idle connections are let go after this; longer than the minute for which reverse proxies keep theirs. */
export const IDLE_MILLISECONDS = 75_000;
/** Each costs some tens of kilobytes; a region has hundreds of people, not thousands. */
const CONNECTIONS = 2_000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: options.logger,
    bodyLimit: JSON_BYTES,
    // Our own line per answer has the route's pattern instead of the address: search texts are not logged.
    logController: new LogController({ disableRequestLogging: true }),
    // Whose word about the visitor's address is taken: without it everybody behind a proxy would share one limit of calls, and
    // with too much of it anybody could choose another's.
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    // A proxy's id is kept when it is one, so that its log and ours can be joined; everything else gets a new one.
    genReqId: ({ headers }) => requestIdFrom(headers['x-request-id']),
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: IDLE_MILLISECONDS,
    frameworkErrors: answerUnreadable,
    http: { headersTimeout: HEADERS_MILLISECONDS, maxHeaderSize: HEADER_BYTES },
    routerOptions: { maxParamLength: 200 },
  });
  server.server.maxConnections = CONNECTIONS;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  // Nothing here is text: without its parser, text/plain is answered 415 like every other wrong type.
  server.removeContentTypeParser('text/plain');

  logAnswers(server, options.milliseconds);
  countAnswers(server, options);
  await addSecurityHeaders(server, options.address?.startsWith('https:') ?? false);
  noteReadings(server, options.people);
  refuseOtherHosts(server, { isOnLoopback: isLoopback(options.host), address: options.address ?? null });
  refuseOtherOrigins(server);
  refuseNull(server);
  await limitCalls(server, {
    callsPerMinute: options.callsPerMinute ?? CALLS_PER_MINUTE,
    counts: options.people.callCounts,
    milliseconds: options.milliseconds ?? Date.now,
  });
  await server.register(multipart, {
    limits: {
      fileSize: FILE_BYTES,
      files: 1,
      fields: 4,
      fieldSize: 1024,
      headerPairs: 50,
      // No limit of its own beside the two above: past it the parser listens to no part's errors, and a form that then ends in
      // the middle would end the process (@fastify/busboy 3, lib/types/multipart.js).
      parts: Number.POSITIVE_INFINITY,
    },
  });
  compressAnswers(server);
  await askWho(server, { people: options.people, address: options.address ?? null });
  guardRoutes(server, options.worldFor);
  describeFailures(server);
  await describeApi(server, options.version);

  healthRoutes(server, options);
  await registerRoutes(server, options);
  server.get(`${API}/openapi.json`, { schema: { hide: true } }, async () => server.swagger());
  await servePages(server, options.pages);
  return server;
}

async function registerRoutes(server: FastifyInstance, options: ServerOptions): Promise<void> {
  const { people, worldFor } = options;
  const { definitions } = worldFor(SYSTEM);
  const address = options.address ?? null;
  for (const routes of [
    regionRoutes,
    commentRoutes,
    deliveryRoutes,
    observationRoutes,
    reportRoutes,
    proofreadingRoutes,
  ])
    await server.register(routes);
  await server.register(publicationRoutes);
  for (const routes of [signInRoutes, ownAccountRoutes]) await server.register(routes, { people, address });
  await server.register(openIdRoutes, { people, definitions, address });
  await server.register(peopleRoutes, { administration: { people, definitions }, address });
  await server.register(auditRoutes, {
    world: { audit: people.audit, definitions, accounts: people.storesFor(SYSTEM).accounts },
    viewerOf: ({ viewer }) => viewer,
  });
}

function noteReadings(server: FastifyInstance, people: PeopleWorld): void {
  recordReadings(server, {
    recorder: createReadingRecorder(people.audit),
    clock: people.clock,
    actorOf: ({ actor }) => actor,
    routeOf: ({ routeOptions }) => ({
      name: routeOptions.config.routeName ?? 'none',
      action: 'see-unit-figures',
    }),
  });
}

/** What a proxy may call a request: nothing that could break a line of the log or of a header. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,80}$/;

function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Nothing here has a null character in its name, and PostgreSQL can't even be asked for it. */
function refuseNull(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.includes('%00')) return answerWith(reply, problemOf(400));
  });
}

async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Utfall',
        description:
          'Uppföljning av vårdval i primärvården: mål, indikatorer, siffror, leveranser och rapporter.',
        version,
        license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/sv/' },
      },
    },
    // Charts and the report document are typed by hand elsewhere: described in words, not as schemas.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
}

/** /healthz: the process answers. /readyz: it can do its work; what a proxy should ask before it sends anybody here. */
function healthRoutes(server: FastifyInstance, { isReady }: ServerOptions): void {
  let isStopping = false;
  server.addHook('preClose', async () => {
    isStopping = true;
  });
  server.route({
    method: 'GET',
    url: '/healthz',
    schema: { hide: true },
    handler: async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  });
  server.route({
    method: 'GET',
    url: '/readyz',
    schema: { hide: true },
    handler: async (_request, reply) => {
      const ready = !isStopping && (await isReady());
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: ready ? 'ready' : 'unavailable' });
    },
  });
}
