// A browser's cookies for an injected server: what an answer sets is sent with the next request.
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import { ask, refusal } from './ask.ts';

type Response = Awaited<ReturnType<FastifyInstance['inject']>>;

export interface Browser {
  readonly cookies: Map<string, string>;
  send(request: InjectOptions): Promise<Response>;
  post<S extends z.ZodType>(schema: S, url: string, payload?: object): Promise<z.output<S>>;
  get<S extends z.ZodType>(schema: S, url: string): Promise<z.output<S>>;
  /** What is said, without the request's own id: two refusals in the same words are equal. */
  refused(status: number, url: string, payload?: object): ReturnType<typeof refusal>;
}

export interface BrowserOptions {
  readonly address?: string;
  readonly userAgent?: string;
  readonly host?: string;
}

export function openBrowser(server: FastifyInstance, options: BrowserOptions = {}): Browser {
  const cookies = new Map<string, string>();
  const withCookies = (request: InjectOptions): InjectOptions => ({
    ...request,
    remoteAddress: options.address ?? '127.0.0.1',
    headers: {
      host: options.host ?? 'localhost:8080',
      'user-agent': options.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/139.0',
      ...(cookies.size === 0
        ? {}
        : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
      ...request.headers,
    },
  });
  const keep = (response: Response): void => {
    for (const { name, value, maxAge, expires } of response.cookies) {
      const isOver = maxAge === 0 || (expires !== undefined && expires.getTime() === 0);
      if (isOver) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const carried: Pick<FastifyInstance, 'inject'> = {
    inject: (async (request: InjectOptions) => {
      const response = await server.inject(withCookies(request));
      keep(response);
      return response;
    }) as FastifyInstance['inject'],
  };
  const api = (url: string) => `/api/v1${url}`;
  return {
    cookies,
    send: (request) => carried.inject(request),
    post: (schema, url, payload) =>
      ask(carried, schema, { method: 'POST', url: api(url), ...(payload === undefined ? {} : { payload }) }),
    get: (schema, url) => ask(carried, schema, { url: api(url) }),
    refused: (status, url, payload) =>
      refusal(
        carried,
        status,
        payload === undefined ? { url: api(url) } : { method: 'POST', url: api(url), payload },
      ),
  };
}
