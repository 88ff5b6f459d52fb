// What a file of figures computed from care data is called. Only the shipped files are known by their names; a delivery has its
// version of care data beside it, because anybody can give a file a name.
import type { Period } from '../core/period.ts';
import { periodKey } from '../core/period.ts';

/** "varddata_2023_2026-11-25T065400.123Z-1f0c9a3b5d7e.csv" */
export function careFileName(span: Period, careVersion: string): string {
  return `varddata_${periodKey(span)}_${careVersion}.csv`;
}

/** The version of care data; null for the name of any other file. */
export function careVersionIn(fileName: string): string | null {
  return /^varddata_[^_]+_(\S+)\.csv$/.exec(fileName)?.[1] ?? null;
}
