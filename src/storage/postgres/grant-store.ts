// The roles that people have on places. Giving and ending go one at a time through the whole installation: they are rare, and
// "there is always an administrator" must hold also when two end each other's roles at once.
import { sql } from 'kysely';
import { NotFoundError } from '../../core/failure.ts';
import type {
  Actor,
  AuditEvent,
  ClaimedGrant,
  GivenGrant,
  Grant,
  GrantStore,
  Place,
} from '../../people/contract.ts';
import { recordAllIn, recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';
import { renewSessions } from './session-store.ts';

interface GrantRow {
  readonly id: number;
  readonly account_id: string;
  readonly role: string;
  readonly place_kind: Place['kind'];
  readonly region_id: string | null;
  readonly place_id: string | null;
  readonly sections: unknown;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly is_from_claims: boolean;
}

export function grantStore(db: Database, actor: Actor): GrantStore {
  return {
    ofAccount: (accountId) => read(db, sql`g.account_id = ${accountId}`),
    all: () => read(db, sql`true`),

    give: (grant, at) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, TURN);
        await refuseClosed(transaction, grant.accountId);
        return giveIn(transaction, grant, false, at);
      }),

    end: (grantId, to, at, check) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, TURN);
        const [grant] = /^\d{1,15}$/.test(grantId) ? await read(transaction, sql`g.id = ${grantId}`) : [];
        if (grant === undefined) throw new NotFoundError('Rollen finns inte.');
        return (await endIn(transaction, [grant], to, at, check))[0] ?? grant;
      }),

    endAll: (accountId, to, at, check) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, TURN);
        await endIn(transaction, await read(transaction, sql`g.account_id = ${accountId}`), to, at, check);
      }),

    renewClaimed: (accountId, wanted, grantedBy, on, at) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, TURN);
        await refuseClosed(transaction, accountId);
        const all = await read(transaction, sql`g.account_id = ${accountId} and g.is_from_claims`);
        const held = all.filter(({ to }) => to === null || on < to);
        const isIn = (grants: readonly ClaimedGrant[], grant: ClaimedGrant) =>
          grants.some((each) => claimedKey(each) === claimedKey(grant));
        const lost = held.filter((grant) => !isIn(wanted, grant));
        // Nobody is asked: what the provider no longer says does not hold, also for the last administrator of a place.
        await endIn(transaction, lost, on, at, () => {});
        for (const { role, place, sections } of wanted.filter((grant) => !isIn(held, grant)))
          await giveIn(
            transaction,
            { accountId, role, place, sections, from: on, to: null, grantedBy },
            true,
            at,
          );
      }),
  };

  async function giveIn(
    transaction: OpenTransaction,
    grant: GivenGrant,
    isFromClaims: boolean,
    at: string,
  ): Promise<Grant> {
    const { id } = await transaction
      .insertInto('role_grant')
      .values({ ...rowOf(grant, at), is_from_claims: isFromClaims })
      .returning('id')
      .executeTakeFirstOrThrow();
    const given: Grant = { ...grant, id: String(id), grantedAt: at, isFromClaims };
    await renewSessions(transaction, grant.accountId);
    await recordIn(transaction, actor, event(given, null, trace(given)), at);
    return given;
  }

  /** Those that would hold on the day or later; the others are over already. */
  async function endIn(
    transaction: OpenTransaction,
    grants: readonly Grant[],
    to: string,
    at: string,
    check: (after: readonly Grant[]) => void,
  ): Promise<readonly Grant[]> {
    const ended = grants
      .filter((grant) => grant.to === null || to < grant.to)
      .map((grant) => ({ ...grant, to }));
    if (ended.length === 0) return [];
    const byId = new Map(ended.map((grant) => [grant.id, grant]));
    const open = await read(transaction, sql`a.closed_at is null`);
    check(open.map((grant) => byId.get(grant.id) ?? grant));
    const rows = ended.map(({ id }) => ({
      grant_id: Number(id),
      valid_to: to,
      ended_by: storable(actor.name),
      ended_at: instant(at),
    }));
    await transaction.insertInto('role_grant_end').values(rows).execute();
    for (const accountId of new Set(ended.map((grant) => grant.accountId)))
      await renewSessions(transaction, accountId);
    const events = grants
      .filter(({ id }) => byId.has(id))
      .map((grant) => event(grant, trace(grant), { ...trace(grant), to }));
    await recordAllIn(transaction, actor, events, at);
    return ended;
  }
}

const TURN = 'role-grants';

function claimedKey({ role, place, sections }: ClaimedGrant): string {
  return [role, ...pathOf(place), ...sections.toSorted()].join('/');
}

async function refuseClosed(transaction: OpenTransaction, accountId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from account where id = ${accountId} and closed_at is null for update
  `.execute(transaction);
  if (rows.length === 0) throw new NotFoundError('Kontot finns inte.');
}

async function read(
  db: Database | OpenTransaction,
  which: ReturnType<typeof sql>,
): Promise<readonly Grant[]> {
  const { rows } = await sql<GrantRow>`
    select g.id, g.account_id, g.role, g.place_kind, g.region_id, g.place_id, g.sections, g.valid_from, g.granted_by,
      g.granted_at, g.is_from_claims, least(g.valid_to, (select min(e.valid_to) from role_grant_end e where e.grant_id = g.id)) as valid_to
    from role_grant g join account a on a.id = g.account_id
    where ${which} order by g.id
  `.execute(db);
  return rows.map(toGrant);
}

function rowOf(grant: GivenGrant, at: string) {
  const { place } = grant;
  return {
    account_id: grant.accountId,
    role: grant.role,
    place_kind: place.kind,
    region_id: place.kind === 'installation' ? null : place.regionId,
    place_id: place.kind === 'area' || place.kind === 'unit' ? place.id : null,
    sections: sql`${JSON.stringify(grant.sections)}::jsonb`,
    valid_from: grant.from,
    valid_to: grant.to,
    granted_by: storable(grant.grantedBy),
    granted_at: instant(at),
  };
}

function toGrant(row: GrantRow): Grant {
  return {
    id: String(row.id),
    accountId: row.account_id,
    role: row.role as Grant['role'],
    place: placeOf(row),
    sections: row.sections as readonly string[],
    from: row.valid_from,
    to: row.valid_to,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    isFromClaims: row.is_from_claims,
  };
}

function placeOf({ id, place_kind: kind, region_id: regionId, place_id: placeId }: GrantRow): Place {
  if (kind === 'installation') return { kind };
  if (regionId !== null && kind === 'region') return { kind, regionId };
  if (regionId !== null && placeId !== null && kind !== 'region') return { kind, regionId, id: placeId };
  throw new Error(`The grant ${id} has no place`);
}

/** The path tells the place first, so that whoever sees the log of a unit or a region sees who got roles there. */
function event(grant: Grant, before: AuditEvent['before'], after: AuditEvent['after']): AuditEvent {
  const { place, accountId, id } = grant;
  return {
    kind: 'change',
    action: 'manage-people',
    subject: [...pathOf(place), 'account', accountId, 'grant', id].join('/'),
    regionId: place.kind === 'installation' ? null : place.regionId,
    before,
    after,
  };
}

function pathOf(place: Place): readonly string[] {
  switch (place.kind) {
    case 'installation':
      return [];
    case 'region':
      return ['region', place.regionId];
    case 'area':
    case 'unit':
      return ['region', place.regionId, place.kind, place.id];
  }
}

function trace({ role, from, to, sections, isFromClaims }: Grant) {
  return { role, from, to, sections: sections.join(' '), ...(isFromClaims ? { fromClaims: true } : {}) };
}
