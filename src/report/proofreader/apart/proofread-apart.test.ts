import { describe, expect, it } from 'vitest';
import { proofreadApart, proofreadWithin } from './proofread-apart.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a text proofread in a process of its own', () => {
  it('comes back with its findings on its words', async () => {
    const bytes = bytesOf('# Telefon\n\nAntalet samtal ökade med 7 procent, från 600 till 648.\n');
    const answer = await proofreadApart.proofread({ name: 'prov.md', bytes, data: null });
    if (answer.kind !== 'proofed') throw new Error(answer.kind);
    const { blocks, findings, format, figureCount } = answer.document;
    expect(format).toBe('markdown');
    expect(figureCount).toBe(3);
    expect(findings).toMatchObject([
      {
        id: '1:25-34:change-arithmetic',
        quote: '7 procent',
        replacement: '8 procent',
        line: 3,
        page: null,
      },
    ]);
    const [, second] = blocks;
    const text = second?.kind === 'paragraph' ? second.text.text : '';
    expect(text.slice(findings[0]?.start, findings[0]?.end)).toBe('7 procent');
  });

  it('tells where personal identity numbers stand, each line once, and nothing else of the text', async () => {
    const bytes = bytesOf(
      'Rad ett.\n\nPatienten 19811218-9876 och 811218-9876 ringde\noch 811218-\n9876 kom.\n',
    );
    const answer = await proofreadApart.proofread({ name: 'prov.txt', bytes, data: null });
    expect(answer).toEqual({ kind: 'identity-numbers', places: [{ line: 3, page: null }] });
  });

  it('is ended with a sentence when it takes too long, and when it takes too much memory', async () => {
    const bytes = bytesOf('Av 28 enheter uppger fem att de har kö. '.repeat(60_000));
    const order = { name: 'lang.txt', bytes, data: null };
    const slow = await proofreadWithin({ megabytes: 512, milliseconds: 50 }).proofread(order);
    expect(slow).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('sekunder') });
    const heavy = await proofreadWithin({ megabytes: 20, milliseconds: 60_000 }).proofread(order);
    expect(heavy).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('minne') });
  });

  it('says what to do with a file without text', async () => {
    const answer = await proofreadApart.proofread({ name: 'tom.txt', bytes: bytesOf(' \n\n'), data: null });
    expect(answer).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('ingen text') });
  });
});
