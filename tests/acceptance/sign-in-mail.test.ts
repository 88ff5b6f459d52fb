// Mails with one-time links, through a real mail server: sent after what they tell of is stored, again when the server was away,
// never lost and never twice. Without a mail server the administrator gets the link to hand over.
import { afterAll, describe, expect, it } from 'vitest';
import { inviteAccount } from '../../src/app/people/make-link.ts';
import { sendDueMails } from '../../src/app/people/send-mails.ts';
import { linkPage, linkRequested } from '../../src/http/people-contract.ts';
import { connectSmtp } from '../../src/mail/smtp.ts';
import { openMailbox } from '../fixtures/smtp.ts';
import { openBrowser } from './browser-cookies.ts';
import { comeIn, INVITER, tokenIn } from './newcomer.ts';
import { openServer } from './open-server.ts';

let now = '2026-11-25T08:00:00.000Z';
const pass = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};
const mailbox = await openMailbox();
const mail = { url: mailbox.url, from: 'Utfall <utfall@regionen.example>' };
const ADDRESS = 'https://utfall.regionen.example';
const { server, people, log } = await openServer(
  { address: ADDRESS, isDemonstrationOffered: false, mail },
  () => now,
);
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
    });
    pass(120);
    await browser().refused(404, '/invitations/look', { token });
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
