import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('percent-for-points', () => {
  itFinds('percent-for-points', [
    ['Andelen minskade med 3 procent, från 65 till 62 procent.', '3 procent'],
    ['Andelen minskade med 3 procentenheter, från 65 till 62 procent.', null],
    // 3 of 62 is 4,6 per cent of the old value: a relative change, rightly told.
    ['Andelen minskade med 4,6 procent, från 65 till 62 procent.', null],
    ['Antalet ökade med 8 procentenheter, från 600 till 648.', '8 procentenheter'],
    ['Andelen är 66 procent (63 procent 2022), en ökning med 3 procent.', '3 procent'],
    ['Kvinnor 71 procent och män 76 procent. Skillnaden är 5 procent.', '5 procent'],
    ['Andelen är 66 procent. Antalet besök ökade med 3 procent.', null],
  ]);
});
