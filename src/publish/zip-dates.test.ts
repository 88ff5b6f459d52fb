import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { fixZipDates } from './zip-dates.ts';

async function zipOf(texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(texts)) zip.file(name, text);
  return zip.generateAsync({ type: 'uint8array' });
}

describe('a ZIP file with one date', () => {
  it('keeps its content and dates every entry the same', async () => {
    const at = new Date('2024-02-27T12:30:00Z');
    const fixed = await JSZip.loadAsync(fixZipDates(await zipOf({ 'a.txt': 'å', 'b/c.xml': '<x/>' }), at));
    expect(await fixed.file('a.txt')?.async('string')).toBe('å');
    expect(await fixed.file('b/c.xml')?.async('string')).toBe('<x/>');
    for (const entry of Object.values(fixed.files))
      expect(entry.date.toISOString()).toBe('2024-02-27T12:30:00.000Z');
  });

  it('is refused when it is none', () => {
    expect(() =>
      fixZipDates(new TextEncoder().encode('inte en zipfil, men tillräckligt lång'), new Date(0)),
    ).toThrow();
  });
});
