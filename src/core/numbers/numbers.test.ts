import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, round } from '../decimal.ts';
import { readNumber } from './read.ts';
import { writeCount, writeLong, writeNumber, writeShort } from './write.ts';

describe('numbers that people type', () => {
  it.each([
    ['66,1 %', '66.1', null, true],
    ['66.1%', '66.1', null, true],
    ['266\u00a0108', '266108', null, false],
    ['1\u202f234,5', '1234.5', null, false],
    ['54 000', '54000', null, false],
    ['−199', '-199', null, false],
    ['–4,5', '-4.5', null, false],
    ['-0,15', '-0.15', null, false],
    ['<7 %', '7', '<', true],
    ['≥65', '65', '≥', false],
    ['>= 65', '65', '≥', false],
    ['ca 16', '16', null, false],
    ['drygt 54 000', '54000', null, false],
    ['1.234,5', '1234.5', null, false],
    ['20,0', '20.0', null, false],
    ['77 procent', '77', null, true],
  ])('%j is read as %s', (text, value, bound, isPercent) => {
    expect(readNumber(text)).toMatchObject({ value, bound, isPercent });
  });

  it.each(['', '.', '12a', '1.234.5', '1 23', '--4', '7/38', '12,', 'Saknas', '5 4000'])(
    '%j is refused rather than guessed',
    (text) => {
      expect(readNumber(text)).toBeNull();
    },
  );

  it('reads back every number that the system writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (n, places) => {
          const value = round(decimal((n / 10 ** places).toFixed(places)), places);
          expect(readNumber(writeNumber(value, places, 'sv'))?.value).toBe(value);
        },
      ),
    );
  });
});

describe('numbers as Swedish authorities write them', () => {
  const percent = { unit: 'percent', decimals: 0, language: 'sv' } as const;
  it.each([
    [writeShort(decimal('77.0'), percent), '77\u00a0%'],
    [writeLong(decimal('77.6'), { ...percent, decimals: 1 }), '77,6\u00a0procent'],
    [writeShort(decimal('99.97'), percent), '99,97\u00a0%'],
    [writeShort(decimal('100'), percent), '100\u00a0%'],
    [writeShort(decimal('0.365'), { unit: 'index', decimals: 2, language: 'sv' }), '0,37'],
    [writeLong(decimal('1'), { unit: 'persons', decimals: 0, language: 'sv' }), '1\u00a0person'],
    [writeNumber(decimal('-0.4'), 0, 'sv'), '0'],
    [writeNumber(decimal('1234567.5'), 1, 'en'), '1,234,567.5'],
    [writeCount(12, 'sv'), 'tolv'],
    [writeCount(13, 'sv'), '13'],
    [writeCount(1, 'sv', 'neuter'), 'ett'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
