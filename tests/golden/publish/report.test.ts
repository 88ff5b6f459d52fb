// The sample report as each target sets it: structure and text, without pictures and fonts.
import JSZip from 'jszip';
import { describe, it } from 'vitest';
import { typstData } from '../../../src/publish/pdf/typst-data.ts';
import { prepare } from '../../../src/publish/prepare.ts';
import { publish } from '../../../src/publish/publish.ts';
import { REPORT_SAMPLE } from '../../fixtures/report-sample.ts';
import { expectGolden } from './golden.ts';

describe('the sample report', () => {
  it('reaches Typst as the same data', () => {
    const data = typstData(prepare(REPORT_SAMPLE));
    const withoutPictures = JSON.stringify(
      data,
      (key, value: unknown) => (key === 'svg' || key === 'glyphs' ? '…' : value),
      1,
    );
    expectGolden('report-typst.json', `${withoutPictures}\n`);
  });

  it('is the same Word document', async () => {
    const zip = await JSZip.loadAsync((await publish(REPORT_SAMPLE, 'docx')).bytes);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expectGolden('report-document.xml', `${xml.replaceAll(/(?<=>)(?=<w:(?:p|tbl|tr|tc)[ >])/g, '\n')}\n`);
  });

  it('is the same page', async () => {
    const html = new TextDecoder().decode((await publish(REPORT_SAMPLE, 'html')).bytes);
    const readable = html
      .replaceAll(/base64,[A-Za-z0-9+/=]+/g, 'base64,…')
      .replace(/<style>[\s\S]*<\/style>/, '<style>…</style>')
      .replaceAll(/(?<=<\/(?:title|desc)>).*?(?=<\/svg>)/gs, '…')
      .replaceAll(/(?<=>)(?=<(?:p|h\d|li|tr|table|figure|section|nav|main|th|td)[ >])/g, '\n');
    expectGolden('report.html', readable);
  });

  it('has the same figures as CSV', async () => {
    expectGolden(
      'figures.csv',
      new TextDecoder('utf-8', { ignoreBOM: true }).decode((await publish(REPORT_SAMPLE, 'csv')).bytes),
    );
  });
});
