// Mails with one-time links, through a real mail server: sent after what they tell of is stored, again when the server was away,
// never lost and never twice. Without a mail server the administrator gets the link to hand over.
import { afterAll, describe, expect, it } from 'vitest';
import { inviteAccount } from '../../src/app/people/make-link.ts';
import { sendDueMails } from '../../src/app/people/send-mails.ts';
import { madeLink } from '../../src/http/grants-contract.ts';
import {
  invitationAccepted,
  linkPage,
  linkRequested,
  ownAccount,
  signInState,
} from '../../src/http/people-contract.ts';
import { connectSmtp } from '../../src/mail/smtp.ts';
import { openMailbox } from '../fixtures/smtp.ts';
import { openBrowser } from './browser-cookies.ts';
import { comeIn, INVITER, tokenIn } from './newcomer.ts';
import { openServer } from './open-server.ts';
import { personWith } from './people.ts';

let now = '2026-11-25T08:00:00.000Z';
const pass = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};
const mailbox = await openMailbox();
const mail = { url: mailbox.url, from: 'Utfall <utfall@regionen.example>' };
const ADDRESS = 'https://utfall.regionen.example';
const open = await openServer({ address: ADDRESS, isDemonstrationOffered: false, mail }, () => now);
const { server, people, log, database } = open;
const NEW_PASSWORD = 'sju lampor under bron';
const smtp = connectSmtp(mail);
const warnings: object[] = [];
const send = () => sendDueMails(people, smtp, { warn: (details) => void warnings.push(details) });
afterAll(async () => {
  smtp.close();
  await mailbox.close();
});
const browser = () => openBrowser(server, { host: 'utfall.regionen.example', address: '192.0.2.20' });
const invite = (email: string, name = 'Åsa Ek') => inviteAccount(people, INVITER, { name, email }, ADDRESS);

describe('an invitation by mail', () => {
  it('comes once, in Swedish, with a link that leads in; the administrator does not see the link', async () => {
    expect(await invite('asa@regionen.example')).toMatchObject({
      link: null,
      endsAt: '2026-11-28T08:00:00.000Z',
    });
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [letter] = mailbox.mails;
    expect(letter?.to).toEqual(['asa@regionen.example']);
    expect(letter?.raw).toMatch(/^From: Utfall <utfall@regionen\.example>\r$/m);
    expect(letter?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(letter?.text).toContain('Hej Åsa Ek!');
    expect(letter?.text).toContain('Ali Norell har bjudit in dig');
    expect(letter?.text).toContain('gäller till 28 november 2026 kl. 09:00');
    expect(letter?.text).toContain(`${ADDRESS}/inbjudan#`);
    const token = tokenIn(String(letter?.text));
    const guest = browser();
    await comeIn(guest, token, () => now);
    expect([...guest.cookies.keys()]).toEqual(['__Host-utfall', '__Host-utfall-device']);
  });

  it('has no other headings than ours: an address is one address in one line', async () => {
    for (const end of ['\r\nBcc: annan@regionen.example', '\u2028X: y', ', annan@regionen.example', ' annan'])
      await expect(invite(`rubrik@regionen.example${end}`)).rejects.toThrow();
    expect(mailbox.mails.some(({ to }) => to.length > 1)).toBe(false);
  });

  it('waits while the server is away, longer each time, and holds no link that can be read meanwhile', async () => {
    mailbox.isRefusing = true;
    const before = mailbox.mails.length;
    await invite('senare@regionen.example');
    expect(await send()).toBe(0);
    pass(0.5);
    expect(await send()).toBe(0);
    expect(warnings).toEqual([{ mail: expect.any(Number), tries: 1, error: 'EENVELOPE' }]);
    pass(0.5);
    await send();
    expect(warnings).toHaveLength(2);
    mailbox.isRefusing = false;
    pass(4);
    expect(await send()).toBe(0);
    pass(1);
    expect(await send()).toBe(1);
    expect(mailbox.mails).toHaveLength(before + 1);
    expect(JSON.stringify(warnings)).not.toContain('senare');
  });

  it('is sent once by two processes that look at the same time', async () => {
    const before = mailbox.mails.length;
    for (let each = 0; each < 5; each += 1) await invite(`tillsammans.${each}@regionen.example`);
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.reduce((a, b) => a + b)).toBe(5);
    expect(new Set(mailbox.mails.slice(before).flatMap(({ to }) => to)).size).toBe(5);
  });
});

describe('someone who can’t get in', () => {
  const request = (email: string) => browser().post(linkRequested, '/sign-in/link', { email });

  it('gets a new link in two hours’ time, by mail only, and what was valid before goes on until it is used', async () => {
    await invite('glomsk@regionen.example');
    await send();
    await comeIn(browser(), tokenIn(String(mailbox.mails.at(-1)?.text)), () => now);
    expect(await request('Glomsk@regionen.example ')).toEqual({ kind: 'asked' });
    await send();
    const letter = mailbox.mails.at(-1);
    expect(letter?.to).toEqual(['glomsk@regionen.example']);
    const token = tokenIn(String(letter?.text));
    expect(await browser().post(linkPage, '/invitations/look', { token })).toMatchObject({
      purpose: 'renewal',
      asks: 'new-password',
    });
    pass(120);
    await browser().refused(404, '/invitations/look', { token });
  });

  it('who reads the mailbox alone does not come in: a new password takes a code, and nothing else is replaced', async () => {
    await invite('kapad@regionen.example');
    await send();
    const own = browser();
    const { app } = await comeIn(own, tokenIn(String(mailbox.mails.at(-1)?.text)), () => now);
    await request('kapad@regionen.example');
    await send();
    const token = tokenIn(String(mailbox.mails.at(-1)?.text));
    const thief = browser();
    await thief.refused(404, '/invitations/passkey', { token });
    await thief.refused(404, '/invitations/password', { token, password: NEW_PASSWORD });
    const guess = (code: object) => ({ token, way: { kind: 'new-password', password: NEW_PASSWORD, code } });
    await thief.refused(403, '/invitations/accept', guess({ kind: 'app', code: '000000' }));
    await thief.refused(403, '/invitations/accept', guess({ kind: 'recovery', code: '0123-4567' }));
    const used = { kind: 'app', code: app.codeAt(now) };
    await thief.refused(403, '/invitations/accept', guess(used));
    expect(thief.cookies.has('__Host-utfall')).toBe(false);
    expect((await own.get(signInState, '/sign-in')).account?.email).toBe('kapad@regionen.example');
  });

  it('chooses a new password with the code app, which stays, and is signed out everywhere else', async () => {
    await invite('glomt@regionen.example');
    await send();
    const own = browser();
    const come = await comeIn(own, tokenIn(String(mailbox.mails.at(-1)?.text)), () => now);
    await request('glomt@regionen.example');
    await send();
    const token = tokenIn(String(mailbox.mails.at(-1)?.text));
    pass(1);
    const way = (password: string, code: object) => ({
      token,
      way: { kind: 'new-password', password, code },
    });
    const code = { kind: 'app', code: come.app.codeAt(now) };
    // A weak password uses up neither the code nor the link.
    await browser().refused(422, '/invitations/accept', way('kort', code));
    const guest = browser();
    const accepted = await guest.post(invitationAccepted, '/invitations/accept', way(NEW_PASSWORD, code));
    expect(accepted.state.account?.email).toBe('glomt@regionen.example');
    expect(accepted.recoveryCodes).toEqual([]);
    expect((await own.get(signInState, '/sign-in')).account).toBeNull();
    const account = await guest.get(ownAccount, '/own');
    expect(account).toMatchObject({ hasPassword: true, hasCodeApp: true, recoveryCodesLeft: 10 });
    await browser().refused(404, '/invitations/accept', way(NEW_PASSWORD, code));
    const before = mailbox.mails.length;
    await request('glomt@regionen.example');
    await send();
    expect(mailbox.mails).toHaveLength(before + 1);
    const again = tokenIn(String(mailbox.mails.at(-1)?.text));
    const recovery = { kind: 'recovery', code: come.recoveryCodes[0] };
    const third = { token: again, way: { kind: 'new-password', password: NEW_PASSWORD, code: recovery } };
    const { state } = await browser().post(invitationAccepted, '/invitations/accept', third);
    expect(state.session?.method).toBe('recovery-code');
  });

  it('by a passkey, or through the identity provider, gets no mail: an administrator invites anew', async () => {
    const { account } = await invite('nyckel@regionen.example');
    await send();
    const before = mailbox.mails.length;
    const passkey = { id: 'p', publicKey: new Uint8Array(8), counter: 0, transports: [], name: 'x' };
    await people.storesFor(INVITER).ways.addPasskey(account.id, passkey, now);
    const elsewhere = await invite('siths@regionen.example');
    await people
      .storesFor(INVITER)
      .accounts.linkIdentity(elsewhere.account.id, { issuer: 'i', subject: 's' }, now);
    await send();
    const invited = mailbox.mails.length;
    expect(await request('nyckel@regionen.example')).toEqual({ kind: 'asked' });
    expect(await request('siths@regionen.example')).toEqual({ kind: 'asked' });
    await send();
    expect(mailbox.mails).toHaveLength(invited);
    expect(invited).toBe(before + 1);
  });

  it('has not come in yet: the mail lets them choose as the invitation did', async () => {
    await invite('sen@regionen.example');
    await send();
    await request('sen@regionen.example');
    await send();
    const token = tokenIn(String(mailbox.mails.at(-1)?.text));
    expect((await browser().post(linkPage, '/invitations/look', { token })).asks).toBe('any-way');
    await comeIn(browser(), token, () => now);
  });

  it('is invited again by an administrator of all their places, which stands in the log, and begins anew', async () => {
    const place = { kind: 'region', regionId: 'exempel' } as const;
    const administrator = await personWith(open, [{ role: 'administrator', place }]);
    const { account } = await invite('borta@regionen.example');
    const { grants } = database.stores;
    const role = {
      accountId: account.id,
      role: 'analyst',
      sections: [],
      from: '2020-01-01',
      to: null,
    } as const;
    await grants.give({ ...role, place, grantedBy: 'x' }, now);
    await send();
    await comeIn(browser(), tokenIn(String(mailbox.mails.at(-1)?.text)), () => now);
    const asks = browser();
    asks.cookies.set('__Host-utfall', administrator.cookie);
    const url = `/people/${account.id}/invitation`;
    const made = await asks.post(madeLink, url, undefined);
    expect(made).toMatchObject({ link: null, email: 'borta@regionen.example' });
    await send();
    const token = tokenIn(String(mailbox.mails.at(-1)?.text));
    expect((await browser().post(linkPage, '/invitations/look', { token })).asks).toBe('any-way');
    await comeIn(browser(), token, () => now);
    const [entry] = await database.audit.entries({ subject: `account/${account.id}/link`, count: 1 });
    expect([entry?.actor.accountId, entry?.after]).toEqual([
      administrator.id,
      { purpose: 'invitation', mailed: true },
    ]);
    await asks.refused(422, url.replace(account.id, administrator.id), {});
    const elsewhere = { kind: 'region', regionId: 'norrbotten' } as const;
    await grants.give({ ...role, role: 'board-reader', place: elsewhere, grantedBy: 'x' }, now);
    await asks.refused(422, url, {});
  });

  it('is answered alike whether or not there is such an account, and no mail goes to strangers', async () => {
    const before = mailbox.mails.length;
    expect(await request('okand@regionen.example')).toEqual({ kind: 'asked' });
    expect(await request('revisor@exempel.invalid')).toEqual({ kind: 'asked' });
    await send();
    expect(mailbox.mails).toHaveLength(before);
  });

  it('can’t be made to get more than some mails in a while, however many ask', async () => {
    await invite('mycket.post@regionen.example');
    await send();
    const before = mailbox.mails.length;
    const statuses = [];
    for (let ask = 0; ask < 8; ask += 1) {
      const guest = openBrowser(server, { host: 'utfall.regionen.example', address: `198.51.100.${ask}` });
      const payload = { email: 'mycket.post@regionen.example' };
      statuses.push((await guest.send({ method: 'POST', url: '/api/v1/sign-in/link', payload })).statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429, 429]);
    await send();
    expect(mailbox.mails.length - before).toBe(4);
  });
});

it('no link and no address of a mail reaches the log', () => {
  expect(log()).not.toContain('inbjudan');
  expect(log()).not.toContain('@regionen');
  expect(log()).not.toMatch(/[\w-]{43}/);
});
