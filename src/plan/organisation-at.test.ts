import { expect, it } from 'vitest';
import type { Organisation, OrganisationUnit } from './contract.ts';
import { childrenOf, parentAt, unitCount, unitsAt } from './organisation-at.ts';

const part = (
  id: string,
  kind: OrganisationUnit['kind'],
  rest: Partial<OrganisationUnit> = {},
): OrganisationUnit => ({
  id,
  name: id,
  kind,
  parents: [],
  validFrom: null,
  validTo: null,
  successorId: null,
  aliases: [],
  ...rest,
});
const always = { validFrom: null, validTo: null };

const moved = part('moved', 'unit', {
  parents: [
    { id: 'norr', validFrom: null, validTo: '2023-01-01' },
    { id: 'soder', validFrom: '2023-01-01', validTo: null },
    { id: 'egen', ...always },
  ],
});
const ORGANISATION: Organisation = {
  units: [
    part('norr', 'area'),
    part('soder', 'area'),
    part('egen', 'operator'),
    moved,
    part('opened', 'unit', { validFrom: '2023-12-04', parents: [{ id: 'norr', ...always }] }),
    part('closed', 'unit', { validTo: '2023-01-01', parents: [{ id: 'norr', ...always }] }),
  ],
  counts: [{ year: 2023, what: 'all', count: 38, source: 'prov' }],
};
const ids = (units: readonly OrganisationUnit[]) => units.map((unit) => unit.id);

it('a centre exists from its first day and not on the day it has ended', () => {
  expect(ids(unitsAt(ORGANISATION, '2022-12-31'))).toEqual(['moved', 'closed']);
  expect(ids(unitsAt(ORGANISATION, '2023-01-01'))).toEqual(['moved']);
  expect(ids(unitsAt(ORGANISATION, '2023-12-04'))).toEqual(['moved', 'opened']);
});

it('a centre that moved belongs to one area at a time', () => {
  expect(ids(childrenOf(ORGANISATION, 'norr', '2022-12-31'))).toEqual(['moved', 'closed']);
  expect(ids(childrenOf(ORGANISATION, 'norr', '2023-12-31'))).toEqual(['opened']);
  expect(parentAt(ORGANISATION, moved, 'area', '2022-12-31')?.id).toBe('norr');
  expect(parentAt(ORGANISATION, moved, 'area', '2023-01-01')?.id).toBe('soder');
  expect(parentAt(ORGANISATION, moved, 'operator', '2023-01-01')?.id).toBe('egen');
  expect(parentAt(ORGANISATION, moved, 'municipality', '2023-01-01')).toBeNull();
});

it('a count that the region has not stated is not guessed', () => {
  expect(unitCount(ORGANISATION, 2023)).toBe(38);
  expect(unitCount(ORGANISATION, 2024)).toBeNull();
  expect(unitCount(ORGANISATION, 2023, 'operator:egen')).toBeNull();
});
