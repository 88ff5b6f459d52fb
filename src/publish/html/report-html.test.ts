import { describe, expect, it } from 'vitest';
import { REPORT_SAMPLE } from '../../../tests/fixtures/report-sample.ts';
import { publish } from '../publish.ts';

const html = new TextDecoder().decode((await publish(REPORT_SAMPLE, 'html')).bytes);
const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the report as one page', () => {
  it('asks nothing of any other host and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|@import/i);
    const addresses = all(/(?:src|href|url\()\s*=?\s*["'(]?([a-z]+:[^"')]{0,20})/gi);
    for (const address of addresses) expect(address).toMatch(/^data:font\/woff2/);
  });

  it('is Swedish and has a title, one h1 and no gap between heading levels', () => {
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('<title>Årsrapport hälsoval 2023, Region Exempel</title>');
    const levels = all(/<h([1-6])[ >]/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('gives every id once and leads only to ids that exist', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const names of all(/aria-labelledby="([^"]+)"/g))
      for (const name of names.split(' ')) expect(ids).toContain(name);
  });

  it('has captions and heading cells in its tables', () => {
    const tables = all(/<table>([\s\S]*?)<\/table>/g);
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(table).toMatch(/<caption[^>]*><span>Tabell/);
      expect(table).toContain('<th scope="col"');
      expect(table).toContain('<th scope="row"');
    }
  });

  it('says that it is invented, and keeps what people wrote as text', () => {
    expect(html).toContain('<strong>Påhittade uppgifter</strong>');
    expect(html).toContain('&lt;b&gt;taggar&lt;/b&gt; &amp;');
  });
});
