// The tables as Kysely sees them. Every table is append-only: rows are inserted, never updated or deleted (triggers in
// migrations.ts refuse it). What a delivery has become is told by its events. Dates and decimals are strings.
import type { Generated } from 'kysely';

interface RegionDefinitionTable {
  region_id: string;
  version: number;
  sha256: string;
  /** Written as JSON text, read as an object. */
  content: unknown;
  saved_at: string;
}

interface DeliveryTable {
  id: Generated<number>;
  region_id: string;
  file_name: string;
  sha256: string;
  bytes: Uint8Array;
  mapping: unknown;
  /** The state it began in; later states are events. */
  state: 'previewed' | 'refused';
  received_at: string;
  rows: number;
  added: number;
  unchanged: number;
  restated: number;
  warnings: number;
  errors: number;
  is_invented: boolean;
  /** The region's revision when the file was previewed: what the preview's "new" and "restated" rest on. */
  based_on_revision: number;
}

interface DeliveryEventTable {
  delivery_id: number;
  kind: 'accepted' | 'withdrawn';
  region_id: string;
  /** 1, 2, 3 … within the region: every acceptance and withdrawal makes the next revision. */
  revision: number;
  at: string;
  reason: string;
}

interface ObservationTable {
  id: Generated<number>;
  region_id: string;
  indicator_id: string;
  definition: string;
  group_kind: string;
  group_id: string;
  group_name: string;
  sex: string;
  period_start: string;
  period_end: string;
  value: string | null;
  numerator: number | null;
  denominator: number | null;
  /** Null exactly when `missing` says why there is no figure. */
  certainty: string | null;
  missing: string | null;
  note: string;
  delivery_id: number;
  sheet: string | null;
  row: number;
  known_from: string;
  restatement_reason: string | null;
}

interface GoalDecisionTable {
  region_id: string;
  year: number;
  goal_id: string;
  version: number;
  level: string;
  reason: string;
  decided_by: string;
  decided_at: string;
}

interface CommentTable {
  region_id: string;
  year: number;
  indicator_id: string;
  version: number;
  template: string;
  written_by: string;
  written_at: string;
}

interface AuditEntryTable {
  id: Generated<number>;
  /** Given with both hashes when the transaction commits (migrations/0004-audit.ts). */
  number: Generated<number | null>;
  /** The exact text that the hash is over. */
  content: string;
  previous_hash: Generated<string | null>;
  hash: Generated<string | null>;
  at: string;
  account_id: string | null;
  kind: string;
  subject: string;
  region_id: string | null;
}

export interface Schema {
  region_definition: RegionDefinitionTable;
  delivery: DeliveryTable;
  delivery_event: DeliveryEventTable;
  observation: ObservationTable;
  goal_decision: GoalDecisionTable;
  comment: CommentTable;
  audit_entry: AuditEntryTable;
}
