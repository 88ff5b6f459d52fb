// Writing: comments on indicators and decisions on goals, in the name of whoever is signed in.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { decideGoal } from '../../app/decide-goal.ts';
import { writeComment } from '../../app/write-comment.ts';
import { addressOf } from '../addresses.ts';
import { comment, commentBody, decisionBody, goalSummary, languageQuery } from '../contract.ts';
import { regionYear, word } from './parameters.ts';

export const commentRoutes: FastifyPluginAsyncZod = async (server) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('writeComment'),
    schema: {
      summary: 'Skriv en kommentar till en indikator; tom text tar tillbaka utkastet',
      params: regionYear.extend({ indicator: word }),
      querystring: languageQuery,
      body: commentBody,
      response: { 200: comment },
    },
    handler: async ({ world, actor, params, body }) =>
      writeComment(world, {
        regionId: params.region,
        year: params.year,
        indicatorId: params.indicator,
        template: body.template,
        basedOn: body.basedOn,
        by: actor.name,
      }),
  });
  server.route({
    ...addressOf('decideGoal'),
    schema: {
      summary: 'Avgör hur ett mål uppfylls, med skäl',
      params: regionYear.extend({ goal: word }),
      querystring: languageQuery,
      body: decisionBody,
      response: { 200: goalSummary },
    },
    handler: async ({ world, actor, params, query, body }) =>
      decideGoal(
        world,
        {
          regionId: params.region,
          year: params.year,
          goalId: params.goal,
          level: body.level,
          reason: body.reason,
          basedOn: body.basedOn,
          by: actor.name,
        },
        query.lang,
      ),
  });
};
