// The tables that files are read into before they are checked, and the way back from a staged row to its place in a file.
import type { Place } from '../../../core/problem.ts';
import type { CareTableName } from '../tables.ts';
import type { Rejected } from './rejected.ts';

/** A file's rows in the staged table: from `first` on; `rejected` are the lines that could not be split. */
export interface StagedFile {
  readonly name: string;
  readonly first: number;
  readonly isCsv: boolean;
  readonly rejected: readonly Rejected[];
}

export function stagedName(table: CareTableName): string {
  return `staging."${table}"`;
}

/** The row's place in its file, as a person counts: the heading is row 1 of a CSV file, Parquet has none. */
export function placesIn(files: readonly StagedFile[]): (row: number) => Place {
  return (row) => {
    const file = files.findLast(({ first }) => first <= row);
    if (file === undefined) throw new Error('a row without file');
    if (!file.isCsv) return { file: file.name, row: row - file.first + 1 };
    let line = row - file.first + 2;
    for (const { line: rejected } of file.rejected) if (rejected <= line) line += 1;
    return { file: file.name, row: line };
  };
}
