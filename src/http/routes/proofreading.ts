// The proofreader: a file or a pasted text in, findings out; the same again with decisions, a file out. What is sent is held
// in memory until it is answered, and nowhere else.
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { exportProofreading } from '../../app/export-proofreading.ts';
import { Refused } from '../../app/failures.ts';
import type { ProofUpload } from '../../app/proofread-upload.ts';
import { proofreadUpload } from '../../app/proofread-upload.ts';
import { REVIEW_FORMATS } from '../../publish/contract.ts';
import { addressOf } from '../addresses.ts';
import type { DecisionsPart } from '../proofread-contract.ts';
import { decisionsPart, proofreadingPage } from '../proofread-contract.ts';
import { year } from './parameters.ts';
import { sendFile } from './reports.ts';

/** Reading takes seconds of processor time in a process of its own; nobody reads faster than this. */
const TEXTS_PER_MINUTE = 60;

/** A pasted text or a thousand decisions with reasons; a form's own limit is for names and years. */
export const FIELD_BYTES = 8 * 1024 * 1024;

export const proofreadingRoutes: FastifyPluginAsyncZod = async (server) => {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('proofread'),
    config: { rateLimit: { max: TEXTS_PER_MINUTE } },
    schema: {
      summary:
        'Granska siffrorna i en text (multipart/form-data: file eller text, och när den ska hållas mot uppgifter region och year)',
      consumes: ['multipart/form-data'],
      response: { 200: proofreadingPage },
    },
    handler: async (request) => proofreadUpload(request.world, toUpload(await readForm(request))),
  });
  server.route({
    ...addressOf('proofreadFile'),
    config: { rateLimit: { max: TEXTS_PER_MINUTE } },
    schema: {
      summary: 'Samma text och beslut om fynden (decisions, JSON) som Word med kommentarer eller lista i PDF',
      params: z.object({ format: z.enum(REVIEW_FORMATS) }),
      consumes: ['multipart/form-data'],
      produces: ['application/octet-stream'],
    },
    handler: async (request, reply) => {
      const form = await readForm(request);
      const decisions = new Map(Object.entries(readDecisions(form.fields.get('decisions'))));
      return sendFile(
        reply,
        await exportProofreading(request.world, toUpload(form), decisions, request.params.format),
      );
    },
  });
};

interface Form {
  readonly file: { readonly fileName: string; readonly bytes: Uint8Array } | null;
  readonly fields: ReadonlyMap<string, string>;
}

/** Takes the parts in whatever order they come; too large is thrown by the plugin. */
async function readForm(request: FastifyRequest): Promise<Form> {
  let file: Form['file'] = null;
  const fields = new Map<string, string>();
  try {
    for await (const part of request.parts({ limits: { fieldSize: FIELD_BYTES } })) {
      if (part.type === 'file') file = { fileName: part.filename, bytes: await part.toBuffer() };
      else if (part.valueTruncated) throw new TooLarge();
      else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
    }
  } catch (error) {
    throw isExplained(error) ? error : new BrokenForm();
  }
  return { file, fields };
}

/** A pasted text has no name; this stands in its place on the page and in the exports. */
const PASTED = 'Inklistrad text';

function toUpload({ file, fields }: Form): ProofUpload {
  const pasted = fields.get('text') ?? '';
  if (file === null && pasted.trim() === '')
    throw refused(
      'file',
      'incomplete-upload',
      'Ingen fil och ingen text följde med.',
      'Skicka formulärdata med fältet file eller text.',
    );
  return {
    ...(file ?? { fileName: PASTED, bytes: new TextEncoder().encode(pasted) }),
    place: readPlace(fields.get('region') ?? '', fields.get('year') ?? ''),
  };
}

function readPlace(regionId: string, written: string): ProofUpload['place'] {
  if (regionId === '' && written === '') return null;
  const known = year.safeParse(written);
  if (regionId === '' || !known.success)
    throw refused(
      regionId === '' ? 'region' : 'year',
      'incomplete-place',
      'Ange både region och år, eller inget av dem.',
      'Utan region och år hålls texten bara mot sig själv.',
    );
  return { regionId, year: known.data };
}

function readDecisions(written: string | undefined): DecisionsPart {
  if (written === undefined) return {};
  const read = decisionsPart.safeParse(parsed(written));
  if (read.success) return read.data;
  throw refused(
    'decisions',
    'invalid-field',
    'Besluten har fel form.',
    'Jämför med beskrivningen i /api/v1/openapi.json.',
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // no decisions are ever null: told as wrong form
  }
}

function refused(column: string, code: string, message: string, hint: string): Refused {
  return new Refused([{ code, severity: 'error', where: { column }, message, hint }]);
}

/** The plugin's own errors (too large, too many parts) carry a status; those of the form's parser do not. */
function isExplained(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}

/** A form that ends in the middle, as when the connection breaks. */
class BrokenForm extends Error {
  readonly statusCode = 400;
}

class TooLarge extends Error {
  readonly statusCode = 413;
}
