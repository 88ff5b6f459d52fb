import { expect, it } from 'vitest';
import { insertName } from './insert-name.ts';

it.each([
  ['Andelen var ', 12, 12, 'Andelen var {värde}', 19],
  ['Andelen var', 11, 11, 'Andelen var {värde}', 19],
  ['Andelen var 77 procent.', 12, 22, 'Andelen var {värde}.', 19],
  ['', 0, 0, '{värde}', 7],
  ['år', 0, 0, '{värde} år', 7],
])('a name put into %j at %i–%i keeps the words apart', (text, from, to, result, caret) => {
  expect(insertName(text, 'värde', from, to)).toEqual({ text: result, caret });
});
