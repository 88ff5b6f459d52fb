// What differs between a region's definitions as they are kept and as they are about to be: per plan, indicator and part of the
// organisation. Pure; told in Swedish by app/definition-words.ts.
import { canonicalJson } from '../core/canonical-json.ts';
import type { Indicator, Meaning, OrganisationUnit, Plan, Region } from './contract.ts';

export interface DefinitionChanges {
  /** Null when nothing was kept before. */
  readonly region: readonly RegionPart[] | null;
  readonly plans: readonly PlanChange[];
  readonly indicators: readonly IndicatorChange[];
  readonly units: readonly UnitChange[];
  /** The counts of units whose figures are not public. */
  readonly hasOtherCounts: boolean;
}

export const REGION_PARTS = ['name', 'shortName', 'koladaId', 'isInvented', 'unitWord'] as const;
export type RegionPart = (typeof REGION_PARTS)[number];

export const PLAN_PARTS = ['name', 'source', 'goals', 'targets', 'requirements', 'rule'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

export type PlanChange = { readonly year: number } & (
  | { readonly kind: 'added' | 'removed'; readonly goals: number; readonly indicators: number }
  | { readonly kind: 'changed'; readonly parts: readonly PlanPart[] }
);

const MEANING_PARTS = [
  'definitionId',
  'validFrom',
  'population',
  'numerator',
  'denominator',
  'exclusions',
  'window',
] as const satisfies readonly (keyof Meaning)[];
export type MeaningPart = (typeof MEANING_PARTS)[number] | 'kind' | 'unit';

/** Of one indicator, in the plans of `years`. */
export type IndicatorChange = {
  readonly id: string;
  readonly name: string;
  readonly years: readonly number[];
} & (
  | { readonly kind: 'added' | 'removed' }
  /** How it is told or shown: its figures mean what they meant. */
  | { readonly kind: 'reworded' }
  /** Another fingerprint: what was delivered before is not the same measure. `now`: the new fingerprint. */
  | { readonly kind: 'meaning'; readonly parts: readonly MeaningPart[]; readonly now: string }
);

export type UnitChange = {
  readonly unit: OrganisationUnit;
} & (
  | { readonly kind: 'added' | 'removed' | 'renamed' | 'moved' | 'other' }
  /** The first day that it is there, or the first that it no longer is; null: has always been, or is there for good. */
  | { readonly kind: 'opens' | 'closes'; readonly on: string | null }
);

/** Everything that differs, in the order of the files; nothing in it when the definitions say the same. */
export function definitionChanges(before: Region | null, after: Region): DefinitionChanges {
  const was = before ?? NOTHING;
  return {
    region: before === null ? null : REGION_PARTS.filter((part) => !isSame(before[part], after[part])),
    plans: planChanges(was.plans, after.plans),
    indicators: indicatorChanges(was.plans, after.plans),
    units: unitChanges(partsOf(was), partsOf(after)),
    hasOtherCounts: !isSame(was.organisation.counts, after.organisation.counts),
  };
}

const NOTHING: Pick<Region, 'plans' | 'organisation'> = {
  plans: [],
  organisation: { units: [], counts: [] },
};

function isSame(one: unknown, other: unknown): boolean {
  // JSON leaves out what is undefined, as the store does.
  return canonicalJson(one) === canonicalJson(other);
}

function planChanges(before: readonly Plan[], after: readonly Plan[]): readonly PlanChange[] {
  return yearsOf(before, after).flatMap((year): readonly PlanChange[] => {
    const was = before.find((plan) => plan.year === year);
    const is = after.find((plan) => plan.year === year);
    const whole = is ?? was;
    if (whole === undefined) return [];
    if (was === undefined || is === undefined)
      return [
        {
          kind: is === undefined ? 'removed' : 'added',
          year,
          goals: whole.goals.filter(({ isHeading }) => isHeading !== true).length,
          indicators: whole.indicators.length,
        },
      ];
    const parts = PLAN_PARTS.filter((part) => !isSame(was[part], is[part]));
    return parts.length === 0 ? [] : [{ kind: 'changed', year, parts }];
  });
}

function yearsOf(before: readonly Plan[], after: readonly Plan[]): readonly number[] {
  return [...new Set([...before, ...after].map(({ year }) => year))].toSorted((a, b) => a - b);
}

/** Year by year, and the years in which the same has happened to the same indicator put together. */
function indicatorChanges(before: readonly Plan[], after: readonly Plan[]): readonly IndicatorChange[] {
  const single = yearsOf(before, after).flatMap((year) => {
    const was = indicatorsOf(before, year);
    const is = indicatorsOf(after, year);
    return [
      ...is.flatMap((indicator) =>
        changeOf(
          was.find(({ id }) => id === indicator.id),
          indicator,
          year,
        ),
      ),
      ...was
        .filter(({ id }) => !is.some((each) => each.id === id))
        .map(({ id, name }): IndicatorChange => ({ kind: 'removed', id, name, years: [year] })),
    ];
  });
  const together = Map.groupBy(single, ({ years: _years, ...change }) => canonicalJson(change));
  return [...together.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...first, years: [first, ...rest].flatMap(({ years }) => years) }],
  );
}

function indicatorsOf(plans: readonly Plan[], year: number): readonly Indicator[] {
  return plans.find((plan) => plan.year === year)?.indicators ?? [];
}

function changeOf(was: Indicator | undefined, is: Indicator, year: number): readonly IndicatorChange[] {
  const about = { id: is.id, name: is.name, years: [year] };
  if (was === undefined) return [{ kind: 'added', ...about }];
  if (was.meaning.fingerprint !== is.meaning.fingerprint) {
    const parts: readonly MeaningPart[] = [
      ...MEANING_PARTS.filter((part) => was.meaning[part] !== is.meaning[part]),
      ...(['kind', 'unit'] as const).filter((part) => was[part] !== is[part]),
    ];
    return [{ kind: 'meaning', ...about, parts, now: is.meaning.fingerprint }];
  }
  return isSame(was, is) ? [] : [{ kind: 'reworded', ...about }];
}

/** The region itself stands among its parts too, and is told by its own name. */
function partsOf({ organisation }: Pick<Region, 'organisation'>): readonly OrganisationUnit[] {
  return organisation.units.filter(({ kind }) => kind !== 'region');
}

function unitChanges(
  before: readonly OrganisationUnit[],
  after: readonly OrganisationUnit[],
): readonly UnitChange[] {
  const key = ({ kind, id }: OrganisationUnit) => `${kind}:${id}`;
  const earlier = new Map(before.map((unit) => [key(unit), unit]));
  const later = new Set(after.map(key));
  return [
    ...after.flatMap((unit): readonly UnitChange[] => {
      const was = earlier.get(key(unit));
      return was === undefined ? [{ kind: 'added', unit }] : partsOfUnit(was, unit);
    }),
    ...before.filter((unit) => !later.has(key(unit))).map((unit): UnitChange => ({ kind: 'removed', unit })),
  ];
}

function partsOfUnit(was: OrganisationUnit, unit: OrganisationUnit): readonly UnitChange[] {
  const changes: UnitChange[] = [];
  if (was.name !== unit.name) changes.push({ kind: 'renamed', unit });
  if (was.validFrom !== unit.validFrom) changes.push({ kind: 'opens', unit, on: unit.validFrom });
  if (was.validTo !== unit.validTo) changes.push({ kind: 'closes', unit, on: unit.validTo });
  if (!isSame(was.parents, unit.parents)) changes.push({ kind: 'moved', unit });
  if (!isSame([was.aliases, was.successorId], [unit.aliases, unit.successorId]))
    changes.push({ kind: 'other', unit });
  return changes;
}
