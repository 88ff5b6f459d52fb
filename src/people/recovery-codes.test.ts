import { expect, it } from 'vitest';
import { RECOVERY_CODE_BYTES, readRecoveryCode, writeRecoveryCode } from './recovery-codes.ts';

const bytes = Uint8Array.from([
  0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf, 0x84, 0x65, 0x3a, 0x56, 0xd7,
]);
const CODE = '0123-4567-89ab-cdef-ghjk-mnpq';

it('a recovery code is six groups of four', () => {
  expect(bytes).toHaveLength(RECOVERY_CODE_BYTES);
  expect(writeRecoveryCode(bytes)).toBe(CODE);
});

it('holds more chance than anybody can try, so that its plain hash tells nothing', () => {
  expect(RECOVERY_CODE_BYTES * 8).toBeGreaterThanOrEqual(112);
});

it.each([
  CODE,
  CODE.replaceAll('-', ' ').toUpperCase(),
  'O123456789abcdefghjkmnpq',
  ` ${CODE.replace('1', 'l')} `,
])('%j is read as the code that was made', (typed) => {
  expect(readRecoveryCode(typed)).toBe(CODE);
});
