// How the server is doing, for a monitor that asks (Prometheus): answers by route and status, time, memory, event loop. Routes
// are patterns and there is no label that a visitor can fill: nothing here is about a person, and the number of series is
// bounded. From this machine anybody may ask, from others whoever has the token.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { answerWith, problemOf } from './problem-answers.ts';

/** Seconds. Pages answer in hundredths; a large file takes seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Connections to the database: all, those that nobody uses, and requests that wait for one. */
export interface ConnectionCounts {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

interface Monitored {
  /** Lets a monitor ask from another machine; null: from this one only. */
  readonly metricsToken: string | null;
  readonly connections?: () => ConnectionCounts;
}

export function countAnswers(server: FastifyInstance, { metricsToken, connections }: Monitored): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'utfall_http_answer_seconds',
    help: 'Answers by method, route and status, and how long they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  if (connections !== undefined) countConnections(registry, connections);
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    answers.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.route({
    method: 'GET',
    url: '/metrics',
    schema: { hide: true },
    handler: async (request, reply) => {
      if (!mayAsk(request, metricsToken)) return answerWith(reply, problemOf(404));
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics());
    },
  });
}

function countConnections(registry: Registry, connections: () => ConnectionCounts): void {
  new Gauge({
    name: 'utfall_database_connections',
    help: 'Connections to the database: used, idle, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = connections();
      this.set({ state: 'used' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waiting' }, waiting);
    },
  });
}

const THIS_MACHINE = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** With a token it is always needed: behind a proxy on this machine, every visitor comes from it. */
function mayAsk(request: FastifyRequest, token: string | null): boolean {
  if (token === null)
    return THIS_MACHINE.includes(request.ip) && request.headers['x-forwarded-for'] === undefined;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
