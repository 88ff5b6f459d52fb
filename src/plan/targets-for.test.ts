import { expect, it } from 'vitest';
import { decimal } from '../core/decimal.ts';
import type { Plan, Target } from './contract.ts';
import { targetsFor } from './targets-for.ts';

const base = { indicatorId: 'a', year: 2023, group: null, sex: 'total', origin: 'region', note: '' } as const;
const level = (
  value: string,
  rest: Partial<Omit<Extract<Target, { kind: 'level' }>, 'kind'>> = {},
): Target => ({
  ...base,
  kind: 'level',
  comparator: '≥',
  value: decimal(value),
  unit: 'percent',
  ...rest,
});
const fjallen = { kind: 'area', id: 'fjallen', name: 'Fjällen' } as const;

const PLAN: Plan = {
  regionId: 'exempel',
  year: 2023,
  name: '',
  goals: [],
  indicators: [],
  targets: [
    level('65', { origin: 'national' }),
    level('90'),
    level('85', { group: fjallen }),
    level('88', { sex: 'women' }),
    level('1', { indicatorId: 'b' }),
  ],
  requirements: [],
  rule: { id: '', bands: [], source: '' },
  source: '',
};
const values = (targets: readonly Target[]) =>
  targets.map((target) => (target.kind === 'level' ? target.value : ''));

it('the region’s own target stands before the national one', () => {
  expect(values(targetsFor(PLAN, 'a'))).toEqual(['90', '65']);
});

it('a subgroup has only the targets that name it', () => {
  expect(values(targetsFor(PLAN, 'a', fjallen))).toEqual(['85']);
  expect(values(targetsFor(PLAN, 'a', { kind: 'area', id: 'kusten' }))).toEqual([]);
  expect(values(targetsFor(PLAN, 'a', null, 'women'))).toEqual(['88']);
});
