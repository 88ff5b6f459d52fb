// Requests that mean harm, or come from where they should not: nothing is changed, nothing leaks, and the server goes on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { type Asker, refusal, upload } from '../acceptance/ask.ts';
import { openServer } from '../acceptance/open-server.ts';
import { analystOfAll } from '../acceptance/people.ts';

const open = await openServer();
const { world, worldFor, people, log } = open;
const server = await analystOfAll(open);
const YEAR = '/api/v1/regions/vasterbotten/years/2023';
const COMMENT = `${YEAR}/indicators/medbed3/comment`;
const isAlive = async () => expect((await server.inject('/healthz')).statusCode).toBe(200);

describe('too much', () => {
  it('of a file is refused at 25 megabytes', async () => {
    const content = Buffer.alloc(25 * 1024 * 1024 + 1, 0x61);
    const problem = await refusal(server, 413, upload({ name: 'stor.csv', content, region: 'vasterbotten' }));
    expect(problem.detail).toContain('25 megabyte');
    await isAlive();
  });

  it('of a text is refused', async () => {
    const payload = { template: 'x'.repeat(300_000), basedOn: 0 };
    await refusal(server, 413, { method: 'PUT', url: COMMENT, payload });
    await refusal(server, 422, {
      method: 'PUT',
      url: COMMENT,
      payload: { template: 'x'.repeat(8001), basedOn: 0 },
    });
  });

  it('of nesting is refused without falling over', async () => {
    const depth = 100_000;
    await refusal(server, 422, {
      method: 'PUT',
      url: COMMENT,
      headers: { 'content-type': 'application/json' },
      payload: `{"template":${'['.repeat(depth)}${']'.repeat(depth)},"basedOn":0}`,
    });
    await isAlive();
  });

  it('of parts in a form is refused', async () => {
    const boundary = 'b';
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n`;
    const response = await server.inject({
      method: 'POST',
      url: '/api/v1/deliveries',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${part.repeat(50)}--${boundary}--\r\n`,
    });
    expect(response.statusCode).toBe(413);
    await isAlive();
  });

  it('of an address is refused', async () => {
    await refusal(server, 400, `${YEAR}/overview?lang=${'x'.repeat(5000)}`);
    await refusal(server, 404, `${YEAR}/indicators/${'x'.repeat(5000)}`);
  });

  it('of nothing that is an address is refused in our own words', async () => {
    for (const url of ['/api/v1/%', '/api/v1/regions/%zz/observations', '/%c3']) {
      const problem = await refusal(server, 400, url);
      expect(problem.code).toBe('bad-request');
      const { headers, body } = await server.inject(url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(body).not.toContain('FST');
    }
  });
});

describe('the wrong form', () => {
  it.each([
    ['text/plain', 415],
    ['application/xml', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('%s as a comment is refused', async (type, status) => {
    await refusal(server, status, {
      method: 'PUT',
      url: COMMENT,
      headers: { 'content-type': type },
      payload: 'template=x&basedOn=0',
    });
  });

  it('JSON where a file is wanted is refused', async () => {
    await refusal(server, 415, { method: 'POST', url: '/api/v1/deliveries', payload: { file: 'x' } });
  });

  it('broken JSON, and JSON that reaches for prototypes, is refused', async () => {
    for (const payload of ['{"template":', '{"__proto__":{"isAdmin":true},"template":"x","basedOn":0}'])
      await refusal(server, 400, {
        method: 'PUT',
        url: COMMENT,
        headers: { 'content-type': 'application/json' },
        payload,
      });
  });

  it('a form that ends in the middle is refused', async () => {
    const { payload, ...rest } = upload({ name: 'a.csv', content: 'x'.repeat(1000), region: 'vasterbotten' });
    const cut = Buffer.from(payload as Buffer).subarray(0, 300);
    const response = await server.inject({ ...rest, payload: cut });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    await isAlive();
  });

  it('a form of many parts that ends in the middle ends nothing else', async () => {
    for (const name of ['a', 'a"; filename="a.csv'])
      for (const count of [2, 6, 1_200]) {
        const part = `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n`;
        const response = await server.inject({
          method: 'POST',
          url: '/api/v1/deliveries',
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
          payload: `${part.repeat(count)}--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1`,
        });
        expect([400, 413]).toContain(response.statusCode);
      }
    // An error that nobody listens to comes after the answer, and fails the whole run.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await isAlive();
  });

  it('quotes and semicolons in an address are words that match nothing', async () => {
    for (const word of ["'; drop table observation; --", '%00', '..%2f..', '\u202e'])
      await refusal(server, 404, `${YEAR}/indicators/${encodeURIComponent(word)}`);
    const response = await server.inject(
      `/api/v1/regions/vasterbotten/observations?indicator=${encodeURIComponent("x' or '1'='1")}`,
    );
    expect(response.json()).toEqual({ observations: [], next: null });
  });

  it('a null character in an address is refused before anything is looked up', async () => {
    for (const url of ['/api/v1/own?a=%00', '/api/v1/audit?person=%00', `${YEAR}/indicators/%00`])
      expect((await refusal(server, 400, url)).code).toBe('bad-request');
    await refusal(server, 400, { method: 'POST', url: '/api/v1/own/sessions/%00/end' });
  });

  it('a file name with folders in it keeps its last part only', async () => {
    const response = await server.inject(
      upload({
        name: '../../etc/passwd.csv',
        content: 'indicator,year,group_type,group,sex,value\nantibiotika,2020,region,Västerbotten,total,1\n',
        region: 'vasterbotten',
      }),
    );
    expect(response.json().delivery.fileName).toBe('passwd.csv');
  });
});

describe('a change that comes from another site', () => {
  const change = (headers: Record<string, string>) => ({
    method: 'PUT' as const,
    url: COMMENT,
    headers,
    payload: { template: 'från en annan webbplats', basedOn: 0 },
  });

  it.each([
    ['says so itself', { 'sec-fetch-site': 'cross-site' }],
    ['is of the same site but another origin', { 'sec-fetch-site': 'same-site' }],
    ['has another origin', { origin: 'https://evil.example' }],
    ['has no origin that can be read', { origin: 'null' }],
    ['has another port', { host: 'localhost:8080', origin: 'http://localhost:9090' }],
  ])('is refused when it %s', async (_how, headers) => {
    const problem = await refusal(server, 403, change(headers));
    expect(problem.code).toBe('other-origin');
    expect((await world.comments.latest('vasterbotten', 2023)).size).toBe(0);
  });

  it('is taken from our own page and from programs that are no browsers', async () => {
    const own = { host: 'localhost:8080', origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
    expect((await server.inject(change(own))).statusCode).toBe(200);
    const program = await server.inject({ ...change({}), payload: { template: '', basedOn: 1 } });
    expect(program.statusCode).toBe(200);
  });
});

describe('what answers carry', () => {
  it('is a policy that lets nothing in from elsewhere, and no script in the page', async () => {
    const { headers } = await server.inject(`${YEAR}/overview`);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('of our own mistakes is nothing but that there was one, and one line in the log', async () => {
    const broken = await createServer({
      worldFor: () => ({
        ...world,
        definitions: {
          ...world.definitions,
          regions: () => Promise.reject(new Error('secret detail 8112189876')),
        },
      }),
      people,
      logger: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
      host: '127.0.0.1',
      pages: null,
      isReady: async () => false,
      version: '0',
      metricsToken: null,
    });
    const problem = await refusal(broken, 500, '/api/v1/regions');
    expect(JSON.stringify(problem)).not.toContain('secret');
    const failures = lines.filter((line) => line.includes('"msg":"failed"'));
    expect(failures).toHaveLength(1);
    expect(lines.join('')).not.toContain('8112189876');
    expect((await broken.inject('/readyz')).statusCode).toBe(503);
    expect((await broken.inject('/healthz')).statusCode).toBe(200);
    await broken.close();
  });
  const lines: string[] = [];

  it('never includes what somebody sent', () => {
    expect(log()).not.toContain('evil');
    expect(log()).not.toContain('drop table');
    expect(log()).not.toContain('från en annan');
  });
});

describe('a request', () => {
  it('keeps the name that a proxy gave it, if it is one, and is told it', async () => {
    const named = await server.inject({ url: '/healthz', headers: { 'x-request-id': 'proxy-0001.a_b' } });
    expect(named.headers['x-request-id']).toBe('proxy-0001.a_b');
    for (const name of ['kort', 'a'.repeat(81), 'två rader\n12345', '<script>alert'])
      expect(
        (await server.inject({ url: '/healthz', headers: { 'x-request-id': name } })).headers['x-request-id'],
      ).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a failure', () => {
  it('is told with what the log calls the request', async () => {
    const answer = await server.inject({
      url: '/api/v1/finns-inte',
      headers: { 'x-request-id': 'proxy-0002' },
    });
    expect(answer.json()).toMatchObject({ status: 404, requestId: 'proxy-0002' });
    expect(log()).toContain('"reqId":"proxy-0002"');
  });
});

describe('the monitor', () => {
  const asked = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1', at: Asker = server) =>
    at.inject({ url: '/metrics', headers, remoteAddress });

  it('on this machine sees answers by route, and nothing that a visitor wrote', async () => {
    await server.inject('/api/v1/search?q=evil-search');
    await server.inject('/api/v1/evil-address');
    const { body, statusCode } = await asked();
    expect(statusCode).toBe(200);
    expect(body).toContain('route="/api/v1/search",status="200"');
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toContain('evil');
  });

  it('sees how many connections to the database are in use', async () => {
    const counted = await createServer({
      worldFor,
      people,
      logger: pino({ level: 'silent' }),
      host: '127.0.0.1',
      pages: null,
      isReady: async () => true,
      version: '0',
      metricsToken: null,
      connections: () => ({ total: 7, idle: 4, waiting: 2 }),
    });
    const { body } = await asked({}, '127.0.0.1', counted);
    expect(body).toContain('utfall_database_connections{state="used"} 3');
    expect(body).toContain('utfall_database_connections{state="waiting"} 2');
    await counted.close();
  });

  it('elsewhere, or behind a proxy, finds nothing without the token', async () => {
    const guarded = await createServer({
      worldFor,
      people,
      logger: pino({ level: 'silent' }),
      host: '127.0.0.1',
      pages: null,
      isReady: async () => true,
      version: '0',
      metricsToken: 'en-hemlighet-for-prov',
    });
    const wrong = [
      {},
      { authorization: 'Bearer en-hemlighet-for-prow' },
      { authorization: 'en-hemlighet-for-prov' },
    ];
    for (const headers of wrong) expect((await asked(headers, '127.0.0.1', guarded)).statusCode).toBe(404);
    const right = { authorization: 'Bearer en-hemlighet-for-prov' };
    expect((await asked(right, '203.0.113.9', guarded)).statusCode).toBe(200);
    await guarded.close();
    expect((await asked({}, '203.0.113.9')).statusCode).toBe(404);
    expect((await asked({ 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(404);
  });
});

describe('too many calls', () => {
  it('from one address are told to wait, but not whether the server lives', async () => {
    let now = Date.parse('2026-11-25T08:00:30Z');
    const eager = await createServer({
      worldFor,
      people,
      logger: pino({ level: 'silent' }),
      host: '127.0.0.1',
      pages: null,
      isReady: async () => true,
      version: '0',
      metricsToken: null,
      callsPerMinute: 3,
      milliseconds: () => now,
    });
    for (let call = 0; call < 3; call += 1) await eager.inject('/api/v1/regions');
    const problem = await refusal(eager, 429, '/api/v1/regions');
    expect(problem.code).toBe('too-many-requests');
    expect((await eager.inject('/healthz')).statusCode).toBe(200);
    now += 60_000;
    expect((await eager.inject('/api/v1/regions')).statusCode).toBe(200);
    // Who is refused for another reason is counted too, before anybody is asked who it is.
    for (let call = 0; call < 2; call += 1) await refusal(eager, 401, '/api/v1/people');
    await refusal(eager, 429, '/api/v1/people');
    await eager.close();
  });
});

describe('the pages', () => {
  let folder: string;
  let pages: FastifyInstance;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'utfall-pages-'));
    mkdirSync(join(folder, 'web/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'hemligt');
    writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>Utfall</title>');
    writeFileSync(join(folder, 'web/.env'), 'hemligt');
    writeFileSync(join(folder, 'web/assets/app-1a2b3c.js'), `"${'utfall '.repeat(1000)}"`);
    pages = await createServer({
      worldFor,
      people,
      logger: pino({ level: 'silent' }),
      host: '127.0.0.1',
      pages: join(folder, 'web'),
      isReady: async () => true,
      version: '0',
      metricsToken: null,
    });
  });
  afterAll(async () => {
    await pages.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['/', '/vasterbotten/2023', '/en/vasterbotten/2023/indikatorer/medbed3', '/leveranser/ny'])(
    '%s is the page, never kept without asking',
    async (url) => {
      const response = await pages.inject(url);
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toContain('text/html');
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.body).toContain('<title>Utfall</title>');
    },
  );

  it('has scripts with a hash in their name, kept for ever and compressed', async () => {
    const response = await pages.inject({
      url: '/assets/app-1a2b3c.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(response.rawPayload.length).toBeLessThan(500);
  });

  it.each([
    '/assets/gone-0000.js',
    '/api/v1/nej',
    '/api',
    '/favicon.ico',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%5c%2e%2e%5csecret.txt',
    '/.env',
    '/%00.txt',
  ])('%s gives nothing away', async (url) => {
    const response = await pages.inject(url);
    expect([400, 403, 404]).toContain(response.statusCode);
    expect(response.body).not.toContain('hemligt');
    expect(response.headers['content-type']).toContain('application/problem+json');
  });
});
