import { expect, it } from 'vitest';
import { replacementOf, stepsOf } from './steps.ts';

it('a sum is told line by line, with what each line gives', () => {
  expect(stepsOf('648 − 600 = 48; 48 / 600 = 8 procent; i procent vore det 4,6')).toEqual([
    { terms: '648 − 600', gives: '48' },
    { terms: '48 / 600', gives: '8 procent' },
    { terms: 'i procent vore det 4,6', gives: '' },
  ]);
  expect(stepsOf('')).toEqual([]);
});

it.each([
  ['Skriv 8 procent, eller rätta de två värdena.', '7 procent', '8 procent'],
  ['Skriv 4 procentenheter.', '4 procent', '4 procentenheter'],
  ['Skriv −0,3.', '0,3', '−0,3'],
  ['Skriv 12\u00a0500 besök, eller rätta antalen.', '12 400', '12\u00a0500 besök'],
  ['Skriv att målet inte kan bedömas för 2023.', 'nåddes 2023', null],
  ['Skriv alla utom 2, eller rätta talen.', 'alla utom en', null],
  ['Skriv 29, eller rätta den del som är fel.', 'tjugosju', null],
  ['Kontrollera täljare och nämnare.', '104 procent', null],
])('%s replaces "%s" with %s', (suggestion, quote, replacement) => {
  expect(replacementOf(suggestion, quote)).toBe(replacement);
});
