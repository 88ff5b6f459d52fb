// Persons by what results are divided by, each with the periods in which it is so. Where one was listed and how old one was are
// found as sets of their own, and their common periods are the stratum's.
import type { Dimension, MeasureRequest } from '../../contract.ts';
import { dimensionColumn, dimensionSql, dimensionsOf } from './dimensions.ts';
import { PERIOD_ALONE } from './period-bits.ts';
import { collectValueSets } from './period-sets.ts';
import type { Compiler, Joined, OwnTable, SqlScene } from './scene.ts';
import { noteAll, openScene, PERSON, tablesIn, writePersons } from './scene.ts';
import { inForceQuestion } from './values.ts';

/** The name of a table of the person's key, the dimensions' columns and bits. */
export function strataOf(request: MeasureRequest, compiler: Compiler): string {
  const { ageOn, unit } = request.model.subject;
  const what = JSON.stringify(['strata', unit, ageOn, dimensionsOf(request), request.ageBands]);
  return compiler.once(what, () => fromSets(request, compiler) ?? fromPeriods(request, compiler));
}

interface DimensionSets {
  readonly column: string;
  /** null for what is the same in all periods. */
  readonly joined: Joined | null;
}

function fromSets(request: MeasureRequest, compiler: Compiler): OwnTable | null {
  const { column: key } = compiler.layout;
  const scene = openScene(null);
  const sets: (DimensionSets & { readonly dimension: Dimension })[] = [];
  for (const dimension of dimensionsOf(request)) {
    const found =
      (dimension === 'unit' ? unitSets(request, scene, compiler) : null) ??
      setsOfDimension(dimension, request, scene, compiler);
    if (found === null) return null;
    sets.push({ ...found, dimension });
  }
  const joined = sets.flatMap((one) => (one.joined === null ? [] : [one.joined]));
  const bits = joined.map(({ alias }) => `${alias}.bits`).join(' & ') || compiler.everyPeriod;
  const columns = sets.map(({ column, dimension }) => `, ${column} as ${dimensionColumn(dimension)}`);
  const joins = joined.map(({ alias, on, table }) => `\n  join ${table} ${alias} on ${on}`).join('');
  return {
    select: `select ${PERSON}.${key} as ${key}${columns.join('')}, ${bits} as bits\n  from person ${PERSON}${joins}\n  where (${bits}) <> 0`,
    needs: joined.map(({ table }) => table),
  };
}

/** Who is listed nowhere is in a stratum too. */
function unitSets({ model }: MeasureRequest, scene: SqlScene, compiler: Compiler): DimensionSets | null {
  const { unit } = model.subject;
  if (unit.kind !== 'in-force') return null;
  const question = inForceQuestion(unit, compiler.dialect);
  const listed = compiler.spanSets(question, question.read);
  const anywhere = compiler.spanSets(question, null);
  if (listed === null || anywhere === null) return null;
  const key = compiler.layout.column;
  const table = compiler.once(JSON.stringify(['units', unit]), () => ({
    select:
      `select ${key}, value, bits from ${listed} union all\n  select ${PERSON}.${key}, null, ${compiler.everyPeriod} - coalesce(s.bits, 0)` +
      `\n  from person ${PERSON} left join ${anywhere} s on s.${key} = ${PERSON}.${key}`,
    needs: [listed, anywhere],
  }));
  const joined = {
    alias: table,
    table,
    on: `${table}.${key} = ${scene.owner}.${key}`,
    dependsOnPeriod: false,
  };
  return { column: `${table}.value`, joined };
}

function setsOfDimension(
  dimension: Dimension,
  request: MeasureRequest,
  scene: SqlScene,
  compiler: Compiler,
): DimensionSets | null {
  const own = openScene(null);
  const column = dimensionSql(dimension, request, own, compiler);
  if (own.notes.joins.size > 0) return null;
  if (!own.notes.dependsOnPeriod) {
    noteAll(scene, own);
    return { column, joined: null };
  }
  const joined = collectValueSets(column, own, scene, compiler);
  return joined === null ? null : { column: `${joined.alias}.value`, joined };
}

/** Asked for each person and period. */
function fromPeriods(request: MeasureRequest, compiler: Compiler): OwnTable {
  const { layout } = compiler;
  const scene = openScene(null);
  const dimensions = dimensionsOf(request);
  const columns = dimensions.map(
    (dimension) => `${dimensionSql(dimension, request, scene, compiler)} as ${dimensionColumn(dimension)}`,
  );
  const keys = [layout.column, ...dimensions.map(dimensionColumn)].join(', ');
  const each = [`${PERSON}.${layout.column} as ${layout.column}`, ...columns, `${PERIOD_ALONE} as bits`];
  const select = `select ${keys}, bit_or(bits) as bits\n  from (select ${each.join(', ')}\n  ${writePersons(scene, layout)}) each\n  group by ${keys}`;
  return { select, needs: tablesIn(scene) };
}
