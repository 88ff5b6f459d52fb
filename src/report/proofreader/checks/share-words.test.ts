import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('share-words', () => {
  itFinds('share-words', [
    ['En majoritet (14 av 28) är nöjda.', 'En majoritet'],
    ['En majoritet (15 av 28) är nöjda.', null],
    ['En tredjedel av dem (37 procent) svarade.', null],
    ['En tredjedel av dem (41 procent) svarade.', 'En tredjedel'],
    ['Mer än hälften (50 procent) svarade.', null],
    ['Mindre än hälften, 53 procent, svarade.', 'Mindre än hälften'],
    ['Var fjärde, 12 av 28, svarade.', 'Var fjärde'],
    ['Hälften av enheterna har 12 procent vakanser.', null],
  ]);
});
