// The server: what surrounds the routes (limits, headers, origin, errors, log) in the order in which a request meets it.
// It opens nothing and listens to nothing: main.ts does, and tests inject requests instead. Next: routes/.
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { World } from '../app/world.ts';
import { API } from './addresses.ts';
import { compressAnswers } from './compress.ts';
import { answerError } from './problem-answers.ts';
import { commentRoutes } from './routes/comments.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { observationRoutes } from './routes/observations.ts';
import { proofreadingRoutes } from './routes/proofreading.ts';
import { regionRoutes } from './routes/regions.ts';
import { reportRoutes } from './routes/reports.ts';
import { isLoopback, refuseOtherOrigins } from './same-origin.ts';
import { servePages } from './static-pages.ts';

export interface ServerOptions {
  readonly world: World;
  readonly logger: FastifyBaseLogger;
  /** The address listened to; decides whether Host must be a loopback name. */
  readonly host: string;
  /** Folder of the built web client; null serves the API alone. */
  readonly pages: string | null;
  /** Answers whether the database can be reached. */
  readonly isReady: () => Promise<boolean>;
  readonly version: string;
  /** Calls per minute and address. Generous: it stops loops, not people. */
  readonly callsPerMinute?: number;
}

/** Comments are at most 8,000 characters; nothing else that is JSON comes near this. */
const JSON_BYTES = 256 * 1024;
const FILE_BYTES = 25 * 1024 * 1024;
const CALLS_PER_MINUTE = 6000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: options.logger,
    bodyLimit: JSON_BYTES,
    // Our own line per answer has the route's pattern instead of the address: search texts are not logged.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: false,
    routerOptions: { maxParamLength: 200 },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  // Nothing here is text: without its parser, text/plain is answered 415 like every other wrong type.
  server.removeContentTypeParser('text/plain');

  logAnswers(server);
  await addHeaders(server);
  refuseOtherOrigins(server, isLoopback(options.host));
  await server.register(rateLimit, {
    max: options.callsPerMinute ?? CALLS_PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });
  await server.register(multipart, {
    limits: { fileSize: FILE_BYTES, files: 1, fields: 4, fieldSize: 1024, parts: 5, headerPairs: 50 },
  });
  compressAnswers(server);
  await describeApi(server, options.version);

  healthRoutes(server, options);
  for (const routes of [
    regionRoutes,
    commentRoutes,
    deliveryRoutes,
    observationRoutes,
    reportRoutes,
    proofreadingRoutes,
  ])
    await server.register(routes, { world: options.world });
  server.get(`${API}/openapi.json`, { schema: { hide: true } }, async () => server.swagger());
  await servePages(server, options.pages);
  return server;
}

function logAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.error(line, 'answered');
    else request.log.info(line, 'answered');
  });
}

async function addHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Charts are set with style attributes through the DOM, which needs no exception.
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    // The product is served over plain HTTP on loopback; whoever puts TLS before it sets HSTS there.
    strictTransportSecurity: false,
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
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

function healthRoutes(server: FastifyInstance, { isReady }: ServerOptions): void {
  server.route({
    method: 'GET',
    url: '/healthz',
    schema: { hide: true },
    handler: async (_request, reply) => {
      const ready = await isReady();
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: ready ? 'ok' : 'unavailable' });
    },
  });
  server.route({
    method: 'GET',
    url: '/readyz',
    schema: { hide: true },
    handler: async (_request, reply) => {
      const ready = await isReady();
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: ready ? 'ready' : 'unavailable' });
    },
  });
}
