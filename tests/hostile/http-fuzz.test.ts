// Every route of the API, as it describes itself, asked with traps as a stranger and as each of the demonstration's people: never
// an error of our own, never anything of our insides, and no answer that the description does not promise. A failure prints the
// smallest request that shows it and the seed; UTFALL_SEED repeats a run, UTFALL_CASES runs more.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PEOPLE } from '../../src/people/demonstration.ts';
import type { Asker } from '../acceptance/ask.ts';
import { openServer } from '../acceptance/open-server.ts';
import { withCookie } from '../acceptance/people.ts';
import type { Operation } from './fuzz/document.ts';
import { readOperations } from './fuzz/document.ts';
import { CANARY, requestTo, trap } from './fuzz/requests.ts';

const SEED = Number(process.env.UTFALL_SEED ?? 20_261_125);
const CASES = Number(process.env.UTFALL_CASES ?? 2_000);
console.log(`Frö ${SEED}, ${CASES} begäranden`);

const open = await openServer();
const operations = await readOperations(open.server);
const PEOPLE = ['nobody', ...DEMONSTRATION_PEOPLE.map(({ id }) => id)] as const;
const sessions = new Map<string, Asker>();
let asked = 0;
/** A long run takes what it takes. */
const HOUR = 3_600_000;

async function askerOf(person: string): Promise<Asker> {
  const known = person === 'nobody' ? open.server : sessions.get(person);
  if (known !== undefined) return known;
  const response = await open.server.inject({
    method: 'POST',
    url: '/api/v1/sign-in/demonstration',
    remoteAddress: address(),
    payload: { person },
  });
  const asker = withCookie(open.server, response.cookies.find(({ name }) => name === 'utfall')?.value ?? '');
  sessions.set(person, asker);
  return asker;
}

/** An address of its own for each request: limits by address are not what is tested here. */
function address(): string {
  asked += 1;
  return `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
}

/** Signing out, or having one's session ended or renewed, asks for a new one. */
const ENDS_SESSIONS = /sign-out|sessions|sign-in|grants|people/;

async function send(person: string, request: InjectOptions) {
  const asker = await askerOf(person);
  const answer = await asker.inject({ ...request, remoteAddress: address() });
  if (request.method === 'POST' && ENDS_SESSIONS.test(String(request.url))) sessions.clear();
  const { 'content-type': type = '', 'content-encoding': encoding } = answer.headers;
  return { status: answer.statusCode, type: String(type), body: unpack(answer.rawPayload, encoding) };
}

function unpack(bytes: Buffer, encoding: unknown): string {
  const unpacked =
    encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
  return unpacked.toString();
}

/** Names of files, of libraries and of our own code, and of what drivers say. */
const INSIDES =
  /node_modules|\.(?:ts|js):\d|\bat .+:\d+:\d+|\b\w*Error:|FST_|ZodError|ECONN|ENOENT|kysely|fastify|postgres|relation "|column "|syntax error|violates|undefined|\[object /i;

function expectPlain({ status, body }: { readonly status: number; readonly body: string }): void {
  expect(status, body.slice(0, 300)).toBeLessThan(500);
  if (status < 400) return;
  expect(body).not.toMatch(INSIDES);
  expect(body).not.toContain(CANARY);
  const problem = JSON.parse(body);
  expect(problem).toMatchObject({ status, type: 'about:blank', code: expect.any(String) });
}

/** Those that start a process or set a document are asked less often. */
const SLOW = /report|deliveries|proofread|provenance|verification|password/;

function runsOf({ path }: Operation): number {
  const even = Math.ceil(CASES / operations.length);
  return SLOW.test(path) ? Math.ceil(even / 3) : Math.ceil(even * 1.4);
}

const person = fc.constantFrom(...PEOPLE);

describe('whatever is asked of a route is answered as it says', () => {
  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      await fc.assert(
        fc.asyncProperty(person, requestTo(operation), async (who, request) => {
          const answer = await send(who, request);
          expectPlain(answer);
          expect(operation.objection(answer.status, answer.type, answer.body)).toBeNull();
        }),
        { seed: SEED, numRuns: runsOf(operation) },
      );
    },
    HOUR,
  );
});

describe('whatever is asked of no route', () => {
  it('is told to be nothing', async () => {
    const path = fc
      .array(
        fc.oneof(
          fc.constantFrom('api', 'v1', 'regions', 'own', 'people', '..', '%', '.git', '__proto__'),
          trap,
        ),
        {
          maxLength: 6,
        },
      )
      .map(
        (parts) =>
          `/api/v1/${parts.map((part) => (part === '%' ? part : encodeURI(part.toWellFormed()))).join('/')}`,
      );
    const method = fc.constantFrom(
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'TRACE' as 'GET',
    );
    await fc.assert(
      fc.asyncProperty(person, method, path, async (who, verb, url) => {
        const answer = await send(who, { method: verb, url });
        if (verb !== 'HEAD') expectPlain(answer);
      }),
      { seed: SEED, numRuns: Math.ceil(CASES / 10) },
    );
  });
});

afterAll(() => {
  expect(open.log()).not.toContain(CANARY);
  expect(Object.keys(Object.prototype)).toEqual([]);
  console.log(`${asked} begäranden, ${operations.length} vägar`);
});
