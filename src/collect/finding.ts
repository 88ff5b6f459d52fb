// What is found while one row is read, before it is known which column and row it stands in: interpret-table.ts gives it
// its place and makes it a Problem.
import type { MappedField } from './contract.ts';

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The cell it is about; null when it is about the row. */
  readonly field: MappedField | null;
  readonly message: string;
  readonly hint: string;
}

/** A value read from a cell, or null with the findings that say why. */
export interface Reading<T> {
  readonly value: T | null;
  readonly findings: readonly Finding[];
}

export function error(code: string, field: MappedField | null, message: string, hint: string): Finding {
  return { code, severity: 'error', field, message, hint };
}

export function warning(code: string, field: MappedField | null, message: string, hint: string): Finding {
  return { code, severity: 'warning', field, message, hint };
}

export function found<T>(value: T): Reading<T> {
  return { value, findings: [] };
}

export function failed(...findings: readonly Finding[]): Reading<never> {
  return { value: null, findings };
}
