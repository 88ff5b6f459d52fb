// The report: as blocks for the page, and as finished files.
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publish, publishTogether, report } from '../../app/flow.ts';
import type { PublishedFile } from '../../publish/contract.ts';
import { REPORT_FORMATS } from '../../publish/contract.ts';
import { addressOf } from '../addresses.ts';
import { languageQuery, reportPage } from '../contract.ts';
import { regionYear } from './parameters.ts';

/** Setting a report takes seconds of processor time; nobody needs more. */
const FILES_PER_MINUTE = 60;

export const reportRoutes: FastifyPluginAsyncZod = async (server) => {
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
    handler: async ({ world, params }) => ({
      report: await report(world, { regionId: params.region, year: params.year }),
    }),
  });
  server.route({
    ...addressOf('reportFile'),
    config: { rateLimit: { max: FILES_PER_MINUTE } },
    schema: {
      summary: 'Årsrapporten som fil',
      params: regionYear.extend({ format: z.enum(REPORT_FORMATS) }),
      querystring: languageQuery,
      produces: ['application/octet-stream'],
    },
    handler: async ({ world, params }, reply) => {
      const file = await publish(world, { regionId: params.region, year: params.year }, params.format);
      return sendFile(reply, file);
    },
  });
  server.route({
    ...addressOf('reportsFile'),
    config: { rateLimit: { max: FILES_PER_MINUTE } },
    schema: {
      summary: 'Flera regioners årsrapporter som en fil',
      params: z.object({ format: z.enum(REPORT_FORMATS) }),
      querystring: z.object({ of: places }),
      produces: ['application/octet-stream'],
    },
    handler: async ({ world, params, query }, reply) =>
      sendFile(reply, await publishTogether(world, query.of, params.format)),
  });
};

export function sendFile(reply: FastifyReply, file: PublishedFile): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('content-disposition', attachment(file.fileName))
    .send(Buffer.from(file.bytes));
}

const MOST_REPORTS = 10;

/** "vasterbotten:2023,norrbotten:2022" → places. */
const places = z
  .string()
  .regex(
    /^[a-z0-9-]+:\d{4}(,[a-z0-9-]+:\d{4})*$/,
    'Skriv regioner och år så här: vasterbotten:2023,norrbotten:2022',
  )
  .transform((text) =>
    text.split(',').map((each) => {
      const [regionId = '', year] = each.split(':');
      return { regionId, year: Number(year) };
    }),
  )
  .refine((list) => list.length <= MOST_REPORTS, `Högst ${MOST_REPORTS} rapporter i samma fil.`);

/** RFC 6266: the plain name for old readers, the real one for the rest. */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
