// What a cell means. Each row: what stands in the file → what Utfall takes it for. Figures are kept to the digit.
import { describe, expect, it } from 'vitest';
import type { Cells } from '../fixtures/collect-meaning.ts';
import { meaningOf } from '../fixtures/collect-meaning.ts';

describe('a value as people type it', () => {
  it.each([
    ['70', '70'],
    ['66,1', '66.1'],
    ['66.1', '66.1'],
    ['66,10', '66.10'],
    ['66,1 %', '66.1'],
    ['66,1\u00a0%', '66.1'],
    ['66.1%', '66.1'],
    ['  66,1  ', '66.1'],
    ['ca 66', '66 (approximate)'],
    ['drygt 66', '66 (approximate)'],
    ['0', '0'],
    ['100', '100'],
    ['<7', 'fel: bound-not-value'],
    ['≥65', 'fel: bound-not-value'],
    ['100,1', 'fel: share-impossible'],
    ['−3', 'fel: share-impossible'],
    ['sjuttio', 'fel: number-unreadable'],
    ['66,1 (78)', 'fel: number-unreadable'],
    ['NA', 'fel: number-unreadable'],
    ['#DIVISION/0!', 'fel: formula-error'],
    ['2023-02-07', 'fel: value-is-date'],
  ])('a share %j means %s', (value, meaning) => {
    expect(meaningOf({ value })).toBe(meaning);
  });

  it.each([
    ['266108', '266108'],
    ['266 108', '266108'],
    ['266\u00a0108', '266108'],
    ['266\u202f108', '266108'],
    ['drygt 54 000', '54000 (approximate)'],
    ['1,234', 'fel: count-not-integer'],
    ['0,5', 'fel: count-not-integer'],
    ['\u22125', 'fel: value-negative'],
    ['12 %', 'fel: unit-not-percent'],
  ])('a count %j means %s', (value, meaning) => {
    expect(meaningOf({ indicator: 'etjanster_inkomna', value })).toBe(meaning);
  });

  it.each([
    ['kontinuitet', '0,36', '0.36'],
    ['kontinuitet', '0,48 %', 'fel: unit-not-percent'],
    ['antibiotika', '-1', 'fel: value-negative'],
    ['resultat', '\u22121 250', '-1250'],
    ['samverkan', '3', '3 – indicator-qualitative'],
  ])('of %s, %j means %s', (indicator, value, meaning) => {
    expect(meaningOf({ indicator, value })).toBe(meaning);
  });
});

describe('a missing value says why', () => {
  it.each<[string, Cells, string]>([
    ['Saknas', { value: 'Saknas' }, 'saknas'],
    ['Värde saknas', { value: 'Värde saknas' }, 'saknas'],
    ['Data saknas', { value: 'Data saknas' }, 'data saknas'],
    ['a dash', { value: '-' }, 'saknas'],
    ['an en dash', { value: '–' }, 'saknas'],
    ['one point', { value: '.' }, 'ej tillämpligt'],
    ['two points', { value: '..' }, 'för få för att visas'],
    ['redovisas senare', { value: 'Redovisas senare' }, 'redovisas senare'],
    ['status missing', { value: '', status: 'missing' }, 'saknas'],
    ['status missing, note Saknas', { value: '', status: 'missing', note: 'Saknas' }, 'saknas'],
    [
      'status missing, note Data saknas',
      { value: '', status: 'missing', note: 'Data saknas' },
      'data saknas',
    ],
    [
      'status missing, followed up every third year',
      { value: '', status: 'missing', note: 'followed up every third year' },
      'ingår inte i årets uppföljning',
    ],
    [
      'status saknas, var tredje år',
      { value: '', status: 'saknas', note: 'Frågan ställs var tredje år' },
      'ingår inte i årets uppföljning',
    ],
    ['status pending', { value: '', status: 'pending' }, 'redovisas senare'],
    ['status pending beside a dash', { value: '-', status: 'pending' }, 'redovisas senare'],
    ['status för få', { value: '', status: 'för få' }, 'för få för att visas'],
    ['status not-applicable', { value: '', status: 'not-applicable' }, 'ej tillämpligt'],
    ['nothing at all', { value: '' }, 'fel: value-missing'],
    ['status final without a value', { value: '', status: 'final' }, 'fel: status-contradicts-value'],
    ['status missing with a value', { value: '70', status: 'missing' }, 'fel: status-contradicts-value'],
    ['status final, value Saknas', { value: 'Saknas', status: 'final' }, 'fel: status-contradicts-value'],
    ['two different reasons', { value: 'Data saknas', status: 'pending' }, 'fel: status-contradicts-value'],
    [
      'missing, but with counts',
      { value: '', status: 'missing', numerator: '6' },
      'fel: status-contradicts-value',
    ],
    ['an unknown status', { status: 'kanske' }, 'fel: status-unknown'],
  ])('%s', (_, cells, meaning) => {
    expect(meaningOf(cells)).toBe(meaning);
  });
});

describe('how certain a figure is', () => {
  it.each<[Cells, string]>([
    [{ status: 'final' }, '70'],
    [{ status: 'Slutlig' }, '70'],
    [{ status: 'preliminär' }, '70 (preliminary)'],
    [{ status: 'final', note: 'approximate in the source' }, '70 (approximate)'],
    [{ note: 'cirka' }, '70 (approximate)'],
    [{ note: 'ungefärligt värde enligt källan' }, '70 (approximate)'],
    [{ note: 'cirka hälften av enheterna har svarat' }, '70'],
  ])('%j means %s', (cells, meaning) => {
    expect(meaningOf(cells)).toBe(meaning);
  });
});

describe('numerators and denominators', () => {
  it.each<[string, string, string, string]>([
    ['84', '32', '38', '84 · 32 av 38'],
    ['', '32', '38', '32 av 38'],
    ['15.7', '6', '38', '15.7 · 6 av 38 – value-disagrees-with-counts'],
    ['77', '', '1 492', '77 · ? av 1492'],
    ['50', '', '7', '50 · ? av 7 – share-unreachable'],
    ['28.0', '2742', '', '28.0 · 2742 av ?'],
    ['84', '32', '-', '84 · 32 av ?'],
    ['', '32', '', 'fel: value-missing'],
    ['84', '39', '38', 'fel: numerator-above-denominator'],
    ['0', '0', '0', 'fel: denominator-zero'],
    ['84', '-5', '38', 'fel: count-negative'],
    ['84', '32,5', '38', 'fel: count-not-integer'],
    ['84', '32 %', '38', 'fel: count-is-percent'],
    ['84', '<5', '38', 'fel: bound-not-value'],
    ['84', 'x', 'y', 'fel: number-unreadable, number-unreadable'],
  ])('value %j, numerator %j, denominator %j mean %s', (value, numerator, denominator, meaning) => {
    expect(meaningOf({ indicator: 'hlt', value, numerator, denominator })).toBe(meaning);
  });

  it('tells the printed share beside the one that the counts give', async () => {
    const { interpretCells } = await import('../fixtures/collect-meaning.ts');
    const [problem] = interpretCells([{ value: '15.7', numerator: '6', denominator: '38' }]).problems;
    expect(problem?.message).toBe(
      'Andelen är skriven som 15,7 procent, men 6 av 38 är 15,8 procent. Båda behålls; beräkningar utgår från antalen.',
    );
  });
});
