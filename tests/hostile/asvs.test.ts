// The table of ASVS requirements says where each one is shown: what it points to exists, nothing is called met without showing
// it, no requirement of level 1 and 2 is left out or told twice, and the sums are right.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync('docs/security/asvs.md', 'utf8');
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, id = '', requirement = '', state = '', how = '', shown = '']) => ({
    id,
    requirement,
    state,
    how,
    paths: [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  }),
);

/** Requirements of level 1 and 2 by section, in OWASP ASVS 5.0.0 (its CSV file). Those of level 3 are not in the table. */
const COUNT = 253;

it('names every requirement of level 1 and 2, once, in order', () => {
  expect(rows).toHaveLength(COUNT);
  const order = rows.map(({ id }) => id.split('.').map(Number));
  const sorted = order.toSorted((a, b) => {
    const place = a.findIndex((part, index) => part !== b[index]);
    return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
  });
  expect(order).toEqual(sorted);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT);
});

it.each(rows.map((row) => [row.id, row] as const))(
  '%s has a state, and what it points to exists',
  (_id, row) => {
    expect(['uppfyllt', 'gäller inte', 'öppet']).toContain(row.state);
    expect(row.requirement).not.toBe('');
    for (const path of row.paths) expect(existsSync(path), path).toBe(true);
    if (row.state === 'uppfyllt') expect(row.paths.length).toBeGreaterThan(0);
    if (row.state === 'gäller inte') expect(row.how).not.toBe('');
  },
);

it('adds up', () => {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  expect(text).toContain(
    `Uppfyllda ${count('uppfyllt')}, gäller inte ${count('gäller inte')}, öppna ${count('öppet')}.`,
  );
});
