// What a version of care data says of itself, so that a result can cite exactly what it was computed from. Equal `sha256`
// means equal rows in every table: the files' order and form are fixed (write-parquet.ts).
import { createHash } from 'node:crypto';
import type { Period } from '../../core/period.ts';
import type { CareTableName } from './tables.ts';

export interface CareManifest {
  /** Raised when files of an older form can no longer be read. */
  readonly format: 1;
  readonly regionId: string;
  /** Nobody in it exists: marked on every page and export that is computed from it. */
  readonly isInvented: boolean;
  /** ISO instant. */
  readonly madeAt: string;
  /** Hex, over the files' paths and sums. */
  readonly sha256: string;
  readonly rows: Readonly<Record<CareTableName, number>>;
  /** Whole months from the first contact to the last; null without contacts. */
  readonly period: Period | null;
  readonly files: readonly FileSum[];
  /** What was read in; empty for invented care data. */
  readonly sources: readonly FileSum[];
  /** Warnings when it was read in: how many of each code. */
  readonly warnings: Readonly<Record<string, number>>;
  /** How invented care data were made; null for others. */
  readonly invention: Invention | null;
}

export interface FileSum {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Invention {
  readonly seed: number;
  readonly persons: number;
  readonly firstYear: number;
  readonly years: number;
  /** The month that a unit never registered, for tests of data quality. */
  readonly lost: { readonly unit: string; readonly month: string } | null;
}

/** One sum for all the files, which must come in the order of their paths. */
export function sumOf(files: readonly FileSum[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256 } of files) hash.update(`${sha256}  ${path}\n`);
  return hash.digest('hex');
}

/** "2026-11-25T065400.123Z-1f0c9a3b5d7e": sorts by time, told apart by content. */
export function versionName({ madeAt, sha256 }: Pick<CareManifest, 'madeAt' | 'sha256'>): string {
  return `${madeAt.replaceAll(':', '')}-${sha256.slice(0, 12)}`;
}

export function writeManifest(manifest: CareManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** null for a file that this version of Utfall can't read. */
export function readManifest(text: string): CareManifest | null {
  const value: unknown = JSON.parse(text);
  const isOurs = typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
  return isOurs ? (value as CareManifest) : null;
}
