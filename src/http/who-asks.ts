// Who asks: before any route, the session cookie becomes the viewer (for what may be seen), the actor (for what the log tells) and
// the session. The cookie holds a random token and nothing else; what the account may do is read anew at each request.
// Signing in and out is routes/sign-in.ts, which uses the cookies here.
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../app/people/begin-session.ts';
import type { FoundVisitor } from '../app/people/find-visitor.ts';
import { findVisitor } from '../app/people/find-visitor.ts';
import type { Caller, PeopleWorld, SignedIn } from '../app/people/people-world.ts';
import type { Actor, Session, Viewer } from '../people/contract.ts';
import { deviceWords } from '../people/device-words.ts';
import { DEVICE_DAYS } from '../people/sign-in-limits.ts';
import { API } from './addresses.ts';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer;
    actor: Actor;
    session: Session | null;
  }
}

export interface WhoAsks {
  readonly people: PeopleWorld;
  /** The address that people reach us by; null on loopback. */
  readonly address: string | null;
}

interface CookieNames {
  readonly session: string;
  readonly device: string;
  /** Binds a sign-in at the identity provider to the browser that began it. */
  readonly openId: string;
  readonly isSecure: boolean;
}

/** `__Host-` holds a browser to Secure, our own host and the whole site (RFC 6265bis); plain HTTP on loopback can't have it. */
function cookieNames(address: string | null): CookieNames {
  const isSecure = address?.startsWith('https:') ?? false;
  const prefix = isSecure ? '__Host-' : '';
  return {
    session: `${prefix}utfall`,
    device: `${prefix}utfall-device`,
    openId: `${prefix}utfall-openid`,
    isSecure,
  };
}

export async function askWho(server: FastifyInstance, { people, address }: WhoAsks): Promise<void> {
  const names = cookieNames(address);
  await server.register(cookie);
  server.decorateRequest('session', null);
  server.decorateRequest('viewer');
  server.decorateRequest('actor');
  // After onRequest, where the limits of calls are: who has been told to wait asks no database.
  server.addHook('preParsing', async (request, reply) => {
    // Pages and pictures are the same for everyone: no database is asked for them.
    const token = request.url.startsWith(`${API}/`) ? request.cookies[names.session] : undefined;
    const visitor = await findVisitor(people, token ?? null);
    request.viewer = visitor.viewer;
    request.session = visitor.session;
    request.actor = visitorsActor(request, visitor);
    if (visitor.newToken !== null) setCookie(reply, names, 'session', visitor.newToken);
  });
}

function visitorsActor(request: FastifyRequest, { viewer }: FoundVisitor): Actor {
  const from = { from: request.ip, requestId: request.id };
  return viewer.account === null
    ? { kind: 'stranger', accountId: null, name: 'Inte inloggad', ...from }
    : actorOf(viewer.account, from);
}

/** For a route that signs someone in. Whoever it is signed in as so far does not matter: a stranger asks. */
export function callerOf(request: FastifyRequest, address: string | null): Caller {
  const names = cookieNames(address);
  const { session } = request;
  return {
    actor: {
      kind: 'stranger',
      accountId: null,
      name: 'Inte inloggad',
      from: request.ip,
      requestId: request.id,
    },
    origin: originOf(request, address),
    device: deviceWords(request.headers['user-agent'] ?? ''),
    deviceToken: tokenIn(request.cookies[names.device]),
    session: session === null ? null : { id: session.id, accountId: session.accountId },
  };
}

/** On loopback the name is the browser's: the guard in same-origin.ts lets only loopback names through. */
export function originOf(request: FastifyRequest, address: string | null): string {
  return address === null ? `http://${request.host}` : new URL(address).origin;
}

/** A cookie is text from outside: only what can be a token is hashed and looked up. */
function tokenIn(value: string | undefined): string | null {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The answer to a sign-in carries the new cookies. */
export function giveCookies(reply: FastifyReply, address: string | null, signedIn: SignedIn): void {
  const names = cookieNames(address);
  setCookie(reply, names, 'session', signedIn.sessionToken);
  if (signedIn.deviceToken !== null) setCookie(reply, names, 'device', signedIn.deviceToken);
}

export function takeSessionCookie(reply: FastifyReply, address: string | null): void {
  const names = cookieNames(address);
  reply.clearCookie(names.session, options(names));
}

/** The one that the browser has, for its other tabs. */
export function openIdTokenOf(request: FastifyRequest, address: string | null): string | null {
  return tokenIn(request.cookies[cookieNames(address).openId]);
}

export function giveOpenIdCookie(reply: FastifyReply, address: string | null, token: string): void {
  setCookie(reply, cookieNames(address), 'openId', token);
}

/** The session's cookie has no lifetime of its own: it ends with the browser, and at the latest where the server ends it. */
function setCookie(
  reply: FastifyReply,
  names: CookieNames,
  kind: 'session' | 'device' | 'openId',
  token: string,
): void {
  const lifetime = kind === 'device' ? { maxAge: DEVICE_DAYS * 24 * 60 * 60 } : {};
  reply.setCookie(names[kind], token, { ...options(names), ...lifetime });
}

function options({ isSecure }: CookieNames) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
}
