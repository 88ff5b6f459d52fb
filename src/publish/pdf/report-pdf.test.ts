import { describe, expect, it } from 'vitest';
import { readPdfText } from '../../../tests/fixtures/pdf-text.ts';
import { REPORT_SAMPLE } from '../../../tests/fixtures/report-sample.ts';
import type { Block } from '../../report/contract.ts';
import { publish } from '../publish.ts';
import { TypesettingFailed, typeset } from './typst.ts';
import { typstData } from './typst-data.ts';

const pdf = (await publish(REPORT_SAMPLE, 'pdf')).bytes;
const source = Buffer.from(pdf).toString('latin1');
const { pages, fonts } = readPdfText(pdf);
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const whole = flat(pages.join('\n'));

describe('the report as PDF', () => {
  it('claims PDF/A-2a and PDF/UA-1, after both have been checked by the typesetter', () => {
    const metadata = source.slice(source.lastIndexOf('<x:xmpmeta'));
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source.slice(source.lastIndexOf('/Type /Catalog'))).toContain('/DisplayDocTitle true');
  });

  it('says every figure of its tables and texts', () => {
    for (const text of [
      '77 procent',
      '13 procentenheter',
      '266 108',
      'kv 5,1, m 6,3',
      '≥ 90 %',
      'senast 2022: 89,1 %',
    ])
      expect(whole).toContain(flat(text.replaceAll(' ', '\u00a0')).replaceAll('\u00a0', ' '));
  });

  it('prints what people wrote as they wrote it, never as markup', () => {
    expect(whole).toContain('#strong[så här]');
    expect(whole).toContain('$x^2$');
    expect(whole).toContain('<b>taggar</b>');
  });

  it('marks every page as invented and numbers it', () => {
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, index) => {
      expect(page).toContain('Påhittade uppgifter');
      expect(flat(page)).toContain(`Sida ${index + 1} av ${pages.length}`);
    });
  });

  it('repeats the headings of a table on every page that it covers', () => {
    expect(
      pages.filter((page) => page.includes('Förändring') && page.includes('procentenheter')).length,
    ).toBe(2);
  });

  it('has its fonts inside, all of them Source Sans 3', () => {
    expect(fonts.length).toBeGreaterThan(1);
    for (const { name, isEmbedded } of fonts) {
      expect(name).toContain('SourceSans3');
      expect(isEmbedded).toBe(true);
    }
  });

  it('is tagged: headings, lists, tables with heading cells, figures with alternative texts, in Swedish', () => {
    for (const tag of ['/S /H1', '/S /H2', '/S /L', '/S /Table', '/S /TH', '/S /Figure', '/S /TOC'])
      expect(source).toContain(tag);
    expect(source).toMatch(/\/Lang \(sv-SE\)/);
    expect(source).toContain('/Alt');
  });

  it('prints an empty square for what no font can draw, rather than failing', async () => {
    const blocks: readonly Block[] = [
      { kind: 'paragraph', prose: [{ kind: 'text', text: 'Bra jobbat \u{1f600}\u{fe0f} 日 ✓' }] },
    ];
    const made = await publish({ ...REPORT_SAMPLE, blocks }, 'pdf');
    expect(flat(readPdfText(made.bytes).pages.join(' '))).toContain('Bra jobbat □ □ ✓');
  });

  it('sets a heading that skips a level one level down, since a reader can not follow a gap', async () => {
    const blocks: readonly Block[] = [
      { kind: 'heading', level: 1, id: 'a', text: 'Kapitel' },
      { kind: 'heading', level: 3, id: 'b', text: 'Avsnitt' },
    ];
    await expect(publish({ ...REPORT_SAMPLE, blocks }, 'pdf')).resolves.toBeDefined();
  });

  it('is refused when a picture has no alternative text', async () => {
    const data = typstData(REPORT_SAMPLE);
    const blocks = data.blocks.map((block) => (block.kind === 'chart' ? { ...block, alt: null } : block));
    await expect(typeset({ ...data, blocks }, new Date(0))).rejects.toThrow(TypesettingFailed);
  });

  it('is refused with a reason when the template and the data do not fit', async () => {
    await expect(typeset({ title: 'x' }, new Date(0))).rejects.toThrow(
      /typeset: .*dictionary does not contain key/,
    );
  });
}, 60_000);
