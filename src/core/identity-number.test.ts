import { expect, it } from 'vitest';
import { hasIdentityNumber } from './identity-number.ts';

// 19121212-1212 is Skatteverket's own example number; the others are made from it or from it plus 60 days.
it.each([
  '19121212-1212',
  '121212-1212',
  '121212+1212',
  '1212121212',
  'Pnr 191212121212.',
  '19 x 121212 1212',
])('%s holds a personal identity number', (text) => {
  expect(hasIdentityNumber(text)).toBe(true);
});

it.each([
  '19121212-1213',
  '191213-1212 av 38',
  '266108',
  '2023-12-31',
  '1234567890123',
  '91212-1212',
  'SE2321000222',
])('%s holds none', (text) => {
  expect(hasIdentityNumber(text)).toBe(false);
});
