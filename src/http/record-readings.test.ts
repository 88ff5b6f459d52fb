import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { Overtaken } from '../app/failures.ts';
import { createReadingRecorder } from '../app/readings.ts';
import { UnavailableError } from '../core/failure.ts';
import { SYSTEM } from '../people/actors.ts';
import type { NewAuditEntry } from '../people/contract.ts';
import { answerError } from './problem-answers.ts';
import { recordReadings } from './record-readings.ts';

/** A server with one answer that holds unpublished figures and one that holds none. */
function serverWith(appendAll: (entries: readonly NewAuditEntry[]) => Promise<void>) {
  const server = Fastify();
  server.setErrorHandler(answerError);
  recordReadings(server, {
    recorder: createReadingRecorder({ appendAll }),
    clock: () => '2024-03-01T10:00:00.000Z',
    actorOf: () => SYSTEM,
    routeOf: () => ({ name: 'indicator', action: 'see-figures' }),
  });
  server.get('/unpublished', async (request) => {
    request.readings.note([
      { regionId: 'exempel', year: 2023, indicatorId: 'telefon', unitId: 'granen' },
      { regionId: 'exempel', year: 2023, indicatorId: 'telefon', unitId: 'tallen' },
    ]);
    return { value: '77.0' };
  });
  // A conflict tells of the figures that hold now.
  server.get('/conflict', async (request) => {
    request.readings.note([{ regionId: 'exempel', year: 2023, indicatorId: 'telefon', unitId: 'granen' }]);
    throw new Overtaken('Någon annan har ändrat.', { value: '77.0' });
  });
  server.get('/published', async () => ({ value: '12.0' }));
  return server;
}

it('an answer with unpublished figures leaves when its one entry is written', async () => {
  const written: NewAuditEntry[] = [];
  const server = serverWith(async (entries) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    written.push(...entries);
  });
  const answers = await Promise.all([server.inject('/unpublished'), server.inject('/published')]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatchObject({
    actor: SYSTEM,
    event: { kind: 'read', after: { route: 'indicator', units: 'granen tallen', figures: 2 } },
  });
});

it('an answer whose entry cannot be written is not given, and says so; published figures are', async () => {
  const server = serverWith(() => Promise.reject(new UnavailableError('Databasen svarar inte.')));
  const refused = await server.inject('/unpublished');
  expect(refused.statusCode).toBe(503);
  expect(refused.body).not.toContain('77.0');
  expect(refused.json()).toMatchObject({ code: 'unavailable' });
  expect((await server.inject('/published')).statusCode).toBe(200);
});

it('nor is an error that tells of unpublished figures: the failure takes its place', async () => {
  const server = serverWith(() => Promise.reject(new UnavailableError('Databasen svarar inte.')));
  const refused = await server.inject('/conflict');
  expect(refused.statusCode).toBe(503);
  expect(refused.json()).toMatchObject({ code: 'unavailable', status: 503, requestId: expect.anything() });
  expect(refused.body).not.toContain('77.0');
  expect(Number(refused.headers['content-length'])).toBe(Buffer.byteLength(refused.body));
});
