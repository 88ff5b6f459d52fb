// Someone signs in through the region's identity provider (oidc-provider, on another site) in a real browser, and out again from
// both sides.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealProvider } from '../fixtures/real-provider.ts';
import { CLIENT, startRealProvider } from '../fixtures/real-provider.ts';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import type { Product } from '../product/product.ts';
import { removeFolder, startProduct, temporaryFolder } from '../product/product.ts';

const CLAIMS = `
account: {identifiedBy: employeeHsaId, name: name, email: email, unknown: create}
provider: {scopes: [openid, profile, email, hsa]}
contact: IT-supporten
roles:
  - {role: administrator, place: installation, when: {groups: utfall-administratör}}
  - {role: analyst, place: {region: finns-inte}, when: {groups: utfall-analytiker}}
`;

let idp: RealProvider;
let product: Product;
let browser: Browser;
let home: string;

beforeAll(async () => {
  idp = await startRealProvider();
  idp.people.set('asa', {
    employeeHsaId: 'SE2321000016-ASA',
    name: 'Åsa Ek',
    email: 'asa.ek@regionen.example',
    groups: ['utfall-administratör'],
  });
  const dataFolder = temporaryFolder();
  const file = join(dataFolder, 'claims.yaml');
  writeFileSync(file, CLAIMS);
  product = await startProduct({
    dataFolder,
    env: {
      UTFALL_MODE: 'installation',
      UTFALL_OIDC_ISSUER: idp.issuer,
      UTFALL_OIDC_CLIENT_ID: CLIENT.id,
      UTFALL_OIDC_CLIENT_SECRET: CLIENT.secret,
      UTFALL_OIDC_CLAIMS: file,
      UTFALL_OIDC_NAME: 'SITHS',
    },
  });
  // The provider is on 127.0.0.1, which is another site than localhost.
  home = product.address.replace('127.0.0.1', 'localhost');
  idp.moveClient(home);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await idp?.close();
  if (product) removeFolder(product.dataFolder);
});

async function newPage(): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
}

async function pressButton(page: Page, path: string, name: string): Promise<void> {
  await page.goto(home + path);
  await page.getByRole('link', { name, exact: true }).click();
}

const isSignedIn = (page: Page) => page.getByRole('button', { name: /ditt konto$/ }).waitFor();

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /ditt konto$/ }).click();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
}

describe('someone whom the provider knows', () => {
  it('comes first to its button, and in to where their role leads', async () => {
    idp.present = 'asa';
    const page = await newPage();
    await page.goto(`${home}/logga-in`);
    const first = page.locator('main .sign-in a, main .sign-in button').first();
    expect(await first.textContent()).toBe('Logga in med SITHS');
    expect(await accessibilityViolations(page)).toEqual([]);
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}/personer`);
    await isSignedIn(page);
    await page.getByText('asa.ek@regionen.example').waitFor();
    const row = page.getByRole('row', { name: /Åsa Ek/ });
    await row.getByText('Från identitetstjänsten', { exact: true }).waitFor();
    expect(await row.getByRole('button', { name: /^Avsluta rollen/ }).count()).toBe(0);
    await page.getByText('ges på nytt varje gång personen loggar in där').waitFor();
  });

  it('comes back to the page that was asked for, in English too', async () => {
    idp.present = 'asa';
    const page = await newPage();
    await page.goto(`${home}/en/mitt-konto`);
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
    await page.getByRole('link', { name: 'Sign in with SITHS' }).click();
    await page.waitForURL(`${home}/en/mitt-konto`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('the region’s sign-in').first().waitFor();
  });

  it('is asked to sign in again before other sessions are ended, in a tab of its own, and then they are', async () => {
    idp.present = 'asa';
    const page = await newPage();
    await pressButton(page, '/logga-in', 'Logga in med SITHS');
    await isSignedIn(page);
    const elsewhere = await newPage();
    await pressButton(elsewhere, '/logga-in', 'Logga in med SITHS');
    await isSignedIn(elsewhere);
    await page.goto(`${home}/mitt-konto`);
    // As it is a quarter of an hour after the sign-in; that the server then answers so is shown in http-passkeys.test.ts.
    await page.route(
      '**/own/sessions/end-others',
      (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Logga in igen',
            status: 403,
            code: 'sign-in-again',
          }),
        }),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Logga ut överallt utom här' }).click();
    const dialog = page.getByRole('dialog', { name: 'Logga in igen' });
    await dialog.getByText('Logga in igen som Åsa Ek').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    // Coming back without having signed in is no sign-in.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const opened = page.context().waitForEvent('page');
    await dialog.getByRole('link', { name: 'Logga in med SITHS' }).click();
    const tab = await opened;
    await isSignedIn(tab);
    expect(await dialog.isVisible()).toBe(true);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Du är utloggad överallt utom här.').waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole('link', { name: 'Logga in', exact: true }).first().waitFor();
  });

  it('signs out here, then there, and is asked who they are the next time', async () => {
    idp.present = 'asa';
    const page = await newPage();
    await pressButton(page, '/logga-in', 'Logga in med SITHS');
    await isSignedIn(page);
    await signOut(page);
    await page.waitForURL((url) => url.origin === idp.issuer);
    await page.getByRole('button', { name: /yes/i }).click();
    await page.waitForURL(`${home}/`);
    idp.present = null;
    await pressButton(page, '/logga-in', 'Logga in med SITHS');
    await page.getByText('Du avbröt inloggningen hos SITHS').waitFor();
  });

  it('who signs out there is signed out here', async () => {
    idp.present = 'asa';
    const page = await newPage();
    await pressButton(page, '/logga-in', 'Logga in med SITHS');
    await isSignedIn(page);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${idp.issuer}/session/end?client_id=${CLIENT.id}`);
    await elsewhere.getByRole('button', { name: /yes/i }).click();
    await elsewhere.waitForLoadState('networkidle');
    await page.goto(`${home}/`);
    await page.getByRole('link', { name: 'Logga in', exact: true }).waitFor();
  });
});

describe('someone who does not get in', () => {
  it.each([
    [
      '/logga-in',
      'Logga in med SITHS',
      'Du avbröt inloggningen hos SITHS',
      'IT-supporten',
      'Uppge referensen',
    ],
    [
      '/en/logga-in',
      'Sign in with SITHS',
      'You cancelled the sign-in with SITHS',
      'IT-supporten',
      'Give the reference',
    ],
  ])('on %s is told why, whom to turn to, and a reference', async (path, button, ...told) => {
    idp.present = null;
    const page = await newPage();
    await pressButton(page, path, button);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    for (const text of told) expect(await alert.textContent()).toContain(text);
    expect(await accessibilityViolations(page)).toEqual([]);
    const reference = new URL(page.url()).searchParams.get('ref') ?? '';
    expect(reference).not.toBe('');
    expect(product.output()).toContain(reference);
  });

  it('reads only what we say, whatever stands in the address', async () => {
    const page = await newPage();
    await page.goto(`${home}/logga-in?fel=constructor&ref=Ring+0900-123`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`${home}/logga-in?fel=refused&ref=Ring+0900-123`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('0900').count()).toBe(0);
  });
});

it('the start tells of a place that does not exist, and where it stands', () => {
  expect(product.output()).toMatch(/claims\.yaml, rad 7: Regionen finns-inte finns inte/);
});
