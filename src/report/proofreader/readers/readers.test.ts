import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { ProofDocument } from '../document.ts';
import { positionAt } from '../document.ts';
import { isSafeArchive } from './archive-guard.ts';
import { readProofFile } from './read-file.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

const shape = (document: ProofDocument) =>
  document.blocks.map((block) =>
    block.kind === 'table'
      ? [block.header.map(({ text }) => text), ...block.rows.map((row) => row.map(({ text }) => text))]
      : `${block.kind}: ${block.text.text}`,
  );

async function read(name: string, bytes: Uint8Array) {
  const result = await readProofFile(name, bytes);
  if (result.kind === 'unreadable') throw new Error(result.message);
  return result.document;
}

describe('plain text', () => {
  it('is put together from lines, with hyphens at the end of lines healed and places kept', () => {
    const document = readText(
      'Under året har antalet be-\nsök ökat, liksom e-\ntjänster och läkar-\noch sköterskebesök.\n\nNytt stycke.',
    );
    expect(shape(document)).toEqual([
      'paragraph: Under året har antalet besök ökat, liksom e-tjänster och läkar- och sköterskebesök.',
      'paragraph: Nytt stycke.',
    ]);
    const [first] = document.blocks;
    if (first?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(positionAt(first.text, first.text.text.indexOf('sök'))).toEqual({ line: 2, column: 1 });
    expect(positionAt(first.text, first.text.text.indexOf('ökat'))).toEqual({ line: 2, column: 5 });
  });

  it('loses the heads that return on every page, and page numbers', () => {
    const page = (number: number) =>
      `Årsrapport Hälsoval 2023\n\nText på sidan som är lång nog att vara en rad i boken.\nDen fortsätter.\n\n${number}\n`;
    const text = shape(readText([1, 2, 3, 4].map(page).join('\n'))).join('\n');
    expect(text).not.toContain('Årsrapport');
    expect(text).not.toMatch(/^\w+: \d$/m);
  });
});

describe('Markdown', () => {
  it('gives headings, items, tables and plain words', () => {
    const text =
      '# Rubrik\n\nI **år** var [andelen](https://exempel.se) 77 %.\n\n- en punkt\n\n| Mått | 2023 |\n|---|---|\n| Telefon | 73 % |\n';
    expect(shape(readMarkdown(text))).toEqual([
      'heading: Rubrik',
      'paragraph: I år var andelen 77 %.',
      'item: en punkt',
      [
        ['Mått', '2023'],
        ['Telefon', '73 %'],
      ],
    ]);
  });
});

describe('HTML', () => {
  it('gives blocks as a browser shows them, without scripts', () => {
    const html =
      '<!doctype html><title>x</title><script>var a = "12 procent";</script><h2>Telefon</h2><p>Andelen var\n <b>73</b>&nbsp;%.</p><ul><li>ett</li></ul>' +
      '<table><caption>Tabell 1</caption><tr><th>Mått</th><th>2023</th></tr><tr><td>Telefon</td><td>73&nbsp;%</td></tr></table>';
    expect(shape(readHtml(html))).toEqual([
      'heading: Telefon',
      'paragraph: Andelen var 73\u00a0%.',
      'item: ett',
      [
        ['Mått', '2023'],
        ['Telefon', '73\u00a0%'],
      ],
    ]);
  });

  it('survives nesting that no person writes', () => {
    expect(() => readHtml('<div><b>'.repeat(20_000))).not.toThrow();
  });
});

describe('Word', () => {
  it('gives paragraphs, headings and tables, numbered in order', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const word = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Tillgänglighet', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Under 2023 var andelen 77 procent.'),
            new Table({
              rows: [
                new TableRow({ children: [cell('Mått'), cell('2023')] }),
                new TableRow({ children: [cell('Telefon'), cell('73 %')] }),
              ],
            }),
          ],
        },
      ],
    });
    const document = await read('rapport.docx', await Packer.toBuffer(word));
    expect(shape(document)).toEqual([
      'heading: Tillgänglighet',
      'paragraph: Under 2023 var andelen 77 procent.',
      [
        ['Mått', '2023'],
        ['Telefon', '73 %'],
      ],
    ]);
  });

  it('is refused when it would swell on opening', async () => {
    const zip = new JSZip();
    zip.file('word/document.xml', '0'.repeat(300_000));
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    expect(isSafeArchive(bytes, { entries: 10, unpacked: 1_000_000 })).toBe(true);
    expect(isSafeArchive(bytes, { entries: 10, unpacked: 100_000 })).toBe(false);
    expect(isSafeArchive(new Uint8Array(100), { entries: 10, unpacked: 100 })).toBe(false);
  });
});

describe('PDF', () => {
  const font = readFileSync(
    'node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  );
  const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontBlobs: [font] }] });
  const page = (body: string) =>
    `#page(header: [Region Exempel, årsrapport 2023], footer: context counter(page).display())[${body}]\n`;

  it('gives running text without heads, and tables with their columns', async () => {
    const filler =
      'Texten på sidan handlar om tillgänglighet och fortsätter över flera rader så att radbrytningar uppstår mitt i meningar. ';
    const table =
      '#table(columns: 3, stroke: none, column-gutter: 3em, [Mått],[2022],[2023], [Telefon],[73 %],[73 %], [Bedömning],[76 %],[77 %])';
    const source = `#set text(font: "Source Sans 3", lang: "sv", hyphenate: true)\n#set par(justify: true)\n${page(`Andelen var 77 procent. ${filler.repeat(3)}\n\n${table}\n\nEfter tabellen.`)}${page(filler)}${page(filler)}`;
    const pdf = compiler.pdf({ mainFileContent: source });
    const document = await read('rapport.pdf', pdf);
    const blocks = shape(document);
    const text = JSON.stringify(blocks);
    expect(text).not.toContain('Region Exempel');
    expect(text).toContain('radbrytningar uppstår mitt i meningar');
    expect(blocks).toContainEqual([
      ['Mått', '2022', '2023'],
      ['Telefon', '73 %', '73 %'],
      ['Bedömning', '76 %', '77 %'],
    ]);
    expect(blocks.at(0)).toMatch(/^paragraph: Andelen var 77 procent\./);
  });

  it('that is damaged becomes a sentence', async () => {
    const result = await readProofFile('skadad.pdf', new TextEncoder().encode('%PDF-1.7 inte mer'));
    expect(result).toMatchObject({ kind: 'unreadable' });
  });
});

describe('a file', () => {
  it.each([
    ['bild.png', new Uint8Array([137, 80, 78, 71, 0, 1, 2])],
    ['gammal.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0])],
    ['arkiv.docx', new TextEncoder().encode('PK trasigt')],
  ])('%s is told to be unreadable', async (name, bytes) => {
    const result = await readProofFile(name, bytes);
    expect(result.kind).toBe('unreadable');
    if (result.kind === 'unreadable') expect(result.message).toContain(name);
  });

  it('in the older character set is read', async () => {
    const document = await read(
      'gammal.txt',
      new Uint8Array([0xe5, 0x72, 0x65, 0x74, 0x20, 0x32, 0x30, 0x32, 0x33, 0x2e]),
    );
    expect(shape(document)).toEqual(['paragraph: året 2023.']);
  });
});
