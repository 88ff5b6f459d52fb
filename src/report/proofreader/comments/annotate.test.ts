// Word files made by a library, and one written by hand with what people's files hold: the comments must stand on exactly
// the quoted words, and everything else must be as it was.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readWordComments } from '../../../../tests/fixtures/word-comments.ts';
import type { MarginNote } from '../apart/messages.ts';
import { textsOf } from '../document.ts';
import { readWord } from '../readers/read-word.ts';
import { annotate } from './annotate.ts';

const AT = '2026-11-25T08:00:00.000Z';

async function packed(children: ConstructorParameters<typeof Document>[0]['sections'][number]['children']) {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** A package with this main part and nothing else that is not needed. */
async function byHand(body: string): Promise<Uint8Array> {
  const { file, generate } = startZip();
  file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  file(
    'word/_rels/document.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
  );
  file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );
  return generate();
}

function startZip() {
  const zip = new JSZip();
  return {
    file: (path: string, text: string) => void zip.file(path, text),
    generate: () => zip.generateAsync({ type: 'uint8array' }),
  };
}

async function textsIn(bytes: Uint8Array): Promise<readonly string[]> {
  return textsOf(await readWord(bytes)).map(({ text }) => text);
}

/** A note on the first place of these words. */
async function noteOn(bytes: Uint8Array, quote: string): Promise<MarginNote> {
  const texts = await textsIn(bytes);
  const textId = texts.findIndex((text) => text.includes(quote));
  const start = texts[textId]?.indexOf(quote) ?? -1;
  if (start < 0) throw new Error(`No text holds ${quote}`);
  return { textId, start, end: start + quote.length, paragraphs: [`Om ${quote}`] };
}

async function annotated(bytes: Uint8Array, notes: readonly MarginNote[]): Promise<Uint8Array> {
  const answer = await annotate({ kind: 'annotate', name: 'prov.docx', bytes, notes, at: AT });
  if (answer.kind !== 'annotated') throw new Error('not annotated');
  return answer.bytes;
}

const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;

describe('a note in the margin', () => {
  it('stands on the words, across runs with different properties, and changes no text', async () => {
    const bytes = await packed([
      new Paragraph({
        children: [
          new TextRun('Besöken ökade med '),
          new TextRun({ text: '7 pro', bold: true }),
          new TextRun({ text: 'cent', italics: true }),
          new TextRun(', från 600 till 648.'),
        ],
      }),
    ]);
    const made = await annotated(bytes, [await noteOn(bytes, '7 procent'), await noteOn(bytes, '600')]);
    expect(await readWordComments(made)).toEqual([
      { on: '7 procent', author: 'Siffergranskaren', says: ['Om 7 procent'] },
      { on: '600', author: 'Siffergranskaren', says: ['Om 600'] },
    ]);
    expect(await textsIn(made)).toEqual(await textsIn(bytes));
  });

  it('stands in the right cell of a table with the same value twice', async () => {
    const row = (...cells: readonly string[]) =>
      new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
    const bytes = await packed([
      new Table({
        rows: [row('Område', '2022', '2023'), row('Umeå', '73', '73'), row('Skellefteå', '73', '75')],
      }),
    ]);
    const texts = await textsIn(bytes);
    const textId = texts.lastIndexOf('73');
    const made = await annotated(bytes, [{ textId, start: 0, end: 2, paragraphs: ['Här'] }]);
    const zip = await JSZip.loadAsync(made);
    const main = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(main.indexOf('commentRangeStart')).toBeGreaterThan(main.indexOf('Skellefteå'));
    expect(await readWordComments(made)).toMatchObject([{ on: '73' }]);
  });

  it('keeps its words apart from escaped characters, tabs and note references beside them', async () => {
    const bytes = await byHand(
      paragraph(
        '<w:r><w:t xml:space="preserve">Svar &amp; råd </w:t><w:tab/><w:t>&#52;1 procent</w:t></w:r>',
        '<w:r><w:noBreakHyphen/><w:t xml:space="preserve"> av A&lt;B</w:t></w:r>',
      ),
    );
    const made = await annotated(bytes, [
      await noteOn(bytes, '41 procent'),
      await noteOn(bytes, '& råd'),
      await noteOn(bytes, 'A<B'),
    ]);
    expect((await readWordComments(made)).map(({ on }) => on)).toEqual(['41 procent', '& råd', 'A<B']);
    expect(await textsIn(made)).toEqual(await textsIn(bytes));
  });

  it('stands on what is inserted, never on what is deleted or in a text box', async () => {
    const box =
      '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Ruta med 12 procent</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>';
    const bytes = await byHand(
      paragraph(
        run('Andelen var '),
        '<w:del w:id="1" w:author="x"><w:r><w:delText>71</w:delText></w:r></w:del>',
        `<w:ins w:id="2" w:author="x">${run('73')}</w:ins>`,
        run(' procent.'),
      ) + paragraph(run('Mer text.'), box),
    );
    const texts = await textsIn(bytes);
    const boxed = texts.findIndex((text) => text.startsWith('Ruta'));
    expect(boxed).toBeGreaterThan(0);
    const made = await annotated(bytes, [
      await noteOn(bytes, '73 procent'),
      { textId: boxed, start: 9, end: 19, paragraphs: ['Om rutan'] },
    ]);
    const [first, second] = await readWordComments(made);
    expect(first?.on).toBe('73 procent');
    expect(second?.says).toEqual(['Gäller ”12 procent”', 'Om rutan']);
    expect(second?.on).not.toBe('');
  });

  it('about a footnote stands on the end of the text and says what it is about; the words beside its mark are found', async () => {
    const bytes = new Uint8Array(
      await Packer.toBuffer(
        new Document({
          footnotes: { 1: { children: [new Paragraph('Av 28 enheter svarade 26.')] } },
          sections: [
            {
              children: [
                new Paragraph({
                  children: [
                    new TextRun('Andelen var 93 procent'),
                    new FootnoteReferenceRun(1),
                    new TextRun(' av 28 enheter.'),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    );
    const texts = await textsIn(bytes);
    const note = texts.findIndex((text) => text.includes('svarade 26'));
    expect(note).toBeGreaterThan(0);
    const start = texts[note]?.indexOf('26') ?? 0;
    const made = await annotated(bytes, [
      await noteOn(bytes, '28 enheter.'),
      { textId: note, start, end: start + 2, paragraphs: ['Om noten'] },
    ]);
    const [first, second] = await readWordComments(made);
    expect(first?.on).toBe('28 enheter.');
    expect(second?.says).toEqual(['Gäller ”26”', 'Om noten']);
  });

  it('is added to the comments that the file already has', async () => {
    const bytes = new Uint8Array(
      await Packer.toBuffer(
        new Document({
          comments: { children: [{ id: 3, author: 'Anna', children: [new Paragraph('Stämmer det?')] }] },
          sections: [
            {
              children: [
                new Paragraph({
                  children: [
                    new CommentRangeStart(3),
                    new TextRun('Andelen var 73 procent.'),
                    new CommentRangeEnd(3),
                    new TextRun({ children: [new CommentReference(3)] }),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    );
    const made = await annotated(bytes, [await noteOn(bytes, '73 procent')]);
    const comments = await readWordComments(made);
    expect(comments.map(({ author, on }) => [author, on])).toEqual([
      ['Anna', 'Andelen var 73 procent.'],
      ['Siffergranskaren', '73 procent'],
    ]);
  });

  it('may overlap others, begin where another ends, and lie inside another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('å', 'b ', '7&amp;', 'c', ' '), fc.boolean()), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 5 }),
        async (runs, spans) => {
          const bytes = await byHand(
            paragraph(
              ...runs.map(([text, isBold]) => run(`x${text}`, isBold ? '<w:rPr><w:b/></w:rPr>' : '')),
            ),
          );
          const [text = ''] = await textsIn(bytes);
          const notes = spans.map(([a, b]) => {
            const start = Math.min(a, b) % text.length;
            const end = Math.min(text.length, start + 1 + Math.abs(a - b));
            return { textId: 0, start, end, paragraphs: ['n'] };
          });
          const made = await annotated(bytes, notes);
          expect((await readWordComments(made)).map(({ on }) => on.trim().replace(/\s+/gu, ' '))).toEqual(
            notes.map(({ start, end }) => text.slice(start, end).trim()),
          );
          expect(await textsIn(made)).toEqual([text]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is refused when nothing in the file can bear it', async () => {
    const bytes = await byHand('<w:p/>');
    const notes = [{ textId: 0, start: 0, end: 1, paragraphs: ['n'] }];
    expect(await annotate({ kind: 'annotate', name: 'x.docx', bytes, notes, at: AT })).toEqual({
      kind: 'not-annotated',
    });
  });
});
