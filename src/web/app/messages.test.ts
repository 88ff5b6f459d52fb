import { describe, expect, it } from 'vitest';
import { en } from './messages.en.ts';
import { sv } from './messages.ts';

/** Every plain text; functions are asked with figures as text, or with years where they list them. */
function texts([name, value]: readonly [string, unknown]): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [String(name === 'barsExplained' ? value([2022, 2023]) : value('2', '5', '7'))];
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(texts);
  return [];
}

describe('the texts of the interface', () => {
  it('are not left in Swedish on the English pages', () => {
    const swedish = Object.entries(en)
      .flatMap(texts)
      .filter((text) => /[åäöÅÄÖ]/.test(text) && text !== sv.otherLanguageName && text !== 'På svenska');
    expect(swedish).toEqual([]);
  });

  it.each([
    [1, '1 fel', '1 ny', '1 indikator'],
    [2, '2 fel', '2 nya', '2 indikatorer'],
  ])('agree in number for %i', (n, errors, added, indicators) => {
    expect(sv.errors(n)).toBe(errors);
    expect(sv.added(n)).toBe(added);
    expect(sv.lightsTotal(n)).toBe(indicators);
  });

  it('use the right quotation marks of each language', () => {
    expect(sv.searchNoHits('x')).toContain('”x”');
    expect(en.searchNoHits('x')).toContain('“x”');
  });
});
