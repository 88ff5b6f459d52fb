// Reading: regions, overview, goal, indicator, comparison and search.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { compareRegions } from '../../app/compare-regions.ts';
import { listRegions } from '../../app/list-regions.ts';
import { search } from '../../app/search.ts';
import { showGoal } from '../../app/show-goal.ts';
import { showIndicator } from '../../app/show-indicator.ts';
import { showOverview } from '../../app/show-overview.ts';
import { addressOf } from '../addresses.ts';
import {
  comparisonPage,
  goalPage,
  indicatorPage,
  languageQuery,
  overview,
  regionList,
  searchHits,
} from '../contract.ts';
import { regionYear, word, wordList } from './parameters.ts';

/** A browser may keep the answer but must ask each time whether it still holds (ETag). */
const REVALIDATE = 'no-cache';

export const regionRoutes: FastifyPluginAsyncZod = async (server) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', REVALIDATE);
  });
  server.route({
    ...addressOf('regions'),
    schema: { summary: 'Regioner och deras år', response: { 200: regionList } },
    handler: async ({ world }) => listRegions(world),
  });
  server.route({
    ...addressOf('overview'),
    schema: {
      summary: 'Översikt av en region och ett år',
      params: regionYear,
      querystring: languageQuery,
      response: { 200: overview },
    },
    handler: async ({ world, params, query }) =>
      showOverview(world, { regionId: params.region, year: params.year }, query.lang),
  });
  server.route({
    ...addressOf('goal'),
    schema: {
      summary: 'Ett mål med sina indikatorer',
      params: regionYear.extend({ goal: word }),
      querystring: languageQuery,
      response: { 200: goalPage },
    },
    handler: async ({ world, params, query }) =>
      showGoal(world, { regionId: params.region, year: params.year, goalId: params.goal }, query.lang),
  });
  server.route({
    ...addressOf('indicator'),
    schema: {
      summary: 'En indikator: värden, definition, källa, kommentar',
      params: regionYear.extend({ indicator: word }),
      querystring: languageQuery.extend({ unit: word.optional() }),
      response: { 200: indicatorPage },
    },
    handler: async ({ world, params, query }) =>
      showIndicator(
        world,
        {
          regionId: params.region,
          year: params.year,
          indicatorId: params.indicator,
          unitId: query.unit ?? null,
        },
        query.lang,
      ),
  });
  server.route({
    ...addressOf('comparison'),
    schema: {
      summary: 'Regioner bredvid varandra, där definitionen är densamma',
      querystring: languageQuery.extend({ regions: wordList }),
      response: { 200: comparisonPage },
    },
    handler: async ({ world, query }) => compareRegions(world, query.regions, query.lang),
  });
  server.route({
    ...addressOf('search'),
    schema: {
      summary: 'Sök indikator, mål, region och enhet',
      querystring: languageQuery.extend({ q: z.string().max(100), region: word.optional() }),
      response: { 200: searchHits },
    },
    handler: async ({ world, query }) =>
      search(world, { text: query.q, regionId: query.region ?? null }, query.lang),
  });
};
