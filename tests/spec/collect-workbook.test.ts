// What a cell of a workbook says: as a person sees it in Excel, not as it is stored.
import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS } from '../../src/collect/read-tables.ts';
import { tablesFromBytes } from '../../src/collect/tables-from-bytes.ts';
import type { WorkbookParts } from '../fixtures/collect-zip.ts';
import { text, usualRows, workbook } from '../fixtures/collect-zip.ts';

const read = (told: WorkbookParts) => tablesFromBytes(workbook(told), 'fil.xlsx', DEFAULT_READ_LIMITS);

async function cellOf(cell: string, told: Partial<WorkbookParts> = {}): Promise<string | undefined> {
  const { value, problems } = await read({ sheets: { A: usualRows(cell) }, ...told });
  return value?.[0]?.rows[0]?.cells[3] ?? problems.map(({ code }) => code).join();
}

describe('a number', () => {
  it.each([
    ['77', '', '77'],
    ['0.66100000000000003', '', '0.661'],
    ['76.900000000000006', '', '76.9'],
    ['20', '0.0', '20.0'],
    ['20.25', '0.0', '20.25'],
    ['266108', '# ##0', '266108'],
    ['0.66100000000000003', '0%', '66.1 %'],
    ['0.66', '0.0%', '66.0 %'],
    ['-1250', '#,##0;[Red]-#,##0', '-1250'],
    ['1.5E+6', '', '1500000'],
    ['5.2', '0.0 &quot;mnkr&quot;', '5.2'],
    ['5.2', '[$-41D]0.0', '5.2'],
  ])('stored as %s and shown as %j says %s', async (stored, code, said) => {
    expect(await cellOf(`<c r="D2" s="0"><v>${stored}</v></c>`, { formats: [code] })).toBe(said);
  });
});

describe('a date', () => {
  it.each([
    ['45383', 'yyyy-mm-dd', '2024-04-01'],
    ['45383', 'yyyy\\-mm', '2024-04'],
    ['45383', 'mmm-yy', '2024-04'],
    ['45383', 'yyyy', '2024'],
    ['45383.5', 'hh:mm', '12:00'],
  ])('stored as %s and shown as %s says %s', async (stored, code, said) => {
    expect(await cellOf(`<c r="D2" s="0"><v>${stored}</v></c>`, { formats: [code] })).toBe(said);
  });

  it('may be counted from 1904', async () => {
    const told = { formats: ['yyyy-mm-dd'], workbookAttributes: 'date1904="1"' };
    expect(await cellOf('<c r="D2" s="0"><v>43921</v></c>', told)).toBe('2024-04-01');
  });
});

describe('other cells', () => {
  it.each([
    ['<c r="D2" t="s"><v>1</v></c>', 'två'],
    ['<c r="D2" t="inlineStr"><is><r><t>fet </t></r><r><t>text</t></r></is></c>', 'fet text'],
    ['<c r="D2" t="inlineStr"><is><t>漢字</t><rPh><t>かんじ</t></rPh></is></c>', '漢字'],
    ['<c r="D2" t="inlineStr"><is><t>rad_x000A_rad &amp; &#229;</t></is></c>', 'rad\nrad & å'],
    ['<c r="D2" t="inlineStr"><is><t><![CDATA[<7]]></t></is></c>', '<7'],
    ['<c r="D2" t="b"><v>1</v></c>', 'SANT'],
    ['<c r="D2" t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['<c><v>5</v></c>', '5'],
    ['<x:c xmlns:x="y" r="D2"><x:v>6</x:v></x:c>', '6'],
    ['<c r="D2" s="99"><v>7</v></c>', '7'],
    ['<c r="D2" t="s"><v>99</v></c>', ''],
  ])('%s says %j', async (cell, said) => {
    expect(await cellOf(cell, { texts: ['ett', 'två'] })).toBe(said);
  });
});

describe('a formula', () => {
  it('is read by the value that it had when saved, with one warning per column', async () => {
    const { value, problems } = await read({
      sheets: { Utfall: usualRows('<c r="D2"><f>76+1</f><v>77</v></c>') },
    });
    expect(value?.[0]?.rows[0]?.cells[3]).toBe('77');
    expect(problems).toMatchObject([
      { code: 'formula-cell', severity: 'warning', where: { sheet: 'Utfall', row: 2, column: 'D' } },
    ]);
    expect(problems[0]?.message).toBe(
      'Cell D2 är en formel; värdet som den hade när filen sparades används.',
    );
  });

  it('without such a value is refused, cell by cell', async () => {
    const { value, problems } = await read({
      sheets: { Utfall: usualRows('<c r="D2"><f>76+1</f><v></v></c>') },
    });
    expect(value).toBeNull();
    expect(problems[0]?.message).toBe('Cell D2 är en formel utan uträknat värde.');
  });

  it('that gives an empty text is an empty cell', async () => {
    expect(await cellOf('<c r="D2" t="str"><f>IF(1,"")</f><v></v></c>')).toBe('');
  });
});

describe('a sheet', () => {
  it('keeps its rows’ numbers and leaves empty cells and rows alone', async () => {
    const rows = `<row r="3">${text('B3', 'a')}${text('D3', 'b')}</row><row r="4"/><row r="9"><c r="XFD9" s="1"/>${text('B9', 'x')}</row>`;
    const { value } = await read({ sheets: { A: rows } });
    expect(value).toMatchObject([
      { headingRow: 3, columns: ['', 'a', '', 'b'], rows: [{ row: 9, cells: ['', 'x', '', ''] }] },
    ]);
  });

  it('that is hidden is read with a warning', async () => {
    const sheets = { Synligt: usualRows() };
    const parts =
      '<workbook xmlns:r="r"><sheets><sheet name="Dolt" state="hidden" r:id="rId1"/></sheets></workbook>';
    const { problems } = await read({ sheets, replace: { 'xl/workbook.xml': { data: parts } } });
    expect(problems).toMatchObject([{ code: 'hidden-sheet', severity: 'warning', where: { sheet: 'Dolt' } }]);
  });

  it('with macros, pictures and links beside it is read without them', async () => {
    const extra = [
      { name: 'xl/vbaProject.bin', data: 'anything' },
      { name: 'xl/media/image1.png', data: 'anything' },
    ];
    const { value, problems } = await read({ sheets: { A: usualRows() }, extra });
    expect([value?.length, problems]).toEqual([1, []]);
  });
});
