// Which computed indicators a region follows, under which ids and for which periods; and why the others are left out. What
// ties them is the definition: a plan's indicator with another definition of nearly the same is not computed.
import type { Period } from '../core/period.ts';
import { yearOf } from '../core/period.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';
import { listPeriods } from '../measure/model/list-periods.ts';
import type { Indicator, Region } from '../plan/contract.ts';

export type MeasureSeries = 'month' | 'year';

export interface ChosenMeasure {
  readonly computed: ComputedIndicator;
  readonly periods: readonly Period[];
  /** The plan's indicators that mean it, in a period. */
  planned(period: Period): readonly Indicator[];
}

export interface SkippedMeasure {
  readonly indicatorId: string;
  readonly reason: string;
}

export interface ChosenMeasures {
  readonly chosen: readonly ChosenMeasure[];
  readonly skipped: readonly SkippedMeasure[];
}

/** Without `series`: the whole years in `span`, and the periods that each indicator is worth computing for. */
export function chooseMeasures(
  region: Region,
  indicators: readonly ComputedIndicator[],
  span: Period,
  series: MeasureSeries | null,
): ChosenMeasures {
  const chosen: ChosenMeasure[] = [];
  const skipped: SkippedMeasure[] = [];
  for (const computed of indicators) {
    const choice = chooseOne(region, computed, span, series);
    if (typeof choice === 'string') skipped.push({ indicatorId: computed.id, reason: choice });
    else chosen.push(choice);
  }
  return { chosen, skipped };
}

function chooseOne(
  region: Region,
  computed: ComputedIndicator,
  span: Period,
  series: MeasureSeries | null,
): ChosenMeasure | string {
  const { definitionId } = computed;
  if (definitionId === null) return 'Ingen definition i katalogen hör till den.';
  const planned = (period: Period) =>
    plannedIn(region, yearOf(period)).filter(
      (indicator) => indicator.meaning.definitionId === definitionId && !indicator.isQualitative,
    );
  const candidates = periodsFor(computed, span, series);
  if (candidates.length === 0)
    return `Den räknas för hela ${PERIOD_WORDS[series ?? computed.periodicity]}, och ingen sådan period ryms.`;
  if (series === 'month' && computed.periodicity !== 'month')
    return `Den räknas inte för kortare tid än ett ${SHORTEST_WORDS[computed.periodicity]}.`;
  const periods = candidates.filter((period) => planned(period).length > 0);
  if (periods.length === 0) return `Regionens plan har ingen indikator med definitionen ${definitionId}.`;
  const other = periods
    .flatMap(planned)
    .find(({ unit, kind }) => unit !== computed.unit || kind !== computed.kind);
  if (other !== undefined) return `Planens indikator ${other.id} mäts i en annan enhet.`;
  return { computed, periods, planned };
}

const PERIOD_WORDS = {
  month: 'månader',
  tertial: 'tertial',
  year: 'kalenderår',
} as const satisfies Record<ComputedIndicator['periodicity'], string>;

const SHORTEST_WORDS = { tertial: 'tertial', year: 'år' } as const;

function periodsFor(
  { periodicity }: ComputedIndicator,
  span: Period,
  series: MeasureSeries | null,
): readonly Period[] {
  const years = listPeriods('year', span);
  if (series !== null) return series === 'year' ? years : listPeriods('month', span);
  return periodicity === 'year' ? years : [...listPeriods(periodicity, span), ...years];
}

/** As a delivered figure is read (collect/find-indicator.ts): each id in the plan of the year, else in the nearest that has it. */
function plannedIn({ plans }: Region, year: number): readonly Indicator[] {
  const nearestFirst = plans.toSorted(
    (a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || b.year - a.year,
  );
  const found = new Map<string, Indicator>();
  for (const { indicators } of nearestFirst)
    for (const indicator of indicators) if (!found.has(indicator.id)) found.set(indicator.id, indicator);
  return [...found.values()];
}
