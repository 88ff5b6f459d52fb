// Every finding points at its own words, in every labelled passage: what the page marks and Word's comments stand on.
import { expect, it } from 'vitest';
import { textsOf } from '../../src/report/proofreader/document.ts';
import { toProofed } from '../../src/report/proofreader/proofed.ts';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readHtml } from '../../src/report/proofreader/readers/read-html.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import { readPassages } from './passages.ts';
import { exampleRegion } from './region.ts';

const data = exampleRegion();

it('finds the same as the proofreader itself, each on the characters that it quotes', () => {
  let seen = 0;
  for (const { text } of readPassages()) {
    const document = readMarkdown(text);
    const { findings, held } = toProofed(document, 'markdown', data);
    const texts = textsOf(document).map((each) => each.text);
    for (const { textId, start, end, quote } of [...findings, ...held])
      expect(texts[textId]?.slice(start, end)).toBe(quote);
    expect(findings.map(({ code, line }) => [code, line])).toEqual(
      proofread(document, data).map(({ code, line }) => [code, line]),
    );
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    seen += findings.length;
  }
  expect(seen).toBeGreaterThan(200);
});

it('gives every text a number of its own, empty cells of a web page too', () => {
  const html = '<table><tr><th>a</th><th>b</th></tr><tr><td></td><td></td></tr></table><p>slut</p>';
  const { blocks } = toProofed(readHtml(html), 'html');
  const ids = blocks.flatMap((block) =>
    block.kind === 'table' ? [...block.header, ...block.rows.flat()].map(({ id }) => id) : [block.text.id],
  );
  expect(ids).toEqual([0, 1, 2, 3, 4]);
});

it('tells which figures the region’s values bear out, and which row they are from', () => {
  const { held } = toProofed(readMarkdown('Telefontillgängligheten var 73 procent 2023.'), 'markdown', data);
  expect(held).toMatchObject([{ quote: '73 procent', what: 'Telefontillgänglighet 2023' }]);
  expect(held[0]?.from).toMatch(/, rad \d+$/u);
  expect(held[0]?.observationId).not.toBeNull();
  expect(
    toProofed(readMarkdown('Telefontillgängligheten var 37 procent 2023.'), 'markdown', data).held,
  ).toEqual([]);
});
