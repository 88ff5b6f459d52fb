import { expect, it } from 'vitest';
import type { Observation } from '../../core/observation.ts';
import { ObservationCache } from './observation-cache.ts';

const query = (regionId: string) => ({ regionId });
const observations = (count: number): readonly Observation[] => Array.from({ length: count });

it('gives an answer back while the revision stands, and never after', () => {
  const cache = new ObservationCache();
  const answer = observations(3);
  cache.keep(query('a'), 7, answer);
  expect(cache.find(query('a'), 7)).toBe(answer);
  expect(cache.find(query('b'), 7)).toBeNull();
  expect(cache.find(query('a'), 8)).toBeNull();
  expect(cache.find(query('a'), 7)).toBeNull();
});

it('tells every part of a question apart', () => {
  const cache = new ObservationCache();
  const questions = [
    { regionId: 'a' },
    { regionId: 'a', indicatorIds: ['x'] },
    { regionId: 'a', groupKinds: ['x'] },
    { regionId: 'a', from: '2023-01-01' },
    { regionId: 'a', before: '2023-01-01' },
    { regionId: 'a', knownAt: '2023-01-01T00:00:00.000Z' },
  ];
  for (const [index, question] of questions.entries()) cache.keep(question, 1, observations(index));
  for (const [index, question] of questions.entries()) expect(cache.find(question, 1)).toHaveLength(index);
});

it('forgets what was used longest ago when it is full', () => {
  const cache = new ObservationCache();
  cache.keep(query('a'), 1, observations(80_000));
  cache.keep(query('b'), 1, observations(80_000));
  cache.find(query('a'), 1);
  cache.keep(query('c'), 1, observations(80_000));
  expect(cache.find(query('b'), 1)).toBeNull();
  expect(cache.find(query('a'), 1)).toHaveLength(80_000);
  expect(cache.find(query('c'), 1)).toHaveLength(80_000);
});

it('does not keep what would push out everything else', () => {
  const cache = new ObservationCache();
  cache.keep(query('a'), 1, observations(120_000));
  expect(cache.find(query('a'), 1)).toBeNull();
});
