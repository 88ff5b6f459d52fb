import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('stale-verdict', () => {
  itFinds('stale-verdict', [
    ['Målet 2023 är uppnått. Värdet gäller 2022, 91 procent mot målet 90 procent.', 'uppnått'],
    ['Målet 2022 är uppnått. Värdet gäller 2022, 91 procent mot målet 90 procent.', null],
    ['Målet 2023 kan inte bedömas. Värdet gäller 2022, 91 procent mot målet 90 procent.', null],
    ['Under januari–augusti gjordes 310 besök, färre än helåret 2022 (455).', 'januari–augusti'],
    ['Under januari–augusti gjordes 310 besök, färre än samma period 2022 (455).', null],
  ]);
});
