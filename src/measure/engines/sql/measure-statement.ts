// Measures over their periods as SQL: tables of what is asked about persons, then subjects, each with its reason or value,
// counted. Start here.
import type { Period } from '../../../core/period.ts';
import { periodKey } from '../../../core/period.ts';
import type { MeasureRequest } from '../../contract.ts';
import type { Reason, Statistic } from '../../model/measure-model.ts';
import { requireTables } from './booleans.ts';
import type { Dialect } from './dialect.ts';
import { quoteName } from './dialect.ts';
import { dimensionColumn, dimensionSql, dimensionsOf } from './dimensions.ts';
import { MOST_PERIODS_IN_SET } from './period-bits.ts';
import type { Compiler, Layout, SqlScene, StatementTable } from './scene.ts';
import { AS_DELIVERED, openScene, PERIOD, PERSON, tablesIn, writeJoins, writePersons } from './scene.ts';
import { subjectsInSets } from './set-subjects.ts';
import { openStatement } from './statement.ts';
import { dayOf } from './values.ts';

/** Tables to make, and the counts of each request from them. */
export interface MeasurePlan {
  /** SELECT of the table `period`, which all others read. */
  readonly period: string;
  /** In an order in which each reads only earlier ones. */
  readonly tables: readonly StatementTable[];
  /** Of each request, in their order. */
  readonly counts: readonly Counts[];
}

export interface Counts {
  /**
   * One row per period i (its place in the request), dimension and, for a mean, fraction denominator. Columns: i, the
   * dimensions' names with _ (an age band as its place in the request), fraction_of, population, excluded_1 …, without_value, excepted_1 …, denominator, numerator.
   */
  readonly select: string;
  /** The tables that it reads. */
  readonly needs: readonly string[];
}

/** What the requests ask alike is a table of the plan once. Throws a RangeError when their periods differ. */
export function planMeasures(
  requests: readonly MeasureRequest[],
  dialect: Dialect,
  layout: Layout = AS_DELIVERED,
): MeasurePlan {
  const [first] = requests;
  if (first === undefined || requests.some(({ periods }) => !isSame(periods, first.periods)))
    throw new RangeError('A plan is of requests with the same periods');
  const hasPeriodSets = layout.hasPeriodSets && first.periods.length <= MOST_PERIODS_IN_SET;
  const { compiler, tables } = openStatement(dialect, { ...layout, hasPeriodSets }, first.periods);
  const counts = requests.map((request) => countsOf(request, compiler));
  return { period: writePeriods(first.periods, dialect), tables: tables(), counts };
}

function isSame(some: readonly Period[], others: readonly Period[]): boolean {
  return some.map(periodKey).join() === others.map(periodKey).join();
}

/** All in one: the answer has the columns of Counts. */
export function measureStatement(request: MeasureRequest, dialect: Dialect): string {
  const { counts, period, tables } = planMeasures([request], dialect);
  const named = [{ name: 'period', select: period }, ...tables].map(
    ({ name, select }) => `${name} as (\n  ${select})`,
  );
  return `with ${named.join(',\n')}\n${counts.map(({ select }) => select).join('')}${dialect.ending}`;
}

function countsOf(request: MeasureRequest, compiler: Compiler): Counts {
  const inSets = subjectsInSets(request, compiler);
  if (inSets !== null)
    return { ...inSets, select: countSubjects(request, inSets.select, compiler.dialect, 'n') };
  const { model } = request;
  const row = model.subject.kind === 'rows' ? { alias: 'r', table: model.subject.table } : null;
  const scene = openScene(row);
  const where = requireTables(model.population, scene, compiler);
  const columns = subjectColumns(request, scene, compiler);
  const { from, tables } = subjectsFrom(request, scene, compiler);
  const subjects = `select ${columns.join(',\n    ')}\n  ${from}\n  where ${where.join(' and ') || 'true'}`;
  return {
    select: countSubjects(request, subjects, compiler.dialect),
    needs: [...tablesIn(scene), ...tables],
  };
}

function writePeriods(periods: readonly Period[], dialect: Dialect): string {
  return periods.map((period, i) => writePeriod(period, i, dialect)).join(' union all\n  ');
}

function writePeriod({ start, end }: Period, i: number, dialect: Dialect): string {
  const endOn = dialect.date(end);
  const lastOn = dialect.plusDays(endOn, -1);
  return `select ${i} as i, ${dialect.date(start)} as start_on, ${lastOn} as last_on, ${endOn} as end_on`;
}

/** Persons meet every period; rows the one that their day lies in. */
function subjectsFrom({ model }: MeasureRequest, scene: SqlScene, compiler: Compiler): SubjectsFrom {
  const { subject } = model;
  if (subject.kind === 'persons') return { from: writePersons(scene, compiler.layout), tables: [] };
  const { column } = compiler.layout;
  const day = dayOf('r', subject.table, subject.dateColumn, compiler);
  const days = compiler.window({ from: { kind: 'period-start' }, until: { kind: 'period-end' } });
  const rows = `from ${quoteName(subject.table)} r\n  join ${days ?? 'period'} ${PERIOD} on `;
  const isOfPersons = scene.notes.personColumns.size > 0;
  const person = `\n  left join person ${PERSON} on ${PERSON}.${column} = r.${column}`;
  const persons = `${isOfPersons ? person : ''}${writeJoins(scene)}`;
  return days === null
    ? { from: `${rows}${day} >= ${PERIOD}.start_on and ${day} < ${PERIOD}.end_on${persons}`, tables: [] }
    : { from: `${rows}${PERIOD}.on_day = ${day}${persons}`, tables: [days] };
}

interface SubjectsFrom {
  readonly from: string;
  readonly tables: readonly string[];
}

function subjectColumns(request: MeasureRequest, scene: SqlScene, compiler: Compiler): readonly string[] {
  const { statistic, exclusions, exceptions } = request.model;
  const value = valueColumns(statistic, scene, compiler);
  return [
    `${PERIOD}.i as i`,
    ...dimensionsOf(request).map(
      (dimension) => `${dimensionSql(dimension, request, scene, compiler)} as ${dimensionColumn(dimension)}`,
    ),
    `${firstReason(exclusions, scene, compiler)} as exclusion`,
    `${firstReason(exceptions, scene, compiler)} as exception`,
    `${value.reaches} as reaches`,
    `${value.amount} as amount`,
    `${value.fractionOf} as fraction_of`,
  ];
}

/** Which of the reasons is the first that holds, counted from 1; 0 when none does. */
function firstReason(reasons: readonly Reason[], scene: SqlScene, compiler: Compiler): string {
  const cases = reasons.map(({ when }, index) => `when ${compiler.boolean(when, scene)} then ${index + 1}`);
  return cases.length === 0 ? '0' : `case ${cases.join(' ')} else 0 end`;
}

/** `amount` is NULL exactly when the statistic has no value for the subject. */
function valueColumns(
  statistic: Statistic,
  scene: SqlScene,
  compiler: Compiler,
): { readonly reaches: string; readonly amount: string; readonly fractionOf: string } {
  switch (statistic.kind) {
    case 'proportion':
      return { reaches: compiler.boolean(statistic.numerator, scene), amount: '0', fractionOf: '0' };
    case 'count':
      return { reaches: 'true', amount: '0', fractionOf: '0' };
    case 'mean': {
      const { numerator, denominator } = compiler.fraction(statistic.value, scene);
      return { reaches: 'true', amount: numerator, fractionOf: denominator };
    }
    case 'rate':
      return { reaches: 'true', amount: compiler.integer(statistic.amount, scene), fractionOf: '0' };
  }
}

/** `subjects` each stand for one, or for as many as their column `times` says. */
function countSubjects(
  request: MeasureRequest,
  subjects: string,
  { integer }: Dialect,
  times: 'n' | '1' = '1',
): string {
  const { exclusions, exceptions, statistic } = request.model;
  const isIn = 'exclusion = 0 and amount is not null';
  // Who reaches the goal of a proportion is counted also when an exception holds.
  const excepted = (which: string) =>
    statistic.kind === 'proportion'
      ? `${isIn} and exception ${which} and not reaches`
      : `${isIn} and exception ${which}`;
  const counted =
    statistic.kind === 'proportion' ? `${isIn} and (exception = 0 or reaches)` : `${isIn} and exception = 0`;
  const count = (condition: string, name: string) =>
    times === '1'
      ? `${integer(`count(case when ${condition} then 1 end)`)} as ${name}`
      : `${integer(`coalesce(sum(case when ${condition} then ${times} end), 0)`)} as ${name}`;
  const keys = keyColumns(request);
  const population = times === '1' ? 'count(*)' : `sum(${times})`;
  const all = [
    ...keys,
    `${integer(population)} as population`,
    ...exclusions.map((_, index) => count(`exclusion = ${index + 1}`, `excluded_${index + 1}`)),
    count('exclusion = 0 and amount is null', 'without_value'),
    ...exceptions.map((_, index) => count(excepted(`= ${index + 1}`), `excepted_${index + 1}`)),
    count(counted, 'denominator'),
    count(`${counted} and reaches`, 'numerator'),
    `${integer(`coalesce(sum(case when ${counted} then amount end), 0)`)} as amount`,
  ];
  return `select ${all.join(',\n  ')}\nfrom (${subjects}) subject\ngroup by ${keys.join(', ')}`;
}

function keyColumns(request: MeasureRequest): readonly string[] {
  return ['i', ...dimensionsOf(request).map(dimensionColumn), 'fraction_of'];
}

/** Adds up the statement's answers over parts of the care data, which lie one after the other in a table. */
export function sumStatement(request: MeasureRequest, table: string, { integer }: Dialect): string {
  const { exclusions, exceptions } = request.model;
  const keys = keyColumns(request);
  const counts = [
    'population',
    ...exclusions.map((_, index) => `excluded_${index + 1}`),
    'without_value',
    ...exceptions.map((_, index) => `excepted_${index + 1}`),
    'denominator',
    'numerator',
    'amount',
  ];
  const sums = counts.map((name) => `${integer(`sum(${name})`)} as ${name}`);
  return `select ${[...keys, ...sums].join(', ')} from ${table} group by ${keys.join(', ')}`;
}
