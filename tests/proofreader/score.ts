// Scores the proofreader on labelled passages. A finding is right when its code is one of those expected and it stands on
// (or within a line's reach of) the expected words; every other finding is false; an expectation without one is missed.
import type { ProofData } from '../../src/report/proofreader/data.ts';
import type { Finding } from '../../src/report/proofreader/finding.ts';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import type { Expected, Passage } from './passages.ts';

export interface Scored {
  readonly passage: Passage;
  readonly right: readonly Finding[];
  readonly wrong: readonly Finding[];
  readonly missed: readonly Expected[];
}

/** Words of one clause: a finding may point at the verb where the label points at the figure. */
const REACH = 100;

export function scorePassage(passage: Passage, data: ProofData): Scored {
  const findings = proofread(readMarkdown(passage.text), passage.isWithData ? data : undefined);
  const matches = (finding: Finding, expected: Expected) =>
    expected.codes.includes(finding.code) && isNear(passage.text, finding, expected.quote);
  return {
    passage,
    right: findings.filter((finding) => passage.expected.some((expected) => matches(finding, expected))),
    wrong: findings.filter((finding) => !passage.expected.some((expected) => matches(finding, expected))),
    missed: passage.expected.filter((expected) => !findings.some((finding) => matches(finding, expected))),
  };
}

function isNear(text: string, finding: Finding, quote: string): boolean {
  const lines = text.split('\n');
  const before = lines.slice(0, finding.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const start = before + finding.column - 1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const gap = Math.max(at - (start + finding.quote.length), start - (at + quote.length));
    if (gap <= REACH) return true;
  }
  return false;
}

export interface Totals {
  readonly passages: number;
  readonly right: number;
  readonly wrong: number;
  readonly expected: number;
  readonly missed: number;
  readonly rightErrors: number;
  readonly wrongErrors: number;
}

export function totalsOf(scored: readonly Scored[]): Totals {
  const count = (list: (each: Scored) => number) => scored.reduce((sum, each) => sum + list(each), 0);
  const errors = (findings: readonly Finding[]) =>
    findings.filter(({ severity }) => severity === 'error').length;
  return {
    passages: scored.length,
    right: count(({ right }) => right.length),
    wrong: count(({ wrong }) => wrong.length),
    expected: count(({ passage }) => passage.expected.length),
    missed: count(({ missed }) => missed.length),
    rightErrors: count(({ right }) => errors(right)),
    wrongErrors: count(({ wrong }) => errors(wrong)),
  };
}

export function precisionOf({ right, wrong }: Pick<Totals, 'right' | 'wrong'>): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recallOf({ expected, missed }: Pick<Totals, 'expected' | 'missed'>): number {
  return expected === 0 ? 1 : (expected - missed) / expected;
}
