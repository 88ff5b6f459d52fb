// An analyst's and an auditor's errands with the keyboard alone: nothing here points or clicks. Tab is pressed until the
// focus is where the person wants to be, so what can't be reached fails.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

const HEADINGS = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note';
const RESTATING = `${HEADINGS}\nmedbed3,2023,region,Exempel,total,79.4,24257,30540,final,\nmedbed3,2023,region,Exempel,men,81.9,10931,13345,final,\n`;
const FAULTY = `${HEADINGS}\nmedbed3,2023,region,Exempel,total,103,,,final,\ntelefn,2023,region,Exempel,total,73,,,final,\n`;
/** More stops than any page has before what is looked for. */
const STOPS = 200;

let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await signInAs(context, product, 'analytiker');
  page = await context.newPage();
});

afterEach(async () => {
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product) removeFolder(product.dataFolder);
});

async function open(path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
}

/** What a screen reader would call the element with the focus, roughly: its label, else its text. */
async function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? [...(element.labels ?? [])].map((label) => label.textContent)
        : [];
    return (element.getAttribute('aria-label') ?? labels[0] ?? element.textContent ?? '').trim();
  });
}

async function tabTo(name: string): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to "${name}"; it is at "${await focused()}"`);
}

async function arriveAt(path: RegExp): Promise<void> {
  await page.waitForURL(path);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

async function handIn(name: string, content: string): Promise<void> {
  // Long before it opens: a chooser that opens while the browser is still being told to hand choosers over is lost.
  page.once('filechooser', (chooser) =>
    chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) }),
  );
  await open('/leveranser/ny');
  await tabTo('Välj fil');
  await page.keyboard.press('Enter');
  await arriveAt(/\/leveranser\/\d+$/);
}

it('the first stop of a page leads past the header', async () => {
  await open('/vasterbotten/2023');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Hoppa till innehållet');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('innehall');
});

it('an indicator is found by search and leads to the row of the file that its figure was read from', async () => {
  await open('/vasterbotten/2023');
  await page.keyboard.press('/');
  // What a shorter word found is shown on the way, and goes.
  const found = page.waitForResponse(/[?&]q=Medicinsk\+bed(&|$)/);
  await page.keyboard.type('Medicinsk bed', { delay: 40 });
  await found;
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await arriveAt(/\/vasterbotten\/2023\/indikatorer\/medbed3$/);
  await tabTo('77\u00a0procent');
  await page.locator('.source-tip').getByText('values.csv, rad 11').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await arriveAt(/\/kalla\/\d+$/);
  expect(await page.locator('table td').allTextContents()).toContain('77');
});

it('choosing another year keeps the focus in the picker and says what is shown', async () => {
  await open('/vasterbotten/2023');
  await tabTo('År');
  await page.keyboard.type('2022');
  await page.waitForURL(/\/vasterbotten\/2022$/);
  await page.getByRole('status').filter({ hasText: 'Visar' }).first().waitFor({ state: 'attached' });
  expect(await focused()).toBe('År');
});

it('a goal is assessed with a reason, and not without one', async () => {
  await open('/exempel/2023/mal/1');
  await tabTo('Bedöm målet');
  await page.keyboard.press('Enter');
  await tabTo('Spara bedömningen');
  await page.keyboard.press('Enter');
  await page.getByText('Skriv ett skäl på minst tre tecken.').waitFor();
  expect(await focused()).toBe('Skäl');
  await page.keyboard.type('Fem av sju indikatorer når målet delvis.');
  await tabTo('Spara bedömningen');
  await page.keyboard.press('Enter');
  await page.getByText('Bedömningen är sparad.').waitFor();
  expect(await focused()).toBe('Ändra bedömningen');
  expect(await page.locator('.assessment').textContent()).toContain(
    'Fem av sju indikatorer når målet delvis.',
  );
});

it('a comment is rewritten with bound figures, and a number typed by hand is told', async () => {
  await open('/exempel/2023/indikatorer/telefon');
  await tabTo('Redigera');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Svaren var {värde}, 12 fler.');
  await tabTo('Spara kommentaren');
  await page.keyboard.press('Enter');
  await page.getByText('Kommentaren är sparad.').waitFor();
  expect(await page.locator('.draft').textContent()).toContain('Svaren var 74\u00a0procent, 12 fler.');
  await page.getByText('Tal utan källa').waitFor();
});

it('a file that restates a figure is read with a reason, and taken back again', async () => {
  await handIn('rattelse.csv', RESTATING);
  await tabTo('Läs in');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Varför rättas värdena?');
  await page.keyboard.type('Kontakter hade kopplats till fel enhet');
  await page.keyboard.press('Enter');
  await page.getByText('Filen är inläst. Värdena syns i översikten.').waitFor();
  await tabTo('Varför tas filen tillbaka?');
  await page.keyboard.type('Fel fil');
  await page.keyboard.press('Enter');
  await page.getByText('Filen är tillbakatagen. Värdena före den gäller igen.').waitFor();
});

it('a faulty file is refused with its problems beside the rows, and one steps between them', async () => {
  await handIn('fel.csv', FAULTY);
  await page.getByText('Filen lästes inte in. 2 fel behöver rättas.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await tabTo('Nästa problem');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('rad-2');
});

it('sorts the units by how many they are of, and looks at the months of one', async () => {
  await open('/exempel/2023/indikatorer/lakarbesok7');
  await tabTo('Antal i nämnaren');
  await page.keyboard.press('Enter');
  const heading = page.locator('th[aria-sort]');
  await heading.filter({ hasText: 'Antal i nämnaren' }).waitFor();
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  const counts = await page.locator('.unit-table tbody tr td:nth-child(5)').allTextContents();
  const numbers = counts.map((text) => Number(text.replace(/\D/g, '')));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  await page.keyboard.press('Enter');
  await page.locator('th[aria-sort=ascending]').waitFor();
  const first = (await page.locator('.unit-table tbody th').first().textContent()) ?? '';
  await tabTo(`Visa månader för ${first}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?enhet=/);
  await page.locator('.chosen-unit').waitFor();
  expect(await page.locator('.units [role=status]').textContent()).toContain(first);
  expect(await page.locator('.chosen-unit .chart-title, .chosen-unit .note').first().textContent()).toContain(
    first,
  );
  expect(await accessibilityViolations(page)).toEqual([]);
});
