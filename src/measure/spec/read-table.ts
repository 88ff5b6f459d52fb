// Tables as people write them: cells between bars, the first line names the columns, an empty cell is missing.
//
//   person | sex    | birth_year
//   anna   | female | 1950

export interface WrittenTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Null when a line has another number of cells than the heading. */
export function readTable(text: string): WrittenTable | null {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const [columns = [], ...rows] = lines;
  return rows.every((row) => row.length === columns.length) ? { columns, rows } : null;
}
