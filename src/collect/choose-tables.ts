// Which of a file's tables are figures: those whose heading fits. The others are passed over by name; when none fits, the
// file is refused. Tables with different headings are shown under one, so that a row's cells stand under their own heading.
import type { Problem } from '../core/problem.ts';
import type { Mapping, RawTable } from './contract.ts';
import { tablePlace } from './draft-row.ts';
import type { Layout } from './headings.ts';
import { findLayout } from './headings.ts';
import { quote } from './names.ts';
import { fileError, fileWarning } from './refusal.ts';

export interface ChosenTables {
  readonly layouts: readonly Layout[];
  readonly columns: readonly string[];
  readonly problems: readonly Problem[];
}

export function chooseTables(tables: readonly RawTable[], mapping: Mapping | null): ChosenTables {
  const layouts: Layout[] = [];
  const problems: Problem[] = [];
  const passedOver: Problem[] = [];
  for (const table of tables) {
    const { value, problems: reasons } = findLayout(table, mapping);
    if (value === null) {
      passedOver.push(...reasons);
      continue;
    }
    layouts.push(value);
    problems.push(...value.problems);
  }
  if (layouts.length === 0) return { layouts, columns: tables[0]?.columns ?? [], problems: passedOver };
  for (const { where } of passedOver)
    problems.push(
      fileWarning(
        'sheet-passed-over',
        where,
        `Bladet ${quote(where.sheet ?? '')} läses inte: dess rubriker är inte en tabell med siffror.`,
        'Inget behöver göras om bladet inte ska med.',
      ),
    );
  const rowCount = layouts.reduce((sum, { table }) => sum + table.rows.length, 0);
  if (rowCount === 0 && layouts[0] !== undefined)
    problems.push(
      fileError(
        'no-rows',
        tablePlace(layouts[0].table),
        'Filen har en rubrik men inga rader.',
        'Kontrollera att rätt fil är vald och att den har sparats.',
      ),
    );
  return { ...shareColumns(layouts), problems };
}

/** The first table's columns, then what the others have beside them; cells are moved under their heading. */
function shareColumns(layouts: readonly Layout[]): {
  layouts: readonly Layout[];
  columns: readonly string[];
} {
  const columns = [...(layouts[0]?.table.columns ?? [])];
  const isShared = layouts.every(({ table }) => table.columns.join('\0') === columns.join('\0'));
  if (isShared) return { layouts, columns };
  for (const { table } of layouts)
    for (const heading of table.columns) if (!columns.includes(heading)) columns.push(heading);
  const moved = layouts.map((layout): Layout => {
    const target = layout.table.columns.map((heading) => columns.indexOf(heading));
    const rows = layout.table.rows.map(({ row, cells }) => {
      const under = columns.map(() => '');
      cells.forEach((cell, column) => {
        const at = target[column];
        if (at !== undefined) under[at] = cell;
        else under.push(cell);
      });
      return { row, cells: under };
    });
    const places = Object.entries(layout.columns).map(([field, column]) => [field, target[column] ?? column]);
    return { ...layout, table: { ...layout.table, columns, rows }, columns: Object.fromEntries(places) };
  });
  return { layouts: moved, columns };
}
