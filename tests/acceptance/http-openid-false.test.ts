// A false identity provider, and people in between: nothing of what they send lets anybody in, sends the server anywhere, or ends
// anyone's session.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { signedOut, signInState } from '../../src/http/people-contract.ts';
import type { Payload, Signing, Wrongs } from '../fixtures/false-provider.ts';
import { SECRET, startFalseProvider } from '../fixtures/false-provider.ts';
import type { Browser } from './browser-cookies.ts';
import { openBrowser } from './browser-cookies.ts';
import { openServer } from './open-server.ts';
import {
  ANSWER,
  begin,
  CLAIMS_FILE,
  comeBack,
  failureIn,
  order,
  providerAt,
  START,
} from './openid-journey.ts';

const idp = await startFalseProvider();
afterAll(() => idp.close());
beforeEach(() => {
  idp.described = {};
  idp.answers.clear();
  idp.asked.length = 0;
});
let elapsed = 0;
const clock = () => new Date().toISOString();
const provider = providerAt(idp.issuer, CLAIMS_FILE, SECRET, () => elapsed);
const open = await openServer({}, clock, provider);
const { server, database, log } = open;

/** Each with an address of its own: what is limited by address is tested apart. */
let browsers = 0;
function newBrowser(on = server, host?: string): Browser {
  browsers += 1;
  return openBrowser(on, { address: `192.0.2.${browsers % 250}`, ...(host === undefined ? {} : { host }) });
}

const isIn = async (browser: Browser) => (await browser.get(signInState, '/sign-in')).account !== null;

/** There and back with something wrong; the word on the page. */
async function attempt(wrongs: Wrongs, browser = newBrowser()): Promise<string | null> {
  const failure = failureIn(await comeBack(browser, idp.answer(await begin(browser), wrongs)));
  expect(await isIn(browser)).toBe(failure === null);
  return failure;
}

async function signedInBrowser(): Promise<Browser> {
  const browser = newBrowser();
  expect(await attempt({}, browser)).toBeNull();
  return browser;
}

const seconds = () => Math.floor(Date.now() / 1000);

describe('the question', () => {
  it('has a state, a nonce and a challenge that are new each time, and leads to the provider only', async () => {
    const questions = await Promise.all([1, 2].map(async () => new URL(await begin(newBrowser()))));
    for (const { origin, pathname, searchParams } of questions) {
      expect(origin + pathname).toBe(`${idp.issuer}/authorize`);
      expect(Object.fromEntries(searchParams)).toMatchObject({
        response_type: 'code',
        client_id: 'utfall',
        scope: 'openid profile email hsa',
        code_challenge_method: 'S256',
        redirect_uri: 'http://localhost:8080/api/v1/sign-in/openid/answer',
      });
    }
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = questions.map(({ searchParams }) => searchParams.get(name) ?? '');
      expect(new Set(values).size).toBe(2);
      for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
    }
  });

  it('names the address that people reach us by, whatever name it is asked under, with a cookie for it alone', async () => {
    const { server: there } = await open.another({ address: 'https://utfall.region.example' });
    const browser = newBrowser(there, 'utfall.region.example');
    const response = await browser.send({ url: START, headers: { 'x-forwarded-host': 'annan.example' } });
    const question = new URL(String(response.headers.location));
    expect(question.searchParams.get('redirect_uri')).toBe(`https://utfall.region.example${ANSWER}`);
    expect(response.headers['set-cookie']).toMatch(
      /^__Host-utfall-openid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await browser.send({ url: START, headers: { host: 'annan.example' } })).statusCode).toBe(421);
  });

  it.each(['//annan.example/', 'https://annan.example/', '/\\annan.example', '/api/v1/sign-in/openid'])(
    'asked with %s as the page to come back to leads to our own page',
    async (till) => {
      const browser = newBrowser();
      const question = await begin(browser, `?${new URLSearchParams({ till })}`);
      expect(await comeBack(browser, idp.answer(question))).toBe('/logga-in?klar=ja');
    },
  );
});

it('another site can’t begin a sign-in: its visitor comes to our page', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const browser = newBrowser();
    const url = `${START}?till=/leveranser&lang=en`;
    const response = await browser.send({ url, headers: { 'sec-fetch-site': site } });
    expect(response.headers.location).toBe('/en/logga-in?till=%2Fleveranser');
    expect(browser.cookies.size).toBe(0);
  }
  const response = await newBrowser().send({ url: START, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(String(response.headers.location)).toContain(idp.issuer);
});

describe('a right answer', () => {
  it('is taken', async () => {
    expect(await attempt({})).toBeNull();
    expect(
      await attempt({ claims: { aud: ['utfall'], exp: seconds() - 5, iat: seconds() - 60 } }),
    ).toBeNull();
  });

  it('is taken once, by the browser that asked, and ends the session that it had', async () => {
    const browser = newBrowser();
    const query = idp.answer(await begin(browser));
    expect(failureIn(await comeBack(newBrowser(), query))).toBe('too-old');
    const again = idp.answer(await begin(browser));
    expect(failureIn(await comeBack(browser, again))).toBeNull();
    const first = browser.cookies.get('utfall') ?? '';
    expect(failureIn(await comeBack(browser, again))).toBe('too-old');
    expect(failureIn(await comeBack(browser, query))).toBe('too-old');
    expect(await isIn(browser)).toBe(true);
    await attempt({}, browser);
    const old = newBrowser();
    old.cookies.set('utfall', first);
    expect(await isIn(old)).toBe(false);
  });

  it('of two tabs is taken in both', async () => {
    const browser = newBrowser();
    const [first, second] = [await begin(browser), await begin(browser)];
    expect(failureIn(await comeBack(browser, idp.answer(second)))).toBeNull();
    expect(failureIn(await comeBack(browser, idp.answer(first)))).toBeNull();
  });

  it('with a code that is used already is refused', async () => {
    const browser = newBrowser();
    const code = 'kod-använd';
    expect(
      failureIn(await comeBack(browser, idp.answer(await begin(browser), { parameters: { code } }))),
    ).toBe('refused');
  });
});

describe('an answer is refused that', () => {
  const now = seconds();
  it.each<readonly [string, Wrongs, string]>([
    ['is expired', { claims: { exp: now - 3600, iat: now - 7200 } }, 'refused'],
    ['is for someone else', { claims: { aud: 'annan' } }, 'refused'],
    [
      'is for several, and given to another of them',
      { claims: { aud: ['utfall', 'annan'], azp: 'annan' } },
      'refused',
    ],
    [
      'is for several without saying to whom it was given',
      { claims: { aud: ['utfall', 'annan'] } },
      'refused',
    ],
    ['is from another issuer', { claims: { iss: 'https://annan.example' } }, 'refused'],
    ['is not signed', { signing: 'none' }, 'refused'],
    ['says that it needs no signature but has one', { header: { alg: 'none' } }, 'refused'],
    ['is signed with a key that is not the provider’s', { signing: 'other-key' }, 'refused'],
    [
      'is signed with such a key under the name of the right one',
      { signing: 'other-key-same-name' },
      'refused',
    ],
    ['is signed with our own secret', { signing: 'shared-secret' }, 'refused'],
    ['has a signature that is cut off', { signing: 'cut-off' }, 'refused'],
    ['has another’s nonce', { claims: { nonce: 'n'.repeat(43) } }, 'refused'],
    ['has no nonce', { claims: { nonce: undefined } }, 'refused'],
    ['has no subject', { claims: { sub: undefined } }, 'refused'],
    ['has no expiry', { claims: { exp: undefined } }, 'refused'],
    ['has no identity', { claims: { employeeHsaId: undefined } }, 'incomplete'],
    [
      'has an object for an identity',
      { claims: { employeeHsaId: { id: 'SE2321000016-ANNA' } } },
      'incomplete',
    ],
    [
      'has control characters in the identity',
      { claims: { employeeHsaId: 'SE2321000016\u0000ANNA' } },
      'incomplete',
    ],
    ['has another state', { parameters: { state: 's'.repeat(43) } }, 'too-old'],
    ['has no state', { parameters: { state: null } }, 'too-old'],
    ['says that it is from another issuer', { parameters: { iss: 'https://annan.example' } }, 'refused'],
    ['does not say which issuer it is from', { parameters: { iss: null } }, 'refused'],
    ['has no code', { parameters: { code: null } }, 'refused'],
    ['belongs to another challenge, as a stolen code does', { challenge: 'c'.repeat(43) }, 'refused'],
    ['says no', { parameters: { code: null, error: 'access_denied' } }, 'cancelled'],
    ['says something else', { parameters: { code: null, error: '<script>' } }, 'refused'],
    ['brings a token past the code', { parameters: { code: null, id_token: 'x.y.z' } }, 'refused'],
  ])('%s', async (_name, wrongs, failure) => {
    expect(await attempt(wrongs)).toBe(failure);
  });

  it('has the same parameter twice', async () => {
    const browser = newBrowser();
    const query = idp.answer(await begin(browser));
    expect(failureIn(await comeBack(browser, `${query}&code=annan`))).toBe('refused');
  });

  it('comes without a question', async () => {
    expect(failureIn(await comeBack(newBrowser(), ''))).toBe('too-old');
    expect(failureIn(await comeBack(newBrowser(), 'code=x&state=%00%FF'))).toBe('too-old');
  });

  it('and what stands on the page is a word and a reference, nothing that was sent', async () => {
    const browser = newBrowser();
    const question = await begin(browser, '?lang=en');
    const page = await comeBack(browser, idp.answer(question, { claims: { aud: 'annan<b>' } }));
    expect(page).toMatch(/^\/en\/logga-in\?fel=refused&ref=[\w-]{36}$/);
    expect(log()).toContain('OAUTH_JWT_CLAIM_COMPARISON_FAILED:aud');
    expect(log()).not.toContain('annan<b>');
  });
});

it('many wrong answers from one address wait, and are not told in the log each', async () => {
  const browser = openBrowser(server, { address: '198.51.100.7' });
  const words = new Set<string | null>();
  for (let each = 0; each < 60; each += 1) words.add(failureIn(await comeBack(browser, 'code=x&state=y')));
  expect([...words]).toEqual(['too-old', 'must-wait']);
});

describe('a provider', () => {
  const fresh = (file = CLAIMS_FILE) => {
    let now = 0;
    const own = providerAt(idp.issuer, file, SECRET, () => now);
    return {
      server: open.another({}, own).then((other) => other.server),
      later: (milliseconds: number) => {
        now += milliseconds;
      },
    };
  };

  it('that does not answer is told on the page, asked seldom, and used when it is back', async () => {
    const down = () => ({ status: 503, body: '{}' });
    idp.answers.set('/.well-known/openid-configuration', down);
    const { server: there, later } = fresh();
    const browser = newBrowser(await there);
    expect((await browser.get(signInState, '/sign-in')).methods.openid?.isUp).toBe(true);
    expect(failureIn(await begin(browser))).toBe('unavailable');
    expect(failureIn(await begin(browser, '?till=/leveranser'))).toBe('unavailable');
    expect(idp.asked).toEqual(['/.well-known/openid-configuration']);
    expect((await browser.get(signInState, '/sign-in')).methods.openid?.isUp).toBe(false);
    idp.answers.clear();
    later(60_000);
    expect(new URL(await begin(browser)).origin).toBe(idp.issuer);
    expect((await browser.get(signInState, '/sign-in')).methods.openid?.isUp).toBe(true);
    // What is known of it is used on when it is down an hour later.
    idp.answers.set('/.well-known/openid-configuration', down);
    later(2 * 60 * 60 * 1000);
    expect(new URL(await begin(browser)).origin).toBe(idp.issuer);
  });

  it('that is gone in the middle lets nobody in', async () => {
    const browser = newBrowser();
    const query = idp.answer(await begin(browser));
    idp.answers.set('/token', () => ({ status: 502, body: '<html>' }));
    expect(failureIn(await comeBack(browser, query))).toBe('unavailable');
  });

  it.each([
    ['that says it is another', { issuer: 'https://annan.example' }],
    ['whose keys lie at an unencrypted address elsewhere', { jwks_uri: 'http://169.254.169.254/latest' }],
    ['whose questions lead to a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['whose tokens lie in a file', { token_endpoint: 'file:///etc/passwd' }],
    ['whose address for tokens holds a password', { token_endpoint: 'https://a:b@annan.example/' }],
    ['without keys', { jwks_uri: undefined }],
  ])('%s is not used', async (_name, described) => {
    idp.described = described;
    const { server: there } = fresh();
    expect(failureIn(await begin(newBrowser(await there)))).toBe('unavailable');
    expect(idp.asked).toEqual(['/.well-known/openid-configuration']);
  });

  it('that sends us elsewhere, or sends too much, is not followed', async () => {
    idp.answers.set('/.well-known/openid-configuration', () => ({
      status: 302,
      body: '',
      location: `${idp.issuer}/elsewhere`,
    }));
    expect(failureIn(await begin(newBrowser(await fresh().server)))).toBe('unavailable');
    expect(idp.asked).not.toContain('/elsewhere');
    const much = JSON.stringify({ issuer: idp.issuer, much: 'x'.repeat(600_000) });
    idp.answers.set('/.well-known/openid-configuration', () => ({ status: 200, body: much }));
    expect(failureIn(await begin(newBrowser(await fresh().server)))).toBe('unavailable');
  });

  it('that signs with our secret or not at all only, is believed in nothing', async () => {
    idp.described = { id_token_signing_alg_values_supported: ['HS256', 'none'] };
    const there = await fresh().server;
    for (const signing of ['shared-secret', 'none', 'right'] as const)
      expect(await attempt({ signing }, newBrowser(there))).toBe('refused');
  });

  it('whose users’ level is told by the table gets people in at that level only', async () => {
    const file = CLAIMS_FILE.replace('provider:', 'provider:\n  acr: [http://id.sambi.se/loa/loa3]');
    const there = await fresh(file).server;
    const acr = 'http://id.sambi.se/loa/loa3';
    expect(new URL(await begin(newBrowser(there))).searchParams.get('acr_values')).toBe(acr);
    expect(await attempt({ claims: { acr } }, newBrowser(there))).toBeNull();
    expect(await attempt({ claims: { acr: 'http://id.sambi.se/loa/loa2' } }, newBrowser(there))).toBe(
      'level',
    );
    expect(await attempt({}, newBrowser(there))).toBe('level');
  });

  it('with more claims at another address is asked there, and believed about nobody else', async () => {
    idp.described = { userinfo_endpoint: `${idp.issuer}/userinfo` };
    const file = CLAIMS_FILE.replace('provider:', 'provider:\n  userinfo: true');
    const there = await fresh(file).server;
    const answerWith = (claims: object) =>
      idp.answers.set('/userinfo', () => ({ status: 200, body: JSON.stringify(claims) }));
    answerWith({ sub: 'anna', groups: ['utfall-revision'], employeeHsaId: 'SE-ANNAN' });
    const browser = newBrowser(there);
    expect(await attempt({}, browser)).toBeNull();
    const { grants } = await browser.get(signInState, '/sign-in');
    expect(grants.map(({ role }) => role)).toEqual(['auditor']);
    answerWith({ sub: 'bo', groups: ['utfall-revision'] });
    expect(await attempt({}, newBrowser(there))).toBe('refused');
  });
});

describe('an order to sign out', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  let orders = 0;
  const claims = (wrongs: object = {}) => {
    orders += 1;
    const events = { [EVENT]: {} };
    const [iat, exp] = [seconds(), seconds() + 120];
    return {
      iss: idp.issuer,
      aud: 'utfall',
      iat,
      exp,
      jti: `order-${orders}`,
      sub: 'anna',
      sid: 'stund',
      events,
      ...wrongs,
    };
  };

  it('of a session, or of all of a person’s, is obeyed once', async () => {
    for (const wrongs of [{}, { sub: undefined }, { sid: undefined }, { aud: ['annan', 'utfall'] }]) {
      const browser = await signedInBrowser();
      const token = idp.token(claims(wrongs), 'right', { typ: 'logout+jwt' });
      expect((await order(server, token)).statusCode).toBe(200);
      expect(await isIn(browser)).toBe(false);
      const again = await signedInBrowser();
      expect((await order(server, token)).statusCode).toBe(400);
      expect(await isIn(again)).toBe(true);
    }
  });

  it('of a session that is not ours ends nothing', async () => {
    const browser = await signedInBrowser();
    for (const wrongs of [{ sid: 'annan' }, { sub: 'bo' }, { sub: 'bo', sid: undefined }])
      expect((await order(server, idp.token(claims(wrongs)))).statusCode).toBe(200);
    expect(await isIn(browser)).toBe(true);
  });

  it.each<readonly [string, Payload, Signing, Payload]>([
    ['is not signed', {}, 'none', {}],
    ['is signed with our secret', {}, 'shared-secret', {}],
    ['is signed with another key', {}, 'other-key', {}],
    ['is signed with another key under the right one’s name', {}, 'other-key-same-name', {}],
    ['has a signature that is cut off', {}, 'cut-off', {}],
    ['is for another kind of key', {}, 'right', { alg: 'ES256' }],
    ['has a header that must be understood', {}, 'right', { crit: ['b64'] }],
    ['is of another type', {}, 'right', { typ: 'at+jwt' }],
    ['is for someone else', { aud: 'annan' }, 'right', {}],
    ['is from another issuer', { iss: 'https://annan.example' }, 'right', {}],
    ['is expired', { exp: seconds() - 60 }, 'right', {}],
    ['is old', { iat: seconds() - 3600 }, 'right', {}],
    ['is of the future', { iat: seconds() + 3600 }, 'right', {}],
    ['has no time', { iat: undefined }, 'right', {}],
    ['has no expiry', { exp: undefined }, 'right', {}],
    ['is an ID token', { nonce: 'n', events: undefined }, 'right', {}],
    ['has a nonce', { nonce: 'n' }, 'right', {}],
    ['is another event', { events: { 'http://schemas.openid.net/secevent/risc/x': {} } }, 'right', {}],
    ['has an event that is no object', { events: { [EVENT]: 'ja' } }, 'right', {}],
    ['has no name', { jti: undefined }, 'right', {}],
    ['is about nobody', { sub: undefined, sid: undefined }, 'right', {}],
    ['is about something that is no name', { sub: { a: 1 } }, 'right', {}],
  ])('that %s is refused', async (_name, wrongs, signing, header) => {
    const browser = await signedInBrowser();
    const response = await order(server, idp.token(claims(wrongs), signing, header));
    expect(response.statusCode).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });

  it.each(['', 'x', 'a.b.c', `${'x'.repeat(17_000)}`, '..'])(
    'that is no token is refused (%#)',
    async (token) => {
      expect((await order(server, token)).statusCode).toBeGreaterThanOrEqual(400);
    },
  );

  it('with names of keys that do not exist lets nobody make us ask for keys again and again', async () => {
    await order(server, idp.token(claims()));
    idp.asked.length = 0;
    for (let each = 0; each < 5; each += 1)
      await order(server, idp.token(claims(), 'other-key', { kid: `påhittad-${each}` }));
    expect(idp.asked).toEqual([]);
    elapsed += 31_000;
    await order(server, idp.token(claims(), 'other-key', { kid: 'ny' }));
    expect(idp.asked).toEqual(['/keys']);
  });

  it('from a page of another site is refused, and a provider that is away is not our fault', async () => {
    const response = await openBrowser(server).send({
      method: 'POST',
      url: `${START}/logout`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: 'logout_token=x',
    });
    expect(response.statusCode).toBe(403);
  });
});

it('signing out shows the provider the proof, unless it holds a personal identity number, which is kept nowhere', async () => {
  const browser = await signedInBrowser();
  const { elsewhere } = await browser.post(signedOut, '/sign-out');
  const address = new URL(elsewhere ?? '');
  expect(address.origin + address.pathname).toBe(`${idp.issuer}/end`);
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:8080/');
  expect(address.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
  const other = newBrowser();
  expect(
    await attempt({ claims: { personalIdentityNumber: '191212121212', sub: '191212121212' } }, other),
  ).toBeNull();
  const without = new URL((await other.post(signedOut, '/sign-out')).elsewhere ?? '');
  expect(without.searchParams.has('id_token_hint')).toBe(false);
  const rows = JSON.stringify(await database.audit.entries({ count: 1000 })) + log();
  expect(rows).not.toContain('1212121212');
});

it('without a provider nothing is offered, and its addresses lead to the page or nowhere', async () => {
  const { server: plain } = await openServer({}, clock);
  const browser = openBrowser(plain);
  expect((await browser.get(signInState, '/sign-in')).methods.openid).toBeNull();
  expect(failureIn(await begin(browser, '?lang=en'))).toBe('not-offered');
  expect(failureIn(await comeBack(browser, 'code=x&state=y'))).toBe('not-offered');
  expect((await order(plain, 'x')).statusCode).toBe(400);
});
