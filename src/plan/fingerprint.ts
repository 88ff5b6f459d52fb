// The definition's fingerprint: equal exactly when two figures mean the same and may be compared or joined by a line.
// Left out on purpose: `notComparableWith` explains and `validTo` closes, neither changes what a figure already means;
// were they in, mending a sentence would break every series.
import { createHash } from 'node:crypto';
import type { MeasureKind, UnitId } from '../core/measure.ts';
import type { Meaning } from './contract.ts';

/** 16 hex digits: 64 bits, where even a hundred thousand definitions collide with a chance below one in a billion. */
const LENGTH = 16;

const MEANING_FIELDS = [
  'definitionId',
  'denominator',
  'exclusions',
  'numerator',
  'population',
  'validFrom',
  'window',
] as const satisfies readonly (keyof Meaning)[];

/** SHA-256 over canonical JSON: fields in a fixed order, runs of white space as one space. */
export function fingerprint(
  meaning: Omit<Meaning, 'fingerprint'>,
  measure: { readonly kind: MeasureKind; readonly unit: UnitId },
): string {
  const canonical = [
    ...MEANING_FIELDS.map((field) => [field, oneSpaced(meaning[field])]),
    ['kind', measure.kind],
    ['unit', measure.unit],
  ];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex').slice(0, LENGTH);
}

function oneSpaced(text: string | null): string | null {
  return text === null ? null : text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
