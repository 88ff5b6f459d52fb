// Files that harm, by mistake or on purpose: each is refused with its place and a sentence, and nothing but the worker that
// reads it can be harmed. The limits are set low so that the rare paths run.
import { Buffer } from 'node:buffer';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ReadLimits } from '../../src/collect/contract.ts';
import { DEFAULT_READ_LIMITS, readTables } from '../../src/collect/read-tables.ts';
import { text, usualRows, workbook, workbookParts, zip } from '../fixtures/collect-zip.ts';

const LOW: ReadLimits = {
  fileBytes: 20_000_000,
  unpackedBytes: 60_000_000,
  rows: 1000,
  columns: 30,
  cellCharacters: 5000,
  milliseconds: 15_000,
};

async function refusalOf(bytes: Uint8Array, name = 'fil.xlsx', limits = LOW): Promise<string> {
  const { value, problems } = await readTables(bytes, name, limits);
  expect(value).toBeNull();
  expect(
    problems.every(({ severity, message, hint }) => severity === 'error' && message !== '' && hint !== ''),
  ).toBe(true);
  return problems.map(({ code }) => code).join(', ');
}

const csv = (content: string) => Buffer.from(content);
const heading = 'indikator;år;värde\n';

describe('a text file', () => {
  it.each<[string, Uint8Array, string]>([
    ['of nothing', new Uint8Array(0), 'file-empty'],
    ['of blank lines', csv('\n\n  \n;;\n'), 'file-empty'],
    ['of NUL bytes', new Uint8Array(5000), 'not-text'],
    ['with a NUL byte in a cell', csv(`${heading}medbed3;2023;7\u00007\n`), 'not-text'],
    [
      'of binary rubbish',
      Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
      'not-text',
    ],
    ['cut in the middle of a letter', Buffer.from(`${heading}Umeå`).subarray(0, -1), 'truncated'],
    [
      'of UTF-16 cut in half a letter',
      Buffer.from(`\ufeff${heading}`, 'utf16le').subarray(0, -1),
      'truncated',
    ],
    [
      'in two encodings at once',
      Buffer.concat([csv('grupp;värde\nUmeå;1\n'), Buffer.from('Skellefteå;2\n', 'latin1')]),
      'mixed-encoding',
    ],
    [
      'with a quote that never closes',
      csv(`${heading}"medbed3;2023;77\nmedbed3;2022;76\n`),
      'quote-not-closed',
    ],
    [
      'with a cell of ten million characters',
      csv(`${heading}${'x'.repeat(10_000_000)};2023;1`),
      'cell-too-long',
    ],
    ['with ten million cells in a row', csv(`${heading}${';'.repeat(10_000_000)}x`), 'too-many-cells'],
    ['with too many rows', csv(heading + 'a;2023;1\n'.repeat(1001)), 'too-many-rows'],
    ['that is a web page', csv('<!DOCTYPE html><html><table><tr><td>1'), 'not-a-table'],
    ['that is a PDF', csv('%PDF-1.7 …'), 'not-a-table'],
    ['larger than the limit', new Uint8Array(LOW.fileBytes + 1), 'file-too-large'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusalOf(bytes, 'fil.csv')).toBe(code);
  });

  it('names the row of what is wrong', async () => {
    const { problems } = await readTables(
      csv(`${heading}a;2023;1\n${'x'.repeat(5001)};2023;1`),
      'fil.csv',
      LOW,
    );
    expect(problems[0]?.where).toEqual({ file: 'fil.csv', row: 3, column: '1' });
  });
});

describe('a workbook', () => {
  const usual = workbook({ sheets: { Utfall: usualRows() } });
  const zeros = Buffer.alloc(50_000_000, 0x20);

  it('that is in order is read', async () => {
    const { value, problems } = await readTables(usual, 'fil.xlsx', LOW);
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      { sheet: 'Utfall', rows: [{ row: 2, cells: ['medbed3', '2023', 'region', '77'] }] },
    ]);
  });

  it.each([1, 10, 100, 300, usual.length - 30, usual.length - 1])(
    'cut after %i bytes is refused',
    async (length) => {
      expect(['truncated', 'damaged', 'heading-unknown']).toContain(
        await refusalOf(usual.subarray(0, length)).catch(() => 'heading-unknown'),
      );
    },
  );

  it.each<[string, Uint8Array, string]>([
    ['that is no zip', csv('PK något annat'), 'truncated'],
    [
      'in the old format',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      'old-excel',
    ],
    ['with a locked part', zip([{ name: 'xl/workbook.xml', data: 'x', flags: 1 }]), 'encrypted'],
    ['that is some other archive', zip([{ name: 'content.xml', data: '<a/>' }]), 'not-a-workbook'],
    [
      'that is a text document',
      zip(workbookParts({ sheets: {}, replace: { 'xl/workbook.xml': { data: '<document/>' } } })),
      'not-a-workbook',
    ],
    [
      'whose sheet is not there',
      workbook({ sheets: { A: '' }, replace: { 'xl/worksheets/sheet1.xml': { name: 'xl/other.xml' } } }),
      'damaged',
    ],
    [
      'whose checksum is wrong',
      workbook({ sheets: { A: usualRows() }, replace: { 'xl/worksheets/sheet1.xml': { claimedCrc: 1 } } }),
      'damaged',
    ],
    ['whose XML is broken', workbook({ sheets: { A: '<row r="1"><c></row>' } }), 'damaged'],
    [
      'with entities of its own',
      workbook({
        sheets: {},
        replace: {
          'xl/workbook.xml': {
            data: '<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook><sheets>&a;</sheets></workbook>',
          },
        },
      }),
      'damaged',
    ],
    [
      'with two parts of one name',
      zip([...workbookParts({ sheets: { A: '' } }), { name: 'XL/workbook.xml', data: '' }]),
      'damaged',
    ],
    ['with no cells', workbook({ sheets: { A: '', B: '<row r="1"/>' } }), 'file-empty'],
    [
      'with two thousand parts',
      zip(Array.from({ length: 2000 }, (_, index) => ({ name: `p${index}`, data: '' }))),
      'zip-bomb',
    ],
    [
      'that unpacks beyond the limit',
      workbook({
        sheets: { A: '' },
        extra: [
          { name: 'a', data: zeros, method: 8 },
          { name: 'b', data: zeros },
        ],
      }),
      'zip-bomb',
    ],
    [
      'of a thousand to one',
      workbook({ sheets: { A: '' }, extra: [{ name: 'xl/media/a', data: zeros }] }),
      'zip-bomb',
    ],
    [
      'that claims four gigabytes',
      workbook({ sheets: { A: '' }, extra: [{ name: 'a', data: 'x', claimedBytes: 0xffffffff }] }),
      'zip-bomb',
    ],
    [
      'that lies about a small size',
      workbook({
        sheets: { A: '' },
        replace: { 'xl/worksheets/sheet1.xml': { data: zeros, claimedBytes: 900 } },
      }),
      'zip-bomb',
    ],
    [
      'that says it is empty and is not',
      workbook({ sheets: { A: '' }, replace: { 'xl/sharedStrings.xml': { data: zeros, claimedBytes: 0 } } }),
      'zip-bomb',
    ],
    [
      'that lies about a large size',
      workbook({
        sheets: { A: usualRows() },
        replace: { 'xl/worksheets/sheet1.xml': { claimedBytes: 90_000 } },
      }),
      'damaged',
    ],
    [
      'with one cell in XFD1048576',
      workbook({ sheets: { A: `<row r="1048576">${text('XFD1048576', 'x')}</row>` } }),
      'cell-out-of-bounds',
    ],
    [
      'with a cell far to the right',
      workbook({ sheets: { A: `<row r="1">${text('XFD1', 'x')}</row>` } }),
      'cell-out-of-bounds',
    ],
    [
      'with a cell beyond all columns',
      workbook({ sheets: { A: `<row r="1">${text('ZZZZZZZ1', 'x')}</row>` } }),
      'cell-out-of-bounds',
    ],
    [
      'with too many rows',
      workbook({
        sheets: {
          A: Array.from(
            { length: 1002 },
            (_, index) => `<row r="${index + 1}">${text(`A${index + 1}`, 'x')}</row>`,
          ).join(''),
        },
      }),
      'cell-out-of-bounds',
    ],
    [
      'with a row that comes twice',
      workbook({ sheets: { A: `<row r="1">${text('A1', 'x')}</row><row r="1">${text('A1', 'y')}</row>` } }),
      'damaged',
    ],
    [
      'with a cell that comes twice',
      workbook({ sheets: { A: `<row r="1">${text('A1', 'x')}${text('A1', 'y')}</row>` } }),
      'damaged',
    ],
    [
      'with a cell of ten million characters',
      workbook({
        sheets: { A: `<row r="1">${text('A1', 'abcdefghij'.repeat(1000000))}</row>` },
        replace: { 'xl/worksheets/sheet1.xml': {} },
      }),
      'zip-bomb',
    ],
    [
      'with a shared text of six thousand characters',
      workbook({ sheets: { A: '<row r="1"><c r="B1" t="s"><v>0</v></c></row>' }, texts: ['x'.repeat(6000)] }),
      'cell-too-long',
    ],
    [
      'with a hundred thousand nested elements',
      workbook({ sheets: { A: '<a>'.repeat(100_000) } }),
      'damaged',
    ],
    [
      'with a formula that has no value',
      workbook({ sheets: { A: usualRows('<c r="D2"><f>1+1</f></c>') } }),
      'formula-without-value',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('with a ten-megabyte text that hardly shrinks is refused for the text', async () => {
    const noise = Buffer.alloc(10_000_000);
    let state = 1;
    for (let index = 0; index < noise.length; index += 1) {
      state = (state * 48271) % 2147483647;
      noise[index] = 97 + (state % 26);
    }
    const letters = noise.toString('latin1');
    const bytes = workbook({ sheets: { A: `<row r="1">${text('A1', letters)}</row>` } });
    expect(await refusalOf(bytes)).toBe('cell-too-long');
  });

  it('locked with a password is refused as such', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['x']] }],
      encryption: { password: 'hemligt', spinCount: 10 },
    });
    expect(await refusalOf(bytes)).toBe('encrypted');
  });

  it('with parts laid over each other is refused as a bomb', async () => {
    const bytes = workbook({ sheets: { A: usualRows(), B: usualRows() } });
    const first = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    const second = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), first + 4);
    bytes.copy(bytes, second + 42, first + 42, first + 46); // the second part starts where the first does
    expect(await refusalOf(bytes)).toBe('zip-bomb');
  });
});

describe('the worker', () => {
  it('that takes too long is stopped, and the limit is told', async () => {
    const { problems } = await readTables(csv(heading), 'fil.csv', { ...LOW, milliseconds: 1 });
    expect(problems).toMatchObject([{ code: 'too-slow' }]);
  });

  it('that runs out of memory dies alone', async () => {
    // Eight million rows, which the usual limits would stop long before.
    const bytes = csv('ab\n'.repeat(8_000_000));
    const limits = { ...LOW, fileBytes: 60_000_000, rows: 20_000_000, milliseconds: 60_000 };
    const { value, problems } = await readTables(bytes, 'fil.csv', limits);
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'too-heavy' }]);
  }, 70_000);

  it('leaves the server free to answer meanwhile', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `medbed3;2023;${index};en kommentar om rad ${index}`,
    );
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const { value } = await readTables(csv(`a;b;c;d\n${rows.join('\n')}`), 'fil.csv', DEFAULT_READ_LIMITS);
    clearInterval(pulse);
    expect(value?.[0]?.rows).toHaveLength(60_000);
    // Generous for a busy machine: reading in the server itself takes about a second.
    expect(longest).toBeLessThan(400);
  }, 30_000);

  it('of the eighth file waits its turn, and all are read', async () => {
    const files = Array.from({ length: 8 }, (_, index) => readTables(csv(`a;b\n${index};x`), 'fil.csv', LOW));
    const read = await Promise.all(files);
    expect(read.map(({ value }) => value?.[0]?.rows[0]?.cells[0])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
  });
});
