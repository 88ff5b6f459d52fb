// The use case that pages, answers and files for somebody outside go through: a region's figures as that reader may see them.
// Who counts as which reader is decided here, what that means in analyse/disclosure. To be worked out once per publication and
// kept (`withheld`), not at every request: it takes seconds for a region's year.
import type { Audience } from '../analyse/disclosure/rules.ts';
import type { Places } from '../analyse/disclosure/space.ts';
import type { EarlierEdition, ReleasedTables } from '../analyse/disclosure/withhold.ts';
import { withhold } from '../analyse/disclosure/withhold.ts';
import { addDays } from '../core/calendar.ts';
import type { Group } from '../core/group.ts';
import { groupKey } from '../core/group.ts';
import type { Role } from '../people/roles.ts';
import type { Region } from '../plan/contract.ts';
import { parentAt } from '../plan/organisation-at.ts';
import type { World } from './world.ts';

export interface WantedRelease {
  readonly regionId: string;
  readonly audience: Audience;
  /** Left out: all. Each indicator is judged by itself, but with all its groups, sexes and periods: no less can be asked for. */
  readonly indicatorIds?: readonly string[];
  /** ISO instant: figures as they were known then; left out for now. */
  readonly knownAt?: string;
  /** Publications before this one, in any order: nobody can be made to forget them. */
  readonly earlier: readonly EarlierEdition[];
}

/** Throws NotFound for the region. */
export async function releaseFigures(world: World, wanted: WantedRelease): Promise<ReleasedTables> {
  const { regionId, audience, indicatorIds, knownAt, earlier } = wanted;
  const region = await world.definitions.region(regionId);
  const figures = await world.observations.current({
    regionId,
    ...(indicatorIds === undefined ? {} : { indicatorIds }),
    ...(knownAt === undefined ? {} : { knownAt }),
  });
  const indicators = new Map(
    region.plans.flatMap(({ indicators }) =>
      indicators.map((each) => [`${each.id} ${each.meaning.fingerprint}`, each]),
    ),
  );
  return withhold(audience, {
    figures,
    earlier,
    places: placesOf(region),
    indicatorOf: ({ indicatorId, definition }) => indicators.get(`${indicatorId} ${definition}`) ?? null,
  });
}

/**
 * Those who run or audit the follow-up see everything; those who answer for a place see it and nothing more of others than the
 * public. Administrators handle people, not figures.
 */
const READS = {
  administrator: 'public',
  analyst: 'staff',
  'area-manager': 'place',
  'centre-manager': 'place',
  contributor: 'place',
  'board-reader': 'public',
  auditor: 'staff',
  public: 'public',
} as const satisfies Record<Role, Audience['kind']>;

/** `place` is what the role was granted on; null for the public. */
export function audienceOf(role: Role, place: Pick<Group, 'kind' | 'id'> | null): Audience {
  const kind = READS[role];
  if (kind !== 'place') return { kind };
  return place === null ? { kind: 'public' } : { kind, group: place };
}

const PARENTS = ['area', 'operator', 'municipality'] as const;

/** The organisation as it was in each period. */
export function placesOf({ organisation }: Region): Places {
  const units = organisation.units.filter(({ kind }) => kind === 'unit');
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    unitsIn: ({ start, end }) =>
      units
        .filter(({ validFrom, validTo }) => (validFrom ?? start) < end && (validTo ?? end) > start)
        .map(({ id }) => id),
    parentsOf: (unitId, { end }) => {
      const unit = byId.get(unitId);
      if (unit === undefined) return [];
      return PARENTS.flatMap((kind) => {
        const parent = parentAt(organisation, unit, kind, addDays(end, -1));
        return parent === null ? [] : [groupKey({ kind, id: parent.id })];
      });
    },
  };
}
