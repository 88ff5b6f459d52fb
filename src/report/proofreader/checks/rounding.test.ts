import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('rounding', () => {
  itFinds('rounding', [
    ['Av 1 492 barn fick 1 071 en tid (71 procent).', '71 procent'],
    ['Av 1 492 barn fick 1 071 en tid (72 procent).', null],
    ['Svaren fördelas på 33 procent ja, 33 procent delvis och 33 procent nej.', null],
    ['Av medlen gick 45 procent till A, 30 procent till B och övriga 20 procent till C.', '20 procent'],
    [
      'Ja 45 procent, delvis 30 procent och övrigt 20 procent; på grund av avrundning blir summan inte 100.',
      null,
    ],
  ]);
});
