// The defence against other sites' forms and scripts (CSRF), beside SameSite on the session's cookie: a change is taken only
// from a page that we served, or from a program that is no browser and so says nothing of origin.
// Sec-Fetch-Site is sent by every browser since 2023 and can't be forged by a script; Origin is the older sign.
// Every request must name us as Host where we know our names: nothing is read or changed under a name that somebody rebound to
// our address (DNS rebinding), and no answer or mail can be led to another host by a forged one.
import type { FastifyInstance } from 'fastify';
import { answerWith, problemOf } from './problem-answers.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface OriginSigns {
  readonly method: string;
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

export function isFromElsewhere(signs: OriginSigns): boolean {
  if (READING.has(signs.method)) return false;
  if (signs.fetchSite !== undefined) return signs.fetchSite !== 'same-origin' && signs.fetchSite !== 'none';
  if (signs.origin === undefined) return false;
  return !URL.canParse(signs.origin) || new URL(signs.origin).host !== signs.host;
}

/**
 * The names that a request may call us by; null when nothing is known (listening to the network without an address). Loopback
 * names are always ours: a check of health within the machine uses them, and no one else's DNS can.
 */
export function ownNames(place: OwnPlace): ReadonlySet<string> | null {
  if (place.address === null) return place.isOnLoopback ? LOOPBACK_NAMES : null;
  return new Set([...LOOPBACK_NAMES, new URL(place.address).hostname]);
}

export interface OwnPlace {
  readonly isOnLoopback: boolean;
  readonly address: string | null;
}

/** Asked by address rather than by name where containers run; they tell nothing. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

export function refuseOtherHosts(server: FastifyInstance, place: OwnPlace): void {
  const names = ownNames(place);
  if (names === null) return;
  server.addHook('onRequest', async (request, reply) => {
    if (PROBES.has(request.url)) return;
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!names.has(host)) return answerWith(reply, problemOf(421));
  });
}

export function refuseOtherOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin, 'sec-fetch-site': fetchSite } = request.headers;
    const signs = {
      method: request.method,
      host: request.headers.host ?? '',
      origin,
      fetchSite: Array.isArray(fetchSite) ? fetchSite[0] : fetchSite,
    };
    if (isFromElsewhere(signs)) return answerWith(reply, problemOf(403));
  });
}
