// The reference engine: for each period, each subject, in the order that MeasureModel says. Slow and obvious; read this to
// know what a measure does. Its nodes are in evaluate.ts.
import type { Period } from '../../../core/period.ts';
import type {
  CareRow,
  CareRows,
  FractionTerm,
  MeasureEngine,
  MeasureRequest,
  MeasureRow,
  Stratum,
} from '../../contract.ts';
import { assertModel } from '../../model/check-model.ts';
import { sumFractions } from '../../model/fraction-sum.ts';
import type { MeasureModel } from '../../model/measure-model.ts';
import { ageBandOf, orderRows, stratumKey } from '../../model/order-rows.ts';
import { fractionOf, integerOf, isTrue, textOf } from './evaluate.ts';
import { dayCell, type Scene, textCell } from './scene.ts';

export function createMemoryEngine(data: CareRows): MeasureEngine {
  return { name: 'memory', run: async (request) => runInMemory(request, data) };
}

/** Throws a RangeError on a model that is none (check-model.ts). */
export function runInMemory(request: MeasureRequest, data: CareRows): readonly MeasureRow[] {
  assertModel(request.model);
  const rows = request.periods.flatMap((period) => {
    const members = subjects(request.model, period, data)
      .filter((scene) => isTrue(request.model.population, scene))
      .map((scene) => ({ stratum: stratumOf(request, scene), fate: fateOf(request.model, scene) }));
    const byStratum = Map.groupBy(members, (member) => stratumKey(member.stratum));
    return [...byStratum.values()].map((group) =>
      countUp(
        request.model,
        period,
        group[0]?.stratum ?? {},
        group.map((member) => member.fate),
      ),
    );
  });
  return orderRows(rows, request);
}

/** What a subject is looked at as: a person, or a row with the person it names. */
export function subjects(model: MeasureModel, period: Period, data: CareRows): readonly Scene[] {
  const { subject } = model;
  switch (subject.kind) {
    case 'persons':
      return data.person.map((person) => ({ period, person, row: null, data }));
    case 'rows':
      return data[subject.table]
        .filter((row) => isIn(period, dayCell(row, subject.dateColumn)))
        .map((row) => ({ period, person: personOf(row, data), row, data }));
  }
}

function isIn(period: Period, day: string | null): boolean {
  return day !== null && period.start <= day && day < period.end;
}

function personOf(row: CareRow, data: CareRows): CareRow | null {
  return data.person.find((person) => person.person === row.person) ?? null;
}

/** What becomes of a member of the population. */
export type Fate =
  | { readonly kind: 'excluded'; readonly reason: string }
  | { readonly kind: 'without-value' }
  | { readonly kind: 'excepted'; readonly reason: string }
  /** In the denominator: `amount` goes to the numerator, `fraction` to the sum. */
  | { readonly kind: 'counted'; readonly amount: number; readonly fraction: FractionTerm | null };

export function fateOf(model: MeasureModel, scene: Scene): Fate {
  const exclusion = model.exclusions.find((reason) => isTrue(reason.when, scene));
  if (exclusion !== undefined) return { kind: 'excluded', reason: exclusion.id };
  const counted = countedAs(model, scene);
  if (counted === null) return { kind: 'without-value' };
  const isReached = model.statistic.kind === 'proportion' && counted.amount === 1;
  const exception = model.exceptions.find((reason) => isTrue(reason.when, scene));
  if (exception !== undefined && !isReached) return { kind: 'excepted', reason: exception.id };
  return counted;
}

function countedAs(model: MeasureModel, scene: Scene): Extract<Fate, { kind: 'counted' }> | null {
  const { statistic } = model;
  switch (statistic.kind) {
    case 'proportion':
      return { kind: 'counted', amount: isTrue(statistic.numerator, scene) ? 1 : 0, fraction: null };
    case 'count':
      return { kind: 'counted', amount: 1, fraction: null };
    case 'mean': {
      const fraction = fractionOf(statistic.value, scene);
      return fraction === null ? null : { kind: 'counted', amount: 1, fraction };
    }
    case 'rate': {
      const amount = integerOf(statistic.amount, scene);
      return amount === null ? null : { kind: 'counted', amount, fraction: null };
    }
  }
}

function stratumOf({ model, dimensions, ageBands }: MeasureRequest, scene: Scene): Stratum {
  const values = {
    unit: () => textOf(model.subject.unit, scene),
    municipality: () => textCell(scene, 'person', 'municipality'),
    sex: () => textCell(scene, 'person', 'sex') ?? 'unknown',
    'age-band': () =>
      ageBandOf(integerOf({ kind: 'age', on: model.subject.ageOn, unit: 'years' }, scene), ageBands),
  } as const satisfies Record<MeasureRequest['dimensions'][number], () => string | null>;
  return Object.fromEntries(dimensions.map((dimension) => [dimension, values[dimension]()]));
}

function countUp(model: MeasureModel, period: Period, stratum: Stratum, fates: readonly Fate[]): MeasureRow {
  const counted = fates.filter((fate) => fate.kind === 'counted');
  const tally = (kind: 'excluded' | 'excepted', reasons: MeasureModel['exclusions']) =>
    Object.fromEntries(
      reasons.map(({ id }) => [id, fates.filter((fate) => fate.kind === kind && fate.reason === id).length]),
    );
  return {
    period,
    stratum,
    population: fates.length,
    excluded: tally('excluded', model.exclusions),
    withoutValue: fates.filter((fate) => fate.kind === 'without-value').length,
    excepted: tally('excepted', model.exceptions),
    denominator: counted.length,
    numerator: counted.reduce((sum, { amount }) => sum + amount, 0),
    sum: sumFractions(counted.flatMap(({ fraction }) => fraction ?? [])),
  };
}
