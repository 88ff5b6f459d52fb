// Which care data a model can read: so that the rest stays on the disk.
import type { CareTable, CareTableName } from '../care-data/tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../care-data/tables.ts';
import type { MeasureModel } from './measure-model.ts';

/**
 * Table → the columns that the models may read, in the contract's order: `person` whole, other tables when a model names
 * them, `person` only when it is named, as whose a row is need not be. A column belongs to every table that is in view where
 * it is named, so one too many may be read and never one too few.
 */
export function careRead(models: readonly MeasureModel[]): ReadonlyMap<CareTableName, readonly string[]> {
  const named: Named = new Map([['person', new Set(CARE_TABLES.person.columns.map(({ name }) => name))]]);
  for (const model of models)
    addColumns(model, model.subject.kind === 'rows' ? [model.subject.table] : [], named);
  return new Map(
    CARE_TABLE_NAMES.filter((name) => named.has(name)).map((name) => {
      const columns = CARE_TABLES[name].columns.map((column) => column.name);
      return [name, columns.filter((column) => named.get(name)?.has(column))];
    }),
  );
}

type Named = Map<CareTableName, Set<string>>;

/** `inView`: the tables whose rows the node may speak of. */
function addColumns(node: unknown, inView: readonly CareTableName[], named: Named): void {
  if (typeof node !== 'object' || node === null) return;
  const { among, table } = node as Readonly<Record<string, unknown>>;
  const own = [table, (among as { readonly table?: unknown } | undefined)?.table].filter(isTable);
  const tables = [...inView, ...own];
  for (const name of tables) {
    const columns = named.get(name) ?? new Set(timesOf(name));
    named.set(name, columns);
    if ('kind' in node && node.kind === 'linked') columns.add('contact');
    for (const key of ['column', 'by', 'dateColumn'])
      if (key in node) columns.add(String((node as Readonly<Record<string, unknown>>)[key]));
  }
  for (const part of Object.values(node)) addColumns(part, tables, named);
}

function isTable(name: unknown): name is CareTableName {
  return typeof name === 'string' && Object.hasOwn(CARE_TABLES, name);
}

/** From when until when a span is true belongs to it whatever is asked of it. */
function timesOf(name: CareTableName): readonly string[] {
  const { shape }: CareTable = CARE_TABLES[name];
  return shape.kind === 'span' ? [shape.from, shape.to] : [];
}
