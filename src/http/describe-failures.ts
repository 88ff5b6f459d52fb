// The ways in which each route can fail, as the document for programs (openapi.json) tells them: problem+json by status. They
// follow from what the route is, so no route lists them by hand. What each failure is called is in problem-answers.ts. A route
// that has no schema for what it answers answers with a file.
import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { PERMISSIONS } from '../people/permissions.ts';
import { problemDetails } from './contract.ts';
import { ROUTE_ACTIONS } from './route-actions.ts';

const WORDS = {
  400: 'Adressen eller innehållet går inte att förstå',
  401: 'Logga in först',
  403: 'Du har inte rätt att göra så, eller begäran kommer från en annan webbplats',
  404: 'Det finns inte, eller inte för den som frågar',
  409: 'Någon annan hann före; current är det som gäller nu',
  413: 'För mycket innehåll',
  415: 'Innehåll av fel typ',
  421: 'Fel värdnamn',
  422: 'Innehållet kan inte tas emot; problems säger vad som ska rättas',
  429: 'För många anrop eller försök',
  500: 'Fel hos oss',
  503: 'Databasen svarar inte',
} as const satisfies Record<number, string>;
type Status = keyof typeof WORDS;

const FILE = {
  description: 'Filen',
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
};

const ALWAYS = [400, 403, 404, 421, 429, 500, 503] as const satisfies readonly Status[];
const WHEN_WRITING = [409, 413, 415, 422] as const satisfies readonly Status[];

/** After guardRoutes, which names the routes. */
export function describeFailures(server: FastifyInstance): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    const name = route.config?.routeName;
    if (name === undefined) return;
    const needsAccount = PERMISSIONS[ROUTE_ACTIONS[name].action].public === 'no';
    const isWriting = ![route.method].flat().every((method) => method === 'GET' || method === 'HEAD');
    const statuses = [...ALWAYS, ...(needsAccount ? [401 as const] : []), ...(isWriting ? WHEN_WRITING : [])];
    const failures = Object.fromEntries(statuses.map((status) => [status, answerOf(status)]));
    const own = route.schema?.response;
    const answers = typeof own === 'object' && own !== null ? own : { 200: FILE };
    route.schema = { ...route.schema, response: { ...failures, ...answers } };
  });
}

function answerOf(status: Status) {
  return {
    description: WORDS[status],
    content: { 'application/problem+json': { schema: problemDetails } },
  };
}
