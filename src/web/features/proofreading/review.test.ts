import { expect, it } from 'vitest';
import type { ProofreadingPage } from '../../../http/proofread-contract.ts';
import { marksOf } from './marks.ts';
import type { Review } from './review.ts';
import { toForm, withDecision } from './review.ts';

const page: ProofreadingPage = {
  fileName: 'x.md',
  format: 'markdown',
  against: null,
  figureCount: 0,
  blocks: [],
  findings: [],
  held: [],
};

it('a decision is made, changed and undone without touching the others', () => {
  const source = { kind: 'text', text: 'x' } as const;
  const start: Review = { source, place: null, page, decisions: { a: { kind: 'accepted' } } };
  const made = withDecision(start, 'b', { kind: 'dismissed', reason: 'Rätt så' });
  expect(made.decisions).toEqual({ a: { kind: 'accepted' }, b: { kind: 'dismissed', reason: 'Rätt så' } });
  expect(withDecision(made, 'b', { kind: 'accepted' }).decisions).toEqual({
    a: { kind: 'accepted' },
    b: { kind: 'accepted' },
  });
  expect(withDecision(made, 'b', null).decisions).toEqual(start.decisions);
});

it('the form carries a place only when there is one', () => {
  const source = { kind: 'text', text: 'Andelen var 73 procent.' } as const;
  expect([...toForm(source, null).keys()]).toEqual(['text']);
  expect([...toForm(source, { region: 'exempel', year: 2023 }).entries()]).toEqual([
    ['region', 'exempel'],
    ['year', '2023'],
    ['text', 'Andelen var 73 procent.'],
  ]);
});

it('marks part a text where they begin and end, also when they overlap', () => {
  const spans = [
    { id: 'a', start: 2, end: 6 },
    { id: 'b', start: 4, end: 8 },
    { id: 'c', start: 8, end: 10 },
  ];
  expect(
    marksOf('0123456789', spans).map(({ text, over }) => [text, over.map(({ id }) => id).join('')]),
  ).toEqual([
    ['01', ''],
    ['23', 'a'],
    ['45', 'ab'],
    ['67', 'b'],
    ['89', 'c'],
  ]);
  expect(marksOf('', spans)).toEqual([]);
});
