// What people come to do, done in the real product with a real browser: an analyst with the mouse, another with the keyboard
// alone. The address bar, the page and the database must agree afterwards.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityViolations, openBrowser } from '../product/browser.ts';
import { type Product, removeFolder, startProduct } from '../product/product.ts';
import { signInAs } from '../product/sign-in.ts';

let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await signInAs(context, product, 'analytiker');
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product) removeFolder(product.dataFolder);
});

async function open(path: string): Promise<void> {
  await page.goto(product.address + path);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const HEADING = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note';

/** Chooses the region, then the file, as a person does. */
async function handIn(name: string, content: string | Buffer): Promise<void> {
  await open('/leveranser/ny');
  // The only region that the analyst delivers for is chosen beforehand.
  expect(await page.getByLabel('Vilken region gäller filen?').inputValue()).toBe('exempel');
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8'),
  });
}

describe('an analyst', () => {
  it('hands in a file, sees what it changes, reads it in with a reason, and takes it back', async () => {
    await handIn(
      'rattelse.csv',
      `${HEADING}\nmedbed3,2023,region,Exempel,total,79.4,24257,30540,final,\nmedbed3,2023,region,Exempel,men,81.9,10931,13345,final,\n`,
    );
    await page.waitForURL(/\/leveranser\/\d+$/);
    const main = page.locator('main');
    await main.getByText('Rättar').first().waitFor();
    expect(await main.innerText()).toMatch(/78,4/);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page
      .getByLabel(/Skäl|Varför/)
      .first()
      .fill('Efterregistrering på två hälsocentraler.');
    await page.getByRole('button', { name: 'Läs in', exact: true }).click();
    await page.getByText('Filen är inläst').first().waitFor();

    await open('/exempel/2023/indikatorer/medbed3');
    expect(await page.locator('main').innerText()).toMatch(/79\s%/);
    expect(await page.locator('main').innerText()).toContain('Efterregistrering på två hälsocentraler.');

    await open('/leveranser');
    await page.getByRole('link', { name: 'rattelse.csv', exact: true }).click();
    await page.getByRole('button', { name: 'Ta tillbaka' }).first().click();
    const why = page.getByLabel(/Varför tas filen tillbaka/);
    if (await why.isVisible()) await why.fill('Fel fil.');
    else throw new Error('no reason was asked for');
    await page.getByRole('button', { name: 'Ta tillbaka' }).last().click();
    await page.getByText('Filen är tillbakatagen').first().waitFor();
    await open('/exempel/2023/indikatorer/medbed3');
    expect(await page.locator('main .big').first().innerText()).toMatch(/78/);
  });

  it('is told row, column and what to try when a file is wrong, and nothing of it is read in', async () => {
    await handIn(
      'fel.csv',
      `${HEADING}\nmedbed3,2203,region,Exempel,total,80,,,final,\nmedbed3,2023,area,Kustn,total,80,,,final,\nmedbed3,2023,region,Exempel,men,,12,10,final,\n`,
    );
    await page.waitForURL(/\/leveranser\/\d+$/);
    await page.locator('main', { hasText: '2203' }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Kusten/);
    expect(text).toMatch(/rad 2/i);
    expect(text).toMatch(/rad 4/i);
    expect(await page.getByRole('button', { name: 'Läs in', exact: true }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('is told where a personal identity number stands, and the number is shown nowhere', async () => {
    // Skatteverket's own example number.
    await handIn('pnr.csv', `${HEADING}\nmedbed3,2023,region,Exempel,total,80,,,final,19121212-1212\n`);
    await page
      .getByText(/personnummer/i)
      .first()
      .waitFor();
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/rad 2/i);
    expect(text).toMatch(/kolumn/i);
    expect(text).not.toContain('1212-1212');
    expect(product.output()).not.toContain('1212-1212');
  });

  it('writes a comment whose figures stay bound, and sees it in the report', async () => {
    await open('/exempel/2023/indikatorer/telefon');
    await page.getByRole('button', { name: 'Redigera' }).click();
    await page.locator('textarea').fill('Telefonerna besvarades i {värde} av fallen, målet är {mål}.');
    await page.getByRole('button', { name: 'Spara kommentaren' }).click();
    await page.getByText('74 procent').first().waitFor();
    await open('/exempel/2023/rapport');
    expect(await page.locator('main').innerText()).toMatch(/Telefonerna besvarades i 74\sprocent av fallen/);
  });

  it('decides a goal with a reason, and the overview says so', async () => {
    await open('/exempel/2023/mal/1');
    await page.getByRole('button', { name: 'Bedöm målet' }).click();
    await page.getByRole('radio', { name: 'Uppfylls delvis' }).check({ force: true });
    await page.getByLabel('Skäl').fill('Fem av sju indikatorer når målet delvis.');
    await page.getByRole('button', { name: 'Spara bedömningen' }).click();
    await page.getByText('Bedömningen är sparad').first().waitFor();
    await open('/exempel/2023/mal/1');
    expect(await page.locator('main').innerText()).toContain('Fem av sju indikatorer når målet delvis.');
  });

  it('changes language and stays on the page, and changes year and region', async () => {
    await open('/vasterbotten/2023/indikatorer/medbed3');
    await page.getByRole('link', { name: 'In English' }).click();
    await page.waitForURL('**/en/vasterbotten/2023/indikatorer/medbed3');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await open('/vasterbotten/2023');
    await page.getByLabel('Region', { exact: true }).selectOption({ label: 'Region Norrbotten' });
    await page.waitForURL('**/norrbotten/2022');
  });

  it('takes the report as PDF', async () => {
    await open('/vasterbotten/2023/rapport');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /PDF/ })
        .or(page.getByRole('button', { name: /PDF/ }))
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  });
});

describe('someone with the keyboard alone', () => {
  it('skips to the content, searches with "/" and opens an indicator', async () => {
    await open('/vasterbotten/2023');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Hoppa till innehållet');
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    // What a shorter word found is shown on the way, and goes.
    const found = page.waitForResponse(/[?&]q=HbA1c(&|$)/);
    await page.keyboard.type('HbA1c', { delay: 40 });
    await found;
    await page.getByRole('option', { name: /HbA1c/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/indikatorer/hba1c_over_70');
    await page.locator('main h1', { hasText: 'HbA1c' }).waitFor();
  });

  it('reaches every link and button of the overview, each with a visible focus', async () => {
    await open('/exempel/2023');
    const reached = new Set<string>();
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body)
          return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
        return {
          index: all.indexOf(element),
          isVisible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
          name: element.outerHTML.slice(0, 120),
        };
      });
      if (at === null) break;
      expect(at.isVisible, at.name).toBe(true);
      if (reached.has(String(at.index))) break;
      reached.add(String(at.index));
    }
    const count = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
        ].filter(
          (element) => element.checkVisibility() && element.tabIndex >= 0 && !element.matches(':disabled'),
        ).length,
    );
    expect(reached.size).toBeGreaterThanOrEqual(count - 1);
  });
});
