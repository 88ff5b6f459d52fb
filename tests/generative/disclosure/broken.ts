// What somebody who reads released figures and can reckon gets to know that the rule does not allow.
import type { ReleaseRule } from '../../../src/analyse/disclosure/rules.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Deduced, Shown } from './reader.ts';
import { deduce, strandOf } from './reader.ts';

export const isFew = (figure: Observation, { threshold }: ReleaseRule) =>
  isSmall(strandOf(figure, 'base'), threshold.denominator) ||
  isSmall(strandOf(figure, 'cases'), threshold.count) ||
  isSmall(strandOf(figure, 'others'), threshold.count);

/**
 * Figures too few to be shown that come out closer than the rule allows. `at`: the edition that the targets are of. `reader`
 * with all bases has read every denominator elsewhere, also those of withheld figures.
 */
export function broken(
  editions: readonly Shown[],
  at: number,
  targets: readonly Observation[],
  { threshold }: ReleaseRule,
  reader: 'with-all-bases' | 'plain' = 'with-all-bases',
): readonly string[] {
  const cases = deduce(editions, 'cases', false);
  const others = deduce(editions, 'others', false);
  const knowing = deduce(editions, 'cases', true);
  return targets.flatMap((figure) => {
    const width = (deduced: Deduced) => deduced.of(figure, at).high - deduced.of(figure, at).low;
    const isNarrow = (deduced: Deduced, strand: 'cases' | 'others') =>
      isSmall(strandOf(figure, strand), threshold.count) && width(deduced) < threshold.count;
    const isOfFew = isSmall(strandOf(figure, 'base'), threshold.denominator);
    const isOpen =
      isNarrow(cases, 'cases') ||
      isNarrow(others, 'others') ||
      (isOfFew && width(cases) + width(others) < threshold.denominator) ||
      (!isOfFew && reader === 'with-all-bases' && width(knowing) < threshold.count);
    return isOpen ? [`${figure.id}: ${strandOf(figure, 'cases')} av ${strandOf(figure, 'base')}`] : [];
  });
}

const isSmall = (count: number, limit: number) => count > 0 && count < limit;
