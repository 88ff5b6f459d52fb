// Making a year public, and taking it back.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { publishYear } from '../../app/publish-year.ts';
import { showPublication } from '../../app/show-publication.ts';
import { addressOf } from '../addresses.ts';
import { languageQuery, publication, publicationPage } from '../contract.ts';
import { regionYear } from './parameters.ts';

export const publicationRoutes: FastifyPluginAsyncZod = async (server) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('publication'),
    schema: {
      summary: 'Vad som inte visas för allmänheten när ett år publiceras, och varför',
      params: regionYear,
      querystring: languageQuery,
      response: { 200: publicationPage },
    },
    handler: async ({ world, params, query }) =>
      showPublication(world, { regionId: params.region, year: params.year }, query.lang),
  });
  server.route({
    ...addressOf('publishYear'),
    schema: { summary: 'Publicera ett år', params: regionYear, response: { 200: publication } },
    handler: async ({ world, params }) =>
      publishYear(world, { regionId: params.region, year: params.year }, true),
  });
  server.route({
    ...addressOf('withdrawPublication'),
    schema: {
      summary: 'Ta tillbaka publiceringen av ett år',
      params: regionYear,
      response: { 200: publication },
    },
    handler: async ({ world, params }) =>
      publishYear(world, { regionId: params.region, year: params.year }, false),
  });
};
