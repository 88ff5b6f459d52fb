// People come in: by a one-time link, with a password and a code, with a recovery code; and those who should not, do not. The
// clock stands still until it is moved, so that codes and limits are met to the second.
import { describe, expect, it } from 'vitest';
import { checkPassword } from '../../src/app/people/sign-in-password.ts';
import { codeAppQuestion, codeNeeded, linkPage, signInState } from '../../src/http/people-contract.ts';
import { openBrowser } from './browser-cookies.ts';
import { codeApp, comeIn, GOOD_PASSWORD, invite, signIn } from './newcomer.ts';
import { openServer } from './open-server.ts';

let now = '2026-11-25T08:00:00.000Z';
const clock = () => now;
const pass = (seconds: number) => {
  now = new Date(Date.parse(now) + seconds * 1000).toISOString();
};
const first = await openServer({}, clock);
const { server, people, database, log } = first;
const second = await first.another();
const browser = (address?: string) => openBrowser(server, address === undefined ? {} : { address });
const HOUR = 3600;

describe('an invitation', () => {
  it('says whose it is, and is not used up by looking or by a password that is refused', async () => {
    const { token } = await invite(people, 'asa.ek@regionen.example');
    const guest = browser();
    for (let look = 0; look < 2; look += 1)
      expect(await guest.post(linkPage, '/invitations/look', { token })).toMatchObject({
        purpose: 'invitation',
        name: 'Åsa Ek',
        email: 'asa.ek@regionen.example',
        invitedBy: 'Ali Norell',
        asksWho: false,
        shortestPassword: 12,
      });
    const weak = await guest.refused(422, '/invitations/password', { token, password: 'sommar202420' });
    expect(weak.problems?.[0]).toMatchObject({ code: 'password-leaked', where: { column: 'password' } });
    const { state, recoveryCodes } = await comeIn(guest, token, clock);
    expect(state.account?.name).toBe('Åsa Ek');
    expect(state.session?.method).toBe('password+totp');
    expect(recoveryCodes).toHaveLength(10);
    expect(await guest.get(signInState, '/sign-in')).toEqual(state);
  });

  it('that is used, too old, replaced or invented is one and the same to the one who has it', async () => {
    const used = await invite(people, 'used@regionen.example');
    await comeIn(browser(), used.token, clock);
    const old = await invite(people, 'old@regionen.example');
    pass(72 * HOUR);
    const problems = [];
    for (const token of [used.token, old.token, 'A'.repeat(43), 'kort']) {
      problems.push(await browser().refused(404, '/invitations/look', { token }));
      problems.push(await browser().refused(404, '/invitations/passkey', { token }));
      problems.push(
        await browser().refused(404, '/invitations/password', { token, password: GOOD_PASSWORD }),
      );
      const way = { kind: 'code', code: '123456' };
      problems.push(await browser().refused(404, '/invitations/accept', { token, ceremony: 'x', way }));
    }
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1);
  });

  it('lets in one of two who use it at once', async () => {
    const { token } = await invite(people, 'two@regionen.example');
    const prepared = [];
    for (const guest of [browser(), browser()]) {
      const password = GOOD_PASSWORD;
      const asked = await guest.post(codeAppQuestion, '/invitations/password', { token, password });
      const code = codeApp(asked.secret).codeAt(now);
      const payload = { token, ceremony: asked.ceremony, way: { kind: 'code', code } };
      prepared.push(() => guest.send({ method: 'POST', url: '/api/v1/invitations/accept', payload }));
    }
    const answers = await Promise.all(prepared.map((accept) => accept()));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404]);
  });

  it('is not finished with a wrong code, or with what was begun for another link', async () => {
    const [mine, theirs] = [
      await invite(people, 'mine@regionen.example'),
      await invite(people, 'theirs@regionen.example'),
    ];
    const guest = browser();
    const begin = (token: string) =>
      guest.post(codeAppQuestion, '/invitations/password', { token, password: GOOD_PASSWORD });
    const asked = await begin(theirs.token);
    const way = { kind: 'code', code: codeApp(asked.secret).codeAt(now) };
    await guest.refused(422, '/invitations/accept', { token: mine.token, ceremony: asked.ceremony, way });
    const own = await begin(mine.token);
    const late = { kind: 'code', code: codeApp(own.secret).codeAt(now, -2) };
    const wrong = await guest.refused(422, '/invitations/accept', {
      token: mine.token,
      ceremony: own.ceremony,
      way: late,
    });
    expect(wrong.code).toBe('wrong-code');
  });

  it.each([
    ['name', { name: 'Åsa 19121212-1212', email: 'x1@regionen.example' }],
    ['name', { name: ' ', email: 'x2@regionen.example' }],
    ['email', { name: 'Åsa', email: 'a@b.se, c@d.se' }],
    ['email', { name: 'Åsa', email: 'a@b.se\r\nBcc: c@d.se' }],
    ['email', { name: 'Åsa', email: '191212121212@regionen.example' }],
    ['email', { name: 'Åsa', email: 'demo@localhost' }],
  ])('with a wrong %s is not made: %o', async (column, { name, email }) => {
    await expect(invite(people, email, name)).rejects.toMatchObject({ problems: [{ where: { column } }] });
  });
});

describe('a password and a code', () => {
  it('sign in; each code once, and no code without the password', async () => {
    const email = 'kod@regionen.example';
    const { token } = await invite(people, email);
    const { app } = await comeIn(browser(), token, clock);
    const again = browser();
    const { ceremony } = await again.post(codeNeeded, '/sign-in/password', {
      email,
      password: GOOD_PASSWORD,
    });
    const answer = (code: string) => ({ ceremony, kind: 'app', code });
    // The code that came in with the invitation was seen over the shoulder.
    await again.refused(403, '/sign-in/code', answer(app.codeAt(now)));
    pass(30);
    await again.refused(403, '/sign-in/code', answer(app.codeAt(now, -3)));
    const state = await again.post(signInState, '/sign-in/code', answer(app.codeAt(now)));
    expect(state.account?.email).toBe(email);
    await again.refused(403, '/sign-in/code', answer(app.codeAt(now, 1)));
    await again.refused(403, '/sign-in/code', { ...answer(app.codeAt(now)), ceremony: 'påhittad' });
  });

  it('take a new session, and the one that the browser had is over', async () => {
    const email = 'byte@regionen.example';
    const { token } = await invite(people, email);
    const mine = browser();
    const { app } = await comeIn(mine, token, clock);
    const planted = String(mine.cookies.get('utfall'));
    pass(60);
    await signIn(mine, email, () => app.codeAt(now));
    expect(mine.cookies.get('utfall')).not.toBe(planted);
    const thief = browser();
    thief.cookies.set('utfall', planted);
    expect((await thief.get(signInState, '/sign-in')).account).toBeNull();
  });

  it('answer a wrong password, an unknown account and one without password with the same words', async () => {
    const email = 'samma@regionen.example';
    const { token } = await invite(people, email);
    await comeIn(browser(), token, clock);
    await invite(people, 'aldrig.inne@regionen.example');
    const attempts = [
      { email, password: 'fel lösenord igen' },
      { email: 'ingen@regionen.example', password: 'fel lösenord igen' },
      { email: 'aldrig.inne@regionen.example', password: 'fel lösenord igen' },
      { email: 'revisor@exempel.invalid', password: 'fel lösenord igen' },
    ];
    const answers = [];
    for (const attempt of attempts) answers.push(await browser().refused(403, '/sign-in/password', attempt));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('compute a hash for whoever is asked for: the time tells nothing', async () => {
    const asked: (string | null)[] = [];
    const passwords = {
      ...people.passwords,
      verify: async (hash: string | null, password: string) => {
        asked.push(hash === null ? null : 'hash');
        return people.passwords.verify(hash, password);
      },
    };
    const caller = {
      actor: { kind: 'stranger', accountId: null, name: '', from: '198.51.100.77', requestId: null },
      origin: 'http://localhost:8080',
      device: '',
      deviceToken: null,
      session: null,
    } as const;
    for (const email of ['samma@regionen.example', 'ingen@regionen.example', 'aldrig.inne@regionen.example'])
      await expect(
        checkPassword({ ...people, passwords }, caller, { email, password: 'fel lösenord' }),
      ).rejects.toThrow('stämmer inte');
    expect(asked).toEqual(['hash', null, null]);
  });

  it('give up on a password after five wrong codes', async () => {
    const email = 'fem@regionen.example';
    const { token } = await invite(people, email);
    const { app } = await comeIn(browser(), token, clock);
    pass(60);
    const guest = browser();
    const { ceremony } = await guest.post(codeNeeded, '/sign-in/password', {
      email,
      password: GOOD_PASSWORD,
    });
    for (let wrong = 0; wrong < 5; wrong += 1)
      await guest.refused(403, '/sign-in/code', { ceremony, kind: 'app', code: app.codeAt(now, 50 + wrong) });
    await guest.refused(403, '/sign-in/code', { ceremony, kind: 'app', code: app.codeAt(now) });
  });

  it('have five minutes between them', async () => {
    const email = 'sen@regionen.example';
    const { token } = await invite(people, email);
    const { app } = await comeIn(browser(), token, clock);
    const guest = browser();
    const { ceremony } = await guest.post(codeNeeded, '/sign-in/password', {
      email,
      password: GOOD_PASSWORD,
    });
    pass(300);
    await guest.refused(403, '/sign-in/code', { ceremony, kind: 'app', code: app.codeAt(now) });
  });
});

describe('a recovery code', () => {
  it('stands in for the phone once, however it is typed', async () => {
    const email = 'reserv@regionen.example';
    const { token } = await invite(people, email);
    const { recoveryCodes } = await comeIn(browser(), token, clock);
    const code = String(recoveryCodes[3]).toUpperCase().replaceAll('-', ' ');
    const attempt = async () => {
      const guest = browser();
      const { ceremony } = await guest.post(codeNeeded, '/sign-in/password', {
        email,
        password: GOOD_PASSWORD,
      });
      return { guest, payload: { ceremony, kind: 'recovery', code } };
    };
    const first = await attempt();
    const state = await first.guest.post(signInState, '/sign-in/code', first.payload);
    expect(state.session?.method).toBe('recovery-code');
    const second = await attempt();
    await second.guest.refused(403, '/sign-in/code', second.payload);
  });
});

describe('guessing', () => {
  const wrong = (email: string) => ({ email, password: 'gissning nummer ett' });

  it('is slowed down for the one who guesses, on two servers as on one, and not for anybody else', async () => {
    const email = 'mål@regionen.example';
    const { token } = await invite(people, email);
    const home = browser('192.0.2.10');
    const { app } = await comeIn(home, token, clock);
    pass(60);
    for (let guess = 0; guess < 6; guess += 1) {
      const either = guess % 2 === 0 ? server : second.server;
      await openBrowser(either, { address: '203.0.113.5' }).refused(403, '/sign-in/password', wrong(email));
    }
    const told = await browser('203.0.113.5').send({
      method: 'POST',
      url: '/api/v1/sign-in/password',
      payload: wrong(email),
    });
    expect(told.statusCode).toBe(429);
    expect(told.headers['retry-after']).toBe('1');
    // The right password is not let in either while the guesser waits, so that nothing is learned by trying on.
    await browser('203.0.113.5').refused(429, '/sign-in/password', { email, password: GOOD_PASSWORD });
    // From elsewhere, and from a browser that the person has used before, nothing is different: also at the guesser's address.
    expect((await signIn(browser('192.0.2.99'), email, () => app.codeAt(now))).account?.email).toBe(email);
    const known = openBrowser(server, { address: '203.0.113.5' });
    for (const [name, value] of home.cookies) if (name === 'utfall-device') known.cookies.set(name, value);
    pass(60);
    for (let guess = 0; guess < 8; guess += 1) {
      await browser('203.0.113.5').send({
        method: 'POST',
        url: '/api/v1/sign-in/password',
        payload: wrong(email),
      });
    }
    await browser('203.0.113.5').refused(429, '/sign-in/password', wrong(email));
    expect((await signIn(known, email, () => app.codeAt(now))).account?.email).toBe(email);
  });

  it('is slowed down for accounts that do not exist just as for those that do', async () => {
    const statuses = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const payload = wrong('finns.inte@regionen.example');
      const { statusCode } = await browser('203.0.113.6').send({
        method: 'POST',
        url: '/api/v1/sign-in/password',
        payload,
      });
      statuses.push(statusCode);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 429, 429]);
  });

  it('over many accounts from one address is slowed down too', async () => {
    const statuses = [];
    for (let guess = 0; guess < 52; guess += 1) {
      const payload = wrong(`person.${guess}@regionen.example`);
      const { statusCode } = await browser('203.0.113.7').send({
        method: 'POST',
        url: '/api/v1/sign-in/password',
        payload,
      });
      statuses.push(statusCode);
    }
    expect(statuses.indexOf(429)).toBe(51);
  });
});

describe('a session', () => {
  it('ends after an hour without a request, and after twelve hours in any case', async () => {
    const guest = browser();
    const idle = browser();
    for (const each of [guest, idle])
      await each.post(signInState, '/sign-in/demonstration', { person: 'revisor' });
    const isIn = async (each: typeof guest) => (await each.get(signInState, '/sign-in')).account !== null;
    pass(HOUR - 60);
    expect(await isIn(guest)).toBe(true);
    pass(60);
    expect([await isIn(guest), await isIn(idle)]).toEqual([true, false]);
    for (let hours = 1; hours < 11; hours += 1) {
      pass(HOUR - 60);
      expect(await isIn(guest)).toBe(true);
    }
    pass(HOUR - 60);
    expect(await isIn(guest)).toBe(true);
    pass(11 * 60);
    expect(await isIn(guest)).toBe(false);
  });

  it('gets a new token when what the account may do changes, without signing anyone out', async () => {
    const guest = browser();
    await guest.post(signInState, '/sign-in/demonstration', { person: 'namndledamot' });
    const before = guest.cookies.get('utfall');
    await database.stores.grants.give(
      {
        accountId: 'demo-namndledamot',
        role: 'auditor',
        place: { kind: 'region', regionId: 'exempel' },
        sections: [],
        from: '2026-01-01',
        to: null,
        grantedBy: 'Ali Norell',
      },
      now,
    );
    const state = await guest.get(signInState, '/sign-in');
    expect(state.grants.map(({ role }) => role)).toEqual(['board-reader', 'auditor']);
    expect(guest.cookies.get('utfall')).not.toBe(before);
    pass(60);
    expect((await guest.get(signInState, '/sign-in')).account?.id).toBe('demo-namndledamot');
  });

  it('is kept in a cookie that no script reads and no other site sends', async () => {
    const answer = await browser().send({
      method: 'POST',
      url: '/api/v1/sign-in/demonstration',
      payload: { person: 'revisor' },
    });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'utfall', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.maxAge).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is kept in a cookie that is sent over https only, to this host only, where there is https', async () => {
    const { server: secure } = await first.another({ address: 'https://utfall.example' });
    const answer = await openBrowser(secure, { host: 'utfall.example' }).send({
      method: 'POST',
      url: '/api/v1/sign-in/demonstration',
      payload: { person: 'revisor' },
    });
    const cookie = answer.cookies.find(({ name }) => name === '__Host-utfall');
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.domain).toBeUndefined();
  });
});

it('the log never holds a password, a token, a code or an address', () => {
  const text = log();
  expect(text).toContain('/api/v1/sign-in/password');
  for (const secret of [GOOD_PASSWORD, 'gissning', 'regionen.example', 'utfall=', '192.0.2.10'])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/[\w-]{43}/);
  expect(text).not.toMatch(/"\d{6}"/);
});
