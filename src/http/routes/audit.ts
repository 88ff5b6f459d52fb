// The audit log: page by page, as a file, and whether it is whole. What of it the viewer sees is decided in app/show-audit.ts.
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AuditWorld } from '../../app/show-audit.ts';
import { createAuditVerifier, showAudit, writeAuditFile } from '../../app/show-audit.ts';
import type { AuditFileFormat } from '../../people/audit-file-formats.ts';
import type { Viewer } from '../../people/contract.ts';
import { addressOf } from '../addresses.ts';
import { auditFileQuery, auditPage, auditPageQuery, auditVerification } from '../audit-contract.ts';
import { languageQuery } from '../contract.ts';

const MEDIA_TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<AuditFileFormat, string>;

export interface AuditRouteOptions {
  readonly world: AuditWorld;
  readonly viewerOf: (request: FastifyRequest) => Viewer;
}

export const auditRoutes: FastifyPluginAsyncZod<AuditRouteOptions> = async (server, { world, viewerOf }) => {
  const verify = createAuditVerifier(world);
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('audit'),
    schema: {
      summary: 'Granskningsloggen, nyast först',
      querystring: auditPageQuery,
      response: { 200: auditPage },
    },
    handler: async (request) => {
      const { lang, ...filter } = request.query;
      return showAudit(world, viewerOf(request), filter, lang);
    },
  });
  server.route({
    ...addressOf('auditFile'),
    schema: { summary: 'Granskningsloggen som fil (JSON-rader eller CSV)', querystring: auditFileQuery },
    handler: async (request, reply) => {
      const { format } = request.query;
      const parts = writeAuditFile(world, viewerOf(request), request.query);
      // The first part is asked for before the answer begins, so that a viewer without rights gets an answer and no broken file.
      const first = await parts.next();
      return reply
        .type(MEDIA_TYPES[format])
        .header('content-disposition', `attachment; filename="granskningslogg.${format}"`)
        .send(Readable.from(continued(first, parts)));
    },
  });
  server.route({
    ...addressOf('auditVerify'),
    schema: {
      summary: 'Kontrollera att ingen post i loggen har ändrats, tagits bort, lagts in eller flyttats',
      querystring: languageQuery,
      response: { 200: auditVerification },
    },
    handler: async (request) => verify(viewerOf(request), request.query.lang),
  });
};

async function* continued(
  first: IteratorResult<string, void>,
  rest: AsyncIterable<string>,
): AsyncIterable<string> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
