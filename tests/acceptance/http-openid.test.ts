// People come in through a real identity provider (oidc-provider), with the roles that it says they have, and go out again from both
// sides. What a false one sends is http-openid-false.test.ts.
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { peoplePage } from '../../src/http/grants-contract.ts';
import { signedOut, signInState } from '../../src/http/people-contract.ts';
import { CLIENT, SIGNED_OUT_URI, startRealProvider } from '../fixtures/real-provider.ts';
import { ask, refusal } from './ask.ts';
import { openBrowser } from './browser-cookies.ts';
import { invite } from './newcomer.ts';
import { openServer } from './open-server.ts';
import { begin, CLAIMS_FILE, comeBack, failureIn, order, providerAt } from './openid-journey.ts';
import { personWith } from './people.ts';

const idp = await startRealProvider();
afterAll(() => idp.close());
const clock = () => new Date().toISOString();
const open = await openServer({}, clock, providerAt(idp.issuer, CLAIMS_FILE, CLIENT.secret));
const { server, people, database, log } = open;
const { grants, accounts } = database.stores;

let persons = 0;
/** Someone whom the provider knows. */
function person(claims: Readonly<Record<string, unknown>> = {}): string {
  persons += 1;
  const id = `person-${persons}`;
  idp.people.set(id, {
    employeeHsaId: `SE2321000016-${persons}`,
    name: `Åsa Ek ${persons}`,
    email: `asa.${persons}@regionen.example`,
    email_verified: true,
    ...claims,
  });
  return id;
}

async function signIn(id: string, browser = openBrowser(server), query = '', agent = idp.agent()) {
  const back = await agent.follow(await begin(browser, query), id);
  return { page: await comeBack(browser, back.search.slice(1)), browser, agent, back };
}

async function rolesOf(browser: ReturnType<typeof openBrowser>) {
  const { grants: held } = await browser.get(signInState, '/sign-in');
  return held.map(({ role, place }) => `${role} ${place.name}`).toSorted();
}

describe('a person whom nobody has invited', () => {
  it('comes in with a new account, its roles by the table, and to the page that was asked for', async () => {
    const id = person({ commissionHsaId: 'SE2321000016-ALMVIKEN', groups: ['annat', 'utfall-analytiker'] });
    const { page, browser } = await signIn(id, undefined, '?till=/exempel/2023%3Fvisa=allt');
    expect(page).toBe('/exempel/2023?visa=allt');
    const state = await browser.get(signInState, '/sign-in');
    expect(state.account).toMatchObject({ name: 'Åsa Ek 1', email: 'asa.1@regionen.example' });
    expect(state.session?.method).toBe('openid');
    expect(await rolesOf(browser)).toEqual(['analyst Region Exempel', 'centre-manager Almviken']);
    expect(state.methods.openid).toEqual({ name: 'SITHS', isUp: true, contact: 'support@regionen.example' });
  });

  it('is the same person the next time, in another browser and language', async () => {
    const id = person();
    const first = await signIn(id);
    const again = await signIn(id, undefined, '?lang=en');
    expect([first.page, again.page]).toEqual(['/logga-in?klar=ja', '/en/logga-in?klar=ja']);
    const ids = await Promise.all(
      [first, again].map(async ({ browser }) => (await browser.get(signInState, '/sign-in')).account?.id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await rolesOf(again.browser)).toEqual([]);
  });

  it('gets one account when two browsers come at once', async () => {
    const id = person();
    const ways = await Promise.all(
      [1, 2, 3].map(async () => {
        const browser = openBrowser(server);
        return { browser, back: await idp.agent().follow(await begin(browser), id) };
      }),
    );
    await Promise.all(ways.map(({ browser, back }) => comeBack(browser, back.search.slice(1))));
    const found = await Promise.all(ways.map(({ browser }) => browser.get(signInState, '/sign-in')));
    expect(new Set(found.map(({ account }) => account?.id)).size).toBe(1);
    expect(found[0]?.account).not.toBeNull();
  });

  it('without an address has an account that shows none', async () => {
    const { browser } = await signIn(person({ email: undefined, name: undefined }));
    const { account } = await browser.get(signInState, '/sign-in');
    expect(account).toMatchObject({ email: '', name: `SE2321000016-${persons}` });
  });
});

describe('roles by claims', () => {
  it('change when the claims do, with new tokens for what is open already; roles by hand stay', async () => {
    const id = person({ commissionHsaId: 'SE2321000016-ALMVIKEN' });
    const { browser } = await signIn(id);
    const account = (await browser.get(signInState, '/sign-in')).account?.id ?? '';
    const place = { kind: 'region', regionId: 'exempel' } as const;
    const byHand = {
      accountId: account,
      role: 'board-reader',
      place,
      sections: [],
      from: '2020-01-01',
    } as const;
    await grants.give({ ...byHand, to: null, grantedBy: 'Bo' }, clock());
    await browser.get(signInState, '/sign-in');
    const before = browser.cookies.get('utfall');
    idp.people.set(id, { ...idp.people.get(id), commissionHsaId: ['SE2321000016-RIPVALLEN', 'SE-OKÄND'] });
    const elsewhere = await signIn(id);
    const roles = ['board-reader Region Exempel', 'centre-manager Ripvallen'];
    expect(await rolesOf(elsewhere.browser)).toEqual(roles);
    expect(await rolesOf(browser)).toEqual(roles);
    expect(browser.cookies.get('utfall')).not.toBe(before);
    const told = (await database.audit.entries({ count: 50 })).filter(
      ({ subject }) => subject.includes(`/account/${account}/grant/`) && subject.includes('/unit/'),
    );
    expect(
      told.map(({ actor, subject, after }) => [actor.name, subject.split('/')[3], after?.to ?? null]),
    ).toEqual([
      ['SITHS', 'ripvallen', null],
      ['SITHS', 'almviken', clock().slice(0, 10)],
      ['SITHS', 'almviken', null],
    ]);
  });

  it('are marked for administrators, who are told why they can’t end them', async () => {
    const { browser } = await signIn(person({ groups: 'utfall-analytiker' }));
    const account = (await browser.get(signInState, '/sign-in')).account?.id ?? '';
    const place = { kind: 'region', regionId: 'exempel' } as const;
    const byHand = {
      accountId: account,
      role: 'board-reader',
      place,
      sections: [],
      from: '2020-01-01',
    } as const;
    await grants.give({ ...byHand, to: null, grantedBy: 'Bo' }, clock());
    const administrator = await personWith(open, [{ role: 'administrator', place }]);
    const { people: shown } = await ask(administrator, peoplePage, '/api/v1/people');
    const held = shown.find(({ id }) => id === account)?.grants ?? [];
    expect(held.map(({ role, isFromClaims, isChangeable }) => [role, isFromClaims, isChangeable])).toEqual(
      expect.arrayContaining([
        ['analyst', true, false],
        ['board-reader', false, true],
      ]),
    );
    const claimed = held.find(({ isFromClaims }) => isFromClaims)?.id;
    const refused = await refusal(administrator, 422, {
      method: 'POST',
      url: `/api/v1/grants/${claimed}/end`,
      payload: {},
    });
    expect(refused.problems?.[0]).toMatchObject({
      code: 'from-identity-provider',
      hint: expect.stringContaining('avsluta kontot'),
    });
    expect(await rolesOf(browser)).toEqual(['analyst Region Exempel', 'board-reader Region Exempel']);
  });

  it('hold in no session that came about otherwise', async () => {
    const { browser } = await signIn(person({ groups: 'utfall-analytiker' }));
    const account = (await browser.get(signInState, '/sign-in')).account?.id ?? '';
    expect(await rolesOf(browser)).toEqual(['analyst Region Exempel']);
    const session = { accountId: account, createdAt: clock(), lastSeenAt: clock(), from: 'x', device: 'x' };
    const token = 'A'.repeat(43);
    await database.stores.sessions.begin(
      { ...session, endsAt: '2099-01-01T00:00:00.000Z', method: 'passkey' },
      createHash('sha256').update(token).digest('hex'),
    );
    const other = openBrowser(server);
    other.cookies.set('utfall', token);
    expect((await other.get(signInState, '/sign-in')).account?.id).toBe(account);
    expect(await rolesOf(other)).toEqual([]);
  });
});

describe('a person who does not get in', () => {
  it('gave up at the provider', async () => {
    const browser = openBrowser(server);
    const back = await idp.agent().follow(await begin(browser, '?till=/leveranser'), null);
    const page = await comeBack(browser, back.search.slice(1));
    expect(page).toMatch(/^\/logga-in\?fel=cancelled&ref=[\w-]{36}&till=%2Fleveranser$/);
    expect((await browser.get(signInState, '/sign-in')).account).toBeNull();
  });

  it.each([
    ['no identity', { employeeHsaId: undefined }],
    ['two identities', { employeeHsaId: ['SE1', 'SE2'] }],
    ['a personal identity number for one', { employeeHsaId: '19121212-1212' }],
  ])('has %s', async (_name, claims) => {
    const { page, browser } = await signIn(person(claims));
    expect(failureIn(page)).toBe('incomplete');
    expect((await browser.get(signInState, '/sign-in')).account).toBeNull();
  });

  it('has an account that is closed', async () => {
    const id = person();
    const { browser } = await signIn(id);
    await accounts.close((await browser.get(signInState, '/sign-in')).account?.id ?? '', clock());
    expect((await browser.get(signInState, '/sign-in')).account).toBeNull();
    expect(failureIn((await signIn(id)).page)).toBe('closed');
  });

  it('has the address of someone else’s account, which the table does not take as a proof', async () => {
    const { account } = await invite(people, 'upptagen@regionen.example');
    const { page } = await signIn(person({ email: 'Upptagen@regionen.example' }));
    expect(failureIn(page)).toBe('no-account');
    expect(await accounts.identitiesOf(account.id)).toEqual([]);
  });
});

describe('a table that knows invited people by their address and makes no accounts', () => {
  const file = CLAIMS_FILE.replace('unknown: create', 'unknown: refuse\n  byEmail: verified').replace(
    'scopes: [openid, profile, email, hsa]',
    'scopes: [openid, profile, email, hsa]\n  acr: [loa3]',
  );
  const strict = open.another({}, providerAt(idp.issuer, file, CLIENT.secret));

  it('lets in the invited one, who is then known by the identity', async () => {
    const browser = () => strict.then((other) => openBrowser(other.server));
    const { account } = await invite(people, 'inbjuden@regionen.example', 'Inger Björk');
    const id = person({ email: 'inbjuden@regionen.example', acr: 'loa3' });
    const first = await signIn(id, await browser());
    expect(failureIn(first.page)).toBeNull();
    expect((await first.browser.get(signInState, '/sign-in')).account?.id).toBe(account.id);
    idp.people.set(id, { ...idp.people.get(id), email: 'nytt.namn@regionen.example' });
    const again = await signIn(id, await browser());
    expect((await again.browser.get(signInState, '/sign-in')).account).toMatchObject({
      id: account.id,
      name: 'Inger Björk',
    });
    // Someone else who has got the address meanwhile is not that person.
    const other = person({ email: 'inbjuden@regionen.example', acr: 'loa3' });
    expect(failureIn((await signIn(other, await browser())).page)).toBe('no-account');
  });

  it.each([
    [
      'an address that is not verified',
      { email: 'ej.sedd@regionen.example', email_verified: false },
      'no-account',
    ],
    ['an address that nobody has', { email: 'okänd@regionen.example' }, 'no-account'],
    ['too weak a sign-in', { email: 'ej.sedd@regionen.example', acr: 'loa2' }, 'level'],
  ])('keeps out someone with %s', async (_name, claims, failure) => {
    const { server: other } = await strict;
    if ((await accounts.byEmail('ej.sedd@regionen.example')) === null)
      await invite(people, 'ej.sedd@regionen.example');
    const { page } = await signIn(person({ acr: 'loa3', ...claims }), openBrowser(other));
    expect(failureIn(page)).toBe(failure);
  });
});

describe('signing out', () => {
  it('here leads to the provider, and back to the start page', async () => {
    const { browser, agent } = await signIn(person());
    const { account, elsewhere } = await browser.post(signedOut, '/sign-out');
    expect(account).toBeNull();
    expect(elsewhere).toContain(idp.issuer);
    expect((await agent.signOut(elsewhere ?? '')).href).toBe(SIGNED_OUT_URI);
    expect((await browser.get(signInState, '/sign-in')).account).toBeNull();
  });

  it('there ends the session here that followed from it, and no other', async () => {
    const id = person();
    const [first, second] = [await signIn(id), await signIn(id)];
    idp.orders.length = 0;
    const leave = new URL(`${idp.issuer}/session/end`);
    leave.searchParams.set('client_id', CLIENT.id);
    await first.agent.signOut(leave.href);
    expect(idp.orders).toHaveLength(1);
    const [token = ''] = idp.orders;
    const done = await order(server, token);
    expect([done.statusCode, done.body, done.headers['cache-control']]).toEqual([200, '', 'no-store']);
    expect((await first.browser.get(signInState, '/sign-in')).account).toBeNull();
    expect((await second.browser.get(signInState, '/sign-in')).account).not.toBeNull();
    // Once: it would otherwise end what was begun since.
    expect((await order(server, token)).statusCode).toBe(400);
  });

  it('of a session that was begun otherwise leads nowhere else', async () => {
    const browser = openBrowser(server);
    await browser.post(signInState, '/sign-in/demonstration', { person: 'analytiker' });
    expect((await browser.post(signedOut, '/sign-out')).elsewhere).toBeNull();
  });
});

it('the log tells of every sign-in and failure, and holds no token, number or address', async () => {
  const entries = await database.audit.entries({ count: 1000, kind: 'sign-in' });
  const told = new Set(
    entries
      .filter(({ after }) => after?.method === 'openid')
      .map(({ after }) => `${after?.outcome} ${after?.cause ?? ''}`.trim()),
  );
  expect([...told].toSorted()).toEqual(
    ['cancelled', 'closed', 'incomplete', 'level', 'no-account']
      .map((cause) => `failed ${cause}`)
      .concat('succeeded'),
  );
  const text = JSON.stringify(await database.audit.entries({ count: 1000 })) + log();
  for (const secret of ['eyJ', '121212', 'regionen.example', CLIENT.secret, 'SE2321000016-1"'])
    expect(text).not.toContain(secret);
});
