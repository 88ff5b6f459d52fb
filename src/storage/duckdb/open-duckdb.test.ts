import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb, DuckDbSession } from './open-duckdb.ts';
import { openDuckDb } from './open-duckdb.ts';

const root = mkdtempSync(join(tmpdir(), 'utfall-duckdb-'));
const inside = join(root, 'inside');
const secret = join(root, 'secret.csv');
let duckdb: DuckDb;
let session: DuckDbSession;

beforeAll(async () => {
  for (const folder of ['inside', 'spill']) mkdirSync(join(root, folder));
  writeFileSync(secret, 'a\n1\n');
  duckdb = await openDuckDb({
    folders: [inside],
    spillFolder: join(root, 'spill'),
    threads: 2,
    memoryMegabytes: 100,
  });
  session = await duckdb.openSession();
});

afterAll(() => {
  duckdb.close();
  rmSync(root, { recursive: true });
});

describe('the engine for care data', () => {
  it('writes and reads Parquet in the folders it was given, also more than fits in memory', async () => {
    const file = join(inside, 'many.parquet');
    await session.run(
      `COPY (SELECT x, md5(x::VARCHAR) AS y FROM range(2_000_000) AS numbers(x) ORDER BY y) TO '${file}' (FORMAT parquet)`,
    );
    expect(await session.rows(`SELECT count(*) AS n FROM '${file}'`)).toEqual([{ n: 2_000_000n }]);
  });

  it.each([
    ['reads a file elsewhere', `SELECT * FROM read_csv('${secret}')`],
    [
      'reads a file elsewhere through a folder of its own',
      `SELECT * FROM read_text('${inside}/../secret.csv')`,
    ],
    ['writes elsewhere', `COPY (SELECT 1) TO '${join(root, 'out.parquet')}' (FORMAT parquet)`],
    ['opens a database elsewhere', `ATTACH '${join(root, 'other.duckdb')}' AS other`],
    ['fetches an extension', 'INSTALL excel'],
    ['loads an extension', 'LOAD excel'],
    ['reads from another host', "SELECT * FROM read_csv('https://example.org/a.csv')"],
    ['opens what was closed', 'SET enable_external_access = true'],
    ['widens its folders', "SET allowed_directories = ['/']"],
  ])('never %s', async (_, sql) => {
    await expect(session.rows(sql)).rejects.toThrow(/Permission|Cannot|locked|disabled|Missing Extension/i);
  });

  it('gives each session its own temporary tables', async () => {
    await session.run('CREATE TEMP TABLE mine AS SELECT 1 AS x');
    const other = await duckdb.openSession();
    await expect(other.rows('SELECT * FROM mine')).rejects.toThrow(/does not exist/);
  });
});
