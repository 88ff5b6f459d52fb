import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from './text-width.ts';

describe('the width of a text', () => {
  it('gives every digit the same width, so that numbers line up', () => {
    const widths = [...'0123456789'].map((digit) => textWidth(digit));
    expect(new Set(widths).size).toBe(1);
  });

  it.each([...'åäöÅÄÖé–−≥≤→€\u00a0\u202f'])('knows %j in both weights', (character) => {
    const unknown = textWidth('\u{1f600}');
    for (const weight of [400, 600] as const) expect(textWidth(character, weight)).toBeGreaterThan(0);
    expect(textWidth(`${character}${character}`)).toBeCloseTo(2 * textWidth(character));
    expect(textWidth(character)).not.toBe(unknown);
  });

  it('is the same however å is composed', () => {
    expect(textWidth('a\u030a')).toBe(textWidth('å'));
  });
});

describe('a wrapped text', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });

  it('keeps every word in order, and exceeds the limit only with a single word', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (parts, limit) => {
        const text = parts.map((part) => part.replaceAll(' ', '_')).join(' ');
        const lines = wrapText(text, limit);
        expect(lines.join(' ')).toBe(text);
        for (const line of lines) if (line.includes(' ')) expect(textWidth(line)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('never breaks at a no-break space, and makes its lines even', () => {
    expect(wrapText('Mål 2023: minst 90\u00a0%', 105, 600)).toEqual(['Mål 2023:', 'minst 90\u00a0%']);
  });
});
