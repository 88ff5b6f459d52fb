import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('extreme-contradicted', () => {
  itFinds('extreme-contradicted', [
    ['Andelen varierar mellan 53 och 91 procent. Medianen är 95 procent.', '95 procent'],
    ['Andelen varierar mellan 53 och 91 procent. Medianen är 77 procent.', null],
    ['Som lägst är den 70 procent och som högst 64 procent.', 'högst 64 procent'],
    ['Andelen varierar mellan 100 procent som mest och 40 procent som lägst.', null],
    ['Lägst är 70 procent. En enhet låg under en kortare period på 55 procent.', null],
    ['Andelen varierar mellan 53 och 91 procent. Hälsocentralen Eken har 95 procent.', '95 procent'],
  ]);
});
