// Whatever bytes come, reading them never throws and never hangs; and a table written as CSV in any dialect comes back with
// the same cells. Called without the worker, so that an exception would be seen.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadLimits } from '../../src/collect/contract.ts';
import { findSeparator } from '../../src/collect/csv/separator.ts';
import { interpretTables } from '../../src/collect/interpret-table.ts';
import { readMapping } from '../../src/collect/read-mapping.ts';
import { tablesFromBytes } from '../../src/collect/tables-from-bytes.ts';
import { context } from '../fixtures/collect-region.ts';
import type { Dialect } from '../fixtures/collect-twins.ts';
import { writeCsv, writeXlsxTwin } from '../fixtures/collect-twins.ts';
import { usualRows, workbook } from '../fixtures/collect-zip.ts';

const LIMITS: ReadLimits = {
  fileBytes: 1_000_000,
  unpackedBytes: 2_000_000,
  rows: 500,
  columns: 40,
  cellCharacters: 1000,
  milliseconds: 10_000,
};

async function swallow(bytes: Uint8Array): Promise<void> {
  const { value, problems } = await tablesFromBytes(bytes, 'fil', LIMITS);
  expect(value === null).toBe(problems.some(({ severity }) => severity === 'error'));
  const interpretation = interpretTables(value ?? [], context(), problems);
  for (const { message, hint } of interpretation.problems)
    expect(message.length * hint.length).toBeGreaterThan(0);
}

describe('reading never throws and never hangs', () => {
  it('on arbitrary bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), swallow), { numRuns: 500 });
  });

  it('on arbitrary text', async () => {
    const piece = fc.constantFrom(
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      '"',
      '""',
      ' ',
      '\u00a0',
      '-',
      '%',
      '<',
      '=',
      '77',
      '2023',
      'medbed3',
      'värde',
      'indikator',
      'år',
      'grupptyp',
      'region',
      'kön',
      'kvinnor',
      'Saknas',
      '\ufeff',
      '🙂',
      'sep=;\n',
      '__proto__',
      'constructor',
    );
    const content = fc.array(piece, { maxLength: 200 }).map((pieces) => Buffer.from(pieces.join('')));
    await fc.assert(fc.asyncProperty(content, swallow), { numRuns: 500 });
  });

  it('on a figure table with any cells', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        'medbed3',
        'telefon',
        '2023',
        'region',
        'kvinnor',
        '77',
        '..',
        'Saknas',
        '1e9',
        '9'.repeat(40),
        'toString',
      ),
    );
    const rows = fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 20 });
    const heading = ['indikator', 'år', 'grupptyp', 'kön', 'värde', 'täljare', 'nämnare', 'status'];
    await fc.assert(
      fc.asyncProperty(rows, (body) =>
        swallow(
          writeCsv([heading, ...body], { separator: ';', lineEnd: '\n', encoding: 'utf-8', quotes: 'all' }),
        ),
      ),
      { numRuns: 300 },
    );
  });

  it('on a workbook with some bytes changed, cut or added', async () => {
    const sound = workbook({ sheets: { Utfall: usualRows(), Info: '' }, texts: ['a'], formats: ['0%'] });
    const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255) });
    const hurt = fc
      .record({ changes: fc.array(change, { maxLength: 6 }), end: fc.nat(sound.length) })
      .map(({ changes, end }) => {
        const bytes = Buffer.from(sound);
        for (const { at, byte } of changes) bytes[at] = byte;
        return changes.length > 3 ? bytes.subarray(0, end) : bytes;
      });
    await fc.assert(fc.asyncProperty(hurt, swallow), { numRuns: 500 });
  });

  it('on a sheet of arbitrary XML', async () => {
    const piece = fc.constantFrom(
      '<row>',
      '<row r="2">',
      '<row r="x">',
      '<row r="-1">',
      '<row r="1e9">',
      '</row>',
      '<c>',
      '<c r="A1">',
      '<c r="">',
      '<c r="ÅÄ1" t="s">',
      '<c t="e" s="x">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '1e999',
      '<f>',
      '</f>',
      '<is><t>',
      '</t></is>',
      '<t/>',
      '<!-- x -->',
      '&amp;',
      '&x;',
      '<![CDATA[',
      ']]>',
    );
    const sheet = fc
      .array(piece, { maxLength: 30 })
      .map((pieces) => workbook({ sheets: { A: pieces.join('') } }));
    await fc.assert(fc.asyncProperty(sheet, swallow), { numRuns: 500 });
  });

  it('on an arbitrary mapping', () => {
    const piece = fc.constantFrom(
      'columns',
      'fixed',
      'names',
      ':',
      ' ',
      '\n',
      '  ',
      '-',
      '{',
      '}',
      '[',
      ']',
      '"',
      '&a',
      '*a',
      '!!x',
      'value',
      '2023',
      '__proto__',
      '|',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { value, problems } = readMapping(pieces.join(''));
        expect(value === null).toBe(problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a table comes back as it was written', () => {
  // No blank rows (they are left out) and no blank heading at the end (it is no column).
  const letters = fc.constantFrom(
    'a',
    'å',
    'Ö',
    '7',
    ',',
    ';',
    '\t',
    '"',
    ' ',
    '\n',
    '.',
    '%',
    '–',
    '€',
    '\u00a0',
    '|',
    "'",
  );
  const cell = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(''));
  const row = fc.tuple(cell, cell, fc.constantFrom('x', '1,5', 'två\nrader'));
  const table = fc.array(row, { minLength: 1, maxLength: 12 });
  const dialect: fc.Arbitrary<Dialect> = fc.record({
    separator: fc.constantFrom(';', ',', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'utf-16le-mark', 'utf-16be-mark', 'windows-1252'),
    quotes: fc.constantFrom('all', 'needed'),
  });

  it('from CSV in any dialect', async () => {
    await fc.assert(
      fc.asyncProperty(table, dialect, async (rows, how) => {
        const { value, problems } = await tablesFromBytes(writeCsv(rows, how), 'fil.csv', LIMITS);
        expect(problems).toEqual([]);
        expect(value).toHaveLength(1);
        expect([value?.[0]?.columns, ...(value?.[0]?.rows.map(({ cells }) => cells) ?? [])]).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('from XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { value } = await tablesFromBytes(await writeXlsxTwin(rows), 'fil.xlsx', LIMITS);
        expect([value?.[0]?.columns, ...(value?.[0]?.rows.map(({ cells }) => cells) ?? [])]).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });

  it('from UTF-16 without a mark', async () => {
    const rows = [
      ['indikator', 'värde'],
      ['Umeå', '77,5'],
    ];
    const bytes = writeCsv(rows, { separator: ';', lineEnd: '\r\n', encoding: 'utf-16le', quotes: 'needed' });
    expect((await tablesFromBytes(bytes, 'fil.csv', LIMITS)).value?.[0]?.columns).toEqual(rows[0]);
  });
});

it.each<[string, string]>([
  ['indikator;värde\nA, b och c;1,5\nD, e och f;2,5', ';'],
  ['indicator,value,note\na,1,x; y; z\nb,2,x; y; z', ','],
  ['a\tb\n1,5\t2,5', '\t'],
  ['"a;b";"c"\n1;2', ';'],
  ['a', ';'],
  ['Titel, med komma\n\na;b;c\n1;2;3\n1,5;2,5;3,5', ';'],
])('%j is parted by %j', (content, separator) => {
  expect(findSeparator(content)).toBe(separator);
});
