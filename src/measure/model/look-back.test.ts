import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from '../../../tests/fixtures/measure-catalogue.ts';
import { monthPeriod } from '../../core/period.ts';
import { lookBack } from './look-back.ts';

const { indicators } = shippedCatalogue();
const MARCH = monthPeriod(2024, 3);

const looksBack = (id: string) => {
  const found = indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`${id} is not in the catalogue`);
  return Object.fromEntries(lookBack(found.model, MARCH));
};

describe('how far back a measure looks in March 2024', () => {
  it.each([
    // "within 18 months" of the period's end, "within 5 years".
    ['hba1c-over-70', { measurement: '2022-10-01', diagnosis: '2019-04-01' }],
    ['kontinuitet-lakare', { contact: '2022-10-01' }],
    // Only what happened in the period.
    ['samma-dag-telefon', {}],
  ])('%s', (id, tables) => {
    expect(looksBack(id)).toEqual(tables);
  });
});
