// The report: as blocks for the page, and as finished files.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publish, report } from '../../app/flow.ts';
import type { World } from '../../app/world.ts';
import { REPORT_FORMATS } from '../../publish/contract.ts';
import { addressOf } from '../addresses.ts';
import { languageQuery, reportPage } from '../contract.ts';
import { regionYear } from './parameters.ts';

/** Setting a report takes seconds of processor time; nobody needs more. */
const FILES_PER_MINUTE = 60;

export const reportRoutes: FastifyPluginAsyncZod<{ readonly world: World }> = async (server, { world }) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('report'),
    schema: {
      summary: 'Årsrapporten som block',
      params: regionYear,
      querystring: languageQuery,
      response: { 200: reportPage },
    },
    handler: async ({ params }) => ({
      report: await report(world, { regionId: params.region, year: params.year }),
    }),
  });
  server.route({
    ...addressOf('reportFile'),
    config: { rateLimit: { max: FILES_PER_MINUTE, timeWindow: '1 minute' } },
    schema: {
      summary: 'Årsrapporten som fil',
      params: regionYear.extend({ format: z.enum(REPORT_FORMATS) }),
      querystring: languageQuery,
      produces: ['application/octet-stream'],
    },
    handler: async ({ params }, reply) => {
      const file = await publish(world, { regionId: params.region, year: params.year }, params.format);
      return reply
        .type(file.mediaType)
        .header('content-disposition', attachment(file.fileName))
        .send(Buffer.from(file.bytes));
    },
  });
};

/** RFC 6266: the plain name for old readers, the real one for the rest. */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
