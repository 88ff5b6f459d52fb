import { expect, it } from 'vitest';
import type { UnitRow } from '../../../http/contract.ts';
import { nextOrder, sortUnits } from './sort-units.ts';

const row = (name: string, value: number | null, standing: UnitRow['standing'] = 'unknown'): UnitRow => ({
  id: name,
  name,
  figure: {
    year: 2023,
    text: String(value),
    value,
    missing: value === null ? 'no-data' : null,
    sub: '',
    observationId: null,
    isApproximate: false,
  },
  denominator: value,
  denominatorText: '',
  interval: '',
  standing,
  standingText: '',
  change: '',
  changeValue: null,
});
const rows = [
  row('Ö', 9, 'worse'),
  row('Ä', null),
  row('Å', 80, 'better'),
  row('B', 80, 'not-distinguishable'),
];
const names = (order: Parameters<typeof sortUnits>[1]) => sortUnits(rows, order).map(({ name }) => name);

it('sorts names as Swedes do, numbers as numbers, and what is missing last both ways', () => {
  expect(names({ by: 'name', isFalling: false })).toEqual(['B', 'Å', 'Ä', 'Ö']);
  expect(names({ by: 'value', isFalling: true })).toEqual(['B', 'Å', 'Ö', 'Ä']);
  expect(names({ by: 'value', isFalling: false })).toEqual(['Ö', 'B', 'Å', 'Ä']);
  expect(names({ by: 'standing', isFalling: true })).toEqual(['Å', 'B', 'Ö', 'Ä']);
});

it('turns the order of the same column and begins another from where it is read', () => {
  const order = { by: 'value', isFalling: true } as const;
  expect(nextOrder(order, 'value')).toEqual({ by: 'value', isFalling: false });
  expect(nextOrder(order, 'name')).toEqual({ by: 'name', isFalling: false });
  expect(nextOrder(order, 'change')).toEqual({ by: 'change', isFalling: true });
});
