// A text through the proofreader's API: every kind of file, pasted text, against a region, the exports, what is refused, and
// that nothing of it is left behind.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryList } from '../../src/http/deliveries-contract.ts';
import type { DecisionsPart, ProofreadingPage } from '../../src/http/proofread-contract.ts';
import { proofreadingPage } from '../../src/http/proofread-contract.ts';
import { readPdfText } from '../fixtures/pdf-text.ts';
import {
  asHtml,
  asMarkdown,
  asPdf,
  asText,
  asWord,
  HEADING,
  PARAGRAPHS,
  QUOTES,
} from '../fixtures/proof-texts.ts';
import { readWordComments } from '../fixtures/word-comments.ts';
import { ask, form, refusal } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll } from './people.ts';

const open = await openServer();
const { log } = open;
const server = await analystOfAll(open);
const URL = '/api/v1/proofread';
const PLACE = [
  { name: 'region', value: 'vasterbotten' },
  { name: 'year', value: '2023' },
];
/** With a right check digit, of nobody: Skatteverket's own example number. */
const IDENTITY = '19811218-9876';

const proofread = (fileName: string, value: string | Uint8Array, more: typeof PLACE = []) =>
  ask(server, proofreadingPage, form(URL, [...more, { name: 'file', fileName, value }]));

function textsOf({ blocks }: ProofreadingPage): ReadonlyMap<number, string> {
  const all = blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...(block.caption === null ? [] : [block.caption]), ...block.header, ...block.rows.flat()]
      : [block.text],
  );
  return new Map(all.map(({ id, text }) => [id, text]));
}

async function exported(
  format: 'docx' | 'pdf',
  fileName: string,
  value: string | Uint8Array,
  decisions: DecisionsPart,
) {
  const response = await server.inject(
    form(`${URL}/${format}`, [
      { name: 'file', fileName, value },
      { name: 'decisions', value: JSON.stringify(decisions) },
    ]),
  );
  expect(response.statusCode, response.body.slice(0, 500)).toBe(200);
  expect(response.headers['cache-control']).toBe('no-store');
  return { bytes: new Uint8Array(response.rawPayload), headers: response.headers };
}

describe('a text with planted errors', () => {
  it.each<[string, string, () => string | Uint8Array | Promise<Uint8Array>]>([
    ['docx', 'utkast.docx', asWord],
    ['pdf', 'utkast.pdf', asPdf],
    ['markdown', 'utkast.md', asMarkdown],
    ['html', 'utkast.html', asHtml],
    ['text', 'utkast.txt', asText],
  ])('as %s comes back whole, with each finding on its words', async (format, name, make) => {
    const page = await proofread(name, await make());
    expect(page).toMatchObject({ fileName: name, format, against: null, held: [] });
    expect(page.findings.map(({ quote }) => quote)).toEqual(QUOTES);
    const texts = textsOf(page);
    for (const { textId, start, end, quote, steps, suggestion, message } of page.findings) {
      expect(texts.get(textId)?.slice(start, end)).toBe(quote);
      expect(steps.length).toBeGreaterThan(0);
      expect(suggestion).not.toBe('');
      expect(message).toMatch(/\.$/);
    }
    const plain = [...texts.values()].map((text) => text.replaceAll('\u00a0', ' '));
    for (const text of [HEADING, ...PARAGRAPHS]) expect(plain).toContain(text);
    expect(page.findings.map((finding) => finding.page)).toEqual(
      format === 'pdf' ? [1, 1, 2, 2, 2] : [null, null, null, null, null],
    );
  });

  it('pasted is read as a text', async () => {
    const page = await ask(server, proofreadingPage, form(URL, [{ name: 'text', value: asText() }]));
    expect(page).toMatchObject({ fileName: 'Inklistrad text', format: 'text' });
    expect(page.findings.map(({ quote }) => quote)).toEqual(QUOTES);
  });

  it('is also held against a region’s figures: what is right leads to its row, what is wrong gets the right value', async () => {
    const page = await proofread(
      'utkast.md',
      `${asMarkdown()}\nAndelen patienter som fick medicinsk bedömning inom tre dagar var 79 procent 2022.\n`,
      PLACE,
    );
    expect(page.against).toEqual({ regionId: 'vasterbotten', regionName: 'Region Västerbotten', year: 2023 });
    expect(page.held.map(({ quote }) => quote)).toContain('77 procent');
    const held = page.held.find(({ quote }) => quote === '77 procent');
    const source = await server.inject(`/api/v1/observations/${held?.observationId}/provenance`);
    expect(source.json().observation).toMatchObject({ indicatorId: 'medbed3', value: '77' });
    const wrong = page.findings.filter(({ code }) => code === 'against-data');
    expect(wrong.map(({ quote, replacement }) => [quote, replacement])).toEqual([
      ['79 procent', '76 procent'],
    ]);
  });

  it('gives the same ids twice', async () => {
    const ids = async () => (await proofread('utkast.md', asMarkdown())).findings.map(({ id }) => id);
    expect(await ids()).toEqual(await ids());
  });
});

describe('the product’s own reports', () => {
  it.each([
    ['vasterbotten', 2023],
    ['vasterbotten', 2022],
    ['norrbotten', 2022],
    ['jamtland-harjedalen', 2024],
    ['exempel', 2023],
  ])(
    'of %s %i pass without a finding, read back from Word and held against the figures',
    async (region, year) => {
      const report = await server.inject(`/api/v1/regions/${region}/years/${year}/report/docx`);
      const page = await proofread('rapport.docx', new Uint8Array(report.rawPayload), [
        { name: 'region', value: region },
        { name: 'year', value: String(year) },
      ]);
      expect(page.figureCount).toBeGreaterThan(20);
      expect(page.findings.map(({ quote, message }) => `${quote}: ${message}`)).toEqual([]);
    },
  );
});

describe('the exports', () => {
  const decide = ({ findings }: ProofreadingPage): DecisionsPart => ({
    [findings[0]?.id ?? '']: { kind: 'accepted' },
    [findings[1]?.id ?? '']: { kind: 'dismissed', reason: 'Står så i förra årets rapport <sic> & är rätt' },
  });

  it('of a Word file are the file itself with comments on the quoted words', async () => {
    const word = await asWord();
    const page = await proofread('utkast.docx', word);
    const { bytes, headers } = await exported('docx', 'utkast.docx', word, decide(page));
    expect(headers['content-disposition']).toContain('utkast-granskad.docx');
    const comments = await readWordComments(bytes);
    expect(comments.map(({ on }) => on)).toEqual(QUOTES);
    expect(new Set(comments.map(({ author }) => author))).toEqual(new Set(['Siffergranskaren']));
    expect(comments[0]?.says).toContain('Beslut: ska rättas.');
    expect(comments[1]?.says.at(-1)).toBe(
      'Beslut: rättas inte. Skäl: Står så i förra årets rapport <sic> & är rätt',
    );
    expect(comments[2]?.says[0]).toBe('Fel: Förändringen stämmer inte med talen');
    expect(comments[2]?.says.at(-1)).toMatch(/^Förslag: Skriv 18,9 procent/);
    // The rest is the sender's own: text, runs, creator.
    const text = async (of: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(of) })).value;
    expect(await text(bytes)).toBe(await text(word));
    const core = async (of: Uint8Array) =>
      (await JSZip.loadAsync(of)).file('docProps/core.xml')?.async('string');
    expect(await core(bytes)).toBe(await core(word));
    // Read again, it gives the same findings.
    expect((await proofread('utkast.docx', bytes)).findings.map(({ id }) => id)).toEqual(
      page.findings.map(({ id }) => id),
    );
  });

  it.each<[string, () => string | Uint8Array]>([
    ['utkast.pdf', asPdf],
    ['utkast.md', asMarkdown],
    ['utkast.html', asHtml],
  ])('of %s are its text as a new Word file with comments', async (name, make) => {
    const page = await proofread(name, make());
    const { bytes } = await exported('docx', name, make(), decide(page));
    expect((await readWordComments(bytes)).map(({ on }) => on)).toEqual(QUOTES);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain(HEADING);
    expect(value).toContain(PARAGRAPHS[2]);
  });

  it('of a Word file whose words can bear no comment are its text as a new Word file', async () => {
    const box = (text: string) =>
      `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const zip = await JSZip.loadAsync(await asWord());
    const main = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file(
      'word/document.xml',
      main.replace(/<w:body>[\s\S]*<\/w:body>/u, `<w:body>${PARAGRAPHS.map(box).join('')}</w:body>`),
    );
    const boxed = await zip.generateAsync({ type: 'uint8array' });
    const page = await proofread('rutor.docx', boxed);
    expect(page.findings.map(({ quote }) => quote)).toEqual(QUOTES);
    const { bytes } = await exported('docx', 'rutor.docx', boxed, decide(page));
    expect((await readWordComments(bytes)).map(({ on }) => on)).toEqual(QUOTES);
  });

  it('are a list in PDF, for archives and for screen readers', async () => {
    const page = await proofread('utkast.pdf', asPdf());
    const { bytes, headers } = await exported('pdf', 'utkast.pdf', asPdf(), decide(page));
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain('utkast-fynd.pdf');
    const whole = readPdfText(bytes).pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const text of [
      '5 fel. 1 ska rättas, 1 rättas inte, 3 är inte avgjorda.',
      'Procentenheter, inte procent',
      'sida 1, rad',
      'sida 2, rad',
      '266 108 − 223 900',
      'Ska rättas',
      'Rättas inte. Skäl: Står så i förra årets rapport <sic> & är rätt',
      'Texten är hållen mot sig själv',
    ])
      expect(whole).toContain(text);
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toMatch(/\/Lang \(sv-SE\)/);
    expect(source).toContain('/S /H1');
  });

  it('are also made of a text without a finding', async () => {
    const { bytes } = await exported('pdf', 'ren.md', 'Telefontillgängligheten var 73 procent.', {});
    expect(readPdfText(bytes).pages.join(' ').replaceAll(/\s+/g, ' ')).toContain('Inga fynd.');
    const docx = await exported('docx', 'ren.md', 'Telefontillgängligheten var 73 procent.', {});
    expect(await readWordComments(docx.bytes)).toEqual([]);
  });

  it('are refused with decisions on another text, without a reason, and in a wrong form', async () => {
    const send = (decisions: string) =>
      refusal(
        server,
        422,
        form(`${URL}/docx`, [
          { name: 'decisions', value: decisions },
          { name: 'file', fileName: 'utkast.md', value: asMarkdown() },
        ]),
      );
    expect((await send('{"9:0-1:rounding":{"kind":"accepted"}}')).code).toBe('decision-without-finding');
    expect((await send('{"2:0-1:x":{"kind":"dismissed","reason":" "}}')).code).toBe('invalid-field');
    expect((await send('{"2:0-1:x":')).code).toBe('invalid-field');
    expect((await send(`{"2:0-1:x":{"kind":"dismissed","reason":"Om ${IDENTITY}"}}`)).code).toBe(
      'identity-number',
    );
  });
});

describe('a personal identity number', () => {
  it.each<[string, string | Uint8Array, number]>([
    ['utkast.txt', `Rad ett.\n\nPatienten ${IDENTITY} ringde.\n`, 3],
    ['utkast.html', `<p>Ett.</p>\n<table><tr><td>1</td><td>811218-9876</td></tr></table>`, 2],
  ])('in %s is told by its line and never repeated', async (fileName, value, line) => {
    const problem = await refusal(server, 422, form(URL, [{ name: 'file', fileName, value }]));
    expect(problem.code).toBe('identity-number');
    expect(problem.problems?.map(({ where }) => where.line)).toEqual([line]);
    expect(JSON.stringify(problem)).not.toContain('9876');
    expect(log()).not.toContain('9876');
  });

  it('in the name of a file or a pasted text is refused too', async () => {
    const named = form(URL, [{ name: 'file', fileName: `om ${IDENTITY}.md`, value: 'Text.' }]);
    const pasted = form(URL, [{ name: 'text', value: `Om ${IDENTITY}.` }]);
    for (const request of [named, pasted]) {
      const problem = await refusal(server, 422, request);
      expect(problem.code).toBe('identity-number');
      expect(JSON.stringify(problem)).not.toContain('9876');
    }
  });
});

describe('what cannot be read', () => {
  async function bomb(): Promise<Uint8Array> {
    const zip = new JSZip();
    zip.file('word/document.xml', '0'.repeat(210_000_000));
    return zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
      compressionOptions: { level: 1 },
    });
  }

  it.each<[string, string | Uint8Array | (() => Promise<Uint8Array>)]>([
    ['skadad.pdf', '%PDF-1.7 inte mer'],
    ['skadad.docx', 'PK\u0003\u0004 trasigt'],
    ['gammal.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 1])],
    ['bild.png', new Uint8Array([137, 80, 78, 71, 0, 1, 2])],
    ['tom.txt', ' \n'],
    ['svaller.docx', bomb],
  ])('%s is told with a sentence, and the server goes on', async (fileName, made) => {
    const value = typeof made === 'function' ? await made() : made;
    const problem = await refusal(server, 422, form(URL, [{ name: 'file', fileName, value }]));
    expect(problem.code).toBe('unreadable');
    expect(problem.detail).toMatch(/^Filen .+[.?]$/);
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  });

  it('is also nothing at all, a half place, an unknown region, and a file of 25 megabytes', async () => {
    expect((await refusal(server, 422, form(URL, [{ name: 'text', value: ' ' }]))).code).toBe(
      'incomplete-upload',
    );
    const half = form(URL, [
      { name: 'text', value: 'Text.' },
      { name: 'region', value: 'vasterbotten' },
    ]);
    expect((await refusal(server, 422, half)).code).toBe('incomplete-place');
    const unknown = form(URL, [
      { name: 'text', value: 'Text.' },
      { name: 'region', value: 'atlantis' },
      { name: 'year', value: '2023' },
    ]);
    expect((await refusal(server, 404, unknown)).code).toBe('no-such-region');
    const value = Buffer.alloc(25 * 1024 * 1024 + 1, 0x61);
    await refusal(server, 413, form(URL, [{ name: 'file', fileName: 'stor.txt', value }]));
  });

  it('writes what a hostile text says as text, never as markup', async () => {
    const hostile =
      'Antalet samtal ökade med 7 procent, från 600 till 648. Se <img src=x onerror=alert(1)> och #eval("x").';
    const page = await proofread('elak.txt', hostile);
    expect(page.findings).toHaveLength(1);
    const { bytes } = await exported('docx', 'elak.txt', hostile, {});
    expect((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value).toContain(
      '<img src=x onerror=alert(1)>',
    );
    const pdf = await exported('pdf', 'elak.txt', hostile, {});
    expect(readPdfText(pdf.bytes).pages.join(' ')).toContain('#eval');
  });
});

describe('nothing of a text is left', () => {
  const marker = 'Hemligtord';
  const own = mkdtempSync(join(tmpdir(), 'utfall-proofreading-'));
  const shared = tmpdir();
  const before = new Set(readdirSync(shared));
  beforeAll(() => {
    process.env.TMPDIR = own;
  });
  afterAll(() => {
    delete process.env.TMPDIR;
    rmSync(own, { recursive: true });
  });

  it('no delivery, no file, no line in the log', async () => {
    expect(tmpdir()).toBe(own);
    const text = `${marker}: samtalen ökade med 7 procent, från 600 till 648.`;
    const page = await proofread(`${marker}.md`, text, PLACE);
    expect(page.findings).toHaveLength(1);
    await exported('docx', `${marker}.md`, text, {});
    await exported('pdf', `${marker}.md`, text, {});
    expect(readdirSync(own)).toEqual([]);
    const { deliveries } = await ask(server, deliveryList, '/api/v1/deliveries');
    expect(deliveries.filter(({ fileName }) => fileName.includes(marker))).toEqual([]);
    expect(log()).not.toContain(marker);
    expect(log()).toContain('/api/v1/proofread/:format');
  });

  // The reader's own process knows only the machine's common folder, where other programs work at the same time.
  it('nor anything in the folder that all programs share', () => {
    const fresh = readdirSync(shared, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !before.has(entry.name),
    );
    for (const { name } of fresh) {
      const path = join(shared, name);
      const content = existsSync(path) ? readFileSync(path, 'latin1') : '';
      expect(content.includes(marker), name).toBe(false);
    }
  });
});
