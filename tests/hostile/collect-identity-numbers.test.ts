// A personal identity number anywhere in a delivery: the delivery is refused, the place is named, and the number itself is
// found in nothing that comes out. 19121212-1212 is Skatteverket's own example number.
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { rowsToAccept } from '../../src/collect/accepted-rows.ts';
import type { Interpretation } from '../../src/collect/contract.ts';
import { interpretTables } from '../../src/collect/interpret-table.ts';
import { readMapping } from '../../src/collect/read-mapping.ts';
import { DEFAULT_READ_LIMITS, readTables } from '../../src/collect/read-tables.ts';
import { context } from '../fixtures/collect-region.ts';
import { text, usualRows, workbook } from '../fixtures/collect-zip.ts';

const NUMBER = '19121212-1212';
const HEADING = 'indikator;år;grupptyp;grupp;värde;kommentar';

async function deliver(bytes: Uint8Array, name: string): Promise<Interpretation> {
  const { value, problems } = await readTables(bytes, name, DEFAULT_READ_LIMITS);
  return interpretTables(value ?? [], context(), problems);
}

function expectRefused(interpretation: Interpretation): void {
  expect(interpretation.problems.some(({ code }) => code === 'identity-number')).toBe(true);
  expect(rowsToAccept(interpretation, 'skäl').value).toBeNull();
  const everything = JSON.stringify(interpretation);
  for (const part of ['121212', '1212-1212', '1212 1212', '12121212']) expect(everything).not.toContain(part);
}

describe('in a text file', () => {
  it.each<[string, string, string | undefined, number | undefined]>([
    ['a note', `${HEADING}\nmedbed3;2023;region;;77;Gäller ${NUMBER}\n`, 'kommentar', 2],
    ['a value', `${HEADING}\nmedbed3;2023;region;;191212121212;\n`, 'värde', 2],
    ['a group', `${HEADING}\nmedbed3;2023;enhet;121212-1212;77;\n`, 'grupp', 2],
    ['an indicator', `${HEADING}\n121212+1212;2023;region;;77;\n`, 'indikator', 2],
    ['a year', `${HEADING}\nmedbed3;${NUMBER};region;;77;\n`, 'år', 2],
    ['the heading', `${HEADING};${NUMBER}\nmedbed3;2023;region;;77;;\n`, 'G', 1],
    ['a column that is not read', `${HEADING};patient\nmedbed3;2023;region;;77;;${NUMBER}\n`, 'patient', 2],
    ['a cell beyond the heading', `${HEADING}\nmedbed3;2023;region;;77;;${NUMBER}\n`, 'G', 2],
    ['a title above the heading', `Uttag;${NUMBER}\n${HEADING}\nmedbed3;2023;region;;77;\n`, 'B', 1],
    [
      'a row between title and heading',
      `Uttag\nför ${NUMBER}\n${HEADING}\nmedbed3;2023;region;;77;\n`,
      'Uttag',
      2,
    ],
    ['a file of nothing else', `${NUMBER}\n`, 'A', 1],
  ])('in %s', async (_, content, column, row) => {
    const interpretation = await deliver(Buffer.from(content), 'fil.csv');
    expectRefused(interpretation);
    const where = interpretation.problems.find(({ code }) => code === 'identity-number')?.where;
    expect(where).toEqual({ file: 'fil.csv', row, column });
  });

  it('the whole row is masked and the others are not', async () => {
    const { rows } = await deliver(
      Buffer.from(`${HEADING}\nmedbed3;2023;region;;77;${NUMBER}\ntelefon;2023;region;;73;\n`),
      'fil.csv',
    );
    expect(rows.map(({ cells, standing }) => [cells.join(' '), standing])).toEqual([
      ['••• ••• ••• ••• ••• •••', 'refused'],
      ['telefon 2023 region  73 ', 'new'],
    ]);
  });

  it('in the file’s name', async () => {
    const interpretation = await deliver(Buffer.from(`${HEADING}\n`), `uttag ${NUMBER}.csv`);
    expectRefused(interpretation);
  });

  it('decimals of a value are none, whatever digits they have', async () => {
    const { problems } = await deliver(
      Buffer.from(`${HEADING}\nmedbed3;2023;region;;72,1212121212;\n`),
      'fil.csv',
    );
    expect(problems).toEqual([]);
  });
});

describe('in a workbook', () => {
  const note = (content: string) =>
    usualRows()
      .replace('</row><row r="2">', `${text('E1', 'kommentar')}</row><row r="2">`)
      .replace(/<\/row>$/, `${text('E2', content)}</row>`);

  it.each<[string, Uint8Array]>([
    ['a cell', workbook({ sheets: { A: note(NUMBER) } })],
    ['a number cell', workbook({ sheets: { A: usualRows('<c r="D2"><v>191212121212</v></c>') } })],
    [
      'a formula’s value',
      workbook({ sheets: { A: usualRows(`<c r="D2" t="str"><f>A1</f><v>${NUMBER}</v></c>`) } }),
    ],
    ['a sheet’s name', workbook({ sheets: { [NUMBER]: usualRows() } })],
    [
      'the name of a sheet with formulas',
      workbook({ sheets: { [NUMBER]: usualRows('<c r="D2"><f>1</f><v>1</v></c>') } }),
    ],
    [
      'a sheet that is passed over',
      workbook({ sheets: { A: usualRows(), Info: `<row r="1">${text('A1', NUMBER)}</row>` } }),
    ],
    [
      'a comment',
      workbook({
        sheets: { A: usualRows() },
        extra: [{ name: 'xl/comments1.xml', data: `<comments><t>${NUMBER}</t></comments>` }],
      }),
    ],
    [
      'the properties',
      workbook({
        sheets: { A: usualRows() },
        extra: [{ name: 'docProps/core.xml', data: `<p><title>${NUMBER}</title></p>` }],
      }),
    ],
    [
      'a text box',
      workbook({
        sheets: { A: usualRows() },
        extra: [{ name: 'xl/drawings/drawing1.xml', data: `<d><t>${NUMBER}</t></d>` }],
      }),
    ],
  ])('in %s', async (_, bytes) => {
    expectRefused(await deliver(bytes, 'fil.xlsx'));
  });

  it.each<[string, Uint8Array]>([
    ['a formula without value', workbook({ sheets: { [NUMBER]: usualRows('<c r="D2"><f>1</f></c>') } })],
    ['a cell out of bounds', workbook({ sheets: { [NUMBER]: `<row r="1">${text('XFD1', 'x')}</row>` } })],
    [
      'a cell too long',
      workbook({ sheets: { [NUMBER]: `<row r="1">${text('A1', 'x'.repeat(40_000))}</row>` } }),
    ],
    [
      'a hidden sheet',
      workbook({
        sheets: { [NUMBER]: usualRows() },
        replace: {
          'xl/workbook.xml': {
            data: `<workbook xmlns:r="r"><sheets><sheet name="${NUMBER}" state="hidden" r:id="rId1"/></sheets></workbook>`,
          },
        },
      }),
    ],
  ])('a sheet’s name is not repeated by another refusal: %s', async (_, bytes) => {
    const { problems } = await readTables(bytes, 'fil.xlsx', DEFAULT_READ_LIMITS);
    expect(JSON.stringify(problems)).not.toContain('1212');
  });
});

it('in a mapping', () => {
  const { value, problems } = readMapping(`names:\n  "${NUMBER}": telefon`, `mappning ${NUMBER}.yaml`);
  expect(value).toBeNull();
  expect(JSON.stringify(problems)).not.toContain('1212');
});
