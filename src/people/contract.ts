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
  /** Given by what the region's identity provider says: made anew at each sign-in there, and held by no other sign-in. */
  readonly isFromClaims: boolean;
}

/** As a person gives it. */
export type GivenGrant = Omit<Grant, 'id' | 'grantedAt' | 'isFromClaims'>;

/** As the identity provider's claims give it: it holds until they no longer do. */
export type ClaimedGrant = Pick<Grant, 'role' | 'place' | 'sections'>;

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

export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Absolute end; the idle limit is counted from lastSeenAt. */
  readonly endsAt: string;
  /** How the person proved who they are: 'passkey', 'password+totp', 'openid', 'demonstration'. */
  readonly method: SignInMethod;
  readonly from: string;
  /** Browser and system in a few words, from the User-Agent, so that a person recognises it. */
  readonly device: string;
}

export const SIGN_IN_METHODS = [
  'passkey',
  'password+totp',
  'recovery-code',
  'openid',
  'one-time-link',
  'demonstration',
] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

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

export interface GrantStore {
  /** Every grant of the account, ended and future ones included. */
  ofAccount(accountId: string): Promise<readonly Grant[]>;
  all(): Promise<readonly Grant[]>;
  /** The account's sessions get new tokens, in the same transaction. Throws NotFoundError for an account that is not open. */
  give(grant: GivenGrant, at: string): Promise<Grant>;
  /**
   * `to` is the day from which it no longer holds; it never makes a grant longer. `check` sees the grants of open accounts as
   * they would be afterwards, with no other change in between, and throws to stop it. Throws NotFoundError.
   */
  end(grantId: string, to: string, at: string, check: (after: readonly Grant[]) => void): Promise<Grant>;
  /** All of the account's, as `end`. */
  endAll(accountId: string, to: string, at: string, check: (after: readonly Grant[]) => void): Promise<void>;
  /**
   * From the day `on` the account has of such grants just these; the ones that people gave are left alone. The account's sessions
   * get new tokens when something changed. Throws NotFoundError for an account that is not open.
   */
  renewClaimed(
    accountId: string,
    wanted: readonly ClaimedGrant[],
    grantedBy: string,
    on: string,
    at: string,
  ): Promise<void>;
}

/** Whether a year is public, and who made it so or took it back last. */
export interface Publication {
  readonly regionId: string;
  readonly year: number;
  readonly isPublished: boolean;
  readonly by: string;
  readonly at: string;
  /** 1, 2, 3 … within the year. */
  readonly version: number;
}

/** Port to the publication of years: append-only, the latest counts. A year that nobody has said anything of is not public. */
export interface PublicationStore {
  /** The latest of each year that has one. */
  all(): Promise<readonly Publication[]>;
  /** Writes nothing when it is so already. */
  set(
    place: { readonly regionId: string; readonly year: number },
    isPublished: boolean,
    at: string,
  ): Promise<Publication>;
}

export interface SessionStore {
  /**
   * `tokenHash`: SHA-256 of the cookie's value; the value itself is stored nowhere. `outside`: the identity provider's session that
   * it follows from.
   */
  begin(session: Omit<Session, 'id'>, tokenHash: string, outside?: OutsideSession): Promise<Session>;
  /**
   * The session that is within its absolute limit at `at` and was last seen after `seenAfter` (the idle limit), of an account
   * that is not closed; marks it as seen.
   */
  find(tokenHash: string, at: string, seenAfter: string): Promise<FoundSession | null>;
  /** A new token for the same sign-in. The old one answers a moment longer, for requests that are on their way. False: someone else just did. */
  rotate(sessionId: string, oldTokenHash: string, tokenHash: string, at: string): Promise<boolean>;
  /** Each of the account's sessions gets a new token at its next request: after a change of rights. */
  renewAll(accountId: string): Promise<void>;
  /** Newest first. */
  ofAccount(accountId: string, at: string, seenAfter: string): Promise<readonly Session[]>;
  /** False when the account has no such open session. */
  end(accountId: string, sessionId: string, at: string): Promise<boolean>;
  endAll(accountId: string, at: string, exceptSessionId?: string): Promise<number>;
  /** Null for a session that was not begun through an identity provider. */
  outsideOf(sessionId: string): Promise<OutsideSession | null>;
  /** Ends what followed from the provider's session, or without one from any of the subject's. Returns how many. */
  endOutside(which: OutsideSessionName, at: string): Promise<number>;
}

/** What a session was begun with at an identity provider. Only hashes of the provider's names are kept: a name may say too much. */
export interface OutsideSession {
  readonly issuer: string;
  /** SHA-256 of the subject, and of the provider's name for its session when it has one. */
  readonly subjectHash: string;
  readonly sessionHash: string | null;
  /** The proof, encrypted, to show when signing out; null when it must not be kept. */
  readonly sealedProof: string | null;
}

/** At least one of the hashes. */
export type OutsideSessionName = Pick<OutsideSession, 'issuer' | 'sessionHash'> & {
  readonly subjectHash: string | null;
};

export interface FoundSession {
  readonly session: Session;
  readonly account: Account;
  readonly needsNewToken: boolean;
}

/** Who an identity provider says that someone is: `subject` is unique within `issuer`. */
export interface OutsideIdentity {
  readonly issuer: string;
  readonly subject: string;
}

export interface AccountStore {
  byId(id: string): Promise<Account | null>;
  byEmail(email: string): Promise<Account | null>;
  /** Of an account that is closed too. */
  byIdentity(identity: OutsideIdentity): Promise<Account | null>;
  identitiesOf(accountId: string): Promise<readonly OutsideIdentity[]>;
  all(): Promise<readonly Account[]>;
  /** False when the e-mail address belongs to an account already. `identity` is linked to it at the same time. */
  add(account: Account, identity?: OutsideIdentity): Promise<boolean>;
  /**
   * Throws NotFoundError. Ends its sessions and takes away every way to sign in. An outside identity stays linked, so that its owner
   * is known as someone whose account is closed and gets no new one.
   */
  close(accountId: string, at: string): Promise<void>;
  linkIdentity(accountId: string, identity: OutsideIdentity, at: string): Promise<void>;
  /** Accounts that someone has signed in with, or that have a way to: the others have been invited only. */
  activeIds(): Promise<ReadonlySet<string>>;
}

export const LINK_PURPOSES = ['invitation', 'renewal', 'administrator'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link that is used once: the account's owner chooses with it how to sign in. Only the token's hash is kept. */
export interface OneTimeLink {
  readonly accountId: string;
  readonly purpose: LinkPurpose;
  readonly madeBy: string;
  readonly endsAt: string;
}

export interface PersonDetails {
  readonly name: string;
  readonly email: string;
}

export interface LinkStore {
  /** Takes the place of the account's earlier links. The mail, if any, is stored in the same transaction. */
  make(link: OneTimeLink, tokenHash: string, mail: SealedMail | null, at: string): Promise<void>;
  /** Null when it is used, replaced or too old. */
  find(tokenHash: string, at: string): Promise<OneTimeLink | null>;
  /**
   * Uses the link, replaces every way to sign in by `ways`, or the password alone, and ends all sessions; null when it can't be used any more, or the address is another's.
   * \`person\`: who the account belongs to, when it was made for nobody yet.
   */
  use(tokenHash: string, ways: NewWays, person: PersonDetails | null, at: string): Promise<Account | null>;
}

export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string;
  readonly accountId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  /** What the person calls it. */
  readonly name: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
}
export type NewPasskey = Omit<Passkey, 'accountId' | 'addedAt' | 'lastUsedAt'>;

/** How a person can sign in. A password counts only together with a code app. */
export interface Ways {
  readonly passwordHash: string | null;
  readonly codeApp: { readonly sealedSecret: string; readonly lastStep: number } | null;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly Passkey[];
}

export type NewWays =
  | { readonly kind: 'passkey'; readonly passkey: NewPasskey }
  /** In place of a forgotten one: every other way stays. */
  | { readonly kind: 'new-password'; readonly passwordHash: string }
  | {
      readonly kind: 'password';
      readonly passwordHash: string;
      readonly sealedSecret: string;
      readonly step: number;
      readonly recoveryCodeHashes: readonly string[];
    };

export interface WayStore {
  of(accountId: string): Promise<Ways>;
  setPassword(accountId: string, passwordHash: string, at: string): Promise<void>;
  /** Replaces an earlier code app and its recovery codes. `step`: the one that the confirming code belonged to. */
  setCodeApp(
    accountId: string,
    app: {
      readonly sealedSecret: string;
      readonly step: number;
      readonly recoveryCodeHashes: readonly string[];
    },
    at: string,
  ): Promise<void>;
  /** False when a code of this step, or of a later one, has been used. */
  takeStep(accountId: string, step: number): Promise<boolean>;
  renewRecoveryCodes(accountId: string, hashes: readonly string[], at: string): Promise<void>;
  /** False when the account has no such unused code. */
  takeRecoveryCode(accountId: string, hash: string, at: string): Promise<boolean>;
  passkey(id: string): Promise<Passkey | null>;
  /** False when someone has it already. */
  addPasskey(accountId: string, passkey: NewPasskey, at: string): Promise<boolean>;
  /** False when the counter has not grown: the passkey may have been copied. Counters that are always 0 are not compared. */
  notePasskeyUse(id: string, counter: number, at: string): Promise<boolean>;
  /** 'last': nothing would be left to sign in with. */
  removePasskey(accountId: string, id: string, at: string): Promise<'removed' | 'last' | 'unknown'>;
}

export const CEREMONY_KINDS = [
  'new-passkey',
  'passkey',
  'code',
  'new-code-app',
  'openid',
  'outside-sign-out',
] as const;
export type CeremonyKind = (typeof CEREMONY_KINDS)[number];

/** What the server remembers between two steps of a sign-in or of a new way: used once, and for minutes. */
export interface Ceremony {
  readonly kind: CeremonyKind;
  readonly accountId: string | null;
  readonly content: Readonly<Record<string, string>>;
  readonly endsAt: string;
}

export interface CeremonyStore {
  begin(ceremony: Ceremony, idHash: string): Promise<void>;
  /** Reads without using up, at most `most` times. */
  attempt(idHash: string, kind: CeremonyKind, most: number, at: string): Promise<Ceremony | null>;
  /** Reads and uses up: of two at once one gets it. */
  take(idHash: string, kind: CeremonyKind, at: string): Promise<Ceremony | null>;
  /** For what others send and may be used once until it ends: false when it has been noted before. */
  note(kind: CeremonyKind, idHash: string, endsAt: string): Promise<boolean>;
}

/** Failures counted by a key, and how long the next attempt has to wait. */
export interface AttemptKey {
  readonly key: string;
  /** Failures that cost nothing. */
  readonly free: number;
  readonly longestWaitSeconds: number;
}

export interface AttemptStore {
  /** Counts an attempt under every key before it is made, or, when one of them has to wait, none; then the seconds to wait. */
  begin(keys: readonly AttemptKey[], at: string): Promise<{ readonly waitSeconds: number }>;
  /** The attempt succeeded: those of `forget` are as if nothing had failed before, those of `giveBack` as if it had not been made. */
  succeed(keys: { readonly forget: readonly string[]; readonly giveBack: readonly string[] }): Promise<void>;
}

/** How often each of several callers has called in one minute, whichever process answered. `key`: a limit and a caller. */
export interface CallCountStore {
  /** Adds the calls of this process and gives the sums of all. `minute`: its first instant. */
  add(
    minute: string,
    calls: readonly { readonly key: string; readonly calls: number }[],
  ): Promise<ReadonlyMap<string, number>>;
}

/** Browsers that an account has been signed in with: strangers' failures do not slow them down. */
export interface DeviceStore {
  remember(accountId: string, tokenHash: string, endsAt: string): Promise<void>;
  knows(accountId: string, tokenHash: string, at: string): Promise<boolean>;
  forget(tokenHash: string): Promise<void>;
}

/** The text holds a one-time link and is encrypted until it is sent. */
export interface SealedMail {
  readonly to: string;
  readonly subject: string;
  readonly sealedText: string;
}

export interface WaitingMail extends SealedMail {
  readonly id: number;
  readonly tries: number;
}

export interface MailOutbox {
  /** A mail that is due, held for this process until `heldUntil`. */
  next(at: string, heldUntil: string): Promise<WaitingMail | null>;
  /** Its text is removed. */
  sent(id: number, at: string): Promise<void>;
  /** `retryAt` null: given up, and its text is removed. */
  failed(id: number, retryAt: string | null): Promise<void>;
}
