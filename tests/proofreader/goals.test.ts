// The goals of trustworthiness, measured on the half of the passages that is kept aside, as totals.
import { describe, expect, it } from 'vitest';
import { isAside, readPassages } from './passages.ts';
import { exampleRegion } from './region.ts';
import { precisionOf, recallOf, scorePassage, totalsOf } from './score.ts';

describe('on the half kept aside', () => {
  const passages = readPassages();
  const data = exampleRegion();
  const totals = totalsOf(passages.filter(isAside).map((passage) => scorePassage(passage, data)));

  it('there are passages enough: 500 in all, half of them correct, and 100 long correct ones', () => {
    const correct = passages.filter(({ expected }) => expected.length === 0);
    expect(passages.length).toBeGreaterThanOrEqual(500);
    expect(correct.length / passages.length).toBeGreaterThan(0.4);
    expect(correct.filter(({ text }) => text.split(/\s+/u).length >= 40).length).toBeGreaterThanOrEqual(100);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  });

  it('nineteen findings of twenty are right, and of those called errors more still', () => {
    expect(precisionOf(totals)).toBeGreaterThanOrEqual(0.95);
    expect(precisionOf({ right: totals.rightErrors, wrong: totals.wrongErrors })).toBeGreaterThanOrEqual(
      0.97,
    );
  });

  it('six errors of seven are found', () => {
    expect(recallOf(totals)).toBeGreaterThanOrEqual(0.85);
  });
});
