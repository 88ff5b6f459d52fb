// Subjects of a measure of persons, each standing for all who are alike: by the sets of periods in which they belong to a
// stratum, are in the population, are left out and reach the goal (period-sets.ts).
import type { MeasureRequest } from '../../contract.ts';
import type { BooleanExpression } from '../../model/expression.ts';
import { partsOf } from './booleans.ts';
import { dimensionColumn, dimensionsOf } from './dimensions.ts';
import { PERIOD_ALONE } from './period-bits.ts';
import { setSql } from './period-sets.ts';
import type { Compiler, OwnTable, SqlScene } from './scene.ts';
import { openScene, PERIOD, PERSON, tablesIn, writeJoins } from './scene.ts';
import { strataOf } from './strata.ts';

/** Alias of a person in a stratum. */
const MEMBER = 'x';

/** Columns as measure-statement.ts counts them, and n: how many are alike. null for measures that sets can't tell. */
export function subjectsInSets(request: MeasureRequest, compiler: Compiler): OwnTable | null {
  const { layout } = compiler;
  const { exceptions, exclusions, population, statistic, subject } = request.model;
  const isInSets = statistic.kind === 'proportion' || statistic.kind === 'count';
  if (!layout.hasPeriodSets || subject.kind !== 'persons' || !isInSets) return null;
  const numerator: BooleanExpression =
    statistic.kind === 'proportion' ? statistic.numerator : { kind: 'always' };
  const strata = strataOf(request, compiler);
  const scene = openScene(null, MEMBER);
  const inPopulation = populationSet(population, scene, compiler);
  const named = [
    ...exclusions.map(({ when }, index) => ({ name: `exclusion_${index + 1}`, when })),
    ...exceptions.map(({ when }, index) => ({ name: `exception_${index + 1}`, when })),
    { name: 'reaches', when: numerator },
  ].map(({ name, when }) => ({ name, set: setSql(when, scene, compiler) }));
  const by = dimensionsOf(request).map(dimensionColumn);
  const from =
    `from ${strata} ${MEMBER}` +
    (scene.notes.personColumns.size > 0
      ? `\n  join person ${PERSON} on ${PERSON}.${layout.column} = ${MEMBER}.${layout.column}`
      : '') +
    writeJoins(scene);
  const sets = [`${inPopulation} as population`, ...named.map(({ name, set }) => `${set} as ${name}`)];
  const each = `select ${[...by.map((column) => `${MEMBER}.${column} as ${column}`), ...sets].join(',\n    ')}\n  ${from}`;
  const kept = named.map(({ name }) => `${name} & population as ${name}`);
  const alike = `select ${[...by, 'population', ...kept].join(', ')}, count(*) as n from (${each}) each\n  where population <> 0 group by all`;
  const columns = [
    `${PERIOD}.i as i`,
    ...by,
    `${firstOf('exclusion', exclusions.length)} as exclusion`,
    `${firstOf('exception', exceptions.length)} as exception`,
    `${isNow('reaches')} as reaches`,
    '0 as amount',
    '0 as fraction_of',
    'n',
  ];
  const select = `select ${columns.join(', ')}\n  from (${alike}) alike\n  join period ${PERIOD} on ${isNow('population')}`;
  return { select, needs: [strata, ...tablesIn(scene)] };
}

/** Whether a set has the period in view. */
function isNow(set: string): string {
  return `(${set} & ${PERIOD_ALONE}) <> 0`;
}

function firstOf(name: string, count: number): string {
  const cases = Array.from(
    { length: count },
    (_, index) => `when ${isNow(`${name}_${index + 1}`)} then ${index + 1}`,
  );
  return count === 0 ? '0' : `case ${cases.join(' ')} else 0 end`;
}

/** Who is in no set of one that all must be in is left out by the join. */
function populationSet(population: BooleanExpression, scene: SqlScene, compiler: Compiler): string {
  const sets = partsOf(population).map((part) => {
    const before = new Set(scene.notes.joins.keys());
    const set = setSql(part, scene, compiler);
    const added = [...scene.notes.joins.keys()].filter((alias) => !before.has(alias));
    for (const alias of added) if (set === `coalesce(${alias}.bits, 0)`) scene.notes.required.add(alias);
    return set;
  });
  return `(${[`${MEMBER}.bits`, ...sets].join(' & ')})`;
}
