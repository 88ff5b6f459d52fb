import { describe, expect, it } from 'vitest';
import { base32, codeAppLink, codeOf, STEP_SECONDS, stepAt, stepOfCode } from './totp.ts';

/** The secret of the test vectors in RFC 4226 appendix D and RFC 6238 appendix B. */
const SECRET = Buffer.from('12345678901234567890');

describe('codes by counter are those of RFC 4226, appendix D', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('counter %i', (counter, code) => {
    expect(codeOf(SECRET, counter)).toBe(code);
  });
});

describe('codes by time are the last six digits of those of RFC 6238, appendix B', () => {
  it.each([
    ['1970-01-01T00:00:59.000Z', '287082'],
    ['2005-03-18T01:58:29.000Z', '081804'],
    ['2005-03-18T01:58:31.000Z', '050471'],
    ['2009-02-13T23:31:30.000Z', '005924'],
    ['2033-05-18T03:33:20.000Z', '279037'],
    ['2603-10-11T11:33:20.000Z', '353130'],
  ])('at %s', (at, code) => {
    expect(codeOf(SECRET, stepAt(at))).toBe(code);
  });
});

describe('a typed code', () => {
  const at = '2005-03-18T01:58:29.000Z';
  const around = (steps: number) => codeOf(SECRET, stepAt(at) + steps);

  it('is taken a step early and a step late, and no further away', () => {
    expect([-2, -1, 0, 1, 2].map((steps) => stepOfCode(SECRET, around(steps), at))).toEqual([
      null,
      stepAt(at) - 1,
      stepAt(at),
      stepAt(at) + 1,
      null,
    ]);
  });

  it('may be written with a space in the middle', () => {
    expect(stepOfCode(SECRET, '081 804', at)).toBe(Math.floor(Date.parse(at) / 1000 / STEP_SECONDS));
  });

  it.each(['', '081805', '81804', '0081804', '000000'])('%j is not taken', (typed) => {
    expect(stepOfCode(SECRET, typed, at)).toBeNull();
  });
});

describe('base 32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %j is that of RFC 4648, section 10, without padding', (plain, text) => {
    expect(base32(Buffer.from(plain))).toBe(text);
  });
});

it('the link for the app holds the key and says whose it is', () => {
  const link = new URL(codeAppLink(SECRET, 'åsa@regionen.se', 'Utfall'));
  expect(decodeURIComponent(link.pathname)).toBe('/Utfall:åsa@regionen.se');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Utfall',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
