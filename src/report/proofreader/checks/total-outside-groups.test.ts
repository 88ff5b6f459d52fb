import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('total-outside-groups', () => {
  itFinds('total-outside-groups', [
    ['Kvinnor 71 procent, män 76 procent, totalt 78 procent.', '78 procent'],
    ['Kvinnor 71 procent, män 76 procent, totalt 74 procent.', null],
    ['Kvinnor 71,3 procent, män 71,4 procent, totalt 71 procent.', null],
    ['Totalt 310 svar: 200 kvinnor och 110 män.', null],
    ['| | Flickor | Pojkar | Totalt |\n|---|---|---|---|\n| Tid i tid | 77 % | 63 % | 79 % |', '79 %'],
  ]);
});
