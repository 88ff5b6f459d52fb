// Random measures over random care data: every engine gives the reference's integers. UTFALL_CASES=20000 for a longer run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthPeriod, yearPeriod } from '../../../src/core/period.ts';
import { CARE_TABLE_NAMES } from '../../../src/measure/care-data/tables.ts';
import type { CareRows, Dimension, MeasureRequest } from '../../../src/measure/contract.ts';
import { DIMENSIONS } from '../../../src/measure/contract.ts';
import { duckDbEngine } from '../../../src/measure/engines/duckdb/duckdb-engine.ts';
import { createMemoryEngine } from '../../../src/measure/engines/memory/engine.ts';
import { createTableSql, insertSql } from '../../../src/measure/engines/sql/care-tables.ts';
import { checkModel } from '../../../src/measure/model/check-model.ts';
import type { DuckDb, DuckDbSession } from '../../../src/storage/duckdb/open-duckdb.ts';
import { openDuckDb } from '../../../src/storage/duckdb/open-duckdb.ts';
import { arbitraryCare } from './arbitrary-care.ts';
import { arbitraryModel } from './arbitrary-models.ts';

/** Measures per set of care data: filling the tables costs more than asking them. */
const MODELS = 20;
const CASES = Number(process.env.UTFALL_CASES ?? 2_000);

const requests: fc.Arbitrary<MeasureRequest> = fc.record({
  model: arbitraryModel,
  periods: fc.constantFrom(
    [yearPeriod(2023)],
    [monthPeriod(2023, 12), monthPeriod(2024, 1), monthPeriod(2024, 2)],
    [yearPeriod(2024), yearPeriod(2023), monthPeriod(2023, 3)],
  ),
  dimensions: fc.subarray<Dimension>([...DIMENSIONS]),
  ageBands: fc.constantFrom([0], [0, 18, 65], [0, 7, 75]),
});

let database: DuckDb;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-engines-'));
  database = await openDuckDb({ folders: [folder], spillFolder: folder, threads: 2, memoryMegabytes: 512 });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe('engines', () => {
  it(`give the reference's integers for ${CASES} random measures`, async () => {
    const session = await database.openSession();
    const engine = duckDbEngine((sql) => session.rows(sql));
    for (const table of CARE_TABLE_NAMES) await session.run(createTableSql(table));
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryCare,
        fc.array(requests, { minLength: MODELS, maxLength: MODELS }),
        async (care, several) => {
          await fill(session, care);
          for (const request of several) {
            expect(checkModel(request.model)).toEqual([]);
            const expected = await createMemoryEngine(care).run(request);
            expect(await engine.run(request)).toEqual(expected);
            counted += expected.reduce((sum, { population }) => sum + population, 0);
          }
        },
      ),
      { numRuns: Math.ceil(CASES / MODELS), seed: 20240229 },
    );
    expect(counted).toBeGreaterThan(CASES);
  }, 600_000);
});

async function fill(session: DuckDbSession, care: CareRows): Promise<void> {
  for (const table of CARE_TABLE_NAMES) {
    await session.run(`delete from "${table}"`);
    if (care[table].length > 0) await session.run(insertSql(table, care[table]));
  }
}
