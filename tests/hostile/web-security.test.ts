// What a browser is told with every answer, and what the server does with requests that no browser sends: forged names, broken
// framing, slow senders, prototypes. The server listens, because half of this never reaches a route.

import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServerOptions } from '../../src/http/server.ts';
import { createServer } from '../../src/http/server.ts';
import { openServer } from '../acceptance/open-server.ts';
import { analystOfAll } from '../acceptance/people.ts';

const open = await openServer();
const { server, worldFor, people } = open;
const analyst = await analystOfAll(open);
await server.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.server.address() as AddressInfo;
const OVERVIEW = '/api/v1/regions/vasterbotten/years/2023/overview';
const COMMENT = '/api/v1/regions/vasterbotten/years/2023/indicators/medbed3/comment';

async function serverWith(changes: Partial<ServerOptions>) {
  const other = await createServer({
    worldFor,
    people,
    logger: pino({ level: 'silent' }),
    host: '127.0.0.1',
    pages: null,
    isReady: async () => true,
    version: '0',
    metricsToken: null,
    ...changes,
  });
  afterAll(() => other.close());
  return other;
}

/** Everything that comes back for these bytes until the connection is closed, by them or after a second of silence. */
function raw(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that hangs up on what it does not want is what is asked for.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => resolve(answer));
  });
}
const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

describe('every answer', () => {
  it.each([
    ['an overview', OVERVIEW],
    ['what does not exist', '/api/v1/nej'],
    ['a wrong request', `${OVERVIEW}?lang=xx`],
    ['the description of the API', '/api/v1/openapi.json'],
  ])('(%s) is isolated from other sites and says what it is', async (_name, url) => {
    const { headers } = await server.inject(url);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': expect.stringMatching(/SAMEORIGIN|DENY/),
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    expect(String(headers['content-type'])).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|http/);
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
      expect(headers[name]).toBeUndefined();
  });

  it('tells shared caches that it depends on who asks', async () => {
    const { headers } = await server.inject({ url: OVERVIEW, headers: { 'accept-encoding': 'gzip' } });
    expect(String(headers.vary).split(', ').toSorted()).toEqual(['accept-encoding', 'cookie']);
  });

  it.each(['utfall=x', '__Host-utfall=x', 'a=b; utfall=x'])(
    'to one who is signed in (%s) is kept nowhere',
    async (cookie) => {
      const { headers } = await server.inject({ url: OVERVIEW, headers: { cookie } });
      expect(headers['cache-control']).toBe('no-store');
      expect(headers.etag).toBeUndefined();
    },
  );

  it('to a visitor may be kept, but is asked for again', async () => {
    const { headers } = await server.inject({ url: OVERVIEW, headers: { cookie: 'other-utfall=x' } });
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.etag).toBeDefined();
  });

  it('demands https from then on where the product is reached by https, and only there', async () => {
    const secure = await serverWith({ address: 'https://utfall.example.se' });
    const { headers } = await secure.inject({ url: OVERVIEW, headers: { host: 'utfall.example.se' } });
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect((await server.inject(OVERVIEW)).headers['strict-transport-security']).toBeUndefined();
  });

  it('allows no other site to read it, whatever it asks', async () => {
    const { headers, statusCode } = await server.inject({
      method: 'OPTIONS',
      url: OVERVIEW,
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect(statusCode).toBe(404);
    for (const name of Object.keys(headers)) expect(name).not.toMatch(/^access-control/);
  });
});

describe('a request under another name', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    'localhost@evil.example',
    '127.0.0.1.nip.io',
  ])('(%s) is not answered on the machine itself, to read or to write', async (host) => {
    for (const method of ['GET', 'PUT'] as const) {
      const { statusCode, body } = await server.inject({
        method,
        url: method === 'GET' ? OVERVIEW : COMMENT,
        headers: { host, 'sec-fetch-site': 'same-origin' },
        ...(method === 'PUT' ? { payload: { template: 'x', basedOn: 0 } } : {}),
      });
      expect(statusCode).toBe(421);
      expect(JSON.parse(body)).toMatchObject({ code: 'other-host' });
    }
  });

  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:8080'])(
    'is one of ours as %s',
    async (host) => {
      expect((await server.inject({ url: OVERVIEW, headers: { host } })).statusCode).toBe(200);
    },
  );

  it('is answered under the address that it has, from wherever it listens', async () => {
    const open = await serverWith({ host: '0.0.0.0', address: 'https://utfall.example.se' });
    const status = async (host: string, url = OVERVIEW) =>
      (await open.inject({ url, headers: { host } })).statusCode;
    expect(await status('utfall.example.se')).toBe(200);
    expect(await status('UTFALL.example.se:443')).toBe(200);
    expect(await status('localhost:8080')).toBe(200);
    expect(await status('other.example.se')).toBe(421);
    expect(await status('10.1.2.3:8080', '/healthz')).toBe(200);
  });
});

describe('framing that two servers could read differently', () => {
  const head = `POST ${COMMENT} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  const smuggled = 'GET /api/v1/regions HTTP/1.1\r\nHost: localhost\r\n\r\n';
  it.each([
    [
      'both a length and chunks',
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `${head}Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`],
    ['a length that is no number', `${head}Content-Length: +0\r\n\r\n${smuggled}`],
    ['chunks under a disguised name', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['chunks of a size that is none', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${smuggled}`],
    ['a space before the colon', `${head}Content-Length : 0\r\n\r\n${smuggled}`],
    ['a folded line', `${head}X-A: b\r\n c: d\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['line feeds alone', `GET ${OVERVIEW} HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n${smuggled}`],
    ['no name of ours', `GET ${OVERVIEW} HTTP/1.1\r\n\r\n`],
    ['a null in a header', `GET ${OVERVIEW} HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n`],
  ])('(%s) is refused, and what comes after it is not answered', async (_name, bytes) => {
    const answer = await raw(bytes);
    for (const status of statusesOf(answer)) expect(status).toBeGreaterThanOrEqual(400);
    expect(statusesOf(answer).length).toBeLessThanOrEqual(1);
    expect(answer).not.toContain('Västerbotten');
  });

  it('too many headers are refused', async () => {
    const headers = Array.from({ length: 3_000 }, (_, index) => `X-${index}: ${'a'.repeat(20)}\r\n`).join('');
    expect(statusesOf(await raw(`GET ${OVERVIEW} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`))).toEqual([
      431,
    ]);
  });

  it('a refusal tells nothing of the inside', async () => {
    const answer = await raw('GARBAGE\r\n\r\n');
    expect(answer).not.toMatch(/node|fastify|\bat\b.*:\d+|Error:/i);
  });
});

describe('one who wants to hold the server up', () => {
  it('has a time within which headers and request must have come, and a number of connections', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = server.server;
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(30_000);
    expect(requestTimeout).toBeGreaterThan(headersTimeout);
    expect(requestTimeout).toBeLessThanOrEqual(300_000);
    expect(keepAliveTimeout).toBeLessThanOrEqual(120_000);
    expect(maxConnections).toBeGreaterThan(500);
    expect(maxConnections).toBeLessThan(10_000);
  });

  it('does not stop others with requests that are never finished', async () => {
    const sockets = Array.from({ length: 50 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {}); // destroyed below
      socket.write(`PUT ${COMMENT} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{`);
      return socket;
    });
    expect(
      statusesOf(await raw(`GET ${OVERVIEW} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)),
    ).toEqual([200]);
    for (const socket of sockets) socket.destroy();
  });
});

describe('the address that a request says that it comes from', () => {
  const statuses = async (trustedProxies: readonly string[]) => {
    const counted = await serverWith({ callsPerMinute: 2, milliseconds: () => 0, trustedProxies });
    const answers: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      answers.push(
        (await counted.inject({ url: '/api/v1/regions', headers: { 'x-forwarded-for': address } }))
          .statusCode,
      );
    return answers;
  };

  it('is not believed from just anyone: the limit of calls holds', async () => {
    expect(await statuses([])).toEqual([200, 200, 429]);
    expect(await statuses(['10.0.0.0/8'])).toEqual([200, 200, 429]);
  });

  it('is believed from the proxy that the settings name', async () => {
    expect(await statuses(['127.0.0.1'])).toEqual([200, 200, 200]);
  });

  it('names no host of ours', async () => {
    const behind = await serverWith({ trustedProxies: ['127.0.0.1'] });
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
    expect((await behind.inject({ url: OVERVIEW, headers })).statusCode).toBe(421);
  });
});

describe('words with a meaning of their own', () => {
  const WORDS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];

  it.each(WORDS)('%s as region, year, indicator, goal or query is nothing', async (word) => {
    const year = '/api/v1/regions/vasterbotten/years/2023';
    for (const url of [
      `/api/v1/regions/${word}/years/2023/overview`,
      `/api/v1/regions/vasterbotten/years/${word}/overview`,
      `${year}/indicators/${word}`,
      `${year}/goals/${word}`,
      `${year}/report/${word}`,
    ])
      expect([400, 404]).toContain((await server.inject(url)).statusCode);
    for (const query of [`${word}=1`, `${word}[x]=1`, `regions=${word}`, `q=${word}`]) {
      const { statusCode } = await server.inject(`/api/v1/comparison?${query}`);
      expect(statusCode).toBeLessThan(500);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
  });

  it.each([
    '{"template":"x","basedOn":0,"__proto__":{"level":"x"}}',
    '{"template":"x","basedOn":0,"constructor":{"prototype":{"level":"x"}}}',
  ])('%s as a body is refused or means nothing', async (payload) => {
    const { statusCode } = await analyst.inject({
      method: 'PUT',
      url: COMMENT.replace('medbed3', 'finns-inte'),
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect([400, 404, 422]).toContain(statusCode);
    expect(({} as Readonly<Record<string, unknown>>).level).toBeUndefined();
  });
});

it.each(['TRACE', 'CONNECT', 'PROPFIND', 'DELETE', 'PATCH'])('%s is not understood', async (method) => {
  const answer = await raw(
    `${method} ${OVERVIEW} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Secret: hemligt\r\n\r\n`,
  );
  for (const status of statusesOf(answer)) expect(status).toBeGreaterThanOrEqual(400);
  expect(answer).not.toContain('hemligt');
});
