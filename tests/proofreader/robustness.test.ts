// Reading never throws, whatever the text; findings point into the document; time grows with the length and no faster.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/report/proofreader/finding.ts';
import { FINDING_CODES } from '../../src/report/proofreader/finding.ts';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readProofFile } from '../../src/report/proofreader/readers/read-file.ts';
import { readHtml } from '../../src/report/proofreader/readers/read-html.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import { readText } from '../../src/report/proofreader/readers/read-text.ts';
import { readPassages } from './passages.ts';
import { exampleRegion } from './region.ts';

const data = exampleRegion();

/** Pieces of the language of reports, put together without sense: reaches the rules that random characters never do. */
const fragments = [
  ...'från till av och mellan med på än mot som den det målet nås inte ökade minskade fler högre lägst högst alla utom'.split(
    ' ',
  ),
  ...'en två övriga totalt kvinnor män riket procent procentenheter mnkr tkr % besök enheter 2022 2023 året innan'.split(
    ' ',
  ),
  ...'hälften tredjedel majoriteten index status: avslutad kommentar: januari–augusti helåret alltså skillnaden .15'.split(
    ' ',
  ),
  ...[
    '12',
    '0',
    '28',
    '1 234',
    '77,6',
    '−3',
    '(',
    ')',
    ',',
    '.',
    ':',
    ';',
    '–',
    '| ',
    '\n',
    '\n\n',
    '§',
    '"',
    'Umeå',
    'Av',
  ],
];

function isWellPlaced(findings: readonly Finding[], lines: number): boolean {
  return findings.every(
    ({ line, column, code }) => line >= 1 && line <= lines && column >= 1 && FINDING_CODES.includes(code),
  );
}

describe('the proofreader', () => {
  it('never throws on fragments of reports in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 120 }), (words) => {
        const text = words.join(' ');
        for (const read of [readText, readMarkdown, readHtml])
          expect(isWellPlaced(proofread(read(text), data), text.split('\n').length)).toBe(true);
      }),
      { numRuns: 800, seed: 20_261_125 },
    );
  });

  it('never throws on any Unicode', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const read of [readText, readMarkdown, readHtml]) proofread(read(text), data);
      }),
      { numRuns: 400, seed: 20_261_125 },
    );
  });

  it('never throws on bytes of any kind, and says what it can’t read', async () => {
    const head = fc.constantFrom('', '%PDF-1.4\n', 'PK\u0003\u0004', '<html>');
    const bytes = fc.tuple(head, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([start, rest]) => {
        const file = new Uint8Array([...new TextEncoder().encode(start), ...rest]);
        const result = await readProofFile('fil', file);
        if (result.kind === 'document') proofread(result.document, data);
        else expect(result.message).toMatch(/^Filen fil .*[.?]$/);
      }),
      { numRuns: 150, seed: 20_261_125 },
    );
  });

  it.each([
    ['digits', '1234567890'],
    ['letters', 'a'],
    ['spaces', ' '],
    ['sentences', 'Andelen ökade från 71 till 68 procent. '],
    ['one sentence that never ends', 'av 28 enheter och 3 procent '],
    ['parentheses', '('],
    ['table marks', '| 1 '],
    ['thousands', '1 234 '],
    ['hyphens', '-–'],
    ['points', '1.'],
    ['links', '[a]('],
    ['half a surrogate pair', '\ud83d'],
  ])(
    'reads a line of a megabyte of %s',
    (_name, piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const read = piece.startsWith('|') || piece.startsWith('[') ? readMarkdown : readText;
      expect(() => proofread(read(text))).not.toThrow();
    },
    60_000,
  );

  it('quotes what stands at the place it points to', () => {
    for (const { text } of readPassages()) {
      const lines = text.split('\n');
      for (const { line, column, quote } of proofread(readMarkdown(text)))
        expect(lines[line - 1]?.slice(column - 1, column - 1 + quote.length)).toBe(quote);
    }
  });

  it('finds the same twice', () => {
    const document = readMarkdown(
      readPassages()
        .map(({ text }) => text)
        .join('\n\n'),
    );
    expect(proofread(document, data)).toEqual(proofread(document, data));
  });
});

describe('speed on one core', () => {
  const all = readPassages()
    .map(({ text }) => text)
    .join('\n\n');
  const words = (count: number) => {
    const text = all.split(/ /u);
    const repeated: string[] = [];
    while (repeated.length < count) repeated.push(...text);
    return repeated.slice(0, count).join(' ');
  };
  const best = (text: string) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        // Of the processor: what else the machine does is not the proofreader's time.
        const start = process.cpuUsage();
        proofread(readMarkdown(text), data);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1_000;
      }),
    );

  it('reads 16 000 words in under a second, and twice as many in about twice the time', () => {
    best(words(4_000));
    const [one, two] = [best(words(16_000)), best(words(32_000))];
    console.log(`16 000 words ${one.toFixed(0)} ms, 32 000 words ${two.toFixed(0)} ms`);
    expect(one).toBeLessThan(1_000);
    // Twice in theory; a shared machine gets the benefit of the doubt. Quadratic growth would be four times or more.
    expect(two / one).toBeLessThan(4);
  });

  it('reads a changed paragraph in under 50 ms', () => {
    const paragraph = readPassages().find(({ text }) => text.length > 500)?.text ?? '';
    expect(best(paragraph)).toBeLessThan(50);
  });
});
