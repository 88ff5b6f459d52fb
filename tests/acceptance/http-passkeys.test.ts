// Passkeys over HTTP with a device in software: coming in with one, adding and removing them, and everything in an answer that can
// be wrong. The own account's other changes are here too: they ask for a fresh sign-in and never take away the last way in.
import { describe, expect, it } from 'vitest';
import {
  codeAppQuestion,
  invitationAccepted,
  ownAccount,
  passkeyQuestion,
  recoveryCodes,
  signInState,
} from '../../src/http/people-contract.ts';
import type { Authenticator, Wrongs } from '../fixtures/authenticator.ts';
import { createAuthenticator } from '../fixtures/authenticator.ts';
import type { Browser } from './browser-cookies.ts';
import { openBrowser } from './browser-cookies.ts';
import { codeApp, comeIn, GOOD_PASSWORD, invite, ORIGIN, signIn } from './newcomer.ts';
import { openServer } from './open-server.ts';

let now = '2026-11-25T08:00:00.000Z';
const clock = () => now;
const pass = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};
const { server, people, database, log } = await openServer({}, clock);
const browser = () => openBrowser(server);

async function comeInWithPasskey(email: string) {
  const { token, account } = await invite(people, email);
  const guest = browser();
  const device = createAuthenticator(ORIGIN);
  const { ceremony, options } = await guest.post(passkeyQuestion, '/invitations/passkey', { token });
  const way = { kind: 'passkey', name: 'Telefonen', response: device.register(options) };
  const accepted = await guest.post(invitationAccepted, '/invitations/accept', { token, ceremony, way });
  return { guest, device, account, ...accepted };
}

const ask = (guest: Browser) => guest.post(passkeyQuestion, '/sign-in/passkey/options');

async function prove(guest: Browser, device: Authenticator, wrongs: Wrongs = {}) {
  const { ceremony, options } = await ask(guest);
  return { ceremony, response: device.prove(options, wrongs) };
}

describe('a passkey', () => {
  it('is chosen with an invitation, and signs in without a name or a password', async () => {
    const { state, device, recoveryCodes: codes } = await comeInWithPasskey('nyckel@regionen.example');
    expect(state).toMatchObject({ account: { name: 'Åsa Ek' }, session: { method: 'passkey' } });
    expect(codes).toEqual([]);
    const { options } = await ask(browser());
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const guest = browser();
    const signedIn = await guest.post(signInState, '/sign-in/passkey', await prove(guest, device));
    expect(signedIn.account?.email).toBe('nyckel@regionen.example');
    expect(signedIn.session?.method).toBe('passkey');
  });

  it('answers a question once, and within five minutes', async () => {
    const { device } = await comeInWithPasskey('en.gang@regionen.example');
    const guest = browser();
    const answer = await prove(guest, device);
    await guest.post(signInState, '/sign-in/passkey', answer);
    await guest.refused(403, '/sign-in/passkey', answer);
    const late = await prove(guest, device);
    pass(5);
    await guest.refused(403, '/sign-in/passkey', late);
    const [one, two] = [await ask(guest), await ask(guest)];
    const crossed = { ceremony: one.ceremony, response: device.prove(two.options) };
    await guest.refused(403, '/sign-in/passkey', crossed);
  });

  it.each<[string, Wrongs]>([
    ['from another site', { origin: 'https://utfall.example' }],
    ['from another port', { origin: 'http://localhost:8081' }],
    ['from a device that did not verify the person', { isPersonVerified: false }],
    ['with a counter that has stood still', { counter: 1 }],
    ['that names another person', { userHandle: Buffer.from('demo-analytiker').toString('base64url') }],
  ])('is refused %s', async (what, wrongs) => {
    const { device } = await comeInWithPasskey(`${what.replaceAll(' ', '.')}@regionen.example`);
    const guest = browser();
    const problem = await guest.refused(403, '/sign-in/passkey', await prove(guest, device, wrongs));
    expect(problem.code).toBe('sign-in-refused');
    expect(guest.cookies.has('utfall')).toBe(false);
    // Nothing was spoilt by it.
    await guest.post(signInState, '/sign-in/passkey', await prove(guest, device));
  });

  it('of nobody, and an answer that is no answer, are refused in the same words', async () => {
    const stranger = createAuthenticator(ORIGIN);
    const { token } = await invite(people, 'okand@regionen.example');
    const { options } = await browser().post(passkeyQuestion, '/invitations/passkey', { token });
    stranger.register(options);
    const guest = browser();
    const unknown = await guest.refused(403, '/sign-in/passkey', await prove(guest, stranger));
    const { ceremony } = await ask(guest);
    const nonsense = await guest.refused(403, '/sign-in/passkey', {
      ceremony,
      response: { id: 'x', response: {} },
    });
    expect(nonsense).toEqual(unknown);
  });

  it('made on another site, or without the person verified, is not taken, and the invitation is still good', async () => {
    const { token } = await invite(people, 'ej.tagen@regionen.example');
    const guest = browser();
    const attempt = async (wrongs: Wrongs) => {
      const { ceremony, options } = await guest.post(passkeyQuestion, '/invitations/passkey', { token });
      const response = createAuthenticator(ORIGIN).register(options, wrongs);
      return { token, ceremony, way: { kind: 'passkey', name: 'Telefonen', response } };
    };
    for (const wrongs of [{ origin: 'https://utfall.example' }, { isPersonVerified: false }])
      expect((await guest.refused(422, '/invitations/accept', await attempt(wrongs))).code).toBe(
        'passkey-refused',
      );
    await guest.post(invitationAccepted, '/invitations/accept', await attempt({}));
  });
});

describe('the own account', () => {
  it('gets another passkey, loses the first, and keeps the last', async () => {
    const { guest } = await comeInWithPasskey('tva@regionen.example');
    pass(1);
    const second = createAuthenticator(ORIGIN);
    const { ceremony, options } = await guest.post(passkeyQuestion, '/own/passkeys/options');
    expect(options.excludeCredentials).toHaveLength(1);
    const response = second.register(options);
    await guest.refused(422, '/own/passkeys', { ceremony, name: '19121212-1212', response });
    const own = await guest.post(ownAccount, '/own/passkeys', { ceremony, name: 'Datorn', response });
    expect(own.passkeys.map(({ name, isRemovable }) => [name, isRemovable])).toEqual([
      ['Telefonen', true],
      ['Datorn', true],
    ]);
    const [first, last] = own.passkeys;
    const left = await guest.post(ownAccount, '/own/passkeys/remove', { passkey: first?.id });
    expect(left.passkeys).toMatchObject([{ name: 'Datorn', isRemovable: false }]);
    const problem = await guest.refused(422, '/own/passkeys/remove', { passkey: last?.id });
    expect(problem.code).toBe('last-way');
    await guest.refused(404, '/own/passkeys/remove', { passkey: first?.id });
  });

  it('gets a password and a code app, after which the passkey may go; others are signed out', async () => {
    const { guest, device, account } = await comeInWithPasskey('byter@regionen.example');
    const elsewhere = browser();
    await elsewhere.post(signInState, '/sign-in/passkey', await prove(elsewhere, device));
    await guest.post(ownAccount, '/own/password', { currentPassword: null, password: GOOD_PASSWORD });
    expect((await elsewhere.get(signInState, '/sign-in')).account).toBeNull();
    // A password alone is no way in.
    await browser().refused(403, '/sign-in/password', { email: account.email, password: GOOD_PASSWORD });
    const asked = await guest.post(codeAppQuestion, '/own/code');
    expect(asked.link).toContain(`secret=${asked.secret}`);
    const app = codeApp(asked.secret);
    await guest.refused(422, '/own/code/confirm', { ceremony: asked.ceremony, code: app.codeAt(now, 9) });
    const done = await guest.post(recoveryCodes, '/own/code/confirm', {
      ceremony: asked.ceremony,
      code: app.codeAt(now),
    });
    expect(new Set(done.recoveryCodes).size).toBe(10);
    expect(done.account).toMatchObject({ hasPassword: true, hasCodeApp: true, recoveryCodesLeft: 10 });
    await guest.post(ownAccount, '/own/passkeys/remove', { passkey: done.account.passkeys[0]?.id });
    pass(1);
    await signIn(browser(), account.email, () => app.codeAt(now));
    const renewed = await guest.post(recoveryCodes, '/own/recovery-codes');
    expect(renewed.recoveryCodes.filter((code) => done.recoveryCodes.includes(code))).toEqual([]);
  });

  it('changes its password with the present one only', async () => {
    const { token } = await invite(people, 'byt.losen@regionen.example');
    const guest = browser();
    await comeIn(guest, token, clock);
    const change = (currentPassword: string | null, password = 'fyra ord utan samband') => ({
      currentPassword,
      password,
    });
    for (const current of [null, 'inte det här alls'])
      expect((await guest.refused(422, '/own/password', change(current))).code).toBe('wrong-password');
    const weak = await guest.refused(422, '/own/password', change(GOOD_PASSWORD, 'byt.losen 2026'));
    expect(weak.code).toBe('password-about-you');
    await guest.post(ownAccount, '/own/password', change(GOOD_PASSWORD));
    const old = { email: 'byt.losen@regionen.example', password: GOOD_PASSWORD };
    await browser().refused(403, '/sign-in/password', old);
  });

  it('asks for a new sign-in before how or where one is signed in is changed, a quarter of an hour later', async () => {
    const { guest } = await comeInWithPasskey('farsk@regionen.example');
    pass(15);
    for (const [url, payload] of [
      ['/own/passkeys/options', {}],
      ['/own/passkeys/remove', { passkey: 'x' }],
      ['/own/password', { currentPassword: null, password: GOOD_PASSWORD }],
      ['/own/code', {}],
      ['/own/recovery-codes', {}],
      ['/own/sessions/vilken-som-helst/end', {}],
      ['/own/sessions/end-others', {}],
    ] as const)
      expect((await guest.refused(403, url, payload)).code).toBe('sign-in-again');
    expect((await guest.get(ownAccount, '/own')).passkeys).toHaveLength(1);
  });

  it('shows where one is signed in, and ends that, but nobody else’s', async () => {
    const { guest, device } = await comeInWithPasskey('enheter@regionen.example');
    const phone = openBrowser(server, {
      userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1',
      address: '192.0.2.50',
    });
    await phone.post(signInState, '/sign-in/passkey', await prove(phone, device));
    const { sessions } = await guest.get(ownAccount, '/own');
    expect(sessions.map(({ device: shown, from, isThis }) => [shown, from, isThis]).toSorted()).toEqual([
      ['Firefox, Linux', '127.0.0.1', true],
      ['Safari, iPhone', '192.0.2.50', false],
    ]);
    const theirs = await comeInWithPasskey('annan@regionen.example');
    const other = (await theirs.guest.get(ownAccount, '/own')).sessions[0]?.id;
    await guest.refused(404, `/own/sessions/${other}/end`, {});
    expect((await theirs.guest.get(signInState, '/sign-in')).account).not.toBeNull();
    const mine = sessions.find(({ isThis }) => !isThis)?.id;
    expect((await guest.post(ownAccount, `/own/sessions/${mine}/end`)).sessions).toHaveLength(1);
    expect((await phone.get(signInState, '/sign-in')).account).toBeNull();
    await phone.post(signInState, '/sign-in/passkey', await prove(phone, device));
    await guest.post(ownAccount, '/own/sessions/end-others');
    expect((await phone.get(signInState, '/sign-in')).account).toBeNull();
    expect((await guest.get(signInState, '/sign-in')).account).not.toBeNull();
  });

  it('is nothing for someone who is not signed in', async () => {
    expect((await browser().refused(401, '/own')).code).toBe('not-signed-in');
    for (const url of [
      '/own/sessions/end-others',
      '/own/passkeys/options',
      '/own/code',
      '/own/recovery-codes',
    ])
      await browser().refused(401, url, {});
  });

  it('that is closed is nobody, in the middle of a session too', async () => {
    const { guest, device, account } = await comeInWithPasskey('stangd@regionen.example');
    await database.stores.accounts.close(account.id, now);
    expect((await guest.get(signInState, '/sign-in')).account).toBeNull();
    await guest.refused(403, '/sign-in/passkey', await prove(guest, device));
  });
});

it('the audit log tells of each sign-in, failed ones too, and of each change, and holds no secret', async () => {
  const entries = await database.audit.entries({ count: 1000 });
  const told = new Set(entries.map(({ kind, action, after }) => `${kind} ${action} ${after?.outcome ?? ''}`));
  for (const what of ['sign-in sign-in succeeded', 'sign-in sign-in failed', 'change manage-own-account '])
    expect([...told]).toContain(what);
  const text = JSON.stringify(entries) + log();
  for (const secret of [GOOD_PASSWORD, 'regionen.example', 'Telefonen', 'argon2'])
    expect(text).not.toContain(secret);
});
