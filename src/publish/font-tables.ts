// Reads what we need to know of a TTF file: which characters it has and how wide they are. OpenType specification 1.9:
// table directory, cmap format 4 (characters up to U+FFFF), hhea, hmtx, head.

export interface FontTables {
  readonly unitsPerEm: number;
  /** Advance width in font units; null when the font lacks the character. */
  widthOf(codePoint: number): number | null;
}

export function readFont(bytes: Uint8Array): FontTables {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < data.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(name, data.getUint32(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`The font has no table ${name}`);
    return at;
  };
  const metricCount = data.getUint16(table('hhea') + 34);
  const glyphOf = readGlyphMap(data, table('cmap'));
  return {
    unitsPerEm: data.getUint16(table('head') + 18),
    widthOf: (codePoint) => {
      const glyph = codePoint > 0xffff ? 0 : glyphOf(codePoint);
      return glyph === 0 ? null : data.getUint16(table('hmtx') + Math.min(glyph, metricCount - 1) * 4);
    },
  };
}

function readGlyphMap(data: DataView, cmap: number): (codePoint: number) => number {
  let format4: number | null = null;
  for (let index = 0; index < data.getUint16(cmap + 2); index += 1) {
    const at = cmap + data.getUint32(cmap + 8 + index * 8);
    if (data.getUint16(at) === 4) format4 = at;
  }
  if (format4 === null) throw new Error('The font has no cmap of format 4');
  const start = format4;
  const doubled = data.getUint16(start + 6);
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (data.getUint16(start + 14 + at) < codePoint) continue;
      const first = data.getUint16(start + 16 + doubled + at);
      if (first > codePoint) return 0;
      const delta = data.getUint16(start + 16 + 2 * doubled + at);
      const offsetAt = start + 16 + 3 * doubled + at;
      const offset = data.getUint16(offsetAt);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = data.getUint16(offsetAt + offset + (codePoint - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
