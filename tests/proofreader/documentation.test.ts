// Every page of docs/reference/proofreader is executed: its wrong example gives exactly its finding, the mended one none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, FINDING_TITLES } from '../../src/report/proofreader/finding.ts';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import { exampleRegion } from './region.ts';

const folder = join(import.meta.dirname, '../../docs/reference/proofreader');
const data = exampleRegion();

function example(page: string, kind: 'fel' | 'rätt'): string {
  const match = new RegExp(`\`\`\`markdown ${kind}\\n([\\s\\S]*?)\\n\`\`\``, 'u').exec(page);
  if (match?.[1] === undefined) throw new Error(`The page has no example marked ${kind}`);
  return match[1];
}

describe('the documentation of the findings', () => {
  it('has one page for each code and no other', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(FINDING_CODES.map((code) => `${code}.md`).sort());
  });

  it.each(FINDING_CODES)('%s: the wrong example is found and the mended one is clean', (code) => {
    const page = readFileSync(join(folder, `${code}.md`), 'utf8');
    const quote = /Fyndet står på ”(.+?)”/u.exec(page)?.[1];
    const used = code === 'against-data' ? data : undefined;
    const found = proofread(readMarkdown(example(page, 'fel')), used);
    expect(found.map((finding) => finding.code)).toEqual([code]);
    expect(found[0]?.quote).toContain(quote);
    expect(proofread(readMarkdown(example(page, 'rätt')), used)).toEqual([]);
    expect(page).toContain(FINDING_TITLES[code]);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`(${code}.md)`);
  });
});
