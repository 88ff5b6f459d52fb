// Invented regions of a few persons, drawn from a number: units in areas, under operators, in municipalities that may cut areas,
// women, men and unknown, years and shorter periods, holes in what was delivered, and a year later a restatement.
import type { Places } from '../../../src/analyse/disclosure/space.ts';
import type { Group } from '../../../src/core/group.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Period } from '../../../src/core/period.ts';
import { tertialPeriod, yearPeriod } from '../../../src/core/period.ts';
import type { Sex } from '../../../src/core/sex.ts';
import { observe } from '../../fixtures/make.ts';

export interface World {
  readonly figures: readonly Observation[];
  /** The same with some units' counts restated. */
  readonly restated: readonly Observation[];
  readonly places: Places;
  readonly pieces: (figure: Observation) => readonly string[];
  readonly restatedPieces: (figure: Observation) => readonly string[];
}

/** The same number gives the same world. */
export function drawWorld(seed: number): World {
  const draw = randomOf(seed);
  const below = (limit: number) => Math.floor(draw() * limit);
  const units = Array.from({ length: 3 + below(5) }, (_, at) => `u${at}`);
  const belongsTo = (kind: Group['kind'], count: number) =>
    new Map(units.map((unit) => [unit, { kind, id: `${kind}${below(count)}`, name: '' } as Group]));
  const parents = [
    belongsTo('area', 1 + below(3)),
    ...(draw() < 0.7 ? [belongsTo('operator', 2)] : []),
    ...(draw() < 0.5 ? [belongsTo('municipality', 1 + below(3))] : []),
  ];
  const hasSexes = draw() < 0.7;
  const sexes: readonly Sex[] = !hasSexes
    ? ['total']
    : draw() < 0.25
      ? ['women', 'men', 'unknown']
      : ['women', 'men'];
  const tertials = ([1, 2, 3] as const).map((each) => tertialPeriod(2023, each));
  const periods = draw() < 0.4 ? tertials : [yearPeriod(2023)];
  const size = [4, 12, 40][below(3)] ?? 4;
  const countsOf = () => {
    const counts = new Map<string, readonly [number, number]>();
    for (const unit of units)
      for (const sex of sexes)
        for (const period of periods) {
          const isRare = sex === 'unknown';
          counts.set(pieceOf(unit, sex, period), [below(isRare ? 2 : size), below(isRare ? 2 : size)]);
        }
    return counts;
  };
  const counts = countsOf();
  const again = countsOf();
  const changed = new Set(units.filter(() => draw() < 0.3));
  const isChanged = (piece: string) => changed.has(piece.split(' ')[0] ?? '');
  const later = new Map(
    [...counts].map(([piece, own]) => [piece, isChanged(piece) ? (again.get(piece) ?? own) : own]),
  );

  const groups: Group[] = [
    { kind: 'region', id: 'r', name: '' },
    ...parents.flatMap((each) => [...new Map([...each.values()].map((group) => [group.id, group])).values()]),
    ...units.map((id) => ({ kind: 'unit' as const, id, name: '' })),
  ];
  const isAway = new Set(units.filter(() => draw() < 0.08));
  const shownSexes = hasSexes ? (['total', 'women', 'men'] as const) : (['total'] as const);
  const shownPeriods = periods.length === 1 ? periods : [yearPeriod(2023), ...periods];
  const piecesIn = (group: Pick<Group, 'kind' | 'id'>, sex: Sex, period: Period) =>
    units
      .filter(
        (unit) =>
          group.kind === 'region' ||
          group.id === unit ||
          parents.some((each) => each.get(unit)?.id === group.id),
      )
      .flatMap((unit) =>
        sexes
          .filter((each) => sex === 'total' || each === sex)
          .flatMap((each) =>
            periods
              .filter(({ start, end }) => start >= period.start && end <= period.end)
              .map((part) => pieceOf(unit, each, part)),
          ),
      );
  const figuresOf = (from: typeof counts, prefix: string) =>
    groups.flatMap((group) =>
      isAway.has(group.id)
        ? []
        : shownSexes.flatMap((sex) =>
            shownPeriods.map((period) => {
              const own = piecesIn(group, sex, period).map((piece) => from.get(piece) ?? [0, 0]);
              const cases = own.reduce((sum, [count]) => sum + count, 0);
              const base = own.reduce((sum, [count, others]) => sum + count + others, 0);
              const made = observe({ group, sex, numerator: cases, denominator: base, value: null });
              return {
                ...made,
                id: `${prefix} ${group.kind} ${group.id} ${sex} ${period.start} ${period.end}`,
                period,
              };
            }),
          ),
    );
  return {
    figures: figuresOf(counts, 'first'),
    restated: figuresOf(later, 'second'),
    places: {
      unitsIn: () => units,
      parentsOf: (unit) =>
        parents.flatMap((each) => (each.get(unit) ? [`${each.get(unit)?.kind}:${each.get(unit)?.id}`] : [])),
    },
    pieces: ({ group, sex, period }) => piecesIn(group, sex, period),
    restatedPieces: ({ group, sex, period }) =>
      piecesIn(group, sex, period).map((piece) =>
        `${counts.get(piece)}` === `${later.get(piece)}` ? piece : `${piece} restated`,
      ),
  };
}

function pieceOf(unit: string, sex: Sex, { start }: Period): string {
  return `${unit} ${sex} ${start}`;
}

/** mulberry32 (Tommy Ettinger, public domain): 0 ≤ x < 1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
