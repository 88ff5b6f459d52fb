// What a viewer sees, against a slow and obvious reference: for each figure, climb from its unit upwards on the day that the
// period ends. Organisations are random: nested areas, moves, mergers, units that open and close.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Period } from '../../src/core/period.ts';
import { sees, sightOf } from '../../src/people/access.ts';
import type { Grant, Viewer } from '../../src/people/contract.ts';
import { PERMISSIONS } from '../../src/people/permissions.ts';
import { GRANTED_ROLES } from '../../src/people/roles.ts';
import type { Organisation, OrganisationUnit, Region } from '../../src/plan/contract.ts';

const day = fc.integer({ min: 0, max: 47 }).map((months) => {
  const month = (months % 12) + 1;
  return `${2020 + Math.floor(months / 12)}-${String(month).padStart(2, '0')}-01`;
});
const open = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const AREAS = ['a0', 'a1', 'a2'];
const UNITS = ['u0', 'u1', 'u2', 'u3'];

function life(from: string | null, to: string | null) {
  return from !== null && to !== null && from >= to
    ? { validFrom: from, validTo: null }
    : { validFrom: from, validTo: to };
}

/** Areas lie only in earlier areas, units are taken over only by later ones: no circles. */
const organisation: fc.Arbitrary<Organisation> = fc
  .tuple(
    fc.tuple(...AREAS.map(() => fc.record({ parent: open(fc.nat(2)), from: open(day), to: open(day) }))),
    fc.tuple(
      ...UNITS.map(() =>
        fc.record({
          from: open(day),
          to: open(day),
          first: fc.nat(2),
          second: fc.nat(2),
          moved: open(day),
          next: open(fc.nat(3)),
        }),
      ),
    ),
  )
  .map(([areas, units]) => ({
    counts: [],
    units: [
      ...areas.map(({ parent, from, to }, index) =>
        part(
          `a${index}`,
          'area',
          parent !== null && parent < index ? [link(`a${parent}`, null, null)] : [],
          life(from, to),
        ),
      ),
      part('kommun', 'municipality', [link('a0', null, null)], life(null, null)),
      ...units.map(({ from, to, first, second, moved, next }, index) => {
        const own = life(from, to);
        const links =
          moved === null
            ? [link(`a${first}`, null, null)]
            : [link(`a${first}`, null, moved), link(`a${second}`, moved, null)];
        const successorId = next !== null && next > index && own.validTo !== null ? `u${next}` : null;
        return { ...part(`u${index}`, 'unit', [...links, link('kommun', null, null)], own), successorId };
      }),
    ],
  }));

function part(
  id: string,
  kind: OrganisationUnit['kind'],
  parents: OrganisationUnit['parents'],
  own: { readonly validFrom: string | null; readonly validTo: string | null },
): OrganisationUnit {
  return { id, name: id, kind, parents, ...own, successorId: null, aliases: [] };
}

function link(id: string, validFrom: string | null, validTo: string | null) {
  return { id, validFrom, validTo };
}

const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.constant('1'),
  accountId: fc.constant('1'),
  role: fc.constantFrom(...GRANTED_ROLES),
  place: fc.oneof(
    fc.constant({ kind: 'installation' as const }),
    fc.constantFrom('r', 'other').map((regionId) => ({ kind: 'region' as const, regionId })),
    fc.constantFrom(...AREAS).map((id) => ({ kind: 'area' as const, regionId: 'r', id })),
    fc.constantFrom(...UNITS).map((id) => ({ kind: 'unit' as const, regionId: 'r', id })),
    fc.constantFrom(...UNITS).map((id) => ({ kind: 'unit' as const, regionId: 'other', id })),
  ),
  sections: fc.constant([]),
  from: day,
  to: open(day),
  grantedBy: fc.constant('2'),
  isFromClaims: fc.boolean(),
  grantedAt: fc.constant('2020-01-01T00:00:00.000Z'),
});

const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.constantFrom(1, 4, 12))
  .map(([start, months]) => ({ start, end: shift(start, months) }));

function shift(start: string, months: number): string {
  const date = new Date(`${start}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Every place that the part lay in on the day, itself first. */
function above(parts: Organisation, id: string, on: string): readonly string[] {
  const own = parts.units.find((each) => each.id === id);
  if (own === undefined) return [];
  let date = on;
  if (own.validFrom !== null && date < own.validFrom) date = own.validFrom;
  if (own.validTo !== null && date >= own.validTo) date = dayBefore(own.validTo);
  const parents = own.parents.filter(
    (parent) =>
      parts.units.find((each) => each.id === parent.id)?.kind === 'area' &&
      (parent.validFrom === null || parent.validFrom <= date) &&
      (parent.validTo === null || date < parent.validTo),
  );
  return [id, ...parents.flatMap((parent) => above(parts, parent.id, date))];
}

/** The unit and those that took it over, one after the other, by today. */
function heirs(parts: Organisation, id: string, today: string): readonly string[] {
  const own = parts.units.find((each) => each.id === id);
  const isOver =
    own !== undefined && own.successorId !== null && own.validTo !== null && own.validTo <= today;
  return isOver && own.successorId !== null ? [id, ...heirs(parts, own.successorId, today)] : [id];
}

function reference(viewer: Viewer, parts: Organisation, unitId: string, when: Period): boolean {
  const places = new Set([...above(parts, unitId, dayBefore(when.end)), ...heirs(parts, unitId, viewer.on)]);
  return viewer.grants.some(({ role, place, from, to }) => {
    if (PERMISSIONS['see-unit-figures'][role] !== 'in-place') return false;
    if (from > viewer.on || (to !== null && to <= viewer.on)) return false;
    if (place.kind === 'installation') return true;
    if (place.regionId !== 'r') return false;
    return place.kind === 'region' || places.has(place.id);
  });
}

it('a unit is seen exactly where climbing from it meets a grant', () => {
  fc.assert(
    fc.property(
      organisation,
      fc.array(grant, { maxLength: 4 }),
      day,
      fc.array(period, { minLength: 1, maxLength: 8 }),
      (parts, grants, on, periods) => {
        const viewer: Viewer = { account: null, grants, on };
        const sight = sightOf(viewer, { id: 'r', organisation: parts } as Region, new Set([2022]));
        for (const unitId of UNITS)
          for (const when of periods)
            expect(sees(sight, { group: { kind: 'unit', id: unitId }, period: when })).toBe(
              reference(viewer, parts, unitId, when),
            );
      },
    ),
    { numRuns: 2_000 },
  );
});

it('more grants never hide anything', () => {
  fc.assert(
    fc.property(
      organisation,
      fc.array(grant, { maxLength: 4 }),
      grant,
      day,
      period,
      (parts, some, one, on, when) => {
        const region = { id: 'r', organisation: parts } as Region;
        const few = sightOf({ account: null, grants: some, on }, region, new Set());
        const more = sightOf({ account: null, grants: [...some, one], on }, region, new Set());
        for (const id of [...UNITS, ...AREAS]) {
          const group = { kind: id.startsWith('a') ? 'area' : 'unit', id } as const;
          if (sees(few, { group, period: when })) expect(sees(more, { group, period: when })).toBe(true);
        }
      },
    ),
  );
});
