import { describe, expect, it } from 'vitest';
import { drawQrCode } from './qr-code.ts';
import { remainderOf } from './reed-solomon.ts';

const sizeFor = (length: number) => drawQrCode('a'.repeat(length)).length;

describe('a QR code', () => {
  it('grows by four modules where the next version begins (ISO/IEC 18004, table 7, level M, bytes)', () => {
    expect([14, 15, 122, 123, 152, 153, 180, 181].map(sizeFor)).toEqual([21, 25, 45, 49, 49, 53, 53, 57]);
  });

  it('refuses a text that it has no room for', () => {
    expect(() => drawQrCode('a'.repeat(413))).toThrow(RangeError);
    expect(sizeFor(412)).toBe(77);
  });

  it('tells the version twice from version 7 on, as the standard writes 7', () => {
    // ISO/IEC 18004, annex D: version 7 is 000111110010010100.
    const rows = drawQrCode('a'.repeat(110));
    const size = rows.length;
    const bits = Array.from({ length: 18 }, (_, bit) => {
      const [a, b] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
      expect(rows[b]?.[a]).toBe(rows[a]?.[b]);
      return rows[b]?.[a] ? '1' : '0';
    });
    expect(size).toBe(45);
    expect(bits.reverse().join('')).toBe('000111110010010100');
  });

  it('corrects as the example of the standard does (annex I, "01234567" in version 1-M)', () => {
    const data = [
      0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
    ];
    expect(remainderOf(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
  });

  it('has its three finders, whatever it says', () => {
    const rows = drawQrCode('otpauth://totp/Utfall:anna@exempel.se?secret=JBSWY3DPEHPK3PXP');
    const last = rows.length - 7;
    const row = (x: number, y: number) =>
      rows[y]
        ?.slice(x, x + 7)
        .map((isDark) => (isDark ? '#' : '.'))
        .join('');
    for (const [x, y] of [
      [0, 0],
      [last, 0],
      [0, last],
    ] as const)
      expect([row(x, y), row(x, y + 1), row(x, y + 2)]).toEqual(['#######', '#.....#', '#.###.#']);
  });
});
