// Amounts of the data are in the indicator's unit, those of a text in whatever unit the writer chose.
import { expect, it } from 'vitest';
import { levelTarget, makeIndicator, observe } from '../../../../tests/fixtures/make.ts';
import { proofreadClosely } from '../proofread.ts';
import { readMarkdown } from '../readers/read-markdown.ts';

const indicator = makeIndicator({ name: 'Personalkostnad', kind: 'money', unit: 'tkr', decimals: 0 });
const data = {
  regionName: 'Prov',
  indicators: [indicator],
  targets: [levelTarget('≤', '520000', { unit: 'tkr' })],
  observations: [observe({ value: '526236', period: 2023 })],
};

it.each([
  ['Personalkostnaden var 526 236 tkr 2023.', [], 1],
  ['Personalkostnaden var 526 mnkr 2023.', [], 1],
  ['Personalkostnaden var 526,2 miljoner kronor 2023.', [], 1],
  ['Personalkostnaden var 526 632 tkr 2023.', ['Skriv 526 236 tkr, eller rätta uppgiften i systemet.'], 0],
  ['Personalkostnaden var 562 mnkr 2023.', ['Skriv 526 mnkr, eller rätta uppgiften i systemet.'], 0],
])('%s', (text, suggestions, held) => {
  const read = proofreadClosely(readMarkdown(text), data);
  expect(read.findings.map(({ suggestion }) => suggestion.replaceAll('\u00a0', ' '))).toEqual(suggestions);
  expect(read.held).toHaveLength(held);
});
