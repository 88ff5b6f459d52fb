// docs/reference/care-data.md is what people make extracts by: its example rows, as they stand there, are an extract.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CARE_TABLE_NAMES } from '../../src/measure/care-data/tables.ts';
import { openWorkplace, tell } from '../fixtures/care-extract.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/reference/care-data.md'), 'utf8');
const examples = new Map(
  [...text.matchAll(/^## (\w+)\n[\s\S]*?```csv\n([^`]+)```/gm)].map(([, table = '', rows = '']) => [
    `${table}.csv`,
    rows,
  ]),
);

const workplace = await openWorkplace();
afterAll(() => workplace.remove());

describe('the reference for those who make extracts', () => {
  it('has an example of every table', () => {
    expect([...examples.keys()]).toEqual(CARE_TABLE_NAMES.map((name) => `${name}.csv`));
  });

  it('has examples that are taken in together as they stand', async () => {
    const { problems, published, rows } = await workplace.load(Object.fromEntries(examples));
    expect(problems.map(tell)).toEqual([]);
    expect(published?.isNew).toBe(true);
    expect(rows).toBe(CARE_TABLE_NAMES.length);
  });
});
