// What a release rests on besides the figures: the rule, the organisation and what kind of number each indicator is. Texts,
// targets and goals can change without a figure being judged anew.
import { createHash } from 'node:crypto';
import { PUBLIC_RULE } from '../../analyse/disclosure/rules.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { Region } from '../../plan/contract.ts';

/** To be raised when the code in analyse/disclosure withholds other figures of the same tables than it did. */
const JUDGING = 1;

/** Definitions are parsed once and kept: the same object says the same. */
const known = new WeakMap<object, string>();

export function madeFrom({ organisation, plans }: Pick<Region, 'organisation' | 'plans'>): string {
  const found = known.get(plans);
  if (found !== undefined) return found;
  const indicators = plans.flatMap(({ indicators: all }) =>
    all.map(({ id, kind, unit, source, meaning }) => [id, meaning.fingerprint, kind, unit, source]),
  );
  const units = organisation.units.map(({ id, kind, parents, validFrom, validTo }) => [
    id,
    kind,
    parents,
    validFrom,
    validTo,
  ]);
  const content = canonicalJson([JUDGING, PUBLIC_RULE, units, indicators]);
  const fingerprint = createHash('sha256').update(content).digest('hex');
  known.set(plans, fingerprint);
  return fingerprint;
}
