// The invented people of the demonstration, each with a browser of their own: what they see and may do, what they do not see,
// and what happens when a session ends while someone writes. With the keyboard alone where it says so.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product) removeFolder(product.dataFolder);
});

async function newPage(person: string | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (person !== null) await signInAs(context, product, person);
  return context.newPage();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const menuOf = (page: Page) =>
  page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link').allInnerTexts();
const heading = (page: Page) => page.locator('main h1').first().innerText();
const EVERYONE = ['Översikt', 'Rapport', 'Jämförelse'];
const SIGNED_IN = [...EVERYONE, 'Granska'];
const MISSING = 'Sidan finns inte';

describe('a stranger', () => {
  it('is told what there is to try, and sees the published years', async () => {
    const page = await newPage(null);
    await open(page, '/');
    expect(await page.getByRole('button', { name: /^Prova som / }).count()).toBe(8);
    expect(await page.getByRole('link', { name: 'Region Västerbotten 2023' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Region Exempel 2022' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Region Exempel 2023' }).count()).toBe(0);
    expect(await menuOf(page)).toEqual(EVERYONE);
    await page.context().close();
  });

  it('sees no controls, and that signing in may help where something is not found', async () => {
    const page = await newPage(null);
    await open(page, '/vasterbotten/2023/indikatorer/telefon');
    expect(await page.getByRole('button', { name: 'Redigera' }).count()).toBe(0);
    await open(page, '/exempel/2023');
    expect(await heading(page)).toBe(MISSING);
    await page.getByRole('link', { name: 'Logga in för att se mer' }).click();
    await page.getByRole('button', { name: /Prova som Anna Lind/ }).click();
    await page.waitForURL(`${product.address}/exempel/2023`);
    await page.getByText('Opublicerat: syns för dig som analytiker').waitFor();
    await page.context().close();
  });
});

describe.each([
  ['analytiker', [...EVERYONE, 'Leveranser', 'Granska'], { unpublished: true, writes: true }],
  ['administrator', [...SIGNED_IN, 'Personer', 'Logg'], { unpublished: false, writes: false }],
  ['omradeschef', SIGNED_IN, { unpublished: true, writes: false }],
  ['verksamhetschef', SIGNED_IN, { unpublished: true, writes: false }],
  ['verksamhetschef-privat', SIGNED_IN, { unpublished: true, writes: false }],
  ['uppgiftslamnare', SIGNED_IN, { unpublished: true, writes: false }],
  ['namndledamot', SIGNED_IN, { unpublished: true, writes: false }],
  ['revisor', [...EVERYONE, 'Leveranser', 'Granska', 'Logg'], { unpublished: true, writes: false }],
] as const)('%s', (person, menu, { unpublished, writes }) => {
  it('has a menu with what the role is for, and sees the unpublished year if the role gives it', async () => {
    const page = await newPage(person);
    await open(page, '/exempel/2023/indikatorer/telefon');
    expect(await menuOf(page)).toEqual(menu);
    expect((await heading(page)) === MISSING).toBe(!unpublished);
    expect(await page.getByRole('button', { name: 'Redigera' }).count()).toBe(writes ? 1 : 0);
    await open(page, '/personer');
    expect((await heading(page)) === MISSING).toBe(person !== 'administrator');
    await page.context().close();
  });
});

describe('publishing', () => {
  it('is confirmed, makes the year public at once, and can be taken back', async () => {
    const analyst = await newPage('analytiker');
    const stranger = await newPage(null);
    await open(analyst, '/exempel/2023');
    await analyst.getByRole('button', { name: 'Publicera 2023' }).click();
    expect(await accessibilityViolations(analyst)).toEqual([]);
    await analyst.keyboard.press('Escape');
    await open(stranger, '/exempel/2023');
    expect(await heading(stranger)).toBe(MISSING);
    await analyst.getByRole('button', { name: 'Publicera 2023' }).click();
    await analyst.getByRole('button', { name: 'Publicera', exact: true }).click();
    await analyst.getByText('2023 är publicerat.').waitFor();
    await open(stranger, '/exempel/2023');
    expect(await heading(stranger)).toContain('Exempel 2023');
    expect(await stranger.getByRole('button', { name: 'Ta tillbaka publiceringen' }).count()).toBe(0);
    await analyst.getByRole('button', { name: 'Ta tillbaka publiceringen' }).click();
    await analyst.getByRole('button', { name: 'Ta tillbaka', exact: true }).click();
    await analyst.getByText('2023 är inte längre publicerat.').waitFor();
    await open(stranger, '/exempel/2023');
    expect(await heading(stranger)).toBe(MISSING);
    await analyst.context().close();
    await stranger.context().close();
  });
});

describe('a session that ends while someone writes', () => {
  const TEXT = 'Svaren var {värde}, skrivna medan sessionen gick ut.';

  async function writeAndLose(): Promise<Page> {
    const page = await newPage('analytiker');
    await open(page, '/exempel/2023/indikatorer/telefon');
    await page.getByRole('button', { name: 'Redigera' }).click();
    await page.locator('textarea').fill(TEXT);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Spara kommentaren' }).click();
    await page.getByRole('dialog', { name: 'Du har loggats ut' }).waitFor();
    return page;
  }

  it('asks to sign in again, and then saves what was written', async () => {
    const page = await writeAndLose();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Prova som Anna Lind/ })
      .click();
    await page.getByText('Kommentaren är sparad.').waitFor();
    expect(await page.locator('.draft').innerText()).toContain('skrivna medan sessionen gick ut');
    await page.context().close();
  });

  it('keeps the text when the person does not sign in', async () => {
    const page = await writeAndLose();
    await page.getByRole('dialog').getByRole('button', { name: 'Inte nu' }).click();
    expect(await page.locator('textarea').inputValue()).toBe(TEXT);
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  it('someone tries a role, opens the own account from the menu, and signs out', async () => {
    const page = await newPage(null);
    await open(page, '/logga-in');
    await tabTo(page, 'Prova som Vera Sandin, Verksamhetschef');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/exempel\/\d{4}$/);
    await page.locator('main h1').first().waitFor();
    await tabTo(page, 'Vera Sandin, ditt konto');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Vera Sandin, ditt konto');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Mitt konto');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/mitt-konto');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.locator('main').innerText()).toContain('Verksamhetschef, Almviken');
    await open(page, '/mitt-konto');
    await tabTo(page, 'Vera Sandin, ditt konto');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Logga ut');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.address}/`);
    await page.getByRole('link', { name: 'Logga in', exact: true }).waitFor();
    await page.context().close();
  });

  it('an administrator gives a role in a dialog that keeps the focus, and is back where they were', async () => {
    const page = await newPage('administrator');
    await open(page, '/personer');
    await tabTo(page, 'Ge Nils Bergvall en roll');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Ge Nils Bergvall en roll' }).waitFor();
    await tabTo(page, 'Roll');
    await page.keyboard.type('Rev');
    await tabTo(page, 'Plats');
    await page.keyboard.type('Region');
    await tabTo(page, 'Ge en roll');
    await page.keyboard.press('Enter');
    await page.getByText('Nils Bergvall har fått rollen.').waitFor();
    expect(await focused(page)).toBe('Ge Nils Bergvall en roll');
    await page.context().close();
  });
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.textContent
        : null;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });
}

/** More stops than any page has before what is looked for. */
const STOPS = 200;

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to "${name}"; it is at "${await focused(page)}"`);
}
