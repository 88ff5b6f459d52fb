// A real region and year, from the shipped definitions and figures to lights and sentences. The expected answers and their
// arguments are in vasterbotten-2023.yaml.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyseYear } from '../../../src/analyse/analyse-year.ts';
import { tallyLights } from '../../../src/assess/assess-goal.ts';
import { assessYear } from '../../../src/assess/assess-year.ts';
import { shippedFigures, shippedPlan, shippedRegion } from '../../fixtures/definitions.ts';

interface Expected {
  readonly lights: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly better: Readonly<Record<string, string>>;
  readonly worse: Readonly<Record<string, string>>;
  readonly unchanged: readonly string[];
  readonly lead: string;
  readonly goals2022: Readonly<Record<string, number>>;
}

const expected: Expected = parse(readFileSync(new URL('./vasterbotten-2023.yaml', import.meta.url), 'utf8'));
const region = shippedRegion('vasterbotten');
const observations = shippedFigures(region, 'values.csv');
const plan = shippedPlan(region, 2023);
const assessment = assessYear({ plan, observations, decisions: new Map() });
const analysis = analyseYear({ region, plan, assessment, observations });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('has the 24 lights that are argued for', () => {
  const lights = assessment.indicators.map(({ indicator, verdict }) => [indicator.id, verdict.light]);
  expect(lights).toEqual(Object.entries(expected.lights));
});

it.each(Object.entries(expected.reasons))('says why %s has its light', (id, reason) => {
  const told = assessment.indicators.find(({ indicator }) => indicator.id === id);
  expect(plain(told?.reason ?? '')).toBe(reason);
});

it('finds what became better, worse and stayed the same', () => {
  const changes = (ids: readonly string[]) =>
    ids.map((id) => [
      id,
      plain(analysis.indicators.find(({ indicator }) => indicator.id === id)?.changeText ?? ''),
    ]);
  expect(changes(analysis.better)).toEqual(Object.entries(expected.better));
  expect(changes(analysis.worse)).toEqual(Object.entries(expected.worse));
  expect(analysis.unchanged).toEqual(expected.unchanged);
  expect(analysis.lead).toBe(expected.lead);
});

it('keeps the 2022 screening value from ever making the 2023 goal reached', () => {
  const cellprov = assessment.indicators.find(({ indicator }) => indicator.id === 'cellprov');
  expect(cellprov?.verdict).toMatchObject({ light: 'not-assessable', observation: null });
  expect(cellprov?.verdict.because).toMatchObject({
    kind: 'missing',
    reason: 'pending',
    latest: { year: 2022, value: '89.1' },
  });
});

it('gives the board its own levels for 2022: four, one, four and one', () => {
  const { goals } = assessYear({ plan: shippedPlan(region, 2022), observations, decisions: new Map() });
  const tally = tallyLights(goals.map(({ level }) => ({ light: level })));
  expect(tally).toMatchObject(expected.goals2022);
  expect(goals).toHaveLength(10);
});
