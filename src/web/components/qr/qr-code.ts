// A QR code (ISO/IEC 18004) as rows of dark and light: byte mode, error correction M, versions 1–15. Only as much as the link
// that couples an authenticator app needs; drawn by qr-picture.tsx. The arithmetic of error correction is in reed-solomon.ts,
// the choice of mask in mask.ts.
import { chooseMask, MASKS } from './mask.ts';
import { remainderOf } from './reed-solomon.ts';

export type Matrix = readonly (readonly boolean[])[];

/** Error correction M, by version from 1: correction bytes in each block, and blocks (ISO/IEC 18004, table 9). */
const CORRECTION_BYTES = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
/** Bits of level M in the format information. */
const LEVEL_M = 0b00;

/** Throws RangeError for a text of more than about 400 bytes. */
export function drawQrCode(text: string): Matrix {
  const bytes = [...new TextEncoder().encode(text)];
  const version = CORRECTION_BYTES.findIndex((_, at) => bytes.length <= roomFor(at + 1)) + 1;
  if (version === 0) throw new RangeError('The text is too long for a QR code of version 15');
  const canvas = new Canvas(version);
  canvas.drawPatterns();
  canvas.drawBits(interleave(version, codewordsOf(bytes, version)));
  const mask = chooseMask(MASKS.map((_, index) => canvas.masked(index)));
  return canvas.masked(mask);
}

/** Bytes of text that a version holds, after mode (4 bits) and length (8 bits, 16 from version 10). */
function roomFor(version: number): number {
  return dataBytes(version) - (version < 10 ? 2 : 3);
}

function dataBytes(version: number): number {
  return allBytes(version) - at(CORRECTION_BYTES, version - 1) * at(BLOCKS, version - 1);
}

/** Modules that are no pattern, in whole bytes. */
function allBytes(version: number): number {
  const patterns = Math.floor(version / 7) + 2;
  const alignment = version === 1 ? 0 : (25 * patterns - 10) * patterns - 55;
  return Math.floor(((16 * version + 128) * version + 64 - alignment - (version < 7 ? 0 : 36)) / 8);
}

/** Mode, length, the bytes, a terminator and padding. */
function codewordsOf(bytes: readonly number[], version: number): readonly number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const capacity = dataBytes(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: capacity / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** Blocks with their correction, read crosswise, so that a stain hurts each block a little. */
function interleave(version: number, data: readonly number[]): readonly number[] {
  const blocks = at(BLOCKS, version - 1);
  const correction = at(CORRECTION_BYTES, version - 1);
  const short = Math.floor(data.length / blocks);
  const longBlocks = data.length % blocks;
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, index) => {
    const to = from + short + (index < blocks - longBlocks ? 0 : 1);
    const part = data.slice(from, to);
    from = to;
    return { part, correction: remainderOf(part, correction) };
  });
  const crosswise = (columns: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat();
  return [
    ...crosswise(
      parts.map(({ part }) => part),
      short + 1,
    ),
    ...crosswise(
      parts.map((each) => each.correction),
      correction,
    ),
  ];
}

class Canvas {
  readonly #version: number;
  readonly #size: number;
  readonly #dark: boolean[][];
  readonly #isPattern: boolean[][];

  constructor(version: number) {
    this.#version = version;
    this.#size = version * 4 + 17;
    this.#dark = Array.from({ length: this.#size }, () => Array<boolean>(this.#size).fill(false));
    this.#isPattern = Array.from({ length: this.#size }, () => Array<boolean>(this.#size).fill(false));
  }

  drawPatterns(): void {
    const last = this.#size - 1;
    for (let index = 0; index <= last; index += 1) {
      this.#set(6, index, index % 2 === 0);
      this.#set(index, 6, index % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [last - 3, 3],
      [3, last - 3],
    ] as const)
      this.#square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
    const centres = this.#alignment();
    for (const x of centres)
      for (const y of centres) if (!this.#isCorner(x, y)) this.#square(x, y, 2, (ring) => ring !== 1);
    this.#drawFormat(0, this.#dark);
    this.#drawVersion();
  }

  /** Two columns at a time from the right, up and down in turn, past the timing pattern. */
  drawBits(bytes: readonly number[]): void {
    let bit = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const isUp = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.#size; step += 1)
        for (const x of [right, right - 1]) {
          const y = isUp ? this.#size - 1 - step : step;
          if (this.#isPattern[y]?.[x] !== false || bit >= bytes.length * 8) continue;
          at(this.#dark, y)[x] = ((at(bytes, bit >> 3) >>> (7 - (bit & 7))) & 1) === 1;
          bit += 1;
        }
    }
  }

  masked(mask: number): Matrix {
    const isTurned = at(MASKS, mask);
    const rows = this.#dark.map((row, y) =>
      row.map((isDark, x) => (this.#isPattern[y]?.[x] === false && isTurned(x, y) ? !isDark : isDark)),
    );
    this.#drawFormat(mask, rows);
    return rows;
  }

  #set(x: number, y: number, isDark: boolean): void {
    if (x < 0 || y < 0 || x >= this.#size || y >= this.#size) return;
    at(this.#dark, y)[x] = isDark;
    at(this.#isPattern, y)[x] = true;
  }

  #square(x: number, y: number, reach: number, isDark: (ring: number) => boolean): void {
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1)
        this.#set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  #alignment(): readonly number[] {
    if (this.#version === 1) return [];
    const count = Math.floor(this.#version / 7) + 2;
    const step = Math.ceil((this.#size - 13) / (count * 2 - 2)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, index) => this.#size - 7 - index * step).reverse()];
  }

  /** The three corners with a finder have no alignment pattern. */
  #isCorner(x: number, y: number): boolean {
    const last = this.#size - 7;
    return (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
  }

  /** Level and mask, twice, with their own correction (ISO/IEC 18004, 7.9). */
  #drawFormat(mask: number, rows: boolean[][]): void {
    const data = (LEVEL_M << 3) | mask;
    let rest = data;
    for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((data << 10) | rest) ^ 0x5412;
    const put = (x: number, y: number, isDark: boolean) => {
      at(rows, y)[x] = isDark;
      at(this.#isPattern, y)[x] = true;
    };
    const last = this.#size - 1;
    for (let bit = 0; bit < 15; bit += 1) {
      const isDark = ((bits >>> bit) & 1) === 1;
      if (bit < 6) put(8, bit, isDark);
      else if (bit < 8) put(8, bit + 1, isDark);
      else put(bit === 8 ? 7 : 14 - bit, 8, isDark);
      if (bit < 8) put(last - bit, 8, isDark);
      else put(8, last - 14 + bit, isDark);
    }
    put(8, last - 7, true);
  }

  /** From version 7 on: which version it is, twice (ISO/IEC 18004, 7.10). */
  #drawVersion(): void {
    if (this.#version < 7) return;
    let rest = this.#version;
    for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.#version << 12) | rest;
    for (let bit = 0; bit < 18; bit += 1) {
      const isDark = ((bits >>> bit) & 1) === 1;
      const a = this.#size - 11 + (bit % 3);
      const b = Math.floor(bit / 3);
      this.#set(a, b, isDark);
      this.#set(b, a, isDark);
    }
  }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`Nothing at ${index}`);
  return found;
}
