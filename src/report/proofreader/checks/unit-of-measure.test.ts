import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('unit-of-measure', () => {
  itFinds('unit-of-measure', [
    ['Kontinuitetsindex är 0,36 %.', '0,36 %'],
    ['Kontinuitetsindex är 0,36.', null],
    ['HME ökade med två procentenheter.', 'två procentenheter'],
    ['Hyran följer konsumentprisindex och ökar med 6,5 procent.', null],
    ['HME blev 78 och 91 procent av cheferna svarade.', null],
    ['Andel: A 58 %, B 66 %, C 71, D 76 %.', '71'],
    ['| Enhet | 2023 |\n|---|---|\n| A | 71 % |\n| B | 64 |\n| C | 69 % |\n| D | 70 % |', '64'],
    [
      '| Mått | 2023 | Mål 2023 |\n|---|---|---|\n| A | 12 % | ≥ 50 % |\n| B | 9 % | ≥ 40 % |\n| C | 14 % | ≥ 30 % |\n| Recept per 1 000 invånare | – | ≤ 250 |',
      null,
    ],
  ]);
});
