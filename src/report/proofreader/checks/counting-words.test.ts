import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('counting-words', () => {
  itFinds('counting-words', [
    ['Alla utom två (26 av 28) svarade.', null],
    ['Alla utom två (27 av 28) svarade.', 'Alla utom två'],
    ['Samtliga enheter (28 av 28) svarade.', null],
    ['Ingen enhet (1 av 28) svarade.', 'Ingen'],
    ['Flera enheter (2 av 38) når målet.', 'Flera'],
    ['Flera enheter (7 av 38) når målet.', null],
    ['Alla får information. 26 av 28 enheter har en broschyr.', null],
  ]);
});
