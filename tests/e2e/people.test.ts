// A new installation from its printed link on: the first administrator, an invitation by mail and one that is handed over,
// passkeys in a virtual authenticator, password with a code app, a role that ends while its owner is signed in, and signing out
// everywhere. Every new page is read by axe on the way.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthenticator, codeOf } from '../product/authenticator.ts';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Mailbox, openMailbox } from '../product/mailbox.ts';
import { type Product, removeFolder, startProduct, temporaryFolder } from '../product/product.ts';

const PASSWORD = 'fyra ord som inte hör ihop';

let product: Product;
let mailbox: Mailbox;
let browser: Browser;
/** Passkeys need a name as host, not a number. */
let home: string;
let administrator: Page;

beforeAll(async () => {
  mailbox = await openMailbox();
  // An installation begins empty: the invented region's definitions and figures come from a demonstration before it.
  const dataFolder = temporaryFolder();
  await (await startProduct({ dataFolder })).stop();
  product = await startProduct({
    dataFolder,
    env: {
      UTFALL_MODE: 'installation',
      UTFALL_SMTP_URL: mailbox.url,
      UTFALL_MAIL_FROM: 'Utfall <utfall@exempel.invalid>',
    },
  });
  home = product.address.replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mailbox?.close();
  if (product) removeFolder(product.dataFolder);
});

/** A computer of its own: no cookies, no passkeys but those made in it. */
async function newComputer(): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  return { context, page: await context.newPage() };
}

async function arrive(page: Page, path: string | RegExp): Promise<void> {
  await page.waitForURL(typeof path === 'string' ? `${home}${path}` : path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(home + path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Readable by all, and no wider than a phone however long the person's address is. */
async function isClean(page: Page): Promise<void> {
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(width, page.url()).toBeLessThanOrEqual(390);
}

const menu = (page: Page) => page.getByRole('navigation', { name: 'Huvudmeny' });

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /ditt konto$/ }).click();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await page.getByRole('link', { name: 'Logga in', exact: true }).waitFor();
}

describe('the first administrator', () => {
  it('opens the printed link, tells who they are, and makes a passkey', async () => {
    const link = /http:\S+\/inbjudan#\S+/.exec(product.output())?.[0];
    expect(link).toBeDefined();
    administrator = (await newComputer()).page;
    await addAuthenticator(administrator);
    await administrator.goto(String(link));
    await administrator.getByRole('heading', { name: 'Vem är du?' }).waitFor();
    await isClean(administrator);
    await administrator.getByLabel('Namn').fill('Ada Första');
    await administrator.getByLabel('E-postadress').fill('ada@exempel.invalid');
    await administrator.getByRole('button', { name: 'Nästa' }).click();
    await administrator.getByRole('button', { name: 'Skapa en nyckel' }).click();
    await administrator.getByLabel('Namn på nyckeln').fill('Jobbdatorn');
    await isClean(administrator);
    await administrator.getByRole('button', { name: 'Skapa nyckeln' }).click();
    await arrive(administrator, '/personer');
    await administrator.getByRole('button', { name: 'Ada Första, ditt konto' }).waitFor();
  });

  it('finds that the link does not work a second time', async () => {
    const { page, context } = await newComputer();
    await page.goto(String(/http:\S+\/inbjudan#\S+/.exec(product.output())?.[0]));
    await page.getByRole('heading', { name: 'Länken går inte att använda' }).waitFor();
    await isClean(page);
    await context.close();
  });

  it('signs out, and in again with the passkey alone', async () => {
    await signOut(administrator);
    await open(administrator, '/logga-in');
    await isClean(administrator);
    await administrator.getByRole('button', { name: 'Logga in med nyckel' }).click();
    await arrive(administrator, '/personer');
  });
});

describe('an invited person', () => {
  const email = 'karin.margareta.bergstrom-fredriksson@en-region-med-mycket-langt-namn.exempel.invalid';
  let page: Page;
  let secret = '';
  let codes: readonly string[] = [];

  async function signInWithPassword(on: Page, steps: number): Promise<void> {
    await open(on, '/logga-in');
    await on.getByLabel('E-postadress').fill(email);
    await on.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await on.getByRole('button', { name: 'Nästa' }).click();
    await on.getByLabel('Kod ur appen').fill(codeOf(secret, steps));
    await on.getByRole('button', { name: 'Logga in', exact: true }).click();
    await on.getByRole('button', { name: 'Karin Bergström, ditt konto' }).waitFor();
  }

  it('is invited with a role on a place', async () => {
    await open(administrator, '/personer');
    await isClean(administrator);
    await administrator.getByRole('button', { name: 'Bjud in en person' }).click();
    await administrator.getByRole('button', { name: 'Gör en inbjudan' }).click();
    await administrator.getByText('Skriv personens namn.').waitFor();
    await isClean(administrator);
    await administrator.getByLabel('Namn', { exact: true }).fill('Karin Bergström');
    await administrator.getByLabel('E-postadress').fill(email);
    await administrator.getByLabel('Roll', { exact: true }).selectOption('analyst');
    await administrator.getByText('Får se siffror som inte är publicerade').waitFor();
    await administrator.getByLabel('Plats', { exact: true }).selectOption('region/exempel');
    await administrator.getByRole('button', { name: 'Gör en inbjudan' }).click();
    await administrator.getByText(`En länk är skickad till ${email}.`).waitFor();
    await isClean(administrator);
    await administrator.getByRole('button', { name: 'Stäng' }).click();
    await administrator
      .getByRole('row', { name: /Karin Bergström/ })
      .getByText('Inbjuden, inte inne än')
      .waitFor();
  });

  it('follows the link of the mail and chooses password and code app', async () => {
    page = (await newComputer()).page;
    await page.goto(await mailbox.linkTo(email));
    await page.getByRole('heading', { name: 'Välkommen till Utfall, Karin Bergström' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Ada Första har bjudit in dig.');
    expect(await page.locator('main').innerText()).toContain('Analytiker, Region Exempel');
    await isClean(page);
    await page.getByRole('button', { name: 'Välj lösenord' }).click();
    await page.getByLabel('Nytt lösenord').fill('kort');
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByText('Lösenordet har 4 tecken. Det behöver ha minst 12.').waitFor();
    await page.getByLabel('Nytt lösenord').fill('passwordpassword');
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Nytt lösenord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByRole('img', { name: /QR-kod/ }).waitFor();
    await isClean(page);
    secret = await page.locator('.secret').innerText();
    await page.getByLabel('Sex siffror').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Kontrollera koden' }).click();
    await page.getByRole('heading', { name: 'Spara dina reservkoder' }).waitFor();
    await isClean(page);
    codes = await page.locator('.recovery-codes li').allInnerTexts();
    expect(codes.length).toBeGreaterThanOrEqual(8);
    const goOn = page.getByRole('button', { name: 'Till Utfall' });
    expect(await goOn.isDisabled()).toBe(true);
    await page.getByLabel('Jag har sparat koderna').check();
    await goOn.click();
    await arrive(page, /\/exempel\/2023$/);
  });

  it('signs in with password and code, and is told what to do when one is wrong', async () => {
    await signOut(page);
    await open(page, '/logga-in');
    await page.getByLabel('E-postadress').fill(email);
    await page.getByLabel('Lösenord', { exact: true }).fill('fel lösenord här');
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByText('Du är inte inloggad').waitFor();
    await isClean(page);
    await signInWithPassword(page, 1);
  });

  it('signs in with a recovery code when the phone is gone, once with each', async () => {
    await signOut(page);
    for (const attempt of ['works', 'is used'] as const) {
      await open(page, '/logga-in');
      await page.getByLabel('E-postadress').fill(email);
      await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByRole('button', { name: 'Jag har inte telefonen' }).click();
      await page.getByLabel('Reservkod').fill(codes[0] ?? '');
      await page.getByRole('button', { name: 'Logga in', exact: true }).click();
      if (attempt === 'is used') {
        await page.getByText('Du är inte inloggad').waitFor();
        break;
      }
      await page.getByRole('button', { name: 'Karin Bergström, ditt konto' }).waitFor();
      await signOut(page);
    }
  });

  it('forgets the password, and chooses another with the mail and a recovery code', async () => {
    page = (await newComputer()).page;
    await open(page, '/logga-in');
    await page.getByRole('button', { name: 'Jag kommer inte in' }).click();
    await page.getByLabel('E-postadress').fill(email);
    const before = await mailbox.linkTo(email);
    await page.getByRole('button', { name: 'Skicka länken' }).click();
    await page.getByRole('heading', { name: 'Titta i din e-post' }).waitFor();
    await expect.poll(() => mailbox.linkTo(email), { timeout: 60_000 }).not.toBe(before);
    await page.goto(await mailbox.linkTo(email));
    await page.getByRole('heading', { name: 'Välj ett nytt lösenord' }).waitFor();
    await isClean(page);
    await page.getByLabel('Nytt lösenord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByText('Be den som administrerar Utfall hos er om en ny inbjudan').waitFor();
    await isClean(page);
    const done = page.getByRole('button', { name: 'Logga in', exact: true });
    await page.getByLabel('Kod ur appen').fill('000000');
    await done.click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Jag har inte telefonen' }).click();
    await page.getByLabel('Reservkod').fill(codes[3] ?? '');
    await done.click();
    await page.getByRole('button', { name: 'Karin Bergström, ditt konto' }).waitFor();
    await signOut(page);
  });

  it('adds a passkey, and signs in with it', async () => {
    const { page: other } = await newComputer();
    page = other;
    const authenticator = await addAuthenticator(page, { suggests: true });
    await open(page, '/logga-in');
    await page.getByLabel('E-postadress').fill(email);
    await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByRole('button', { name: 'Jag har inte telefonen' }).click();
    await page.getByLabel('Reservkod').fill(codes[1] ?? '');
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await page.getByRole('button', { name: 'Karin Bergström, ditt konto' }).waitFor();
    await open(page, '/mitt-konto');
    await isClean(page);
    await page.getByRole('button', { name: 'Lägg till en nyckel' }).click();
    await authenticator.willUnlock(false);
    await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
    await page.getByText('Ingen nyckel skapades.').waitFor();
    await authenticator.willUnlock(true);
    await page.getByLabel('Namn på nyckeln').fill('Min telefon');
    await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
    await page.getByText('Nyckeln är tillagd.').waitFor();
    expect(await authenticator.count()).toBe(1);
    await page.getByRole('button', { name: 'Ta bort nyckeln Min telefon' }).waitFor();
    await signOut(page);
    // Picked by the browser among the suggestions of the field: nothing is pressed.
    await page.goto(`${home}/logga-in`);
    await arrive(page, /\/exempel\/2023$/);
  });

  it('loses what a role gave as soon as it ends, without signing out', async () => {
    await open(page, '/leveranser');
    await menu(page).getByRole('link', { name: 'Leveranser' }).waitFor();
    await open(administrator, '/personer');
    await administrator
      .getByRole('button', { name: 'Avsluta rollen Analytiker för Karin Bergström' })
      .click();
    await administrator.getByRole('button', { name: 'Avsluta', exact: true }).last().click();
    await administrator.getByText('Rollen är avslutad för Karin Bergström.').waitFor();
    await page.goto(`${home}/leveranser`);
    await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    expect(await menu(page).getByRole('link', { name: 'Leveranser' }).count()).toBe(0);
  });

  it('gets another role, and sees what it gives at once', async () => {
    await administrator.getByRole('button', { name: 'Ge Karin Bergström en roll' }).click();
    await administrator.getByLabel('Roll', { exact: true }).selectOption('auditor');
    await administrator.getByLabel('Plats', { exact: true }).selectOption('region/exempel');
    await administrator.getByRole('button', { name: 'Ge en roll', exact: true }).last().click();
    await administrator.getByText('Karin Bergström har fått rollen.').waitFor();
    await open(page, '/logg');
    await page.getByRole('button', { name: 'Kontrollera kedjan' }).click();
    await page.getByText(/^Loggen är hel: \d+ poster\.$/).waitFor();
    await isClean(page);
    expect(await page.locator('main').innerText()).toContain('Ada Första');
  });

  it('signs out everywhere but here', async () => {
    const { page: library } = await newComputer();
    await addAuthenticator(library);
    await signInWithRecoveryCode(library, codes[2] ?? '');
    await open(page, '/mitt-konto');
    await page.getByRole('button', { name: 'Logga ut överallt utom här' }).click();
    await page.getByText('Du är utloggad överallt utom här.').waitFor();
    await library.goto(`${home}/mitt-konto`);
    await library.getByRole('heading', { name: 'Logga in för att se sidan' }).waitFor();
    await open(page, '/mitt-konto');
    await page.getByText('Du är inte inloggad någon annanstans.').waitFor();
  });

  it('can neither sign in nor go on when the account is closed', async () => {
    await open(administrator, '/personer');
    await administrator.getByRole('button', { name: 'Avsluta kontot för Karin Bergström' }).click();
    await administrator.getByRole('button', { name: 'Avsluta kontot', exact: true }).last().click();
    await administrator.getByText('Kontot för Karin Bergström är avslutat.').waitFor();
    await page.goto(`${home}/mitt-konto`);
    await page.getByRole('heading', { name: 'Logga in för att se sidan' }).waitFor();
    await page.getByRole('link', { name: 'Logga in', exact: true }).first().click();
    await page.getByRole('button', { name: 'Logga in med nyckel' }).click();
    await page.getByText('Du är inte inloggad').waitFor();
  });

  async function signInWithRecoveryCode(on: Page, code: string): Promise<void> {
    await open(on, '/logga-in');
    await on.getByLabel('E-postadress').fill(email);
    await on.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await on.getByRole('button', { name: 'Nästa' }).click();
    await on.getByRole('button', { name: 'Jag har inte telefonen' }).click();
    await on.getByLabel('Reservkod').fill(code);
    await on.getByRole('button', { name: 'Logga in', exact: true }).click();
    await on.getByRole('button', { name: 'Karin Bergström, ditt konto' }).waitFor();
  }
});
