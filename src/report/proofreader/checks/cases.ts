// A table of cases for one code: text and the words that are found, or null when nothing of that code may be found.
import { expect, it } from 'vitest';
import type { FindingCode } from '../finding.ts';
import { proofread } from '../proofread.ts';
import { readMarkdown } from '../readers/read-markdown.ts';

export type Case = readonly [text: string, quote: string | null];

export function itFinds(code: FindingCode, cases: readonly Case[]): void {
  it.each(cases)('%s', (text, quote) => {
    const found = proofread(readMarkdown(text)).filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.quote)).toEqual(quote === null ? [] : [quote]);
    for (const finding of found) {
      expect(finding.message).toMatch(/^[”\p{Lu}\d−].*\.$/su);
      expect(finding.suggestion).not.toBe('');
      expect(finding.arithmetic).not.toBe('');
    }
  });
}
