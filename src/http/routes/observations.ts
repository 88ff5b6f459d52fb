// Figures as delivered, page by page, and the file row that a figure was read from.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listObservations, showProvenance } from '../../app/list-observations.ts';
import { addressOf } from '../addresses.ts';
import { observationList, provenancePage } from '../deliveries-contract.ts';
import { word, wordList, year } from './parameters.ts';

const filter = z.object({
  /** Comma between several. */
  indicator: wordList,
  group: wordList,
  from: year.optional(),
  to: year.optional(),
  /** Figures as they were known at this instant. */
  knownAt: z.iso.datetime({ offset: true }).optional(),
  after: z
    .string()
    .max(200)
    .regex(/^[^:]+:\d{1,9}$/)
    .optional(),
  count: z.coerce.number().int().min(1).max(5000).default(1000),
});

export const observationRoutes: FastifyPluginAsyncZod = async (server) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
  });
  server.route({
    ...addressOf('observations'),
    schema: {
      summary: 'Siffror som de levererades',
      params: z.object({ region: word }),
      querystring: filter,
      response: { 200: observationList },
    },
    handler: async ({ world, params, query }) =>
      listObservations(world, {
        regionId: params.region,
        indicatorIds: query.indicator,
        groupKinds: query.group,
        fromYear: query.from ?? null,
        toYear: query.to ?? null,
        knownAt: query.knownAt === undefined ? null : new Date(query.knownAt).toISOString(),
        after: query.after ?? null,
        count: query.count,
      }),
  });
  server.route({
    ...addressOf('provenance'),
    schema: {
      summary: 'Raden i den levererade filen som en siffra lästes ur',
      params: z.object({ observation: word }),
      response: { 200: provenancePage },
    },
    handler: async ({ world, params }) => showProvenance(world, params.observation),
  });
};
