// Nothing that is withheld can be worked out: an attacker who can reckon is let loose on released figures, of hundreds of invented
// regions and of the demonstration. The same attacker must get through when only the small figures themselves are hidden,
// otherwise the test could not fail.
import { describe, expect, it, vi } from 'vitest';
import type { ReleaseRule } from '../../../src/analyse/disclosure/rules.ts';
import { PUBLIC_RULE } from '../../../src/analyse/disclosure/rules.ts';
import type { EarlierEdition, ReleasedTables } from '../../../src/analyse/disclosure/withhold.ts';
import { withhold } from '../../../src/analyse/disclosure/withhold.ts';
import type { Observation } from '../../../src/core/observation.ts';
import { makeIndicator } from '../../fixtures/make.ts';
import { broken, isFew } from './broken.ts';
import { strandOf } from './reader.ts';
import type { World } from './worlds.ts';
import { drawWorld } from './worlds.ts';

/** `UTFALL_CASES=1000` is the long form: some minutes. */
const WORLDS = Number(process.env.UTFALL_CASES ?? 30);
const FEW = 5;
const RULES: readonly ReleaseRule[] = [
  { ...PUBLIC_RULE, closed: [], threshold: { denominator: FEW, count: FEW } },
  { ...PUBLIC_RULE, threshold: { denominator: FEW, count: FEW } },
  { ...PUBLIC_RULE, closed: [], threshold: { denominator: 20, count: FEW } },
];

const indicator = makeIndicator();

function release(
  { places }: World,
  figures: readonly Observation[],
  rule: ReleaseRule,
  earlier: readonly EarlierEdition[] = [],
): ReleasedTables {
  return withhold({ figures, earlier, places, indicatorOf: () => indicator }, rule);
}

const seeds = Array.from({ length: WORLDS }, (_, seed) => seed + 1);
/** For what takes long. */
const some = seeds.slice(0, WORLDS / 3);

vi.setConfig({ testTimeout: 600_000 });

describe.each(RULES)('with at least $threshold.denominator persons behind a figure', (rule) => {
  it('nobody outside can work out a figure that is too few', () => {
    for (const seed of seeds) {
      const world = drawWorld(seed);
      const { withheld, exposed } = release(world, world.figures, rule);
      const few = world.figures.filter((figure) => isFew(figure, rule));
      expect(
        few.filter(({ id }) => withheld.get(id) !== 'few'),
        `world ${seed}`,
      ).toEqual([]);
      expect([...exposed], `world ${seed}`).toEqual([]);
      const shown = {
        figures: world.figures,
        isShown: ({ id }: Observation) => !withheld.has(id),
        piecesOf: world.pieces,
      };
      expect(broken([shown], 0, few, rule), `world ${seed}`).toEqual([]);
    }
  });

  it('no unit can work out its neighbours by knowing its own', () => {
    for (const seed of some) {
      const world = drawWorld(seed);
      const { withheld } = release(world, world.figures, rule);
      for (const insider of new Set(
        world.figures.filter(({ group }) => group.kind === 'unit').map(({ group }) => group.id),
      )) {
        // Whoever is alone in a group knows its figures: an operator's only unit, or the only one that has anybody.
        const isOwn = (figure: Observation) =>
          world.figures.some(
            ({ group, sex, period, outcome }) =>
              group.id === insider &&
              sex === figure.sex &&
              period === figure.period &&
              outcome.kind === 'figure' &&
              outcome.denominator === strandOf(figure, 'base') &&
              world.pieces(figure).some((piece) => piece.startsWith(`${insider} `)),
          );
        const shown = {
          figures: world.figures,
          isShown: ({ id, group }: Observation) => !withheld.has(id) || group.id === insider,
          piecesOf: world.pieces,
        };
        const few = world.figures.filter((figure) => isFew(figure, rule) && !isOwn(figure));
        expect(broken([shown], 0, few, rule, 'plain'), `world ${seed}, ${insider}`).toEqual([]);
      }
    }
  });

  it('an earlier publication beside a restated one gives nothing away that is not told to the region', () => {
    let exposures = 0;
    for (const seed of some) {
      const world = drawWorld(seed);
      const first = release(world, world.figures, rule);
      const withheld = new Set(first.withheld.keys());
      const second = release(world, world.restated, rule, [{ figures: world.figures, withheld }]);
      const editions = [
        {
          figures: world.figures,
          isShown: ({ id }: Observation) => !withheld.has(id),
          piecesOf: world.pieces,
        },
        {
          figures: world.restated,
          isShown: ({ id }: Observation) => !second.withheld.has(id),
          piecesOf: world.restatedPieces,
        },
      ];
      const isKept = ({ id }: Observation) => !second.exposed.has(id.replace('first', 'second'));
      exposures += second.exposed.size;
      for (const [at, figures] of [world.figures, world.restated].entries()) {
        const few = figures.filter((figure) => isFew(figure, rule) && isKept(figure));
        expect(broken(editions, at, few, rule), `world ${seed}, edition ${at}`).toEqual([]);
      }
    }
    expect(exposures).toBeGreaterThan(0);
  });
});

it('the attacker gets through where only the small figures are hidden', () => {
  const [rule = PUBLIC_RULE] = RULES;
  const open = seeds.filter((seed) => {
    const world = drawWorld(seed);
    const few = world.figures.filter((figure) => isFew(figure, rule));
    const shown = {
      figures: world.figures,
      isShown: (figure: Observation) => !few.includes(figure),
      piecesOf: world.pieces,
    };
    return broken([shown], 0, few, rule).length > 0;
  });
  expect(open.length).toBeGreaterThan(WORLDS / 4);
});

it('the attacker gets through where an earlier publication is forgotten', () => {
  const [rule = PUBLIC_RULE] = RULES;
  const open = some.filter((seed) => {
    const world = drawWorld(seed);
    const [first, second] = [release(world, world.figures, rule), release(world, world.restated, rule)];
    const editions = [
      {
        figures: world.figures,
        isShown: ({ id }: Observation) => !first.withheld.has(id),
        piecesOf: world.pieces,
      },
      {
        figures: world.restated,
        isShown: ({ id }: Observation) => !second.withheld.has(id),
        piecesOf: world.restatedPieces,
      },
    ];
    const few = world.restated.filter((figure) => isFew(figure, rule));
    return broken(editions, 1, few, rule).length > 0;
  });
  expect(open.length).toBeGreaterThan(0);
});
