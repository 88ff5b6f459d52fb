// The model's fingerprint: equal exactly when two measures mean the same. Like plan's over its words (plan/fingerprint.ts),
// this one is over what is computed: names, sentences and a code list's id and provenance are not in it, its codes are.
import { createHash } from 'node:crypto';
import type { MeasureModel } from './measure-model.ts';

/** As long as plan's: 64 bits. */
const LENGTH = 16;

/** 16 hex digits of the SHA-256 of the canonical form. */
export function fingerprintOf(model: MeasureModel): string {
  return createHash('sha256').update(canonicalForm(model)).digest('hex').slice(0, LENGTH);
}

/** JSON with keys sorted, lists whose order says nothing sorted, and a code list as its codes alone. */
export function canonicalForm(model: MeasureModel): string {
  return canonical(model, null);
}

/** Lists where the order says nothing. Exclusions and exceptions are in order: the first that holds is the one counted. */
const UNORDERED: readonly string[] = ['of', 'among', 'under', 'exact', 'except'];

function canonical(value: unknown, key: string | null): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, null));
    return `[${(key !== null && UNORDERED.includes(key) ? items.toSorted() : items).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([name]) => !(key === 'list' && name === 'id'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field, name)}`);
  return `{${fields.join(',')}}`;
}
