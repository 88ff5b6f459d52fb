// The tables as Kysely sees them. Tables are append-only: rows are inserted, never updated or deleted (triggers in
// migrations.ts refuse it); those of sign-in are not (migrations/0003-accounts.ts says why). What a delivery
// has become is told by its events. Dates and decimals are strings.
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
  care_version: string | null;
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

interface RoleGrantTable {
  id: Generated<number>;
  account_id: string;
  role: string;
  place_kind: string;
  region_id: string | null;
  /** The area's or unit's. */
  place_id: string | null;
  /** Written as JSON text, read as an array. */
  sections: unknown;
  valid_from: string;
  valid_to: string | null;
  granted_by: string;
  granted_at: string;
  is_from_claims: Generated<boolean>;
}

interface RoleGrantEndTable {
  grant_id: number;
  valid_to: string;
  ended_by: string;
  ended_at: string;
}

interface PublicationTable {
  region_id: string;
  year: number;
  version: number;
  is_published: boolean;
  said_by: string;
  said_at: string;
}

interface AuditEntryTable {
  id: Generated<number>;
  /** Given with both hashes when the transaction commits (migrations/0002-audit.ts). */
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

interface AccountTable {
  id: string;
  name: string;
  email: string;
  created_at: string;
  closed_at: string | null;
  is_demonstration: boolean;
}

interface AccountIdentityTable {
  issuer: string;
  subject: string;
  account_id: string;
  linked_at: string;
}

interface PasswordTable {
  account_id: string;
  hash: string;
  set_at: string;
}

interface CodeAppTable {
  account_id: string;
  sealed_secret: string;
  last_step: number;
  set_at: string;
}

interface RecoveryCodeTable {
  account_id: string;
  hash: string;
  made_at: string;
}

interface PasskeyTable {
  id: string;
  account_id: string;
  public_key: Uint8Array;
  counter: number;
  /** Written as JSON text, read as an array. */
  transports: unknown;
  name: string;
  added_at: string;
  last_used_at: string | null;
}

interface OneTimeLinkTable {
  token_hash: string;
  account_id: string;
  purpose: 'invitation' | 'renewal' | 'administrator';
  made_by: string;
  made_at: string;
  ends_at: string;
}

interface SessionTable {
  id: string;
  account_id: string;
  token_hash: string;
  earlier_token_hash: string | null;
  earlier_until: string | null;
  needs_new_token: Generated<boolean>;
  created_at: string;
  last_seen_at: string;
  ends_at: string;
  method: string;
  address: string;
  device: string;
}

interface OutsideSessionTable {
  session_id: string;
  issuer: string;
  subject_hash: string;
  session_hash: string | null;
  sealed_proof: string | null;
}

interface KnownDeviceTable {
  token_hash: string;
  account_id: string;
  ends_at: string;
}

interface CeremonyTable {
  id_hash: string;
  kind: string;
  account_id: string | null;
  content: unknown;
  tries: Generated<number>;
  ends_at: string;
}

interface SignInAttemptTable {
  key: string;
  failures: number;
  last_at: string;
  wait_until: string;
}

interface CallCountTable {
  key: string;
  minute: string;
  calls: number;
}

interface MailOutboxTable {
  id: Generated<number>;
  recipient: string;
  subject: string;
  sealed_text: string | null;
  made_at: string;
  next_try_at: string | null;
  tries: Generated<number>;
  sent_at: string | null;
}

interface SecretKeyTable {
  fingerprint: string;
  noted_at: string;
}

export interface Schema {
  role_grant: RoleGrantTable;
  role_grant_end: RoleGrantEndTable;
  publication: PublicationTable;
  account: AccountTable;
  account_identity: AccountIdentityTable;
  password: PasswordTable;
  code_app: CodeAppTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  one_time_link: OneTimeLinkTable;
  session: SessionTable;
  outside_session: OutsideSessionTable;
  known_device: KnownDeviceTable;
  ceremony: CeremonyTable;
  sign_in_attempt: SignInAttemptTable;
  call_count: CallCountTable;
  mail_outbox: MailOutboxTable;
  secret_key: SecretKeyTable;
  region_definition: RegionDefinitionTable;
  delivery: DeliveryTable;
  delivery_event: DeliveryEventTable;
  observation: ObservationTable;
  goal_decision: GoalDecisionTable;
  comment: CommentTable;
  audit_entry: AuditEntryTable;
}
