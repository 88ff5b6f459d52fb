// Opens the application's database on any PostgreSQL of version 15 or later: checks it, migrates it, and gives the ports.
// Where the server comes from (embedded, or the region's own) is not decided here: see embedded/ and app/open-storage.ts.
import { sql } from 'kysely';
import type { ReleaseStore } from '../../analyse/contract.ts';
import type { GoalDecisionStore } from '../../assess/contract.ts';
import type { DeliveryStore, ObservationStore } from '../../collect/contract.ts';
import { UnavailableError } from '../../core/failure.ts';
import type {
  AccountStore,
  Actor,
  AttemptStore,
  AuditLog,
  CallCountStore,
  CeremonyStore,
  DeviceStore,
  GrantStore,
  LinkStore,
  MailOutbox,
  PublicationStore,
  SessionStore,
  WayStore,
} from '../../people/contract.ts';
import type { PlanStore } from '../../plan/contract.ts';
import type { CommentStore } from '../../report/contract.ts';
import { accountStore } from './account-store.ts';
import { askTogether } from './ask-together.ts';
import { auditLog } from './audit-log.ts';
import { commentStore } from './comment-store.ts';
import type { Database, PoolState } from './connect.ts';
import { alone, connect } from './connect.ts';
import { deliveryStore } from './delivery-store.ts';
import { removeExpired } from './expired.ts';
import { goalDecisionStore } from './goal-decision-store.ts';
import { grantStore } from './grant-store.ts';
import { linkStore } from './link-store.ts';
import { mailOutbox } from './mail-outbox.ts';
import { migrate } from './migrations.ts';
import { observationStore, readRevisions } from './observation-store.ts';
import { attemptStore, callCountStore, ceremonyStore, deviceStore } from './passing-stores.ts';
import type { ParsedRegions } from './plan-store.ts';
import { planStore } from './plan-store.ts';
import { publicationStore, readPublications } from './publication-store.ts';
import { releaseStore } from './release-store.ts';
import type { KeyChange, KeyChanged } from './secret-key.ts';
import { changeSecretKey, noteSecretKey, otherProcesses, secretKey } from './secret-key.ts';
import { sessionStore } from './session-store.ts';
import { wayStore } from './way-store.ts';

export interface Stores {
  readonly plans: PlanStore;
  readonly deliveries: DeliveryStore;
  readonly observations: ObservationStore;
  readonly goalDecisions: GoalDecisionStore;
  readonly comments: CommentStore;
  readonly publications: PublicationStore;
  readonly releases: ReleaseStore;
  readonly accounts: AccountStore;
  readonly grants: GrantStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly ways: WayStore;
}

/** What surrounds signing in and changes nothing that the audit log tells of. */
export interface PassingStores {
  readonly ceremonies: CeremonyStore;
  readonly attempts: AttemptStore;
  readonly callCounts: CallCountStore;
  readonly devices: DeviceStore;
  readonly outbox: MailOutbox;
}

export interface OpenDatabase {
  /** The stores as the actor writes in them: every change carries its entry in the audit log, in the same transaction. */
  storesFor(actor: Actor): Stores;
  /** For readings and sign-ins, and for looking in the log. Changes are recorded by the stores. */
  readonly audit: AuditLog;
  readonly passing: PassingStores;
  /** Removes what can no longer be used at `at`; several processes may do it at once. Gives the number of rows. */
  removeExpired(at: string): Promise<number>;
  /** False when the database's secrets were encrypted with another key than the one with this fingerprint. */
  noteSecretKey(fingerprint: string, at: string): Promise<boolean>;
  /** That fingerprint; null: nothing has been encrypted yet. */
  secretKey(): Promise<string | null>;
  /** All that is encrypted, in one transaction with its entry in the log. */
  changeSecretKey(actor: Actor, change: KeyChange, at: string): Promise<KeyChanged>;
  /** Connections that other processes of ours have to this database now; one that rests may have none. */
  otherProcesses(): Promise<number>;
  /** Runs `work` while no other process on this database runs what has the same name: they wait for their turn. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  pool(): PoolState;
  /** Resolves when the database answers; throws UnavailableError when it does not. For /healthz. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export const OLDEST_SERVER = 15;

/** Throws UnavailableError (cannot be reached, too old) and NewerVersionError. */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const connection = connect(url);
  try {
    await checkServer(connection.db);
    await migrate(connection.db);
  } catch (error) {
    await connection.close();
    throw refusal(error) ?? error;
  }
  return {
    storesFor: storesOf(connection.db),
    audit: auditLog(connection.db),
    passing: {
      ceremonies: ceremonyStore(connection.db),
      attempts: attemptStore(connection.db),
      callCounts: callCountStore(connection.db),
      devices: deviceStore(connection.db),
      outbox: mailOutbox(connection.db),
    },
    removeExpired: (at) => removeExpired(connection.db, at),
    noteSecretKey: (fingerprint, at) => noteSecretKey(connection.db, fingerprint, at),
    secretKey: () => secretKey(connection.db),
    changeSecretKey: (actor, change, at) => changeSecretKey(connection.db, actor, change, at),
    otherProcesses: () => otherProcesses(connection.db, connection.pool().total),
    alone: (name, work) => alone(connection.db, name, work),
    pool: () => connection.pool(),
    check: async () => {
      await sql`select 1`.execute(connection.db);
    },
    close: () => connection.close(),
  };
}

/** What is remembered between questions is shared by all actors; only the writing knows who writes. */
function storesOf(db: Database): (actor: Actor) => Stores {
  const revisions = askTogether(() => readRevisions(db));
  const observations = observationStore(db, revisions);
  const releases = releaseStore(db, revisions);
  const publications = askTogether(() => readPublications(db));
  const parsed: ParsedRegions = { bySha256: new Map() };
  return (actor) => ({
    plans: planStore(db, actor, parsed),
    deliveries: deliveryStore(db, actor),
    observations,
    goalDecisions: goalDecisionStore(db, actor),
    comments: commentStore(db, actor),
    publications: publicationStore(db, actor, publications),
    releases,
    accounts: accountStore(db, actor),
    grants: grantStore(db, actor),
    sessions: sessionStore(db, actor),
    links: linkStore(db, actor),
    ways: wayStore(db, actor),
  });
}

/** What a server says when it is reached but will not let us in, as a sentence about DATABASE_URL. */
export function refusal(error: unknown): UnavailableError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = code.startsWith('28')
    ? 'Databasservern tar inte emot inloggningen. Kontrollera användare och lösenord i DATABASE_URL.'
    : code === '3D000'
      ? 'Databasen som DATABASE_URL anger finns inte på servern. Skapa den, eller rätta namnet.'
      : code === '42501'
        ? 'Användaren i DATABASE_URL får inte skapa tabeller i databasen. Gör den till databasens ägare.'
        : null;
  return sentence === null ? null : new UnavailableError(sentence, { cause: error });
}

async function checkServer(db: Database): Promise<void> {
  const { rows } = await sql<{ version: string; number: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding
  `.execute(db);
  const server = rows[0];
  if (!server || Number(server.number) < OLDEST_SERVER * 10_000)
    throw new UnavailableError(
      `Databasservern är PostgreSQL ${server?.version ?? '?'}, men Utfall behöver version ${OLDEST_SERVER} eller senare.`,
    );
  if (server.encoding !== 'UTF8')
    throw new UnavailableError(
      `Databasen använder teckenkodningen ${server.encoding}, men Utfall behöver UTF8. Skapa den med ENCODING 'UTF8'.`,
    );
}
