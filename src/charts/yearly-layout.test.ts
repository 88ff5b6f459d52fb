import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHART_CASES } from '../../tests/fixtures/chart-cases.ts';
import type { YearlySeries } from './contract.ts';
import type { Box } from './free-place.ts';
import { overlaps } from './free-place.ts';
import { labelBox, type YearlySpec } from './yearly-labels.ts';
import { layOutYearly } from './yearly-layout.ts';

const NAMES = { total: 'Totalt', women: 'Kvinnor', men: 'Män', country: 'Riket' } as const;
const value = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  { nil: null },
);

function randomSeries(id: YearlySeries['id']) {
  return fc.array(value, { minLength: 3, maxLength: 3 }).map(
    (values): YearlySeries => ({
      id,
      label: NAMES[id],
      points: values.map((one, index) => ({ year: 2021 + index, value: one, isBreak: false })),
    }),
  );
}

const randomSpec = fc
  .tuple(
    fc.tuple(randomSeries('total'), randomSeries('women'), randomSeries('men'), randomSeries('country')),
    fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  )
  .map(
    ([series, target]): YearlySpec => ({
      kind: 'yearly',
      title: 't',
      subtitle: 's',
      description: 'd',
      format: { decimals: 1, suffix: '\u00a0%', language: 'sv' },
      series,
      target:
        target === null
          ? null
          : { value: target, label: `Mål 2023: minst ${target}\u00a0%`, fromYear: 2023, toYear: 2023 },
    }),
  );

/** Letters may come closer than their line height, but never into each other. */
function shrunk({ left, right, top, bottom }: Box): Box {
  return { left: left + 1, right: right - 1, top: top + 2, bottom: bottom - 2 };
}

function expectReadable(spec: YearlySpec, width: number): void {
  const { labels, height } = layOutYearly(spec, width);
  const boxes = labels.map(labelBox);
  boxes.forEach((box, index) => {
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width + 0.5);
    expect(box.top).toBeGreaterThanOrEqual(-8);
    expect(box.bottom).toBeLessThanOrEqual(height);
    for (const other of boxes.slice(index + 1)) expect(overlaps(shrunk(box), shrunk(other))).toBe(false);
  });
}

describe.each([350, 680, 960])('the yearly chart at %d px', (width) => {
  const cases = CHART_CASES.flatMap(({ name, spec }) => (spec.kind === 'yearly' ? [{ name, spec }] : []));

  it.each(cases)('$name: no label covers another or leaves the picture', ({ spec }) => {
    expectReadable(spec, width);
  });

  it('keeps labels apart whatever the values are', () => {
    fc.assert(
      fc.property(randomSpec, (spec) => expectReadable(spec, width)),
      { numRuns: 150 },
    );
  });
});

describe('the yearly chart', () => {
  const specOf = (values: readonly (number | null)[], breakYear?: number): YearlySpec => ({
    kind: 'yearly',
    title: 't',
    subtitle: 's',
    description: 'd',
    format: { decimals: 0, suffix: '\u00a0%', language: 'sv' },
    series: [
      {
        id: 'total',
        label: 'Totalt',
        points: values.map((one, index) => ({
          year: 2021 + index,
          value: one,
          isBreak: 2021 + index === breakYear,
        })),
      },
    ],
    target: { value: 90, label: 'Mål', fromYear: 2022, toYear: 2022 },
  });

  it('says of a year that is too few to show that it is', () => {
    const spec = specOf([70, null, 72]);
    const series = spec.series.map((each) => ({
      ...each,
      points: each.points.map((point) =>
        point.value === null ? { ...point, isTooFew: true as const } : point,
      ),
    }));
    expect(layOutYearly({ ...spec, series }, 680).missing.map(({ text }) => text)).toEqual(['för få']);
  });

  it('draws no line across a missing year, and says that it is missing', () => {
    const { runs, missing } = layOutYearly(specOf([70, null, 72]), 680);
    expect(runs.map((run) => run.points.length)).toEqual([1, 1]);
    expect(missing.map(({ text }) => text)).toEqual(['saknas']);
  });

  it('draws no line across a break in definition', () => {
    const { runs, breaks } = layOutYearly(specOf([70, 71, 60, 61], 2023), 680);
    expect(runs.map((run) => run.points.map((point) => point.year))).toEqual([
      [2021, 2022],
      [2023, 2024],
    ]);
    expect(breaks).toHaveLength(1);
  });

  it('draws the target only as long as it holds', () => {
    const { target, years } = layOutYearly(specOf([70, 71, 72]), 680);
    const [first, , last] = years.map((year) => year.x);
    expect(target?.from).toBeGreaterThan(first ?? Number.NaN);
    expect(target?.to).toBeLessThan(last ?? Number.NaN);
  });

  it('says where its axis starts unless zero is on it', () => {
    expect(layOutYearly(specOf([70, 71, 72]), 680).axisNote).toBe('Axeln börjar på 60.');
    expect(layOutYearly(specOf([5, 6, 7]), 680).axisNote).toBe('');
  });

  it('tells the year of a latest value that is old', () => {
    const { labels } = layOutYearly(specOf([70, 71, null]), 680);
    expect(labels.map((label) => label.lines.join(' '))).toContain('Totalt 2022: 71');
  });
});
