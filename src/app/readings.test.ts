import { expect, it } from 'vitest';
import { SYSTEM } from '../people/actors.ts';
import type { NewAuditEntry } from '../people/contract.ts';
import { createReadingRecorder, createReadings } from './readings.ts';

const reading = (unitId: string, indicatorId = 'telefon', year = 2023, regionId = 'exempel') => ({
  regionId,
  year,
  indicatorId,
  unitId,
});

function entry(route: string): NewAuditEntry {
  const readings = createReadings();
  readings.note([reading('granen')]);
  const [event] = readings.events(route, 'see-figures');
  if (event === undefined) throw new Error('no event');
  return { actor: SYSTEM, event, at: '2024-03-01T10:00:00.000Z' };
}

it('a request makes one entry per region, however many figures it read', () => {
  const readings = createReadings();
  readings.note([reading('granen'), reading('tallen'), reading('granen', 'webb')]);
  readings.note([reading('x', 'telefon', 2022, 'norrbotten')]);
  expect(readings.events('overview', 'see-figures')).toEqual([
    {
      kind: 'read',
      action: 'see-figures',
      subject: 'region/exempel/year/2023',
      regionId: 'exempel',
      before: null,
      after: {
        route: 'overview',
        figures: 3,
        years: '2023',
        yearsCount: 1,
        indicators: 'telefon webb',
        indicatorsCount: 2,
        units: 'granen tallen',
        unitsCount: 2,
      },
    },
    expect.objectContaining({ subject: 'region/norrbotten/year/2022/indicator/telefon/unit/x' }),
  ]);
});

it('a request that read nothing unpublished makes none', () => {
  expect(createReadings().events('overview', 'see-figures')).toEqual([]);
});

it('of many units only the number is told', () => {
  const readings = createReadings();
  readings.note(Array.from({ length: 41 }, (_, index) => reading(`u${index}`)));
  const after = readings.events('overview', 'see-figures')[0]?.after;
  expect(after).toMatchObject({ unitsCount: 41, figures: 41 });
  expect(after).not.toHaveProperty('units');
});

/** A log whose commits end when the test says so. */
function slowLog() {
  const batches: { readonly routes: readonly unknown[]; end: (error?: Error) => void }[] = [];
  return {
    batches,
    appendAll: (entries: readonly NewAuditEntry[]) =>
      new Promise<void>((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve());
        batches.push({ routes: entries.map(({ event }) => event.after?.route), end });
      }),
  };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('readings that come while others are written are written together', async () => {
  const log = slowLog();
  const recorder = createReadingRecorder(log);
  const first = recorder.record([entry('a')]);
  const later = [recorder.record([entry('b')]), recorder.record([entry('c')])];
  await turn();
  expect(log.batches.map(({ routes }) => routes)).toEqual([['a']]);
  log.batches[0]?.end();
  await first;
  await turn();
  expect(log.batches.map(({ routes }) => routes)).toEqual([['a'], ['b', 'c']]);
  log.batches[1]?.end();
  await Promise.all(later);
});

it('each that waits is told when the log fails, and the next ones are written', async () => {
  const log = slowLog();
  const recorder = createReadingRecorder(log);
  const failed = [recorder.record([entry('a')])];
  const next = recorder.record([entry('b')]);
  log.batches[0]?.end(new Error('the disk is full'));
  await expect(failed[0]).rejects.toThrow('the disk is full');
  await turn();
  log.batches[1]?.end();
  await next;
});
