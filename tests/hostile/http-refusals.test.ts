// What the operational log tells of calls that are refused: whose account, and what the address is for; and, by itself, that somebody
// is refused again and again. Nothing that was typed, and no name, is in it.
import { expect, it } from 'vitest';
import { MANY } from '../../src/http/log-answers.ts';
import { openServer } from '../acceptance/open-server.ts';
import { personWith } from '../acceptance/people.ts';

const open = await openServer();
const lines = () =>
  open
    .log()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const refused = () => lines().filter(({ msg }) => msg === 'refused');
const many = () => lines().filter(({ msg }) => msg === 'many refused');

it('who may not is told by account and action, a stranger by none', async () => {
  const place = { kind: 'region', regionId: 'norrbotten' } as const;
  const reader = await personWith(open, [{ role: 'board-reader', place }], 'Beda Hemlig');
  const decision = { level: 'reached', reason: 'Hemligt skäl', basedOn: 0 };
  const url = '/api/v1/regions/norrbotten/years/2022/goals/1/decision';
  await reader.inject({ method: 'PUT', url, payload: decision });
  await reader.inject('/api/v1/deliveries/hemligt-ord');
  await open.server.inject('/api/v1/people');
  await open.server.inject('/api/v1/finns-inte?q=hemligt');
  expect(refused().map(({ level, status, account, action }) => [level, status, account, action])).toEqual([
    [40, expect.any(Number), reader.id, 'decide-goals'],
    [40, 404, reader.id, 'see-deliveries'],
    [40, 401, null, 'manage-people'],
    [40, 404, null, null],
  ]);
  expect(open.log().toLowerCase()).not.toContain('hemlig');
  expect(many()).toEqual([]);
});

it('who is refused again and again is told of once, and anew each time that it has doubled', async () => {
  const person = await personWith(open, []);
  for (let call = 0; call < 2 * MANY.account + 1; call += 1) await person.inject('/api/v1/people');
  expect(many().map(({ account, count, minutes }) => [account, count, minutes])).toEqual([
    [person.id, MANY.account, 10],
    [person.id, 2 * MANY.account, 10],
  ]);
});
