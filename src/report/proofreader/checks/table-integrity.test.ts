import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('table-integrity', () => {
  itFinds('table-integrity', [
    ['| Enhet | Antal |\n|---|---|\n| A | 12 |\n| B | 14 |\n| B | 14 |', 'B'],
    ['| Enhet | Antal |\n|---|---|\n| A | 12 |\n| B | 14 |\n| C | 14 |', null],
    [
      '| Post | 2022 | 2023 | Skillnad |\n|---|---|---|---|\n| A | 10 | 12 | 2 |\n| B | 10 | 15 | 5 |\n| C | 10 | 7 | 3 |',
      '3',
    ],
    // Outcome minus budget or the other way round: the table's own habit decides.
    [
      '| Post | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n| A | 10 | 12 | −2 |\n| B | 10 | 15 | −5 |\n| C | 10 | 7 | 3 |',
      null,
    ],
    // Shares change in percentage points and counts in per cent, in one column.
    [
      '| Mått | 2022 | 2023 | Förändring |\n|---|---|---|---|\n| A | 20 % | 28 % | +8 procentenheter |\n| B | 76 % | 77 % | +1 procentenhet |\n| C | 217 600 | 266 079 | +22,3 procent |',
      null,
    ],
    [
      '| Mått | 2022 | 2023 | Förändring |\n|---|---|---|---|\n| A | 20 % | 28 % | +8 procentenheter |\n| B | 76 % | 77 % | +1 procentenhet |\n| C | 217 600 | 266 079 | +32,3 procent |',
      '+32,3 procent',
    ],
    ['| Post | mnkr |\n|---|---|\n| A | .15 |\n| B | 1,2 |', '.15'],
    ['Tabell 1. Väntande\n\nTabell 1. Besök', 'Tabell 1'],
    ['Tabell 1. Väntande\n\nTabell 1 visar att kön är kort.', null],
    ['Tabell 2. Besök 2023\n\n| Område | 2022 |\n|---|---|\n| A | 12 |\n| B | 13 |', 'Tabell 2. Besök 2023'],
  ]);
});
