// What a row asks of other rows, each time anew: whether its contact has such a diagnosis, where the person was listed on the
// day of the visit. A subquery that sees the asking row; or, for a database that answers such subqueries wrong or not at all
// (Dialect.arrays), the other rows gathered in an array that is joined to the asking row.
import type { CareTableName } from '../../care-data/tables.ts';
import { CARE_TABLES } from '../../care-data/tables.ts';
import type { Dialect } from './dialect.ts';
import { quoteName } from './dialect.ts';
import type { Compiler, SpanRead, SqlScene } from './scene.ts';
import { needsOnlyRow, noteJoin, openScene } from './scene.ts';

export interface Lookup {
  readonly table: CareTableName;
  /** Its columns, and what they equal in the asking row. */
  readonly keys: Readonly<Record<string, string>>;
  /** In the scene of the asking row, or of a row that itself is looked up. */
  readonly where: (row: string, scene: SqlScene) => string;
}

/** NULL for false where a key of the asking row is missing. */
export function existsIn(lookup: Lookup, scene: SqlScene, compiler: Compiler): string {
  const { arrays } = compiler.dialect;
  const row = compiler.alias();
  if (arrays === null) return existsInRows(lookup, row, scene);
  return arrays.exists(gathered(lookup, scene, compiler), row, conditionOf(lookup, row, scene));
}

export function readIn(lookup: Lookup, read: SpanRead, scene: SqlScene, compiler: Compiler): string {
  const { dialect } = compiler;
  const row = compiler.alias();
  if (dialect.arrays === null)
    return `(select ${aggregateOf(read, row, dialect)} ${subqueryOf(lookup, row, scene)})`;
  const rows = gathered(lookup, scene, compiler);
  const condition = conditionOf(lookup, row, scene);
  return read.kind === 'count'
    ? dialect.arrays.count(rows, row, condition)
    : read.of(dialect.arrays.lowestText(rows, row, condition, read.text(row)));
}

export function aggregateOf(read: SpanRead, row: string, dialect: Dialect): string {
  return read.kind === 'count' ? 'count(*)' : read.of(dialect.lowestText(read.text(row)));
}

/** Rows that are asked nothing about the asking row but the keys are found once for all. */
function existsInRows({ keys, table, where }: Lookup, row: string, scene: SqlScene): string {
  const own = openScene({ alias: row, table });
  const condition = where(row, { ...own, isNested: true, asking: scene.asking ?? scene.row });
  if (!needsOnlyRow(own)) return `exists (select 1 ${subqueryOf({ keys, table, where }, row, scene)})`;
  const columns = Object.keys(keys).map((column) => `${row}.${column}`);
  return `((${Object.values(keys).join(', ')}) in (select ${columns.join(', ')} from ${quoteName(table)} ${row} where ${condition}))`;
}

function subqueryOf({ keys, table, where }: Lookup, row: string, scene: SqlScene): string {
  const same = Object.entries(keys).map(([column, asker]) => `${row}.${column} = ${asker}`);
  const condition = where(row, lookedUp(row, table, scene));
  return `from ${quoteName(table)} ${row} where ${[...same, condition].join(' and ')}`;
}

function conditionOf({ table, where }: Lookup, row: string, scene: SqlScene): string {
  // A row in an array can't be joined to: what it asks further is joined to the row that asks first, with the same keys.
  return `coalesce(${where(row, lookedUp(row, table, scene))}, false)`;
}

function lookedUp(row: string, table: CareTableName, scene: SqlScene): SqlScene {
  return { ...scene, row: { alias: row, table }, isNested: true, asking: scene.asking ?? scene.row };
}

/** Notes the join of the rows with the lookup's keys, and names the array. */
function gathered({ keys, table }: Lookup, scene: SqlScene, compiler: Compiler): string {
  const columns = CARE_TABLES[table].columns.map(({ name }) => quoteName(name)).join(', ');
  const names = Object.keys(keys).join(', ');
  const rows = `(select ${names}, ${compiler.dialect.arrays?.gather(columns)} as found from ${quoteName(table)} group by ${names})`;
  const onOf = (alias: string) =>
    Object.entries(keys)
      .map(([column, asker]) => `${alias}.${column} = ${asker}`)
      .join(' and ');
  const known = [...scene.notes.joins.values()].find(
    (join) => join.table === rows && join.on === onOf(join.alias),
  );
  const alias = known?.alias ?? compiler.alias();
  noteJoin(scene, { alias, table: rows, on: onOf(alias), dependsOnPeriod: false });
  return `${alias}.found`;
}
