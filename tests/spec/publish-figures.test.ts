// What a figure looks like in the files beside the report. Semicolon and decimal comma are what Swedish Excel opens with a
// double click; a text that begins like a formula must not run (OWASP, CSV Injection).
import { readXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { FIGURE_COLUMNS } from '../../src/publish/figure-columns.ts';
import { publish } from '../../src/publish/publish.ts';
import type { ReportFigure } from '../../src/report/contract.ts';
import { REPORT_SAMPLE } from '../fixtures/report-sample.ts';

const column = (heading: string) => FIGURE_COLUMNS.findIndex((one) => one.heading === heading);

async function csvOf(changes: Partial<ReportFigure>): Promise<string> {
  const figures = REPORT_SAMPLE.figures.slice(0, 1).map((figure) => ({ ...figure, ...changes }));
  const { bytes } = await publish({ ...REPORT_SAMPLE, figures }, 'csv');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const cellOf = async (heading: string, changes: Partial<ReportFigure>) =>
  (await csvOf(changes)).split('\r\n')[1]?.split(';')[column(heading)];

describe('a figure in the CSV file', () => {
  it.each<[string, Partial<ReportFigure>, string]>([
    ['Värde', { value: '77.0' }, '77,0'],
    ['Värde', { value: '-23.45' }, '-23,45'],
    ['Värde', { value: null }, ''],
    ['Värde', { value: 'cirka 16' }, 'cirka 16'],
    ['Täljare', { numerator: 11_402 }, '11402'],
    ['Saknas', { value: null, missing: 'redovisas senare' }, 'redovisas senare'],
    ['Målvärde', { target: '≥ 90 %' }, '≥ 90 %'],
    ['Anmärkning', { note: '=1+1' }, "'=1+1"],
    ['Anmärkning', { note: '+46' }, "'+46"],
    ['Anmärkning', { note: '-' }, "'-"],
    ['Anmärkning', { note: '@SUM(A1)' }, "'@SUM(A1)"],
    ['Anmärkning', { note: ' =1+1' }, `"' =1+1"`.replaceAll('"', '')],
    ['Anmärkning', { note: '– saknas' }, '– saknas'],
    ['Anmärkning', { note: 'sagt "så"' }, '"sagt ""så"""'],
    ['Påhittad', {}, 'ja'],
  ])('%s of %j is written %s', async (heading, changes, written) => {
    expect(await cellOf(heading, changes)).toBe(written);
  });

  it('begins with a byte order mark and ends every row with CRLF', async () => {
    const csv = await csvOf({});
    expect(csv.startsWith('\ufeffIndikator;')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('the workbook', async () => {
  const { bytes } = await publish(REPORT_SAMPLE, 'xlsx');
  const book = await readXlsx(bytes);

  it('reads back as the same figures, numbers as numbers', () => {
    const [headings = [], ...rows] = book.sheets[0]?.rows ?? [];
    expect(headings).toEqual(FIGURE_COLUMNS.map((one) => one.heading));
    expect(rows).toHaveLength(REPORT_SAMPLE.figures.length);
    rows.forEach((row, index) => {
      const figure = REPORT_SAMPLE.figures[index];
      expect(row[column('Värde')] ?? null).toBe(figure?.value == null ? null : Number(figure.value));
      expect(row[column('Täljare')] ?? null).toBe(figure?.numerator ?? null);
      expect(row[column('Nämnare')] ?? null).toBe(figure?.denominator ?? null);
      expect(row[column('Indikator')]).toBe(figure?.indicator);
      expect(row[column('Anmärkning')] ?? '').toBe(figure?.note);
    });
  });

  it('says what it is, and that it is invented', () => {
    expect(book.sheets[1]?.name).toBe('Om');
    const about = new Map((book.sheets[1]?.rows ?? []).map((row) => [row[0], row[1]]));
    expect(about.get('Region')).toBe('Region Exempel');
    expect(about.get('Känt till och med')).toBe('27 februari 2024');
    expect(about.has('Påhittade uppgifter')).toBe(true);
  });

  it('holds no formula, whatever the texts begin with', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const sheets = zip.file(/xl\/worksheets\/.*\.xml$/);
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) expect(await sheet.async('string')).not.toMatch(/<f[ >]/);
  });
});
