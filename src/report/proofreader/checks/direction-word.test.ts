import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('direction-word', () => {
  itFinds('direction-word', [
    ['Andelen ökade från 71 till 68 procent.', 'ökade'],
    ['Andelen minskade från 71 till 68 procent.', null],
    ['Resultatet är 71 procent, vilket är högre än rikets 74 procent.', 'högre'],
    ['Väntetiden förbättrades från 41 till 48 dagar.', 'förbättrades'],
    ['Sjukfrånvaron försämrades från 6,1 till 6,6 procent.', null],
    ['Andelen är i stort sett oförändrad, 71 procent mot 72 procent året före.', null],
    ['Antalet ökade i Norra (från 70 till 76) men minskade i Södra (från 85 till 81).', null],
    ['Fler kvinnor än män svarade, 310 mot 290.', null],
    ['Fler kvinnor än män svarade, 290 mot 310.', 'Fler'],
    ['Enheter med fler än 3 000 listade har 12 procent vakanser, lägre än 2022.', null],
  ]);
});
