import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('impossible-share', () => {
  itFinds('impossible-share', [
    ['Sex av 38 enheter, 15,7 procent, deltar.', '15,7 procent'],
    ['12 procent av länets 28 enheter deltar.', '12 procent'],
    ['Drygt 12 procent av länets 28 enheter deltar.', null],
    ['14 procent av länets 28 enheter deltar.', null],
    // With 250 units every whole per cent can be had.
    ['12 procent av de 250 enheterna deltar.', null],
    ['Andelen vaccinerade är 103 procent.', '103 procent'],
    ['Beläggningen är 103 procent.', null],
  ]);
});
