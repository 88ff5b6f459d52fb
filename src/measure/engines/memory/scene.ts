// What an expression is evaluated in: one person (or nobody known), one period, the row in view, and all care data.
import type { Period } from '../../../core/period.ts';
import type { CareRow, CareRows, CareTableName, CareValue } from '../../contract.ts';

export interface Scene {
  readonly period: Period;
  /** null: the row in view names nobody, or somebody who is not in `person`. */
  readonly person: CareRow | null;
  /** The row in view: the one a filter looks at, or the subject when rows are counted. */
  readonly row: CareRow | null;
  readonly data: CareRows;
}

/** The rows of a table that belong to the scene's person; none when nobody is known. */
export function rowsOfPerson(scene: Scene, table: CareTableName): readonly CareRow[] {
  const person = scene.person?.person;
  if (person === undefined || person === null) return [];
  return scene.data[table].filter((row) => row.person === person);
}

export function cell(scene: Scene, of: 'person' | 'row', column: string): CareValue {
  return scene[of]?.[column] ?? null;
}

export function textCell(scene: Scene, of: 'person' | 'row', column: string): string | null {
  const value = cell(scene, of, column);
  return typeof value === 'string' ? value : null;
}

/** Dates as they are, timestamps as their day. */
export function dayCell(row: CareRow | null, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' ? value.slice(0, 10) : null;
}
