import { expect, it } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from './recovery-codes.ts';

const bytes = Uint8Array.from([0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf]);

it('a recovery code is four groups of four', () => {
  expect(writeRecoveryCode(bytes)).toBe('0123-4567-89ab-cdef');
});

it.each(['0123-4567-89ab-cdef', '0123 4567 89AB CDEF', 'O123456789abcdef', ' 0l23-4567-89ab-cdef '])(
  '%j is read as the code that was made',
  (typed) => {
    expect(readRecoveryCode(typed)).toBe('0123-4567-89ab-cdef');
  },
);
