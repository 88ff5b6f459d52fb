// In front of every route: does the viewer have the right that the route is for, here. And the world that the route works in,
// which holds only what the viewer may see. Which right is in route-actions.ts, what it covers in people/access.ts.
// A stranger is told to sign in where an account is needed at all, whether or not the thing exists. After that, what someone
// may not see is not found; only what they do see and may not change is refused as such.
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { planOf } from '../app/definitions.ts';
import { NotFound, NotPermitted, NotSignedIn } from '../app/failures.ts';
import { viewersWorld } from '../app/viewers-world.ts';
import type { World } from '../app/world.ts';
import { may, maySomewhere } from '../people/access.ts';
import type { Actor } from '../people/contract.ts';
import type { Action } from '../people/permissions.ts';
import { PERMISSIONS } from '../people/permissions.ts';
import type { RouteName } from './addresses.ts';
import { API, addressOf, ROUTES } from './addresses.ts';
import type { RouteRight } from './route-actions.ts';
import { ROUTE_ACTIONS } from './route-actions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** As the viewer sees it, and as the actor changes it. */
    world: World;
  }
  interface FastifyContextConfig {
    routeName?: RouteName;
  }
}

const NAMES: ReadonlyMap<string, RouteName> = new Map(
  (Object.keys(ROUTES) as RouteName[]).map((name) => {
    const { method, url } = addressOf(name);
    return [`${method} ${url}`, name] as const;
  }),
);

/** Described for everybody; holds nothing of anybody. */
const DESCRIPTION = `${API}/openapi.json`;

/** Before the routes are registered. `worldFor`: the whole world, as the actor changes it. */
export function guardRoutes(server: FastifyInstance, worldFor: (actor: Actor) => World): void {
  server.decorateRequest('world');
  server.addHook('onRoute', nameRoute);
  // When it is known who asks (who-asks.ts), and before anything of the body is read.
  server.addHook('preParsing', async (request) => {
    const name = request.routeOptions.config.routeName;
    if (name === undefined) return;
    request.world = viewersWorld(worldFor(request.actor), request.viewer, request.readings);
    await checkRight(request, ROUTE_ACTIONS[name]);
  });
}

/** Throws for a route of the API that has no row: the server does not start with an unguarded one. */
export function nameRoute(route: RouteOptions): void {
  if (!route.url.startsWith(`${API}/`) || route.url === DESCRIPTION) return;
  const methods = [route.method].flat().filter((method) => method !== 'HEAD');
  // Fastify adds a HEAD for every GET, which passes here on its own.
  for (const method of methods.length === 0 ? ['GET'] : methods) {
    const name = NAMES.get(`${method} ${route.url}`);
    if (name === undefined)
      throw new Error(
        `${method} ${route.url} has no name in addresses.ts, and so no right in route-actions.ts`,
      );
    route.config = { ...route.config, routeName: name };
  }
}

async function checkRight(request: FastifyRequest, right: RouteRight): Promise<void> {
  const { viewer, world } = request;
  if (viewer.account === null && PERMISSIONS[right.action].public === 'no') throw new NotSignedIn();
  switch (right.kind) {
    case 'open':
      if (!may(viewer, right.action, null, null)) throw new NotFound('page');
      return;
    case 'seen':
      return;
    case 'somewhere':
      if (!maySomewhere(viewer, right.action)) throw new NotFound('page');
      return;
    case 'region':
      return requireInRegion(request, right.action, part(request, 'region'), part(request, 'year'));
    case 'delivery': {
      const found = await world.deliveries.byId(part(request, 'delivery'));
      if (found === null) throw new NotFound('delivery');
      return requireInRegion(request, right.action, found.regionId);
    }
  }
}

/**
 * For routes that learn the place from the body. Throws NotFound for a region or a year that the viewer does not see, as the use
 * case would, and NotPermitted for one that they see.
 */
export async function requireInRegion(
  { world }: FastifyRequest,
  action: Action,
  regionId: string,
  year = '',
): Promise<void> {
  const region = await world.definitions.region(regionId);
  if (year !== '') planOf(region, Number(year));
  if (region.reader?.may.includes(action) !== true) throw new NotPermitted();
}

/** A part of the path as it was asked for, before it is checked; empty when the route has none of the name. */
function part({ params }: FastifyRequest, name: string): string {
  const value: unknown =
    typeof params === 'object' && params !== null
      ? Object.entries(params).find(([key]) => key === name)?.[1]
      : '';
  return typeof value === 'string' ? value : '';
}
