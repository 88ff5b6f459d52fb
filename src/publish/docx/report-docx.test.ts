import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { REPORT_SAMPLE } from '../../../tests/fixtures/report-sample.ts';
import { publish } from '../publish.ts';

const zip = await JSZip.loadAsync((await publish(REPORT_SAMPLE, 'docx')).bytes);
const part = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
const body = await part('word/document.xml');
const count = (pattern: RegExp) => [...body.matchAll(pattern)].length;

describe('the report as Word document', () => {
  it('has headings that Word knows as headings, and a field for its contents, filled in', () => {
    expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(3);
    expect(count(/<w:pStyle w:val="Heading3"\/>/g)).toBe(1);
    expect(body).toMatch(/TOC [^<]*\\o &quot;1-2&quot;/);
    expect(count(/PAGEREF _Toc\d+ \\h/g)).toBe(5);
  });

  it('says on which page every heading stands, so that Word asks nothing on opening', async () => {
    const contents = body.slice(body.indexOf('TOC '), body.indexOf('Heading1'));
    const pages = [...contents.matchAll(/PAGEREF.*?<w:t[^>]*>(\d+)<\/w:t>/gs)].map((match) =>
      Number(match[1]),
    );
    expect(pages).toHaveLength(5);
    expect([...pages].sort((a, b) => a - b)).toEqual(pages);
    expect(await part('word/settings.xml')).not.toContain('updateFields');
  });

  it('has native tables whose headings repeat and whose rows are not parted', () => {
    expect(count(/<w:tbl>/g)).toBe(2);
    expect(count(/<w:tblHeader\/>/g)).toBe(2);
    expect(count(/<w:cantSplit\/>/g)).toBe(count(/<w:tr>|<w:tr /g));
  });

  it('tells what every chart shows, and leaves the symbols beside words to the eyes', () => {
    const charts = REPORT_SAMPLE.blocks.filter((block) => block.kind === 'chart');
    expect(count(/<wp:docPr [^>]*descr="[^"]{20,}"/g)).toBe(charts.length);
    expect(count(/<wp:docPr [^>]*>(?:(?!<\/wp:docPr>).)*decorative/gs)).toBe(5);
  });

  it('has every picture as drawing and as pixels, with its letters as outlines', async () => {
    const drawings = zip.file(/word\/media\/.*\.svg$/);
    expect(drawings.length).toBe(zip.file(/word\/media\/.*\.png$/).length);
    for (const drawing of drawings) expect(await drawing.async('string')).not.toContain('<text');
  });

  it('is Swedish, marked as invented on every page, and dated by what it knew', async () => {
    expect(await part('word/styles.xml')).toContain('<w:lang w:val="sv-SE"/>');
    const headers = await Promise.all(zip.file(/word\/header\d\.xml$/).map((file) => file.async('string')));
    expect(headers).toHaveLength(2);
    for (const header of headers) expect(header).toContain('Påhittade uppgifter');
    expect(await part('docProps/core.xml')).toContain('2024-02-27T12:30:00Z</dcterms:created>');
  });

  it('keeps what people wrote as text', () => {
    expect(body).toContain('&lt;b&gt;taggar&lt;/b&gt; &amp;');
  });
});
