// How good care data are, per unit and month: what indicator pages show beside a figure that is computed from them. Counts
// only: nothing here is about a person. Read next: select-quality.ts (counted in SQL), find-shifts.ts (jumps and drops).
import type { CareTableName } from '../tables.ts';

export interface CareQuality {
  readonly regionId: string;
  readonly isInvented: boolean;
  /** The version of care data that was judged (CareManifest). */
  readonly sha256: string;
  readonly coverage: readonly Coverage[];
  readonly listed: readonly Listed[];
  readonly shares: readonly QualityShare[];
  readonly shifts: readonly Shift[];
}

/** "2024-03". */
export type Month = string;

export interface Coverage {
  readonly table: CareTableName;
  readonly unit: string;
  readonly month: Month;
  readonly rows: number;
}

export interface Listed {
  readonly unit: string;
  readonly month: Month;
  /** Listed when the month begins. */
  readonly persons: number;
}

/**
 * Of `whole` rows at the unit in the month, `part` have the fault. no-staff: contacts without staff. not-listed: contacts of
 * persons who are listed nowhere that day. unknown-code: rows with a code that no indicator can count.
 */
export interface QualityShare {
  readonly kind: 'no-staff' | 'not-listed' | 'unknown-code';
  readonly table: CareTableName;
  readonly unit: string;
  readonly month: Month;
  readonly part: number;
  readonly whole: number;
}

/** A month that registered far less or more than the unit's other months lead one to expect. */
export interface Shift {
  readonly kind: 'drop' | 'jump';
  readonly table: CareTableName;
  readonly unit: string;
  readonly month: Month;
  readonly rows: number;
  /** From the unit's own months, its listed persons and the region's same month; rounded. */
  readonly expected: number;
}
