import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('parts-do-not-sum', () => {
  itFinds('parts-do-not-sum', [
    ['Av 28 enheter svarar tio ja, fem delvis och övriga 15 nej.', '15'],
    ['Av 28 enheter svarar tio ja, fem delvis och övriga 13 nej.', null],
    // Not said to be complete.
    ['Av 28 enheter har tio en plan och fem en rutin.', null],
    ['Vi har 30 offentliga och 12 privata enheter, totalt 43.', '43'],
    ['Avdelningarna fick 2,4 mnkr och 1,7 mnkr, tillsammans 4,1 mnkr.', null],
    ['Av tio mål uppfylls fyra helt, tre delvis och två inte; ett kan inte bedömas.', null],
    ['Av tio mål uppfylls fyra helt, tre delvis och fyra inte.', 'tio mål'],
    ['| Slag | Antal |\n|---|---|\n| A | 10 |\n| B | 20 |\n| Totalt | 31 |', '31'],
    ['| Mått | Index |\n|---|---|\n| A | 70 |\n| B | 80 |\n| Totalt | 75 |', null],
  ]);
});
