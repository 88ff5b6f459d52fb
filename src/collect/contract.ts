// Deliveries: files of figures from people and registers, read, checked whole, accepted or refused whole, withdrawable.
// Start reading in interpret-table.ts.
import type { Observation, ObservedFigure, Provenance } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import type { Checked, Problem } from '../core/problem.ts';
import type { Region } from '../plan/contract.ts';

/** A file as text cells. Rows keep their number in the file; cells are as written, not trimmed. */
export interface RawTable {
  readonly file: string;
  readonly sheet: string | null;
  /** Row number of the heading, normally 1. */
  readonly headingRow: number;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Which of the file's columns hold what. Names are compared without case, accents of spacing and outer spaces. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<MappedField, string>>>;
  /** Fixed values for what the file does not say ("year": "2023"). */
  readonly fixed: Readonly<Partial<Record<MappedField, string>>>;
  /** The file's own names for indicators and groups → ours. */
  readonly names: Readonly<Record<string, string>>;
}

export const MAPPED_FIELDS = [
  'indicator',
  'year',
  'period',
  'group_type',
  'group',
  'sex',
  'value',
  'numerator',
  'denominator',
  'status',
  'note',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** One row as understood: its observation, or why it has none; `problems` are those of this row. */
export interface InterpretedRow {
  readonly row: number;
  readonly sheet: string | null;
  readonly cells: readonly string[];
  readonly figure: ObservedFigure | null;
  /** How it stands to what is already known: new, same as known, or a restatement of `earlier`. */
  readonly standing: 'new' | 'unchanged' | 'restated' | 'refused';
  readonly earlier: Observation | null;
  readonly problems: readonly Problem[];
}

export interface Interpretation {
  readonly columns: readonly string[];
  readonly rows: readonly InterpretedRow[];
  /** Problems of the file as a whole and of its rows, in the order of the file. */
  readonly problems: readonly Problem[];
}

/** Limits of what is read; a file beyond them is refused with a sentence that tells the limit. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly milliseconds: number;
}

export type DeliveryState = 'previewed' | 'accepted' | 'refused' | 'withdrawn';

export interface Delivery {
  readonly id: string;
  readonly regionId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly state: DeliveryState;
  readonly receivedAt: string;
  readonly decidedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly reason: string;
  readonly counts: {
    readonly rows: number;
    readonly added: number;
    readonly unchanged: number;
    readonly restated: number;
    readonly warnings: number;
    readonly errors: number;
  };
  readonly isInvented: boolean;
}

/** Reads a CSV or XLSX file within limits, in a worker with a memory limit. Bad files are problems, never exceptions. */
export type ReadTables = (
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
) => Promise<Checked<readonly RawTable[]>>;

export interface ObservationQuery {
  readonly regionId: string;
  readonly indicatorIds?: readonly string[];
  /** Observations whose period starts within the span. */
  readonly from?: string;
  readonly before?: string;
  readonly groupKinds?: readonly string[];
  /** True for figures of whole calendar years only: units' monthly series are many and few pages show them. */
  readonly isWholeYears?: boolean;
  /** ISO instant: figures as they were known then; default now. */
  readonly knownAt?: string;
}

/** Port to what has been observed. `current` gives one observation per key: the latest known that is not withdrawn. */
export interface ObservationStore {
  current(query: ObservationQuery): Promise<readonly Observation[]>;
  /** Every observation of one key with its deliveries, newest first, withdrawn ones included and marked. */
  history(key: ObservationKey): Promise<readonly (Observation & { readonly isWithdrawn: boolean })[]>;
  byId(id: string): Promise<Observation | null>;
  /** All that was read from one row of a delivered file, counting or not. */
  ofRow(row: Pick<Provenance, 'deliveryId' | 'sheet' | 'row'>): Promise<readonly Observation[]>;
}

export interface ObservationKey {
  readonly regionId: string;
  readonly indicatorId: string;
  readonly groupKind: string;
  readonly groupId: string;
  readonly sex: string;
  readonly period: Period;
}

/**
 * Port to deliveries. `accept` writes the delivery's observations whole or not at all, and answers only when they are
 * durable; it checks the region's `revision` so that two people can't accept over each other (Conflict).
 */
export interface DeliveryStore {
  add(delivery: NewDelivery): Promise<Delivery>;
  accept(deliveryId: string, rows: readonly AcceptedRow[], at: string): Promise<Delivery>;
  withdraw(deliveryId: string, reason: string, at: string): Promise<Delivery>;
  list(regionId: string | null): Promise<readonly Delivery[]>;
  byId(id: string): Promise<Delivery | null>;
  /** The file as it came, with the mapping that it was read by: whoever reads it again must read it the same way. */
  file(id: string): Promise<StoredFile | null>;
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | null;
}

export interface NewDelivery {
  readonly regionId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | null;
  readonly state: 'previewed' | 'refused';
  readonly receivedAt: string;
  readonly counts: Delivery['counts'];
  readonly isInvented: boolean;
  /** The version of care data that Utfall computed the figures from; null for a file from outside, whatever it is called. */
  readonly careVersion: string | null;
}

export interface AcceptedRow {
  readonly figure: ObservedFigure;
  readonly sheet: string | null;
  readonly row: number;
  readonly restatementReason: string | null;
}

/** What interpretation needs to know of the world. */
export interface InterpretationContext {
  readonly region: Region;
  readonly mapping: Mapping | null;
  /** What is known now for the same region, to tell new from unchanged from restated. */
  readonly known: readonly Observation[];
  /** Latest year that a figure may be about; later is a typing error ("2203"). */
  readonly latestYear: number;
}
