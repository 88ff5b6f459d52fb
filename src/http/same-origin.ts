// The defence against other sites' forms and scripts (CSRF) until there is a sign-in with its own: a change is taken only
// from a page that we served, or from a program that is no browser and so says nothing of origin.
// Sec-Fetch-Site is sent by every browser since 2023 and can't be forged by a script; Origin is the older sign.
// A server on loopback also demands a loopback name as Host, so that no name that was rebound to 127.0.0.1 gets in.
import type { FastifyInstance } from 'fastify';
import { answerWith, problemOf } from './problem-answers.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

export interface OriginSigns {
  readonly method: string;
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

export function isFromElsewhere(signs: OriginSigns, isOnLoopback: boolean): boolean {
  if (READING.has(signs.method)) return false;
  if (isOnLoopback && !LOOPBACK_NAMES.has(signs.host.replace(/:\d+$/, ''))) return true;
  if (signs.fetchSite !== undefined) return signs.fetchSite !== 'same-origin' && signs.fetchSite !== 'none';
  if (signs.origin === undefined) return false;
  return !URL.canParse(signs.origin) || new URL(signs.origin).host !== signs.host;
}

export function refuseOtherOrigins(server: FastifyInstance, isOnLoopback: boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin, 'sec-fetch-site': fetchSite } = request.headers;
    const signs = {
      method: request.method,
      host: request.headers.host ?? '',
      origin,
      fetchSite: Array.isArray(fetchSite) ? fetchSite[0] : fetchSite,
    };
    if (isFromElsewhere(signs, isOnLoopback)) return answerWith(reply, problemOf(403));
  });
}
