// Deliveries: upload and preview, accept, withdraw. A file is held in memory (25 MB at most) until it is checked and stored.
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { acceptDelivery } from '../../app/accept-delivery.ts';
import { Refused } from '../../app/failures.ts';
import { receiveDelivery } from '../../app/receive-delivery.ts';
import { FIRST_ROWS, listDeliveries, showDelivery, showExamined } from '../../app/show-delivery.ts';
import { withdrawDelivery } from '../../app/withdraw-delivery.ts';
import { addressOf } from '../addresses.ts';
import { acceptBody, deliveryList, deliveryPage, withdrawBody } from '../deliveries-contract.ts';
import { requireInRegion } from '../guard.ts';
import { word } from './parameters.ts';

const rowsQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(1000).default(FIRST_ROWS.count),
  /** "problems": only rows with problems. */
  only: z.enum(['all', 'problems']).default('all'),
});
const oneDelivery = z.object({ delivery: word });

export const deliveryRoutes: FastifyPluginAsyncZod = async (server) => {
  // Deliveries are work in progress: no browser keeps them.
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('deliveries'),
    schema: {
      summary: 'Leveranser, nyast först, och vilken version av definitionerna som gäller',
      querystring: z.object({ region: word.optional() }),
      response: { 200: deliveryList },
    },
    handler: async ({ world, query }) => listDeliveries(world, query.region ?? null),
  });
  server.route({
    ...addressOf('delivery'),
    schema: {
      summary: 'En leverans med rader och problem',
      params: oneDelivery,
      querystring: rowsQuery,
      response: { 200: deliveryPage },
    },
    handler: async ({ world, params, query }) =>
      showDelivery(world, params.delivery, {
        from: query.from,
        count: query.count,
        isOnlyProblems: query.only === 'problems',
      }),
  });
  server.route({
    ...addressOf('preview'),
    schema: {
      summary: 'Lämna en fil (multipart/form-data: file, region) och se vad den skulle ändra',
      consumes: ['multipart/form-data'],
      response: { 201: deliveryPage },
    },
    handler: async (request, reply) => {
      const upload = await readUpload(request);
      await requireInRegion(request, 'deliver', upload.regionId);
      const received = await receiveDelivery(request.world, { ...upload, mapping: null });
      return reply.code(201).send(showExamined(received.delivery, received.examination, FIRST_ROWS));
    },
  });
  server.route({
    ...addressOf('accept'),
    schema: {
      summary: 'Godkänn en granskad leverans',
      params: oneDelivery,
      body: acceptBody,
      response: { 200: deliveryPage },
    },
    handler: async ({ world, params, body }) => {
      const accepted = await acceptDelivery(world, { deliveryId: params.delivery, reason: body.reason });
      return showExamined(accepted.delivery, accepted.examination, FIRST_ROWS);
    },
  });
  server.route({
    ...addressOf('withdraw'),
    schema: {
      summary: 'Ta tillbaka en godkänd leverans',
      params: oneDelivery,
      body: withdrawBody,
      response: { 200: deliveryPage },
    },
    handler: async ({ world, params, body }) => {
      await withdrawDelivery(world, params.delivery, body.reason);
      return showDelivery(world, params.delivery, FIRST_ROWS);
    },
  });
};

interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly regionId: string;
}

/** Takes the parts in whatever order they come. Throws Refused when one is missing; too large is thrown by the plugin. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  let file: { readonly fileName: string; readonly bytes: Uint8Array } | null = null;
  let regionId: string | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { fileName: part.filename, bytes: await part.toBuffer() };
      else if (part.fieldname === 'region' && typeof part.value === 'string') regionId = part.value;
    }
  } catch (error) {
    throw isExplained(error) ? error : new BrokenForm();
  }
  if (file === null || regionId === null || regionId === '')
    throw new Refused([
      {
        code: 'incomplete-upload',
        severity: 'error',
        where: { column: file === null ? 'file' : 'region' },
        message: file === null ? 'Ingen fil följde med.' : 'Det framgår inte vilken region filen gäller.',
        hint: 'Skicka formulärdata med fälten file och region.',
      },
    ]);
  return { ...file, regionId };
}

/** The plugin's own errors (too large, too many parts) carry a status; those of the form's parser do not. */
function isExplained(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}

/** A form that ends in the middle, as when the connection breaks. */
class BrokenForm extends Error {
  readonly statusCode = 400;
}
