import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('change-arithmetic', () => {
  itFinds('change-arithmetic', [
    ['Antalet besök ökade med 7 procent, från 600 till 648.', '7 procent'],
    ['Antalet besök ökade med 8 procent, från 600 till 648.', null],
    // 48 / 648 = 7,4: divided by the new value.
    ['Antalet besök ökade med 7,4 procent, från 600 till 648.', '7,4 procent'],
    ['Kostnaden ökade med drygt 10 procent, från 36 000 till 39 900 kronor.', null],
    ['Kostnaden ökade med knappt 10 procent, från 36 000 till 39 900 kronor.', 'knappt 10 procent'],
    // The amounts are rounded to whole million, so 5 per cent may be true.
    ['Kostnaden ökade med 5 procent, från 39 till 41 mnkr.', null],
    ['Antalet ökade från 320 till 368, det vill säga med 48 eller 13 procent.', '13 procent'],
    ['Andelen varierar från 46 till 97 procent och har ökat med 3 procentenheter.', null],
    [
      'Jämfört med 2019 har besöken ökat med 30 procent, men från 2022 till 2023 gick de från 600 till 648.',
      null,
    ],
    ['Antalet har fördubblats, från 200 till 320.', 'fördubblats'],
    ['Antalet har nästan fördubblats, från 200 till 370.', null],
  ]);
});
