// The demonstration's figures as the public, a centre's manager and an analyst may see them, from the database and with the
// restatement in it; and somebody who tries to work out the rest.
import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_RULE, thresholdFor } from '../../src/analyse/disclosure/rules.ts';
import type { ReleasedTables } from '../../src/analyse/disclosure/withhold.ts';
import { audienceOf, placesOf, releaseFigures } from '../../src/app/release-figures.ts';
import type { World } from '../../src/app/world.ts';
import { groupKey } from '../../src/core/group.ts';
import type { Observation } from '../../src/core/observation.ts';
import { yearOf } from '../../src/core/period.ts';
import type { Region } from '../../src/plan/contract.ts';
import { deduce, strandOf } from '../generative/disclosure/reader.ts';
import { openServer } from './open-server.ts';

/** Shares of few (diabetes, children) and of many (telephone), where the second has been restated. */
const INDICATORS = ['hba1c_over_70', 'forstalinjen3', 'telefon'];

let world: World;
let region: Region;
let published: ReleasedTables;
let all: readonly Observation[];

beforeAll(async () => {
  ({ world } = await openServer());
  region = await world.definitions.region('exempel');
  all = await world.observations.current({ regionId: 'exempel', indicatorIds: INDICATORS });
  published = await release(audienceOf('public', null));
});

function release(audience: ReturnType<typeof audienceOf>): Promise<ReleasedTables> {
  return releaseFigures(world, { regionId: 'exempel', audience, indicatorIds: INDICATORS, earlier: [] });
}

const hasCounts = ({ group, outcome }: Observation) =>
  outcome.kind === 'figure' && outcome.denominator !== null && group.kind !== 'country';

function limitsOf({ indicatorId }: Observation) {
  const indicator = region.plans.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicatorId);
  return thresholdFor(PUBLIC_RULE, indicator?.source ?? '');
}

function isFew(figure: Observation): boolean {
  const { denominator, count } = limitsOf(figure);
  const small = (strand: 'cases' | 'others' | 'base', limit: number) =>
    strandOf(figure, strand) > 0 && strandOf(figure, strand) < limit;
  return small('base', denominator) || small('cases', count) || small('others', count);
}

describe('what the public sees of the demonstration', () => {
  it('has none of the figures that are too few, and says so in their place', () => {
    const few = all.filter((figure) => hasCounts(figure) && isFew(figure));
    expect(few.length).toBeGreaterThan(100);
    const shown = new Map(published.figures.map((figure) => [figure.id, figure]));
    for (const { id } of few) {
      expect(published.withheld.get(id)).toBe('few');
      expect(shown.get(id)?.outcome).toEqual({ kind: 'missing', reason: 'suppressed' });
    }
  });

  it('has every figure of the region, and of the telephone at every centre', () => {
    for (const { id, group, indicatorId } of all)
      if (group.kind === 'region' || indicatorId === 'telefon')
        expect(published.withheld.has(id)).toBe(false);
    expect([...published.exposed]).toEqual([]);
  });

  it('hides less for the others’ sake than for its own', () => {
    const reasons = Map.groupBy(published.withheld.values(), (reason) => reason);
    expect([...reasons.keys()].toSorted()).toEqual(['few', 'protects']);
    expect(reasons.get('protects')?.length).toBeLessThan(reasons.get('few')?.length ?? 0);
  });

  it.each([2022, 2023])('does not let anybody work out what is withheld for %i', (year) => {
    const places = placesOf(region);
    for (const indicatorId of INDICATORS) {
      const figures = all.filter(
        (figure) => figure.indicatorId === indicatorId && yearOf(figure.period) === year && hasCounts(figure),
      );
      const units = figures
        .filter(({ group, sex }) => group.kind === 'unit' && sex === 'total')
        .map(({ group }) => group.id);
      const hasSexes = figures.some(({ sex }) => sex === 'women');
      const piecesOf = ({ group, sex, period }: Observation) =>
        units
          .filter(
            (unit) =>
              group.kind === 'region' ||
              group.id === unit ||
              places.parentsOf(unit, period).includes(groupKey(group)),
          )
          .flatMap((unit) =>
            hasSexes && sex === 'total' ? [`${unit} women`, `${unit} men`] : [`${unit} ${sex}`],
          );
      const editions = [{ figures, isShown: ({ id }: Observation) => !published.withheld.has(id), piecesOf }];
      const [cases, others] = (['cases', 'others'] as const).map((strand) => deduce(editions, strand, false));
      const swapped = deduce(editions, 'cases', true);
      for (const figure of figures.filter(isFew)) {
        const { denominator, count } = limitsOf(figure);
        const isOfFew = strandOf(figure, 'base') < denominator;
        const width = (of: typeof cases) => (of?.of(figure, 0).high ?? 0) - (of?.of(figure, 0).low ?? 0);
        const told = `${indicatorId} ${figure.group.name} ${figure.sex}`;
        if (isOfFew) expect(width(cases) + width(others), told).toBeGreaterThanOrEqual(denominator);
        else expect(width(swapped), told).toBeGreaterThanOrEqual(count);
      }
    }
  });
});

it('a centre’s manager sees the centre in full and of others what the public sees', async () => {
  const own = { kind: 'unit', id: 'kvarnfallet' } as const;
  const seen = await release(audienceOf('centre-manager', own));
  const isOwn = ({ group }: Observation) => group.id === own.id;
  expect(seen.figures.filter(isOwn)).toEqual(all.filter(isOwn));
  expect(all.filter((figure) => isOwn(figure) && published.withheld.has(figure.id)).length).toBeGreaterThan(
    0,
  );
  expect(seen.figures.filter((figure) => !isOwn(figure))).toEqual(
    published.figures.filter((figure) => !isOwn(figure)),
  );
});

it('an analyst and an auditor see everything', async () => {
  for (const role of ['analyst', 'auditor'] as const)
    expect((await release(audienceOf(role, { kind: 'region', id: 'exempel' }))).figures).toEqual(all);
});
