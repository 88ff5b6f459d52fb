import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const MEANING = {
  definitionId: 'vantetider-3an-2019',
  validFrom: '2019-01-01',
  validTo: null,
  population: 'Personer',
  numerator: 'Bedömda i tid',
  denominator: 'Bedömda',
  exclusions: '',
  window: '',
  notComparableWith: '',
} as const;
const SHARE = { kind: 'proportion', unit: 'percent' } as const;

describe('a fingerprint', () => {
  it('is 16 hex digits and always the same: stored observations depend on it', () => {
    expect(fingerprint(MEANING, SHARE)).toBe('d0d5b6042ccfe643');
  });

  it.each([
    'definitionId',
    'validFrom',
    'population',
    'numerator',
    'denominator',
    'exclusions',
    'window',
  ] as const)('changes with %s', (field) => {
    expect(fingerprint({ ...MEANING, [field]: 'annat' }, SHARE)).not.toBe(fingerprint(MEANING, SHARE));
  });

  it('changes with the kind and the unit', () => {
    expect(fingerprint(MEANING, { kind: 'count', unit: 'weeks' })).not.toBe(
      fingerprint(MEANING, { kind: 'duration', unit: 'weeks' }),
    );
    expect(fingerprint(MEANING, { kind: 'money', unit: 'tkr' })).not.toBe(
      fingerprint(MEANING, { kind: 'money', unit: 'mnkr' }),
    );
  });

  it('stays when a definition is closed, its explanation mended or its lines broken anew', () => {
    expect(
      fingerprint(
        {
          ...MEANING,
          validTo: '2024-01-01',
          notComparableWith: 'Kolada N79173',
          numerator: 'Bedömda\n  i tid',
        },
        SHARE,
      ),
    ).toBe(fingerprint(MEANING, SHARE));
  });
});
