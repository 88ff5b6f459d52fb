// A measure over its periods as one SQL statement: subjects, each with its reason or value, then counted. Start here.
import type { Period } from '../../../core/period.ts';
import type { Dimension, MeasureRequest } from '../../contract.ts';
import { DIMENSIONS } from '../../contract.ts';
import type { Reason, Statistic } from '../../model/measure-model.ts';
import { ageBandOf } from '../../model/order-rows.ts';
import type { Dialect } from './dialect.ts';
import { quoteName, quoteText } from './dialect.ts';
import type { Compiler, SqlScene } from './scene.ts';
import { openScene, PERIOD, PERSON, writeJoins } from './scene.ts';
import { openStatement } from './statement.ts';
import { dayOf } from './values.ts';

/**
 * One row per period i (its place in the request), dimension and, for a mean, fraction denominator. Columns: i, the
 * dimensions' names with _, fraction_of, population, excluded_1 …, without_value, excepted_1 …, denominator, numerator.
 */
export function measureStatement(
  request: MeasureRequest,
  dialect: Dialect,
  shared: SharedTables | null = null,
): string {
  const { compiler, tables } = openStatement(dialect);
  const { model } = request;
  const row = model.subject.kind === 'rows' ? { alias: 'r', table: model.subject.table } : null;
  const scene = openScene(row);
  const where = [compiler.condition(model.population, scene)];
  const columns = subjectColumns(request, scene, compiler);
  const from = subjectsFrom(request, where, compiler);
  const subjects =
    `subject as (\n  select ${columns.join(',\n    ')}\n  ${from}${writeJoins(scene)}` +
    `\n  where ${where.join(' and ')})`;
  const periods = writePeriods(request.periods, dialect);
  const others = tables().map(({ alias, select, isShareable }) => {
    const kept = isShareable ? (shared?.nameOf(`with ${periods}\n${select}`) ?? null) : null;
    return `${alias} as (\n  ${kept === null ? select : `select * from ${kept}`})`;
  });
  return `with ${[periods, ...others, subjects].join(',\n')}\n${countSubjects(request, dialect)}`;
}

/** Tables that several statements read, made once. */
export interface SharedTables {
  /** Where the SELECT's answer will be when the statement is run. */
  nameOf(select: string): string;
}

function writePeriods(periods: readonly Period[], dialect: Dialect): string {
  const rows = periods.map((period, i) => writePeriod(period, i, dialect)).join(' union all\n    ');
  return `period as (\n    ${rows})`;
}

export function dimensionColumn(dimension: Dimension): string {
  return `by_${dimension.replace('-', '_')}`;
}

function writePeriod({ start, end }: Period, i: number, dialect: Dialect): string {
  const endOn = dialect.date(end);
  const lastOn = dialect.plusDays(endOn, -1);
  return `select ${i} as i, ${dialect.date(start)} as start_on, ${lastOn} as last_on, ${endOn} as end_on`;
}

/** Persons meet every period; rows the one that their day lies in. */
function subjectsFrom({ model }: MeasureRequest, where: string[], compiler: Compiler): string {
  if (model.subject.kind === 'persons') return `from person ${PERSON}\n  cross join period ${PERIOD}`;
  const day = dayOf('r', model.subject.table, model.subject.dateColumn, compiler);
  where.push(`${day} >= ${PERIOD}.start_on`, `${day} < ${PERIOD}.end_on`);
  return `from ${quoteName(model.subject.table)} r\n  cross join period ${PERIOD}\n  left join person ${PERSON} on ${PERSON}.person = r.person`;
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

function dimensionsOf({ dimensions }: MeasureRequest): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => dimensions.includes(dimension));
}

function dimensionSql(
  dimension: Dimension,
  { ageBands, model }: MeasureRequest,
  scene: SqlScene,
  compiler: Compiler,
): string {
  switch (dimension) {
    case 'unit':
      return compiler.text(model.subject.unit, scene);
    case 'municipality':
      return `${PERSON}.municipality`;
    case 'sex':
      return `coalesce(${PERSON}.sex, 'unknown')`;
    case 'age-band': {
      const age = compiler.integer({ kind: 'age', on: model.subject.ageOn, unit: 'years' }, scene);
      const cases = ageBands
        .slice(1)
        .map((next, index) => `when ${age} < ${next} then ${bandName(ageBands[index] ?? 0, ageBands)}`);
      const last = bandName(ageBands.at(-1) ?? 0, ageBands);
      return `case when ${age} is null then null ${cases.join(' ')} else ${last} end`;
    }
  }
}

function bandName(age: number, ageBands: readonly number[]): string {
  return quoteText(ageBandOf(age, ageBands) ?? '');
}

function countSubjects(request: MeasureRequest, { ending, integer }: Dialect): string {
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
    `${integer(`count(case when ${condition} then 1 end)`)} as ${name}`;
  const keys = keyColumns(request);
  const all = [
    ...keys,
    `${integer('count(*)')} as population`,
    ...exclusions.map((_, index) => count(`exclusion = ${index + 1}`, `excluded_${index + 1}`)),
    count('exclusion = 0 and amount is null', 'without_value'),
    ...exceptions.map((_, index) => count(excepted(`= ${index + 1}`), `excepted_${index + 1}`)),
    count(counted, 'denominator'),
    count(`${counted} and reaches`, 'numerator'),
    `${integer(`coalesce(sum(case when ${counted} then amount end), 0)`)} as amount`,
  ];
  return `select ${all.join(',\n  ')}\nfrom subject\ngroup by ${keys.join(', ')}${ending}`;
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
