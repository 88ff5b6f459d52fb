import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('share-of-count', () => {
  itFinds('share-of-count', [
    ['19 av 28 enheter (64 procent) har en rutin.', '64 procent'],
    ['19 av 28 enheter (68 procent) har en rutin.', null],
    ['Cirka 70 procent (19 av 28) har en rutin.', null],
    ['Av 60 ärenden hade 21 brister, vilket motsvarar 30 procent.', '30 procent'],
    ['Av 60 ärenden hade 21 brister. Målet är 30 procent.', null],
    ['Av anslaget på 152 mnkr har 86 mnkr använts, det vill säga 67 procent.', '67 procent'],
  ]);
});
