// The indicator cell → the indicator, by id, name or alias, in the definition that was in force in the figure's year: the
// plan of that year, else the nearest plan that has it (the later of two equally near).
import type { Indicator, Plan, Region } from '../plan/contract.ts';
import type { Reading } from './finding.ts';
import { error, failed, found } from './finding.ts';
import { nameKey, nearestName, quote } from './names.ts';

/** Suggestions are searched for this many unknown names; a file with more is another region's or no delivery. */
const MOST_SUGGESTIONS = 200;

type Index = ReadonlyMap<string, readonly Indicator[]>;

export class IndicatorFinder {
  private readonly plans: readonly { readonly plan: Plan; readonly index: Index }[];
  private readonly seen = new Map<string, Reading<Indicator>>();
  private suggestions = 0;

  constructor(region: Region) {
    this.plans = region.plans.map((plan) => ({ plan, index: indexOf(plan) }));
  }

  find(text: string, year: number): Reading<Indicator> {
    const key = `${year} ${nameKey(text)}`;
    const seen = this.seen.get(key);
    if (seen !== undefined) return seen;
    const reading = this.search(text, year);
    this.seen.set(key, reading);
    return reading;
  }

  private search(text: string, year: number): Reading<Indicator> {
    const name = nameKey(text);
    if (name === '')
      return failed(
        error('indicator-missing', 'indicator', 'Indikatorn saknas.', 'Skriv indikatorns id eller namn.'),
      );
    const nearestFirst = [...this.plans].sort(
      (a, b) => Math.abs(a.plan.year - year) - Math.abs(b.plan.year - year) || b.plan.year - a.plan.year,
    );
    for (const { plan, index } of nearestFirst) {
      const [indicator, other] = index.get(name) ?? [];
      if (indicator === undefined) continue;
      if (other === undefined) return found(indicator);
      return failed(
        error(
          'indicator-ambiguous',
          'indicator',
          `${quote(text)} kan i planen för ${plan.year} vara både ${quote(indicator.id)} och ${quote(other.id)}.`,
          'Skriv indikatorns id i stället.',
        ),
      );
    }
    return failed(
      error(
        'indicator-unknown',
        'indicator',
        `Indikatorn ${quote(text)} finns inte i regionens plan.`,
        this.suggestion(text) ?? 'Kontrollera stavningen, eller lägg till indikatorn i planen först.',
      ),
    );
  }

  private suggestion(text: string): string | null {
    this.suggestions += 1;
    if (this.suggestions > MOST_SUGGESTIONS) return null;
    const names = this.plans.flatMap(({ plan }) =>
      plan.indicators.flatMap(({ id, name, aliases }) => [id, name, ...aliases]),
    );
    const nearest = nearestName(text, names);
    return nearest === null ? null : `Menade du ${quote(nearest)}?`;
  }
}

function indexOf(plan: Plan): Index {
  const index = new Map<string, Indicator[]>();
  for (const indicator of plan.indicators)
    for (const key of new Set([indicator.id, indicator.name, ...indicator.aliases].map(nameKey))) {
      const same = index.get(key);
      if (same === undefined) index.set(key, [indicator]);
      else same.push(indicator);
    }
  // An id is exact: a name or alias that equals another indicator's id doesn't make it ambiguous.
  for (const indicator of plan.indicators) index.set(nameKey(indicator.id), [indicator]);
  return index;
}
