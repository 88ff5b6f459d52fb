import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('status-against-comment', () => {
  itFinds('status-against-comment', [
    ['Status: Avslutad. Arbetet är inte klart.', 'Avslutad'],
    ['Status: Avslutad. Arbetet är klart.', null],
    ['Status: Pågår enligt plan. Arbetet är kraftigt försenat.', 'Pågår enligt plan'],
    [
      '| Uppdrag | Status | Kommentar |\n|---|---|---|\n| A | Klar | Upphandlingen är försenad till våren. |',
      'Klar',
    ],
    [
      '| Uppdrag | Status | Kommentar |\n|---|---|---|\n| A | Klar | Upphandlingen är genomförd och avtalet gäller. |',
      null,
    ],
  ]);
});
