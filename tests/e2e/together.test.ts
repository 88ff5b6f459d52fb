// People at the same time and after each other on one computer: two who change the same thing, someone whose rights change
// while they look, someone who comes back to a page after signing out.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { sessionOf, signInAs } from '../product/sign-in.ts';

const ANALYST = 'analytiker';
/** Becomes an analyst too. */
const OTHER = 'namndledamot';

let product: Product;
let browser: Browser;
let opened: BrowserContext[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

beforeEach(() => {
  opened = [];
});

afterEach(async () => {
  for (const context of opened) await context.close();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product) removeFolder(product.dataFolder);
});

async function newPage(person: string, on: Browser = browser): Promise<Page> {
  const context = await on.newContext({ viewport: { width: 1280, height: 900 } });
  opened.push(context);
  await signInAs(context, product, person);
  return context.newPage();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function asAdministrator(path: string, body?: unknown): Promise<{ readonly grant?: { id: string } }> {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      ...(await sessionOf(product.address, 'administrator')),
      origin: product.address,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function makeAnalyst(person: string): Promise<void> {
  await asAdministrator(`/people/demo-${person}/grants`, {
    role: 'analyst',
    place: { kind: 'region', regionId: 'exempel' },
    from: '2020-01-01',
  });
}

/** What the browser tells a page when its person comes back to it from another window. */
async function comeBackTo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}

const banner = (page: Page) => page.locator('.offline-bar');

describe('two analysts', () => {
  beforeAll(() => makeAnalyst(OTHER));

  it('who write the same comment: the second sees both versions and whose the other is, and chooses', async () => {
    const [anna, nils] = [await newPage(ANALYST), await newPage(OTHER)];
    for (const page of [anna, nils]) {
      await open(page, '/exempel/2023/indikatorer/telefon');
      await page.getByRole('button', { name: 'Redigera' }).click();
    }
    await anna.locator('textarea').fill('Annas text om {värde}.');
    await anna.getByRole('button', { name: 'Spara kommentaren' }).click();
    await anna.getByText('Kommentaren är sparad.').waitFor();
    await nils.locator('textarea').fill('Nils text om {värde}.');
    await nils.getByRole('button', { name: 'Spara kommentaren' }).click();
    await nils.getByText('Anna Lind har ändrat under tiden').waitFor();
    expect(await nils.locator('.merge').innerText()).toContain('Annas text om {värde}.');
    expect(await nils.locator('.merge').innerText()).toContain('Nils text om {värde}.');
    expect(await accessibilityViolations(nils)).toEqual([]);
    // What is written together in the field is what is kept.
    await nils.locator('textarea').fill('Annas och Nils text om {värde}.');
    await nils.getByRole('button', { name: 'Behåll min' }).click();
    await nils.getByText('Kommentaren är sparad.').waitFor();
    await open(anna, '/exempel/2023/indikatorer/telefon');
    expect(await anna.locator('.draft').innerText()).toContain('Annas och Nils text om 74');
  });

  it('who decide the same goal: the second can take over what the first decided', async () => {
    const [anna, nils] = [await newPage(ANALYST), await newPage(OTHER)];
    for (const page of [anna, nils]) {
      await open(page, '/exempel/2023/mal/2');
      await page.getByRole('button', { name: 'Bedöm målet' }).click();
    }
    await anna.getByRole('radio', { name: 'Uppfylls helt' }).check({ force: true });
    await anna.getByLabel('Skäl').fill('Annas skäl.');
    await anna.getByRole('button', { name: 'Spara bedömningen' }).click();
    await anna.getByText('Bedömningen är sparad').first().waitFor();
    await nils.getByRole('radio', { name: 'Uppfylls inte' }).check({ force: true });
    await nils.getByLabel('Skäl').fill('Nils skäl.');
    await nils.getByRole('button', { name: 'Spara bedömningen' }).click();
    await nils.getByText('Anna Lind har ändrat under tiden').waitFor();
    const both = await nils.locator('.merge').innerText();
    expect(both).toMatch(/Uppfylls inte\.\s+Nils skäl\./);
    expect(both).toMatch(/Uppfylls helt\.\s+Annas skäl\./);
    expect(await accessibilityViolations(nils)).toEqual([]);
    await nils.getByRole('button', { name: 'Använd den sparade' }).click();
    await nils.getByRole('button', { name: 'Ändra bedömningen' }).waitFor();
    expect(await nils.locator('.assessment').innerText()).toContain('Annas skäl.');
    expect(await nils.locator('main').innerText()).not.toContain('Nils skäl.');
  });
});

describe('someone whose rights change while they look', () => {
  it('is told, has the new menu at once, and loses nothing that they write', async () => {
    await makeAnalyst('omradeschef');
    const page = await newPage('omradeschef');
    await open(page, '/exempel/2023/indikatorer/telefon');
    await page.getByRole('button', { name: 'Redigera' }).click();
    await page.locator('textarea').fill('Skrivet medan rollen togs ifrån mig.');
    await endAnalystOf('omradeschef');
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    expect(await menu.getByRole('link', { name: 'Leveranser' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Spara kommentaren' }).click();
    await banner(page).getByText('det du får se och göra har ändrats').waitFor();
    expect(await menu.getByRole('link', { name: 'Leveranser' }).count()).toBe(0);
    expect(await page.locator('textarea').inputValue()).toBe('Skrivet medan rollen togs ifrån mig.');
    expect(await accessibilityViolations(page)).toEqual([]);
    page.once('dialog', (dialog) => void dialog.accept());
    await banner(page).getByRole('button', { name: 'Ladda om sidan' }).click();
    await page.waitForLoadState('networkidle');
    await page.locator('main h1').first().waitFor();
    expect(await page.getByRole('button', { name: 'Redigera' }).count()).toBe(0);
    expect(await banner(page).count()).toBe(0);
  });

  it('sees what a new role gives when they come back to the window', async () => {
    const page = await newPage('revisor');
    await open(page, '/exempel/2023/indikatorer/telefon');
    expect(await page.getByRole('button', { name: 'Redigera' }).count()).toBe(0);
    await makeAnalyst('revisor');
    await page.waitForTimeout(STALE);
    await comeBackTo(page);
    await page.getByRole('button', { name: 'Redigera' }).waitFor();
    await endAnalystOf('revisor');
  });
});

/** Who is signed in is asked for at most this often. */
const STALE = 15_500;

async function endAnalystOf(person: string): Promise<void> {
  const answer = await fetch(`${product.address}/api/v1/people`, {
    headers: await sessionOf(product.address, 'administrator'),
  });
  const { people } = (await answer.json()) as {
    people: { id: string; grants: { id: string; role: string; to: string | null }[] }[];
  };
  const grant = people
    .find(({ id }) => id === `demo-${person}`)
    ?.grants.find(({ role, to }) => role === 'analyst' && to === null);
  await asAdministrator(`/grants/${grant?.id}/end`);
}

describe('a session that ends while someone looks away', () => {
  it('keeps what they write, asks to sign in again, and goes on', async () => {
    const page = await newPage(ANALYST);
    await open(page, '/exempel/2023/indikatorer/medbed3');
    await page.getByRole('button', { name: 'Redigera' }).click();
    await page.locator('textarea').fill('Skrivet före kaffet.');
    await page.context().clearCookies();
    await page.waitForTimeout(STALE);
    await comeBackTo(page);
    await banner(page).getByText('Du är inte längre inloggad.').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('Skrivet före kaffet.');
    await banner(page).getByRole('button', { name: 'Logga in igen' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Prova som Anna Lind/ })
      .click();
    await banner(page).waitFor({ state: 'detached' });
    expect(await page.locator('textarea').inputValue()).toBe('Skrivet före kaffet.');
    await page.getByRole('button', { name: 'Spara kommentaren' }).click();
    await page.getByText('Kommentaren är sparad.').waitFor();
  });
});

/** A page that was kept whole is not loaded: nothing to wait for here. */
async function step(page: Page, way: 'back' | 'forward'): Promise<void> {
  await (way === 'back' ? page.goBack({ waitUntil: 'commit' }) : page.goForward({ waitUntil: 'commit' }));
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /ditt konto$/ }).click();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await page.waitForURL(`${product.address}/`);
  await page.getByRole('link', { name: 'Logga in', exact: true }).waitFor();
}

describe('after signing out', () => {
  let keeping: Browser;

  beforeAll(async () => {
    keeping = await openBrowser({ keepsPages: true });
  });

  afterAll(() => keeping.close());

  it.each([
    ['that loads pages anew', () => browser],
    ['that keeps pages whole to go back to', () => keeping],
  ])('back and forward show nothing of before, in a browser %s', async (_, which) => {
    const page = await newPage(ANALYST, which());
    const anew: string[] = [];
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) sessionStorage.setItem('was-kept', 'yes');
      });
    });
    await open(page, '/exempel/2023/indikatorer/telefon');
    await page
      .getByRole('navigation', { name: 'Huvudmeny' })
      .getByRole('link', { name: 'Leveranser' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Leveranser' }).waitFor();
    await signOut(page);
    page.on('response', (answer) => anew.push(answer.url()));
    await step(page, 'back');
    await page.getByRole('heading', { name: 'Logga in för att se sidan' }).waitFor();
    await step(page, 'back');
    await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    await step(page, 'forward');
    await page.getByRole('heading', { name: 'Logga in för att se sidan' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Anna Lind');
    expect(anew).toContain(`${product.address}/api/v1/sign-in`);
    if (which() === keeping)
      expect(await page.evaluate(() => sessionStorage.getItem('was-kept'))).toBe('yes');
  });

  it('the same person finds a page that the browser kept as they left it', async () => {
    const page = await newPage(ANALYST, keeping);
    await open(page, '/exempel/2023/indikatorer/telefon');
    await page.getByRole('button', { name: 'Redigera' }).click();
    await page.locator('textarea').pressSequentially('!');
    const text = await page.locator('textarea').inputValue();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto(`${product.address}/healthz`);
    await step(page, 'back');
    await page.locator('textarea').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe(text);
  });

  it("the browser's other tabs are left too", async () => {
    const page = await newPage(ANALYST);
    const other = await page.context().newPage();
    await open(other, '/exempel/2023');
    await open(page, '/exempel/2023/rapport');
    await signOut(page);
    await other.waitForURL(`${product.address}/`);
    await other.getByRole('link', { name: 'Logga in', exact: true }).waitFor();
  });
});
