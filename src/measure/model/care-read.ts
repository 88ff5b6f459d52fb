// Which care data a model can read: so that the rest stays on the disk.
import type { CareTable, CareTableName } from '../care-data/tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../care-data/tables.ts';
import type { MeasureModel } from './measure-model.ts';

/** Columns that belong to a table whatever is asked of it: whose row it is, and from when until when. */
function keysOf({ shape }: CareTable): readonly string[] {
  return shape.kind === 'span' ? ['person', shape.from, shape.to] : ['person'];
}

/**
 * Table → the columns that the models may read, in the contract's order: `person` whole, other tables when a model names them.
 * A model names columns and tables as texts, so a text that happens to be the same adds a column and never leaves one out.
 */
export function careRead(models: readonly MeasureModel[]): ReadonlyMap<CareTableName, readonly string[]> {
  const names = new Set<string>();
  for (const model of models) addTexts(model, names);
  // Linked rows name the same contact, which the model need not say.
  if (names.has('linked')) names.add('contact');
  return new Map(
    CARE_TABLE_NAMES.filter((name) => name === 'person' || names.has(name)).map((name) => {
      const table: CareTable = CARE_TABLES[name];
      const columns = table.columns.map((column) => column.name);
      const isRead = (column: string) =>
        name === 'person' || names.has(column) || keysOf(table).includes(column);
      return [name, columns.filter(isRead)];
    }),
  );
}

function addTexts(node: unknown, texts: Set<string>): void {
  if (typeof node === 'string') texts.add(node);
  else if (typeof node === 'object' && node !== null)
    for (const part of Object.values(node)) addTexts(part, texts);
}
