import { describe, expect, it } from 'vitest';
import { editDistance, kebabCase, nameKey, nearestName, quote } from './names.ts';

describe('names', () => {
  it.each([
    ['Södra  Lappland', 'södra\u00a0lappland'],
    ['Umeå', 'Umea\u030a'],
    ['3:an', '3:AN'],
  ])('%j and %j are one', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['Södra Lappland', 'sodra-lappland'],
    ['Boende på SÄBO', 'boende-pa-sabo'],
    ['  –  ', ''],
  ])('%j becomes the id %j', (name, id) => {
    expect(kebabCase(name)).toBe(id);
  });

  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['2203', '2023', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%j is %j after %i edits', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });

  it('a suggestion is the nearest name, or none when nothing is near', () => {
    const names = ['Piteå hälsocentral', 'Sandens hälsocentral', 'Cederkliniken'];
    expect(nearestName('pitea hälsocentral', names)).toBe('Piteå hälsocentral');
    expect(nearestName('Cederklinken', names)).toBe('Cederkliniken');
    expect(nearestName('Kiruna', names)).toBeNull();
    expect(nearestName('x'.repeat(1_000_000), names)).toBeNull();
  });

  it('a cell is repeated short and on one line', () => {
    expect(quote(' a\n b ')).toBe('”a b”');
    expect(quote('x'.repeat(100))).toHaveLength(62);
  });
});
