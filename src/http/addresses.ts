// The contract's addresses in the form that Fastify registers. Kept apart so that a test can hold them against the server.
import { API, ROUTES } from './contract.ts';

export type RouteName = keyof typeof ROUTES;
export type Method = 'GET' | 'PUT' | 'POST';

export interface Address {
  readonly method: Method;
  readonly url: string;
}

export function addressOf(name: RouteName): Address {
  const [method, path] = ROUTES[name].split(' ') as [Method, string];
  return { method, url: API + path };
}
