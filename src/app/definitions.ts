// The regions' definitions, kept in memory for a moment between requests: they are few and change seldom, figures are many and
// are never kept here. Saving through this object empties the memory; what another process or a command has saved is seen when
// the moment is over.
import type { DefinitionVersion, Indicator, Plan, PlanStore, Region } from '../plan/contract.ts';
import { NotFound } from './failures.ts';

export interface Definitions {
  regions(): Promise<readonly Region[]>;
  /** Throws NotFound. */
  region(id: string): Promise<Region>;
  save(region: Region, at: string): Promise<{ readonly isChanged: boolean }>;
  /** Of the regions whose deliveries the viewer sees; asked for each time. */
  versions(): Promise<readonly DefinitionVersion[]>;
}

/** What is remembered between requests: one for all actors, whose stores write under different names. */
export interface KeptDefinitions {
  regions: Promise<readonly Region[]> | null;
  /** By the process's own running time, in milliseconds. */
  askedAt?: number;
}

/**
 * Long enough that a page's many questions are one, short enough that nobody notices which process answered. Asking again costs
 * one small query: what is unchanged is not read or parsed again (plan-store.ts).
 */
const KEPT_MILLISECONDS = 1_000;

export function createDefinitions(
  store: PlanStore,
  kept: KeptDefinitions = { regions: null },
  milliseconds: () => number = () => performance.now(),
): Definitions {
  const regions = (): Promise<readonly Region[]> => {
    if (kept.regions === null || milliseconds() - (kept.askedAt ?? 0) > KEPT_MILLISECONDS) {
      const asked: Promise<readonly Region[]> = store.regions();
      kept.regions = asked;
      kept.askedAt = milliseconds();
      // A failed question must not be remembered: the next one tries again.
      asked.catch(() => {
        if (kept.regions === asked) kept.regions = null;
      });
    }
    return kept.regions;
  };
  return {
    regions,
    region: async (id) => {
      const found = (await regions()).find((region) => region.id === id);
      if (found === undefined) throw new NotFound('region');
      return found;
    },
    save: async (region, at) => {
      try {
        return await store.saveRegion(region, at);
      } finally {
        kept.regions = null;
      }
    },
    versions: () => store.versions(),
  };
}

/** Throws NotFound when the region has no plan for the year. */
export function planOf(region: Region, year: number): Plan {
  const plan = region.plans.find((candidate) => candidate.year === year);
  if (plan === undefined) throw new NotFound('year');
  return plan;
}

export function indicatorOf(plan: Plan, id: string): Indicator {
  const indicator = plan.indicators.find((candidate) => candidate.id === id);
  if (indicator === undefined) throw new NotFound('indicator');
  return indicator;
}
