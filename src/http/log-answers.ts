// A line per answer in the operational log: method, the address's pattern, status, time. An answer that refuses says whose account
// asked and what the address is for, and many of them in a short while are told by themselves (ASVS 5.0, 16.3.2, 16.3.3). Never an
// address that was typed, a name, or anything of the content.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { API } from './addresses.ts';
import { ROUTE_ACTIONS } from './route-actions.ts';

/** Not signed in, may not, does not exist (for them), asked from elsewhere, too often; and what could not be read at all. */
const REFUSALS: readonly number[] = [400, 401, 403, 404, 413, 415, 421, 429];

const SPAN_MILLISECONDS = 10 * 60_000;
/** People mistype an address; programs that try addresses pass this in a second. Strangers are counted together. */
export const MANY = { account: 20, strangers: 200 } as const;
/** More accounts than this at once are no region's. */
const MOST_ACCOUNTS = 10_000;

interface Refused {
  readonly since: number;
  count: number;
}

export function logAnswers(server: FastifyInstance, milliseconds: () => number = Date.now): void {
  const countRefusal = refusalCounter(milliseconds);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    const isRefusal = REFUSALS.includes(reply.statusCode) && request.url.startsWith(`${API}/`);
    if (reply.statusCode >= 500) request.log.error(line, 'answered');
    else if (!isRefusal) request.log.info(line, 'answered');
    else {
      const who = { account: accountOf(request), action: actionOf(request) };
      request.log.warn({ ...line, ...who }, 'refused');
      const count = countRefusal(who.account);
      if (count !== null)
        request.log.warn(
          { account: who.account, count, minutes: SPAN_MILLISECONDS / 60_000 },
          'many refused',
        );
    }
  });
}

/** Null for a stranger, and for who was refused before it was asked who they are. */
function accountOf(request: FastifyRequest): string | null {
  const viewer: FastifyRequest['viewer'] | undefined = request.viewer;
  return viewer?.account?.id ?? null;
}

/** What the address is for; null when there is none such. */
function actionOf({ routeOptions }: FastifyRequest): string | null {
  const name = routeOptions.config?.routeName;
  return name === undefined ? null : ROUTE_ACTIONS[name].action;
}

/** The count when it passes the limit, and each time that it has doubled since; otherwise null. */
function refusalCounter(milliseconds: () => number): (account: string | null) => number | null {
  const counts = new Map<string | null, Refused>();
  return (account) => {
    const now = milliseconds();
    if (counts.size > MOST_ACCOUNTS) counts.clear();
    const known = counts.get(account);
    const refused =
      known === undefined || now - known.since >= SPAN_MILLISECONDS ? { since: now, count: 0 } : known;
    refused.count += 1;
    counts.set(account, refused);
    const limit = account === null ? MANY.strangers : MANY.account;
    const times = refused.count / limit;
    return Number.isInteger(Math.log2(times)) && times >= 1 ? refused.count : null;
  };
}
