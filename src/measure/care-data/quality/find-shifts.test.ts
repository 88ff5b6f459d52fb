import { describe, expect, it } from 'vitest';
import { findShifts, nextMonth } from './find-shifts.ts';
import type { Coverage, Listed } from './quality.ts';

const MONTHS = Array.from({ length: 12 }, (_, place) => `2024-${String(place + 1).padStart(2, '0')}`);

interface Unit {
  readonly id: string;
  readonly persons: (place: number) => number;
  /** Rows for a thousand listed persons. */
  readonly rate: (place: number) => number;
}

const ordinary = (id: string): Unit => ({ id, persons: () => 1_000, rate: () => 200 });

function find(...units: readonly Unit[]) {
  const all = [...units, ...['a', 'b', 'c', 'd', 'e', 'f'].map(ordinary)];
  const coverage: readonly Coverage[] = all.flatMap(({ id, persons, rate }) =>
    MONTHS.map((month, place) => ({
      table: 'contact' as const,
      unit: id,
      month,
      rows: Math.round((persons(place) * rate(place)) / 1_000),
    })),
  );
  const listed: readonly Listed[] = all.flatMap(({ id, persons }) =>
    MONTHS.map((month, place) => ({ unit: id, month, persons: persons(place) })),
  );
  return findShifts(
    coverage.filter(({ rows }) => rows > 0),
    listed,
    MONTHS,
  ).map(({ kind, unit, month, rows }) => `${kind} ${unit} ${month} ${rows}`);
}

describe('a shift is told when', () => {
  it('a month has no row at all', () => {
    expect(find({ ...ordinary('x'), rate: (place) => (place === 4 ? 0 : 200) })).toEqual([
      'drop x 2024-05 0',
    ]);
  });

  it('a month has twice as many', () => {
    expect(find({ ...ordinary('x'), rate: (place) => (place === 4 ? 450 : 200) })).toEqual([
      'jump x 2024-05 450',
    ]);
  });
});

describe('no shift is told when', () => {
  it.each<readonly [string, Unit]>([
    ['a unit registers less than others, always', { ...ordinary('x'), rate: () => 60 }],
    ['a unit varies much, always', { ...ordinary('x'), rate: (place) => (place % 2 === 0 ? 100 : 320) }],
    [
      'a unit doubles its listed persons',
      { ...ordinary('x'), persons: (place) => (place < 6 ? 1_000 : 2_000) },
    ],
    ['a unit opens', { ...ordinary('x'), persons: (place) => (place < 6 ? 0 : 1_000) }],
    [
      'a unit has few rows',
      { ...ordinary('x'), persons: () => 100, rate: (place) => (place === 4 ? 0 : 200) },
    ],
    ['a month has a third fewer', { ...ordinary('x'), rate: (place) => (place === 4 ? 130 : 200) }],
  ])('%s', (_, unit) => {
    expect(find(unit)).toEqual([]);
  });

  it('the whole region has its summer', () => {
    const summer = (id: string): Unit => ({ ...ordinary(id), rate: (place) => (place === 6 ? 60 : 200) });
    const all = ['u', 'v', 'w', 'x', 'y', 'z'].map(summer);
    const coverage = all.flatMap(({ id, rate }) =>
      MONTHS.map((month, place) => ({ table: 'contact' as const, unit: id, month, rows: rate(place) })),
    );
    const listed = all.flatMap(({ id }) => MONTHS.map((month) => ({ unit: id, month, persons: 1_000 })));
    expect(findShifts(coverage, listed, MONTHS)).toEqual([]);
  });
});

it('after December comes January of the next year', () => {
  expect([nextMonth('2024-12'), nextMonth('2024-01')]).toEqual(['2025-01', '2024-02']);
});
