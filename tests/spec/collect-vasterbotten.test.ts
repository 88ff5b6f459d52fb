// The published figures of Region Västerbotten 2023, as typed from its report: every row is accepted, and the warnings are
// those that the report deserves. One table to read: which rows are not plain figures, and what is warned of.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { countRows, rowsToAccept } from '../../src/collect/accepted-rows.ts';
import type { Interpretation, RawTable } from '../../src/collect/contract.ts';
import { interpretTables } from '../../src/collect/interpret-table.ts';
import { DEFAULT_READ_LIMITS, readTables } from '../../src/collect/read-tables.ts';
import { writeOutcome } from '../fixtures/collect-meaning.ts';
import { context } from '../fixtures/collect-region.ts';
import { SWEDISH_EXCEL, writeCsv, writeXlsxTwin } from '../fixtures/collect-twins.ts';

const bytes = readFileSync(new URL('../fixtures/vasterbotten-values.csv', import.meta.url));
const printed = parse(bytes) as string[][];
let interpretation: Interpretation;

async function read(file: Uint8Array, name: string): Promise<readonly RawTable[]> {
  const { value, problems } = await readTables(file, name, DEFAULT_READ_LIMITS);
  expect(problems).toEqual([]);
  return value ?? [];
}

beforeAll(async () => {
  interpretation = interpretTables(await read(bytes, 'values.csv'), context());
});

it('every row is accepted', () => {
  expect(countRows(interpretation)).toEqual({
    rows: 121,
    added: 121,
    unchanged: 0,
    restated: 0,
    warnings: 1,
    errors: 0,
  });
  expect(rowsToAccept(interpretation, '').value).toHaveLength(121);
});

it('every value comes out as printed', () => {
  const values = interpretation.rows.map(({ figure }) =>
    figure?.outcome.kind === 'figure' ? (figure.outcome.value ?? '') : '',
  );
  expect(values).toEqual(printed.slice(1).map((cells) => cells[5]));
});

it.each([
  [
    122,
    '15.7 · 6 av 38',
    'Andelen är skriven som 15,7 procent, men 6 av 38 är 15,8 procent. Båda behålls; beräkningar utgår från antalen.',
  ],
])('row %i is accepted as %s with a warning', (row, outcome, message) => {
  const warned = interpretation.rows.filter(({ problems }) => problems.length > 0);
  expect(warned.map((each) => each.row)).toEqual([row]);
  const figure = warned[0]?.figure;
  expect(figure && writeOutcome(figure.outcome)).toBe(outcome);
  expect(warned[0]?.problems.map((problem) => problem.message)).toEqual([message]);
});

it.each([
  ['saknas', [52, 53, 68, 72, 111, 112]],
  ['data saknas', [115, 118, 120]],
  ['redovisas senare', [79, 104, 107, 110, 116, 119]],
  ['ingår inte i årets uppföljning', [90]],
])('%s: rows %j', (words, rows) => {
  const missing = interpretation.rows.filter(
    ({ figure }) => figure?.outcome.kind === 'missing' && writeOutcome(figure.outcome) === words,
  );
  expect(missing.map(({ row }) => row)).toEqual(rows);
});

it('the one figure that the report calls approximate is', () => {
  const approximate = interpretation.rows.filter(
    ({ figure }) => figure?.outcome.kind === 'figure' && figure.outcome.certainty === 'approximate',
  );
  expect(approximate.map(({ row }) => row)).toEqual([31]);
});

it.each([
  ['an XLSX twin', async () => read(await writeXlsxTwin(printed), 'values.xlsx')],
  ['a Swedish Excel CSV', async () => read(writeCsv(printed, SWEDISH_EXCEL), 'values.csv')],
  [
    'a UTF-16 file with tabs',
    async () =>
      read(
        writeCsv(printed, { separator: '\t', lineEnd: '\r\n', encoding: 'utf-16le-mark', quotes: 'all' }),
        'values.txt',
      ),
  ],
])('%s says the same', async (_, readTwin) => {
  const twin = interpretTables(await readTwin(), context());
  const said = ({ rows }: Interpretation) =>
    rows.map(({ row, cells, figure, standing }) => ({ row, cells, figure, standing }));
  expect(said(twin)).toEqual(said(interpretation));
  expect(twin.problems.map(({ code, message }) => [code, message])).toEqual(
    interpretation.problems.map(({ code, message }) => [code, message]),
  );
});

it('delivered again, nothing is new', async () => {
  const known = (rowsToAccept(interpretation, '').value ?? []).map(({ figure, row, sheet }, index) => ({
    ...figure,
    id: String(index),
    regionId: 'vasterbotten',
    provenance: { deliveryId: '1', file: 'values.csv', sheet, row, careVersion: null },
    knownFrom: '2024-03-01T00:00:00Z',
    restatementReason: null,
  }));
  const again = interpretTables(await read(bytes, 'values.csv'), context({ known }));
  expect(countRows(again)).toMatchObject({ rows: 121, unchanged: 121, added: 0, restated: 0 });
});
