import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../../../storage/duckdb/open-duckdb.ts';
import { DRAW_MACROS, drawBelow, mix } from './draw.ts';

const spillFolder = mkdtempSync(join(tmpdir(), 'utfall-draw-'));
const duckdb = await openDuckDb({ folders: [], spillFolder, threads: 1, memoryMegabytes: 200 });
const session = await duckdb.openSession();
for (const macro of DRAW_MACROS) await session.run(macro);

afterAll(() => {
  duckdb.close();
  rmSync(spillFolder, { recursive: true });
});

describe('invented chance', () => {
  it('is the same in SQL and in TypeScript', async () => {
    const keys = [0, 1, 2, 12_345, 2 ** 31, 2 ** 32 - 1];
    const rows = await session.rows(
      `SELECT mix(key) AS mixed, below(key, 17, 1000) AS drawn FROM (SELECT unnest([${keys.join(', ')}]::UBIGINT[]) AS key)`,
    );
    expect(rows).toEqual(keys.map((key) => ({ mixed: BigInt(mix(key)), drawn: drawBelow(key, 17, 1000) })));
  });

  it('draws every value about as often, and two draws of one key independently', () => {
    const squares = 40;
    const counts = new Map<number, number>();
    for (let key = 0; key < 160_000; key += 1) {
      const cell = drawBelow(mix(key), 1, squares) * squares + drawBelow(mix(key), 2, squares);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(counts.size).toBe(squares * squares);
    // 1599 degrees of freedom: mean 1599, standard deviation 57. Dependent draws give millions.
    expect(Math.abs(chiSquare - 1599)).toBeLessThan(4 * 57);
  });
});
