// Every page in both languages, in the dark and on a phone: readable by all (axe), no other host, no error in the console,
// nothing wider than a phone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityViolations, colourViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

/** Name, address and who looks: an invented person of the demonstration, or a stranger. */
const PAGES = [
  ['start', '/', null],
  ['start för den som är inloggad', '/', 'namndledamot'],
  ['översikt', '/vasterbotten/2023', null],
  ['översikt utan mål nådda', '/norrbotten/2022', null],
  ['översikt för en påhittad region', '/exempel/2023', 'analytiker'],
  ['mål', '/vasterbotten/2023/mal/5', null],
  ['indikator', '/vasterbotten/2023/indikatorer/medbed3', null],
  ['indikator utan årets värde', '/vasterbotten/2023/indikatorer/cellprov', null],
  ['indikator med enheter', '/exempel/2023/indikatorer/medbed3', 'analytiker'],
  [
    'indikator ur vårddata med en enhets månader',
    '/exempel/2023/indikatorer/lakarbesok7?enhet=tallmon',
    'analytiker',
  ],
  ['indikator för den som har en enhet', '/exempel/2023/indikatorer/lakarbesok7', 'verksamhetschef'],
  ['jämförelse', '/jamfor', null],
  ['leveranser', '/leveranser', 'analytiker'],
  ['ny leverans', '/leveranser/ny', 'analytiker'],
  ['leveranser för en främling', '/leveranser', null],
  ['rapport', '/vasterbotten/2023/rapport', null],
  ['rapport som inte är publicerad', '/exempel/2023/rapport', 'analytiker'],
  ['siffergranskaren', '/granska', 'namndledamot'],
  ['siffergranskaren för en främling', '/granska', null],
  ['en kontroll', '/granska/koder/change-arithmetic', null],
  ['en kontroll som inte finns', '/granska/koder/finns-inte', null],
  ['sida som inte finns', '/vasterbotten/2023/indikatorer/finns-inte', null],
  ['logga in', '/logga-in', null],
  ['få en ny länk', '/logga-in?hjalp=ja', null],
  ['länk som inte fungerar', '/inbjudan#ingen-sadan-lank', null],
  ['mitt konto', '/mitt-konto', 'verksamhetschef'],
  ['personer', '/personer', 'administrator'],
  ['logg', '/logg', 'revisor'],
] as const;

const DESK = { width: 1280, height: 900 };

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

/** Waits until everything that the page fetches is there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Of the page's ground, from 0 (black) to 1 (white). */
async function brightness(page: Page): Promise<number> {
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / (3 * 255);
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.concurrent.each(PAGES)(
    '%s has no violation of WCAG 2.2 AA and contacts no other host',
    async (_name, path, person) => {
      const context = await browser.newContext({ viewport: DESK });
      if (person !== null) await signInAs(context, product, person);
      const page = await context.newPage();
      const foreign: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(product.address) && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await open(page, language === 'en' ? `/en${path === '/' ? '' : path}` : path);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.title()).toMatch(/.+ – Utfall$/);
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});

// The theme decides colours and nothing else: structure and words were looked at above.
describe('in the dark', () => {
  it.concurrent.each(PAGES)('%s can be read', async (_name, path, person) => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: DESK });
    if (person !== null) await signInAs(context, product, person);
    const page = await context.newPage();
    await open(page, path);
    expect(await brightness(page)).toBeLessThan(0.3);
    expect(await colourViolations(page)).toEqual([]);
    await context.close();
  });
});

describe('on a phone, 390 pixels wide', () => {
  it.concurrent.each(PAGES)(
    '%s needs no sideways scrolling and has no violation',
    async (_name, path, person) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      if (person !== null) await signInAs(context, product, person);
      const page = await context.newPage();
      await open(page, path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      expect(await accessibilityViolations(page)).toEqual([]);
      await context.close();
    },
  );
});
