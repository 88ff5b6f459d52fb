// The invented region: the same on every machine, without a problem when it is read in, alike what is published of real
// regions, and with one month of lost registration that the judging of quality finds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withCareEngine } from '../../src/app/care-engine.ts';
import { careQuality } from '../../src/app/care-quality.ts';
import { loadCare } from '../../src/app/load-care.ts';
import type { PublishedCare } from '../../src/app/publish-care.ts';
import { synthCare } from '../../src/app/synth-care.ts';
import { countOf } from '../../src/measure/care-data/care-session.ts';
import { writeViews } from '../../src/measure/care-data/coverage.ts';
import { inventedRegion, TEST_LIMITS, tell } from '../fixtures/care-extract.ts';

const root = mkdtempSync(join(tmpdir(), 'utfall-synth-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const region = await inventedRegion();
const clock = () => '2025-01-15T08:00:00.000Z';

function invent(
  name: string,
  more: { persons?: number; seed?: number; threads?: number; firstYear?: number },
) {
  const { persons = 300, seed = 1, threads = 2, firstYear = 2022 } = more;
  return synthCare(
    {
      region,
      persons,
      seed,
      firstYear,
      years: 3,
      folder: join(root, name),
      limits: { ...TEST_LIMITS, threads },
    },
    clock,
    () => {},
  );
}

/** Asks the version's tables. */
function ask<T>(
  { path }: PublishedCare,
  question: (count: (sql: string) => Promise<number>) => Promise<T>,
): Promise<T> {
  return withCareEngine([path], TEST_LIMITS, async (engine) => {
    const session = await engine.openSession();
    for (const statement of writeViews(path)) await session.run(statement);
    return question((sql) => countOf(session, sql));
  });
}

let small: PublishedCare;
let large: PublishedCare;
beforeAll(async () => {
  small = await invent('small', {});
  // More than is made at once: the buckets are made one by one.
  large = await invent('large', { persons: 42_000 });
});

describe('the same seed', () => {
  it('gives the same files with one thread as with two', async () => {
    const alone = await invent('alone', { threads: 1 });
    expect(alone.manifest.sha256).toBe(small.manifest.sha256);
  });

  it('gives the same persons however many there are', async () => {
    const contacts = (count: (sql: string) => Promise<number>) =>
      count(
        "SELECT sum(hash(contact, visited_on, staff) % 1000003)::BIGINT FROM contact WHERE person <= 'p00000300'",
      );
    expect(await ask(large, contacts)).toBe(await ask(small, contacts));
  });

  it('is needed: another gives another region', async () => {
    const other = await invent('other', { seed: 2 });
    expect(other.manifest.sha256).not.toBe(small.manifest.sha256);
  });
});

it('is marked as invented', () => {
  expect(small.manifest).toMatchObject({
    isInvented: true,
    regionId: 'exempel',
    invention: { seed: 1, persons: 300, firstYear: 2022, years: 3 },
    period: { start: '2022-01-01', end: '2025-01-01' },
  });
});

it('is not made for a region that exists', async () => {
  const real = { ...region, isInvented: false, name: 'Region Verklig' };
  const limits = TEST_LIMITS;
  await expect(
    synthCare(
      { region: real, persons: 1, seed: 1, firstYear: 2022, years: 1, folder: join(root, 'real'), limits },
      clock,
      () => {},
    ),
  ).rejects.toThrow('Region Verklig finns på riktigt.');
});

it.each([1, 7, 1234])(
  'is read in without a problem, and is then the same version (seed %i)',
  async (seed) => {
    const made = await invent(`made-${seed}`, { seed });
    const limits = TEST_LIMITS;
    const { published, problems } = await loadCare(
      { region, from: made.path, into: join(root, `read-${seed}`), limits },
      clock,
      () => {},
    );
    expect(problems.map(tell)).toEqual([]);
    expect(published?.manifest).toMatchObject({ sha256: made.manifest.sha256, rows: made.manifest.rows });
  },
);

describe('the invented region is like real ones', () => {
  /** Per mille. */
  const LIKE: readonly (readonly [what: string, sql: string, least: number, most: number])[] = [
    [
      'new problems assessed within three days',
      'SELECT 1000 * avg((visited_on - sought_on <= 3)::INTEGER)::DOUBLE FROM contact WHERE is_new_problem',
      750,
      870,
    ],
    ['calls answered the same day', 'SELECT 1000 * avg(is_same_day::INTEGER) FROM call', 850, 930],
    [
      'latest HbA1c above 70',
      'SELECT 1000 * avg((v > 70)::INTEGER) FROM (SELECT arg_max(value, "on") AS v FROM measurement WHERE kind = \'hba1c\' GROUP BY person)',
      60,
      130,
    ],
    [
      'fixed doctor contact',
      'SELECT 1000 * count(DISTINCT d.person) / (SELECT count(DISTINCT person) FROM listing WHERE to_on IS NULL) FROM doctor_contact d WHERE to_on IS NULL',
      380,
      550,
    ],
    [
      'of those with hypertension: latest blood pressure at most 140/85',
      `WITH b AS (SELECT person, "on", max(value) FILTER (kind = 'systolic') AS s, max(value) FILTER (kind = 'diastolic') AS d FROM measurement
       WHERE person IN (SELECT person FROM diagnosis WHERE code LIKE 'I10%') GROUP BY ALL)
       SELECT 1000 * avg(ok::INTEGER) FROM (SELECT arg_max(s <= 140 AND d <= 85, "on") AS ok FROM b WHERE s IS NOT NULL GROUP BY person)`,
      480,
      640,
    ],
    [
      'contacts of the tenth that seeks most care',
      'WITH c AS (SELECT count(*) AS n FROM contact GROUP BY person), r AS (SELECT n, ntile(10) OVER (ORDER BY n DESC) AS tenth FROM c) SELECT 1000 * sum(n) FILTER (tenth = 1) / sum(n) FROM r',
      330,
      480,
    ],
    [
      'continuity index of visits to doctors in the last 18 months',
      `WITH c AS (SELECT person, staff, count(*) AS n FROM contact WHERE profession = 'doctor' AND form = 'visit' AND visited_on >= DATE '2023-07-01' GROUP BY ALL),
       p AS (SELECT sum(n) AS t, sum(n * n) AS q FROM c GROUP BY person HAVING sum(n) >= 3) SELECT 1000 * avg((q - t) / (t * (t - 1))) FROM p`,
      250,
      380,
    ],
  ];

  it.each(LIKE)('%s', async (_, sql, least, most) => {
    const permille = await ask(large, (count) => count(`SELECT round(x)::BIGINT FROM (${sql}) AS answer(x)`));
    expect(permille).toBeGreaterThanOrEqual(least);
    expect(permille).toBeLessThanOrEqual(most);
  });

  it('with 39 centres over the years: one closes into another, one opens', async () => {
    const listedAt = (unit: string, on: string) =>
      ask(large, (count) =>
        count(
          `SELECT count(*) FROM listing WHERE unit = '${unit}' AND from_on <= DATE '${on}' AND (to_on IS NULL OR to_on > DATE '${on}')`,
        ),
      );
    expect(await ask(large, (count) => count('SELECT count(DISTINCT unit) FROM listing'))).toBe(39);
    const before = await listedAt('gammelstrand', '2022-12-31');
    expect(before).toBeGreaterThan(100);
    expect(await listedAt('gammelstrand', '2023-01-01')).toBe(0);
    const gained = (await listedAt('almviken', '2023-01-01')) - (await listedAt('almviken', '2022-12-31'));
    expect(gained).toBeGreaterThan(before * 0.75);
    expect(await listedAt('flodmynnet', '2023-12-03')).toBe(0);
    expect(await listedAt('flodmynnet', '2024-06-01')).toBeGreaterThan(100);
  });
});

describe('the judging of quality', () => {
  it('finds the month that was never registered, and nothing else that halves or doubles', async () => {
    const { shifts, isInvented } = await careQuality(join(root, 'large'), TEST_LIMITS);
    const lost = large.manifest.invention?.lost;
    expect(isInvented).toBe(true);
    expect([
      ...new Set(shifts.map(({ kind, unit, month, rows }) => `${kind} ${unit} ${month} ${rows}`)),
    ]).toEqual([`drop ${lost?.unit} ${lost?.month} 0`]);
    expect(shifts.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['contact', 'diagnosis', 'measurement', 'medicine', 'call']),
    );
  });

  it('counts rows, listed persons, missing staff and missing listings as they are', async () => {
    const quality = await careQuality(join(root, 'large'), TEST_LIMITS);
    const sum = (counts: readonly number[]) => counts.reduce((whole, count) => whole + count, 0);
    const covered = sum(quality.coverage.filter(({ table }) => table === 'contact').map(({ rows }) => rows));
    expect(covered).toBe(large.manifest.rows.contact);
    const of = (kind: string) =>
      sum(quality.shares.filter((share) => share.kind === kind).map(({ part }) => part));
    expect(of('no-staff')).toBe(
      await ask(large, (count) => count('SELECT count(*) FROM contact WHERE staff IS NULL')),
    );
    expect(of('not-listed')).toBe(
      await ask(large, (count) =>
        count(`SELECT count(*) FROM contact c WHERE NOT EXISTS (SELECT 1 FROM listing l WHERE l.person = c.person
          AND l.from_on <= c.visited_on AND (l.to_on IS NULL OR l.to_on > c.visited_on))`),
      ),
    );
    const may = quality.listed.find(({ unit, month }) => unit === 'granbacken' && month === '2023-05');
    expect(may?.persons).toBe(
      await ask(large, (count) =>
        count(
          "SELECT count(*) FROM listing WHERE unit = 'granbacken' AND from_on <= DATE '2023-05-01' AND (to_on IS NULL OR to_on > DATE '2023-05-01')",
        ),
      ),
    );
  });
});
