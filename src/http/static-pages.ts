// The built web client: hashed files are kept for ever, the page itself is asked for each time. Every page address gets the
// same index.html; addresses of the API and of files that don't exist get 404 instead of a page that pretends.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerWith, problemOf } from './problem-answers.ts';

const YEAR_SECONDS = 31_536_000;
/** Vite puts a content hash into the names of everything under assets/. */
const HASHED = /[\\/]assets[\\/]/;

export async function servePages(server: FastifyInstance, folder: string | null): Promise<void> {
  const index = folder === null ? null : join(folder, 'index.html');
  const hasPages = index !== null && existsSync(index);
  if (hasPages && folder !== null) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      index: 'index.html',
      dotfiles: 'deny',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const control = HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
        void reply.header('cache-control', control);
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && isPagePath(path);
    if (!hasPages || index === null || !isPage) return answerWith(reply, problemOf(404));
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(index));
  });
}

/** A page's address has no dot in its last part ("report.pdf" is a file) and is not the API's. */
export function isPagePath(path: string): boolean {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return !/^\/(api|healthz|readyz|metrics|assets)(\/|$)/.test(path) && !last.includes('.');
}
