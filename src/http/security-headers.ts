// The headers that every answer carries. Nothing is loaded from elsewhere, framed, or kept by a browser when it could be
// unpublished or somebody's own: whoever asks with a session's cookie gets answers that no cache keeps.
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API } from './addresses.ts';

/** Two years, the least that browsers' lists of secure sites ask for (hstspreload.org).. */
const HSTS_SECONDS = 63_072_000;

/** The session's cookie in both its names; see who-asks.ts. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?utfall=/;

/** `isSecure`: the product is reached over https, directly or through a proxy. */
export async function addSecurityHeaders(server: FastifyInstance, isSecure: boolean): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Charts are set with style attributes through the DOM, which needs no exception.
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    // Over plain http a browser ignores it, and on loopback it would lock the address for every other product there.
    strictTransportSecurity: isSecure ? { maxAge: HSTS_SECONDS, includeSubDomains: true } : false,
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  });
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(API)) keepPrivate(request, reply);
  });
}

/** What a path answers depends on who asks: a shared cache must know, and a browser keeps what is everybody's only. */
function keepPrivate(request: FastifyRequest, reply: FastifyReply): void {
  addVary(reply, 'cookie');
  if (SESSION_COOKIE.test(request.headers.cookie ?? '')) reply.header('cache-control', 'no-store');
}

/** Adds to what is there: an answer may vary by several things. */
export function addVary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  const names = typeof before === 'string' && before !== '' ? before.split(/\s*,\s*/) : [];
  if (!names.includes(name)) reply.header('vary', [...names, name].join(', '));
}
