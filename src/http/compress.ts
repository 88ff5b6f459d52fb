// Compresses texts on their way out and gives API answers an ETag. zlib is enough: answers are small and the static files
// that weigh something are compressed once and kept. Already compressed kinds (PDF, Word, woff2, PNG) pass untouched.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addVary } from './security-headers.ts';

/** Below this an answer fits in a packet or two and compression only costs. */
const WORTHWHILE_BYTES = 2048;
const TEXT = /^(text\/|application\/(json|problem\+json|javascript|manifest\+json)|image\/svg)/;

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

type Encoding = 'br' | 'gzip';

function wantedEncoding(request: FastifyRequest): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!;q=0(\.0*)?\b)/.test(accepted)) return 'br';
  return /\bgzip\b(?!;q=0(\.0*)?\b)/.test(accepted) ? 'gzip' : null;
}

function tagOf(body: string | Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

async function pack(body: string | Buffer, encoding: Encoding): Promise<Buffer> {
  // Brotli at 4 packs JSON as well as gzip at 9 and faster; the default 11 takes hundreds of milliseconds.
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  return encoding === 'br' ? packBrotli(body, options) : packGzip(body);
}

/** Packed already, or a part of a file: packing a part would make it another part than was asked for. */
function isDone(reply: FastifyReply): boolean {
  return reply.hasHeader('content-encoding') || reply.statusCode === 206;
}

function isStream(payload: unknown): payload is Readable {
  return typeof payload === 'object' && payload !== null && 'pipe' in payload;
}

function mayTag(request: FastifyRequest, reply: FastifyReply): boolean {
  return (
    request.method === 'GET' &&
    reply.statusCode === 200 &&
    !reply.hasHeader('etag') &&
    reply.getHeader('cache-control') !== 'no-store'
  );
}

export function compressAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (payload === null || payload === undefined || !TEXT.test(type) || isDone(reply)) return payload;
    addVary(reply, 'accept-encoding');
    const encoding = wantedEncoding(request);
    if (isStream(payload)) {
      // Streams are static files: gzip in passing, since their length is known only to the file system.
      if (encoding === null || !String(request.headers['accept-encoding']).includes('gzip')) return payload;
      reply.header('content-encoding', 'gzip').removeHeader('content-length');
      return payload.pipe(createGzip());
    }
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : null;
    if (body === null) return payload;
    if (mayTag(request, reply)) {
      const tag = tagOf(body);
      reply.header('etag', tag);
      if (request.headers['if-none-match'] === tag) {
        reply.code(304).removeHeader('content-length');
        return '';
      }
    }
    if (encoding === null || Buffer.byteLength(body) < WORTHWHILE_BYTES) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return pack(body, encoding);
  });
}
