// Who is who: accounts, what they are granted and where, how they are signed in, and the log of what they did.
// Pure vocabulary and ports. The table of rights is permissions.ts, what a right covers is access.ts; signing in is composed
// in app/ and answered in http/. Not here: anything about patients, and any text that a person has written.
import type { AuditKind } from './audit-kinds.ts';
import type { Action } from './permissions.ts';
import type { GrantedRole } from './roles.ts';

/** A person who can sign in. `email` is compared in lower case. Never a personal identity number. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: string;
  /** Set when the account was closed: nobody signs in with it, its history stays. */
  readonly closedAt: string | null;
  /** True for the ready-made people of the demonstration. */
  readonly isDemonstration: boolean;
}

/**
 * A place in the organisation. `installation` is the whole of it, all regions: only for administrators and auditors of the
 * installation. `id` is the area's or unit's id in the region's organisation.
 */
export type Place =
  | { readonly kind: 'installation' }
  | { readonly kind: 'region'; readonly regionId: string }
  | { readonly kind: 'area' | 'unit'; readonly regionId: string; readonly id: string };

/** A role on a place for a time (dates, half-open; null: no end). Ending one early is a new fact, the grant stays. */
export interface Grant {
  readonly id: string;
  readonly accountId: string;
  readonly role: GrantedRole;
  readonly place: Place;
  /** Contributors: the sections of the questionnaire that they fill in. Empty for other roles. */
  readonly sections: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly grantedBy: string;
  readonly grantedAt: string;
}

/** Who asks, as far as rights go: an account with the grants that hold today, or a stranger with none. */
export interface Viewer {
  readonly account: Account | null;
  readonly grants: readonly Grant[];
  /** Today's date, ISO: grants and the organisation are read as of it. */
  readonly on: string;
}

/** Who acts, as the audit log tells it. */
export interface Actor {
  readonly kind: 'person' | 'command-line' | 'system' | 'stranger';
  readonly accountId: string | null;
  readonly name: string;
  /** Network address, or "kommandorad". */
  readonly from: string;
  readonly requestId: string | null;
}

/** What is written; the store adds number, instant and hashes. Values are ids, numbers and words, never free text. */
export interface AuditEvent {
  readonly kind: AuditKind;
  readonly action: Action;
  /** What it was done to, as a path of ids: "region/exempel/year/2023/indicator/telefon/comment". */
  readonly subject: string;
  readonly regionId: string | null;
  /** Plain data; free texts stand as their length and SHA-256. */
  readonly before: AuditValue;
  readonly after: AuditValue;
}
export type AuditValue = Readonly<Record<string, string | number | boolean | null>> | null;

/** An entry of the log. `hash` is over everything else in it, the previous entry's hash included. */
export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3 … without holes. */
  readonly number: number;
  readonly at: string;
  readonly actor: Actor;
  /** SHA-256, hex; the first entry's is 64 zeros. */
  readonly previousHash: string;
  readonly hash: string;
}

export interface NewAuditEntry {
  readonly actor: Actor;
  readonly event: AuditEvent;
  readonly at: string;
}

export interface AuditQuery {
  readonly regionId?: string;
  readonly accountId?: string;
  /** The thing with this path, and what lies under it. */
  readonly subject?: string;
  /** Changes and readings of the indicator, in any year. */
  readonly indicatorId?: string;
  /** Only entries of these places; absent: all, those about no region included. */
  readonly places?: readonly AuditPlace[];
  readonly kind?: AuditKind;
  readonly from?: string;
  readonly before?: string;
  /** Newest first; entries below this number. */
  readonly below?: number;
  readonly count: number;
}

/** A region, or some units of it. */
export interface AuditPlace {
  readonly regionId: string;
  readonly unitIds: readonly string[] | null;
}

/**
 * Port to the audit log. Changes are not written through it: each store writes its change and the entry in one transaction
 * (see storage/postgres/audit-log.ts), so that there is no change without its entry. `append` is for readings and sign-ins.
 */
export interface AuditLog {
  append(actor: Actor, events: readonly AuditEvent[], at: string): Promise<void>;
  /** What several did, in one transaction: all of it is written or none. Resolves when it is durable. */
  appendAll(entries: readonly NewAuditEntry[]): Promise<void>;
  entries(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** The same as they are stored, oldest first, from the number after `after`: for files. */
  storedEntries(
    query: Omit<AuditQuery, 'below'> & { readonly after: number },
  ): Promise<readonly StoredEntry[]>;
  /** All entries, oldest first, in portions, as they are stored: for verification and export. Nothing is trusted in them. */
  all(): AsyncIterable<readonly StoredEntry[]>;
  /** False when the database would let an entry be changed or removed: someone has turned the protection off. */
  isProtected(): Promise<boolean>;
}

/** An entry as the table holds it, perhaps tampered with: the text that was hashed, and the columns that repeat parts of it. */
export interface StoredEntry {
  /** Null: put there past the trigger that numbers. */
  readonly number: number | null;
  readonly content: string;
  readonly previousHash: string | null;
  readonly hash: string | null;
  readonly columns: {
    readonly at: string;
    readonly accountId: string | null;
    readonly kind: string;
    readonly subject: string;
    readonly regionId: string | null;
  };
}
