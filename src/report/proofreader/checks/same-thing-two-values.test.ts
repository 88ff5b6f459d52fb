import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('same-thing-two-values', () => {
  itFinds('same-thing-two-values', [
    [
      'Antalet listade i länet var 132 440 i december 2024.\n\nAntalet listade i länet var 134 240 i december 2024.',
      '134 240',
    ],
    [
      'Antalet listade i länet var 132 440 i december 2024.\n\nAntalet listade i länet var 133 599 i december 2023.',
      null,
    ],
    ['Nämndens underskott 2022 var 199 mnkr.\n\nNämndens underskott 2022 var 198,8 mnkr.', null],
    ['Nämndens underskott 2022 var 199 mnkr.\n\nNämndens prognos för underskott 2022 var 189 mnkr.', null],
    [
      'Svarsfrekvensen bland kvinnor 2023 var 73 procent.\n\nSvarsfrekvensen bland män 2023 var 70 procent.',
      null,
    ],
  ]);
});
