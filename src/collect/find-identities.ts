// Looks for personal identity numbers in everything a delivery holds, before anything else is done with it: every cell,
// heading and sheet name, also of sheets that are passed over. What is found is masked, so that nothing later can repeat it.
import type { Place, Problem } from '../core/problem.ts';
import type { RawTable } from './contract.ts';
import { tablePlace } from './draft-row.ts';
import { columnName } from './headings.ts';
import { hasIdentity, MASK } from './identity.ts';
import { fileError } from './refusal.ts';

/** What was found in one delivery's tables. */
export class FoundIdentities {
  /** The same tables with the names, headings and whole rows masked that held an identity number. */
  readonly tables: readonly RawTable[];
  /** About names and headings. */
  readonly problems: readonly Problem[];
  private readonly byRow: Map<string, readonly Problem[]>;

  constructor(
    tables: readonly RawTable[],
    problems: readonly Problem[],
    byRow: Map<string, readonly Problem[]>,
  ) {
    this.tables = tables;
    this.problems = problems;
    this.byRow = byRow;
  }

  /** The problems of one row, given once: to whoever shows that row. */
  takeProblems(sheet: string | null, row: number): readonly Problem[] {
    if (this.byRow.size === 0) return [];
    const key = rowKey(sheet, row);
    const problems = this.byRow.get(key) ?? [];
    this.byRow.delete(key);
    return problems;
  }

  /** Those of rows that nobody shows: in sheets that are passed over, and above a heading. */
  untaken(): readonly Problem[] {
    return [...this.byRow.values()].flat();
  }
}

export function findIdentities(originals: readonly RawTable[]): FoundIdentities {
  const problems: Problem[] = [];
  const byRow = new Map<string, readonly Problem[]>();
  const tables = originals.map((original, position): RawTable => {
    const table = maskNames(original, position, problems);
    const columns = maskHeading(table, problems);
    const rows = table.rows.map((row) => {
      if (!row.cells.some(hasIdentity)) return row;
      byRow.set(rowKey(table.sheet, row.row), problemsOfRow(table, row.row, row.cells));
      return { row: row.row, cells: row.cells.map(() => MASK) };
    });
    return { ...table, columns, rows };
  });
  return new FoundIdentities(tables, problems, byRow);
}

function rowKey(sheet: string | null, row: number): string {
  return `${row}|${sheet ?? ''}`;
}

function maskNames(table: RawTable, position: number, problems: Problem[]): RawTable {
  const isInFile = hasIdentity(table.file);
  const isInSheet = table.sheet !== null && hasIdentity(table.sheet);
  if (!isInFile && !isInSheet) return table;
  // The position keeps two masked sheets apart.
  const sheet = isInSheet ? `${MASK} (blad ${position + 1})` : table.sheet;
  const renamed = { ...table, file: isInFile ? MASK : table.file, sheet };
  if (isInFile) problems.push(found(tablePlace(renamed), 'Filens namn innehåller ett personnummer.'));
  if (isInSheet) problems.push(found(tablePlace(renamed), 'Bladets namn innehåller ett personnummer.'));
  return renamed;
}

function maskHeading(table: RawTable, problems: Problem[]): readonly string[] {
  return table.columns.map((heading, column) => {
    if (!hasIdentity(heading)) return heading;
    const place = { ...tablePlace(table), row: table.headingRow, column: columnName(table, column) };
    problems.push(found(place, 'Rubriken innehåller ett personnummer.'));
    return MASK;
  });
}

function problemsOfRow(table: RawTable, row: number, cells: readonly string[]): readonly Problem[] {
  return cells.flatMap((cell, column) =>
    hasIdentity(cell)
      ? [
          found(
            { ...tablePlace(table), row, column: columnName(table, column) },
            'Cellen innehåller ett personnummer.',
          ),
        ]
      : [],
  );
}

function found(where: Place, message: string): Problem {
  return fileError(
    'identity-number',
    where,
    message,
    'Ta bort personnumret ur filen. Utfall tar bara emot uppgifter om grupper, aldrig om enskilda personer.',
  );
}
