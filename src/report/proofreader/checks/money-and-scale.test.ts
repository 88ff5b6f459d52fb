import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('money-and-scale', () => {
  itFinds('money-and-scale', [
    ['Stödet är 2,4 mnkr (24 000 tkr).', '24 000 tkr'],
    ['Stödet är 2,4 mnkr (2 400 tkr).', null],
    ['Budgeten var 410 mnkr och utfallet 423 mnkr, en avvikelse på −31 mnkr.', '−31 mnkr'],
    ['Budgeten var 410,4 mnkr och utfallet 423,2 mnkr, en avvikelse på −13 mnkr.', null],
    ['Kostnaden är 84 mnkr. Av den avser 12 600 mnkr läkemedel.', '12 600 mnkr'],
    ['Utfallet, 97 mnkr, översteg budgeten på 60 mnkr med 37 mnkr.', null],
  ]);
});
