// The figures that a viewer sees, each as the viewer may see it: in full, without what was written about it, or as too few to
// show. In front of every page, answer and file of whoever is not staff (viewers-world.ts).
import { hide, withoutReason } from '../../analyse/disclosure/withhold.ts';
import type { Observation } from '../../core/observation.ts';
import { NO_ROW } from '../../core/observation.ts';
import type { Sight } from '../../people/access.ts';
import { seesInFull } from '../../people/access.ts';
import type { Release, Releases } from './release-of.ts';

/** Figures of one region, in the order that they came; what is shown in full is the same object. */
export type Screen = (figures: readonly Observation[], sight: Sight) => Promise<readonly Observation[]>;

/** For one request: a region's release is asked for once. Throws NotJudged. */
export function screenOf(releases: Releases): Screen {
  const asked = new Map<string, Promise<Release>>();
  const releaseOf = (regionId: string, isAnew: boolean): Promise<Release> => {
    const known = isAnew ? undefined : asked.get(regionId);
    if (known !== undefined) return known;
    const release = releases.of(regionId);
    asked.set(regionId, release);
    return release;
  };
  return async (figures, sight) => {
    if (sight.kind === 'all') return figures;
    const judged = figures.find((figure) => !seesInFull(sight, figure));
    if (judged === undefined) return figures;
    const release = await releaseOf(judged.regionId, false);
    const isJudged = ({ deliveries }: Release) =>
      figures.every((figure) => deliveries.has(figure.provenance.deliveryId) || seesInFull(sight, figure));
    if (isJudged(release)) return screened(figures, sight, release);
    // A delivery has been accepted since: the release of now knows all that had been read before it was asked for.
    const newer = await releaseOf(judged.regionId, true);
    if (!isJudged(newer)) throw new Error('A figure of a delivery that has not been judged');
    return screened(figures, sight, newer);
  };
}

/** True for what `Screen` has hidden, false for what came as too few from where it was delivered. */
export function isHidden({ provenance }: Observation): boolean {
  return provenance === NO_ROW;
}

function screened(
  figures: readonly Observation[],
  sight: Sight,
  { withheld, untold }: Release,
): readonly Observation[] {
  return figures.map((figure) => {
    if (withheld.has(figure.id)) return seesInFull(sight, figure) ? figure : hide(figure);
    if (untold.has(figure.id)) return seesInFull(sight, figure) ? figure : withoutReason(figure);
    return figure;
  });
}
