// The console as a sign that something is wrong: each person of the demonstration, and a stranger, goes to every page by its
// address, theirs or not, and by every link of the pages. Nothing is asked for that the server refuses, nothing fails.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PEOPLE } from '../../src/people/demonstration.ts';
import { openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

const PATHS = [
  '/',
  '/exempel',
  '/exempel/2022',
  '/exempel/2023',
  '/exempel/2023/mal/1',
  '/exempel/2023/indikatorer/telefon',
  '/exempel/2022/rapport',
  '/exempel/2023/rapport',
  '/vasterbotten/2023/indikatorer/medbed3',
  '/jamfor',
  '/leveranser',
  '/leveranser/1',
  '/leveranser/ny',
  '/granska',
  '/granska/koder/change-arithmetic',
  '/logga-in',
  '/mitt-konto',
  '/personer',
  '/logg',
  '/finns-inte/2023',
] as const;

/** Pages open at the same time: most of the time goes to waiting for quiet. */
const LANES = 4;

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

/** What the browser's console and the network tell as wrong, with the page that was looked at. */
function listen(page: Page): readonly string[] {
  const wrong: string[] = [];
  const note = (what: string) => wrong.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => note(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) note(`${answer.status()} ${answer.url()}`);
  });
  return wrong;
}

async function arrive(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each([null, ...DEMONSTRATION_PEOPLE.map(({ id }) => id)])('%s', (person) => {
  it('comes to every page without an error in the console or a refusal from the server', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    if (person !== null) await signInAs(context, product, person);
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const page = await context.newPage();
      const wrong = listen(page);
      for (const path of PATHS.filter((_, at) => at % LANES === lane)) {
        await page.goto(product.address + path);
        await arrive(page);
      }
      return wrong;
    });
    expect((await Promise.all(lanes)).flat()).toEqual([]);
    await context.close();
  });

  it('follows every link of the menus and of the overview without one', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    if (person !== null) await signInAs(context, product, person);
    const page = await context.newPage();
    const wrong = listen(page);
    const start = person === null || person === 'administrator' ? '/exempel/2022' : '/exempel/2023';
    await page.goto(product.address + start);
    await arrive(page);
    const links = page.locator('header a:visible, main .page-head a:visible');
    for (let at = 0; at < (await links.count()); at += 1) {
      await links.nth(at).click();
      await arrive(page);
      expect(await page.locator('main h1').first().innerText()).not.toBe('Sidan finns inte');
      await page.goto(product.address + start);
      await arrive(page);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });
});
