// A text reviewed in the real browser: chosen, read, decided on, exported and gone; with the mouse, with the keyboard alone,
// in both themes, on a phone and on paper.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdfText } from '../fixtures/pdf-text.ts';
import { asHtml, asPdf, asText, asWord, QUOTES } from '../fixtures/proof-texts.ts';
import { readWordComments } from '../fixtures/word-comments.ts';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

/** Sees the published figures only, as most who come to proofread a text. */
const WHO = 'namndledamot';

/** More stops than the page has before what is looked for. */
const STOPS = 200;

let product: Product;
let browser: Browser;
let page: Page;
let errors: string[];
let foreign: string[];

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

afterEach(async () => {
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product) removeFolder(product.dataFolder);
});

async function open(
  path = '/granska',
  options: BrowserContextOptions = {},
  person: string | null = WHO,
): Promise<void> {
  await begin(options, person);
  await goTo(path);
}

async function begin(options: BrowserContextOptions = {}, person: string | null = WHO): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (person !== null) await signInAs(context, product, person);
  page = await context.newPage();
  errors = [];
  foreign = [];
  // The content policy tells of what it stops in the console.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422'))
      errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(product.address))
      foreign.push(request.url());
  });
}

async function goTo(path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
}

async function choose(name: string, content: string | Uint8Array): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.locator('.tally').waitFor();
}

const card = (number: number) => page.locator(`#fynd-${number}`);
const status = () => page.locator('.decisions-so-far').textContent();

async function download(button: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

describe('a stranger', () => {
  it('is asked to sign in, has no way to the page in the menu, and comes back to it', async () => {
    await open('/granska', {}, null);
    await page.getByRole('heading', { name: 'Logga in för att se sidan' }).waitFor();
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    expect(await menu.getByRole('link', { name: 'Granska' }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.locator('main').getByRole('link', { name: 'Logga in', exact: true }).click();
    await page.getByRole('button', { name: /^Prova som Vera Sandin/ }).click();
    await page.waitForURL(`${product.address}/granska`);
    await page.locator('.proof-drop').waitFor();
    expect(await menu.getByRole('link', { name: 'Granska' }).count()).toBe(1);
  });

  it('reads what a check looks for without an account', async () => {
    await open('/granska/koder/change-arithmetic', {}, null);
    await page.getByRole('heading', { level: 1, name: 'Förändringen stämmer inte med talen' }).waitFor();
  });
});

describe('an analyst with the mouse', () => {
  it('reviews a Word file against a region, decides with a reason, undoes, and takes it away as Word and PDF', async () => {
    await open();
    await page.getByText('Ingenting sparas på servern.').waitFor();
    await page.getByLabel('Håll texten mot').selectOption({ label: 'Region Västerbotten 2023' });
    await choose('utkast.docx', await asWord());
    expect(await page.locator('.doc .fig.wrong').allTextContents()).toHaveLength(QUOTES.length);
    expect(await page.locator('.lead').textContent()).toContain('5 fel.');
    expect(await page.locator('.held tbody tr').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

    await page.locator('.fig.wrong').nth(1).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fynd-2');
    await card(3).getByRole('button', { name: 'Uträkning' }).click();
    await card(3).getByText('266\u00a0108 − 223\u00a0900').waitFor();

    await card(1).getByRole('button', { name: 'Ska rättas' }).click();
    await card(2).getByRole('button', { name: 'Rättas inte' }).click();
    await card(2).getByRole('button', { name: 'Behåll texten' }).click();
    await card(2).getByText('Skriv ett skäl på minst tre tecken.').waitFor();
    await card(2).getByLabel('Varför rättas det inte?').fill('Så står det i beslutet');
    await card(2).getByRole('button', { name: 'Behåll texten' }).click();
    await card(4).getByRole('button', { name: 'Ska rättas' }).click();
    expect(await status()).toBe('2 ska rättas, 1 rättas inte, 2 är inte avgjorda.');
    await card(4).getByRole('button', { name: 'Ångra' }).click();
    expect(await status()).toBe('1 ska rättas, 1 rättas inte, 3 är inte avgjorda.');
    // A button half under the fixed tools counts as a small target to axe; a person scrolls.
    await page.evaluate(() => window.scrollTo(0, 0));
    expect(await accessibilityViolations(page)).toEqual([]);

    const word = await download('Word med kommentarer');
    expect(word.name).toBe('utkast-granskad.docx');
    const comments = await readWordComments(word.bytes);
    expect(comments.map(({ on }) => on)).toEqual(QUOTES);
    expect(comments[0]?.says).toContain('Beslut: ska rättas.');
    expect(comments[1]?.says).toContain('Beslut: rättas inte. Skäl: Så står det i beslutet');
    expect(comments[3]?.says.join(' ')).not.toContain('Beslut');

    await page.getByText('Word med kommentarer är klar och sparas.').waitFor();
    const list = await download('Lista i PDF');
    expect(list.name).toBe('utkast-fynd.pdf');
    const text = readPdfText(list.bytes).pages.join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Rättas inte. Skäl: Så står det i beslutet');
    expect(text).toContain('Region Västerbotten 2023');
  });

  it('drops a file, and is told that two are one too many', async () => {
    await open();
    const folder = mkdtempSync(join(tmpdir(), 'utfall-drop-'));
    const zone = await page.locator('.proof-drop').boundingBox();
    const at = { x: (zone?.x ?? 0) + 40, y: (zone?.y ?? 0) + 40 };
    // As the operating system hands files over: a script cannot make such an event.
    const devtools = await page.context().newCDPSession(page);
    const drop = async (names: readonly string[]) => {
      const files = names.map((name) => join(folder, name));
      for (const file of files) writeFileSync(file, asText());
      const data = { items: [], files, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
    };
    await drop(['ett.txt', 'två.txt']);
    await page.getByText('Granska en fil i taget.').waitFor();
    await drop(['ett.txt']);
    await page.locator('.tally').waitFor();
    expect(await page.locator('.find').count()).toBe(QUOTES.length);
    rmSync(folder, { recursive: true });
  });

  it('filters by severity, and goes back to the review after looking for another text', async () => {
    await open();
    await choose('utkast.html', asHtml());
    await page.getByRole('button', { name: /^Kontrollera 0/ }).click();
    await page.getByText('Inget fynd av det slaget.').waitFor();
    expect(await page.locator('.find').count()).toBe(0);
    await page.getByRole('button', { name: /^Fel 5/ }).click();
    expect(await page.locator('.find').count()).toBe(5);
    await card(1).getByRole('button', { name: 'Ska rättas' }).click();
    await page.getByRole('button', { name: 'Granska ett annat dokument' }).click();
    await page.getByRole('button', { name: 'Tillbaka till granskningen' }).click();
    expect(await status()).toBe('1 ska rättas, 0 rättas inte, 4 är inte avgjorda.');
  });

  it('follows a finding to what its check looks for, and comes back to the decisions', async () => {
    await open();
    await choose('utkast.html', asHtml());
    await card(3).getByRole('button', { name: 'Ska rättas' }).click();
    await card(3).getByRole('link', { name: 'Om den här kontrollen' }).click();
    await page.waitForURL('**/granska/koder/change-arithmetic');
    await page.getByRole('heading', { level: 1, name: 'Förändringen stämmer inte med talen' }).waitFor();
    await page.goBack();
    await page.locator('.tally').waitFor();
    expect(await status()).toBe('1 ska rättas, 0 rättas inte, 4 är inte avgjorda.');
  });

  it('is told what is wrong with a file, and where an identity number stands, without it', async () => {
    await open();
    const give = (name: string, content: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    await give('skadad.pdf', '%PDF-1.7 inte mer');
    await page.getByText('går inte att läsa som PDF').waitFor();
    await give('brev.txt', 'Rad ett.\n\nPatienten 19811218-9876 ringde.\n');
    const alert = page.getByRole('alert').filter({ hasText: 'personnummer' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Rad 3: Texten innehåller ett personnummer.');
    expect(await page.locator('main').textContent()).not.toContain('9876');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('leaves nothing: the decisions are gone with the tab, the text is in no log and no folder', async () => {
    await open();
    await choose('hemligt.txt', `Hemligtord.\n\n${asText()}`);
    await card(1).getByRole('button', { name: 'Ska rättas' }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.locator('.proof-drop').waitFor();
    expect(await page.locator('.find').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      'Hemligtord',
    );
    expect(product.output()).not.toMatch(/[Hh]emligt/);
  });
});

async function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const label = labelled ? element.labels?.[0]?.textContent : null;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });
}

async function tabTo(name: string): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to "${name}"; it is at "${await focused()}"`);
}

describe('an auditor with the keyboard alone', () => {
  it('chooses a file, steps between the findings, decides, undoes and exports', async () => {
    await begin();
    // Long before it opens: a chooser that opens while the browser is still being told to hand choosers over is lost.
    page.once('filechooser', (chooser) =>
      chooser.setFiles({ name: 'utkast.pdf', mimeType: 'application/pdf', buffer: Buffer.from(asPdf()) }),
    );
    await goTo('/granska');
    await tabTo('Välj fil');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('.tally') !== null && document.activeElement?.tagName === 'H1',
    );
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fynd-2');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fynd-1');
    await tabTo('Uträkning');
    await page.keyboard.press('Enter');
    await page.locator('#fynd-1 .sum').waitFor();
    await tabTo('Rättas inte (Fynd 1)');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Varför rättas det inte?');
    await page.keyboard.type('Summan är en annan grupp');
    await page.keyboard.press('Enter');
    await page.getByText('Summan är en annan grupp').waitFor();
    expect(await focused()).toBe('Ångra (Fynd 1)');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Ska rättas (Fynd 1)');
    await page.keyboard.press('Enter');
    expect(await status()).toBe('1 ska rättas, 0 rättas inte, 4 är inte avgjorda.');
    await tabTo('Word med kommentarer');
    const waiting = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const file = await waiting;
    const comments = await readWordComments(new Uint8Array(readFileSync(await file.path())));
    expect(comments.map(({ on }) => on)).toEqual(QUOTES);
    expect(comments[0]?.says).toContain('Beslut: ska rättas.');
  });

  it('pastes a text, and is told when there is none', async () => {
    await open();
    await tabTo('Granska texten');
    await page.keyboard.press('Enter');
    await page.getByText('Klistra in den text som ska granskas.').waitFor();
    expect(await focused()).toBe('Eller klistra in text');
    await page.keyboard.insertText('Antalet samtal ökade med 7 procent, från 600 till 648.');
    await tabTo('Granska texten');
    await page.keyboard.press('Enter');
    await page.locator('#fynd-1').waitFor();
    expect(await page.locator('.tally-file dd').textContent()).toBe('Inklistrad text');
  });
});

describe('the review', () => {
  it.each([
    ['dark', { colorScheme: 'dark' }, ''],
    ['light, in English', { colorScheme: 'light' }, '/en'],
    ['on a phone', { viewport: { width: 390, height: 844 } }, ''],
    ['on a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, ''],
  ] as const)('%s has no violation of WCAG 2.2 AA and no sideways scrolling', async (_, options, base) => {
    await open(`${base}/granska`, options);
    await choose('utkast.docx', await asWord());
    await page.locator('.unfold').first().click();
    await page.locator('.find .btn.quiet').first().click();
    expect(await accessibilityViolations(page)).toEqual([]);
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  });

  it('on a phone has each finding under its paragraph', async () => {
    await open('/granska', { viewport: { width: 390, height: 844 } });
    await choose('utkast.docx', await asWord());
    const paragraph = await page.locator('.doc-text', { hasText: '79 procent' }).boundingBox();
    const finding = await card(1).boundingBox();
    expect(finding?.y).toBeGreaterThanOrEqual((paragraph?.y ?? 0) + (paragraph?.height ?? 0) - 1);
    expect(Math.abs((finding?.y ?? 0) - (paragraph?.y ?? 0) - (paragraph?.height ?? 0))).toBeLessThan(40);
  });

  it('on paper has the arithmetic unfolded and no buttons', async () => {
    await open();
    await choose('utkast.docx', await asWord());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sum').first().isVisible()).toBe(true);
    expect(await page.locator('.find .btn').first().isVisible()).toBe(false);
    expect(await page.locator('.proof-tools').isVisible()).toBe(false);
  });
});
