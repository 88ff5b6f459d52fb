// GrantStore: roles are given and ended, nothing is forgotten, and what a change must not do is stopped before it is done.
import { expect, it } from 'vitest';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import type { GivenGrant, Grant, Place } from '../../src/people/contract.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { run } from '../setup/postgres.ts';

const database = await freshDatabase();
const { grants, accounts, sessions } = database.stores;
const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';

async function person(id: string): Promise<string> {
  const email = `${id}@exempel.invalid`;
  await accounts.add({ id, name: id, email, createdAt: AT, closedAt: null, isDemonstration: false });
  return id;
}

function grant(accountId: string, rest: Partial<GivenGrant> = {}): GivenGrant {
  return {
    accountId,
    role: 'analyst',
    place: { kind: 'region', regionId: 'exempel' },
    sections: [],
    from: '2026-03-01',
    to: null,
    grantedBy: 'Åsa Ek',
    ...rest,
  };
}

it.each<readonly [string, Place]>([
  ['the installation', { kind: 'installation' }],
  ['a region', { kind: 'region', regionId: 'exempel' }],
  ['an area', { kind: 'area', regionId: 'exempel', id: 'kusten' }],
  ['a unit', { kind: 'unit', regionId: 'exempel', id: 'almviken' }],
])('a role on %s comes back as it was given', async (name, place) => {
  const accountId = await person(`någon på ${name}`);
  const wanted = grant(accountId, { place, sections: ['tillganglighet', 'bemanning'], to: '2027-01-01' });
  const given = await grants.give(wanted, AT);
  expect(given).toEqual({ ...wanted, id: given.id, grantedAt: AT, isFromClaims: false });
  expect(await grants.ofAccount(accountId)).toEqual([given]);
  expect(await grants.all()).toContainEqual(given);
});

it('a role that is ended stays, and ends on the earliest day that anyone has said', async () => {
  const accountId = await person('slutar');
  const { id } = await grants.give(grant(accountId, { to: '2026-12-31' }), AT);
  const endOn = async (to: string) => (await grants.end(id, to, LATER, () => {})).to;
  expect(await endOn('2026-06-01')).toBe('2026-06-01');
  expect(await endOn('2026-09-01')).toBe('2026-06-01');
  expect(await endOn('2026-05-01')).toBe('2026-05-01');
  expect(await grants.ofAccount(accountId)).toMatchObject([{ id, from: '2026-03-01', to: '2026-05-01' }]);
});

it('all roles of a person end together', async () => {
  const accountId = await person('lämnar');
  await grants.give(grant(accountId), AT);
  await grants.give(grant(accountId, { to: '2026-03-02' }), AT);
  await grants.endAll(accountId, '2026-04-01', LATER, () => {});
  expect((await grants.ofAccount(accountId)).map(({ to }) => to)).toEqual(['2026-04-01', '2026-03-02']);
});

it('a check that throws stops the ending, and sees the roles of open accounts as they would be', async () => {
  const [leaving, closed] = [await person('lämnar inte'), await person('stängd')];
  const { id } = await grants.give(grant(leaving), AT);
  const other = await grants.give(grant(closed), AT);
  await accounts.close(closed, AT);
  const seen: Grant[] = [];
  const refuse = (after: readonly Grant[]) => {
    seen.push(...after);
    throw new Error('inte så');
  };
  await expect(grants.end(id, '2026-04-01', LATER, refuse)).rejects.toThrow('inte så');
  expect(seen.find((each) => each.id === id)?.to).toBe('2026-04-01');
  expect(seen.some((each) => each.id === other.id)).toBe(false);
  expect((await grants.ofAccount(leaving)).map(({ to }) => to)).toEqual([null]);
});

it('of two who end each other at once, the second sees what the first has done', async () => {
  const [one, two] = [await person('ena'), await person('andra')];
  const place = { kind: 'region', regionId: 'ensam' } as const;
  const ids = [];
  for (const accountId of [one, two])
    ids.push((await grants.give(grant(accountId, { role: 'administrator', place }), AT)).id);
  const someoneLeft = (after: readonly Grant[]) => {
    const left = after.filter(
      ({ role, to, place: at }) =>
        role === 'administrator' && to === null && at.kind === 'region' && at.regionId === 'ensam',
    );
    if (left.length === 0) throw new Error('ingen kvar');
  };
  const ends = await Promise.allSettled(ids.map((id) => grants.end(id, '2026-04-01', LATER, someoneLeft)));
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('nobody gets a role on an account that is not there or is closed, and what is not there is not ended', async () => {
  const closed = await person('stängd sedan');
  await accounts.close(closed, AT);
  for (const accountId of [closed, 'ingen'])
    await expect(grants.give(grant(accountId), AT)).rejects.toMatchObject({ name: 'NotFoundError' });
  for (const id of ['999999', 'x', '1; drop table role_grant'])
    await expect(grants.end(id, '2026-04-01', AT, () => {})).rejects.toMatchObject({ name: 'NotFoundError' });
});

it('whoever gets or loses a role gets a new token for each session', async () => {
  const accountId = await person('inloggad');
  const session = {
    accountId,
    createdAt: AT,
    lastSeenAt: AT,
    endsAt: '2026-03-09T00:00:00.000Z',
    from: '::1',
  };
  await sessions.begin({ ...session, method: 'passkey', device: 'Prov' }, 'hash-1');
  const needsNew = async (hash: string) =>
    (await sessions.find(hash, AT, '2026-03-01T00:00:00.000Z'))?.needsNewToken;
  expect(await needsNew('hash-1')).toBe(false);
  const { id } = await grants.give(grant(accountId), AT);
  expect(await needsNew('hash-1')).toBe(true);
  const [open] = await sessions.ofAccount(accountId, AT, '2026-03-01T00:00:00.000Z');
  await sessions.rotate(open?.id ?? '', 'hash-1', 'hash-2', AT);
  expect(await needsNew('hash-2')).toBe(false);
  await grants.end(id, '2026-03-01', AT, () => {});
  expect(await needsNew('hash-2')).toBe(true);
});

it('each change has its entry in the log, with the place first in its path', async () => {
  const accountId = await person('loggad');
  const place = { kind: 'unit', regionId: 'exempel', id: 'klockarbyn' } as const;
  const { id } = await database.storesFor(COMMAND_LINE).grants.give(grant(accountId, { place }), AT);
  await grants.end(id, '2026-04-01', LATER, () => {});
  const subject = `region/exempel/unit/klockarbyn/account/${accountId}/grant/${id}`;
  const entries = await database.audit.entries({ subject, count: 10 });
  expect(entries.map(({ action, before, after }) => [action, before?.to, after?.to])).toEqual([
    ['manage-people', null, '2026-04-01'],
    ['manage-people', undefined, null],
  ]);
});

it('nothing that has been given or ended can be changed in the database', async () => {
  for (const statement of [
    "update role_grant set role = 'administrator'",
    'delete from role_grant_end',
    'truncate role_grant_end',
  ])
    await expect(run(database.url, statement)).rejects.toThrow(/append-only/);
});

it('roles by claims come and go with the claims; those that people gave are left alone', async () => {
  const accountId = await person('anspråk');
  const analyst = { role: 'analyst', place: { kind: 'region', regionId: 'exempel' }, sections: [] } as const;
  const auditor = { ...analyst, role: 'auditor' } as const;
  const byHand = await grants.give(grant(accountId), AT);
  const renew = (wanted: Parameters<typeof grants.renewClaimed>[1], on: string) =>
    grants.renewClaimed(accountId, wanted, 'Regionens inloggning', on, `${on}T10:00:00.000Z`);
  const shown = async () =>
    (await grants.ofAccount(accountId))
      .filter(({ isFromClaims }) => isFromClaims)
      .map(({ role, from, to }) => [role, from, to]);
  await renew([analyst, auditor], '2026-03-01');
  await renew([auditor, analyst], '2026-03-02');
  expect(await shown()).toEqual([
    ['analyst', '2026-03-01', null],
    ['auditor', '2026-03-01', null],
  ]);
  await renew([auditor], '2026-03-03');
  await renew([analyst], '2026-03-04');
  expect(await shown()).toEqual([
    ['analyst', '2026-03-01', '2026-03-03'],
    ['auditor', '2026-03-01', '2026-03-04'],
    ['analyst', '2026-03-04', null],
  ]);
  const kept = (await grants.ofAccount(accountId)).find(({ id }) => id === byHand.id);
  expect(kept).toEqual(byHand);
});

it('two sign-ins at once give a role by claims once', async () => {
  const accountId = await person('samtidigt');
  const wanted = [{ role: 'analyst', place: { kind: 'region', regionId: 'exempel' }, sections: [] }] as const;
  await Promise.all(
    Array.from({ length: 6 }, () => grants.renewClaimed(accountId, wanted, 'IdP', '2026-03-01', AT)),
  );
  expect(await grants.ofAccount(accountId)).toHaveLength(1);
  await accounts.close(accountId, AT);
  await expect(grants.renewClaimed(accountId, [], 'IdP', '2026-03-02', LATER)).rejects.toThrow('finns inte');
});

it('an account gets new tokens when its claims changed, and only then', async () => {
  const accountId = await person('växlar');
  const session = { accountId, createdAt: AT, lastSeenAt: AT, endsAt: '2026-03-01T22:00:00.000Z' };
  await sessions.begin({ ...session, method: 'openid', from: '192.0.2.1', device: 'Prov' }, 'växlar');
  const needsNew = async () => (await sessions.find('växlar', AT, '2026-03-01T09:00:00.000Z'))?.needsNewToken;
  await grants.renewClaimed(accountId, [], 'IdP', '2026-03-01', AT);
  expect(await needsNew()).toBe(false);
  const place = { kind: 'region', regionId: 'exempel' } as const;
  await grants.renewClaimed(accountId, [{ role: 'analyst', place, sections: [] }], 'IdP', '2026-03-01', AT);
  expect(await needsNew()).toBe(true);
});
