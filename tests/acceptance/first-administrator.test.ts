// A new installation: nobody has an account, so a link is printed; who opens it says who they are and administers from then on.
import { describe, expect, it } from 'vitest';
import { firstAdministratorLines } from '../../src/app/people/announce.ts';
import { adminLink } from '../../src/cli/commands/admin-link.ts';
import { codeAppQuestion, invitationAccepted, linkPage } from '../../src/http/people-contract.ts';
import { openBrowser } from './browser-cookies.ts';
import { runCommand } from './command-io.ts';
import { codeApp, GOOD_PASSWORD, ORIGIN, tokenIn } from './newcomer.ts';
import { openServer } from './open-server.ts';

let now = '2026-11-25T08:00:00.000Z';
const { server, people, database, log } = await openServer({ isDemonstrationOffered: false }, () => now);
const { grants } = database.stores;
const announce = () => firstAdministratorLines(people, grants, ORIGIN);
const browser = () => openBrowser(server);

const run = (...args: readonly string[]) =>
  runCommand(adminLink, args, { accounts: async () => ({ people, grants, address: ORIGIN }) });

async function accept(token: string, person: { name: string; email: string } | null) {
  const guest = browser();
  const asked = await guest.post(codeAppQuestion, '/invitations/password', {
    token,
    password: GOOD_PASSWORD,
  });
  const way = { kind: 'code', code: codeApp(asked.secret).codeAt(now) };
  return { guest, payload: { token, ceremony: asked.ceremony, person, way } };
}

describe('a new installation', () => {
  it('prints a link at each start until someone has come in; only the latest works, and for a day', async () => {
    const first = tokenIn((await announce()).join('\n'));
    const second = tokenIn((await announce()).join('\n'));
    await browser().refused(404, '/invitations/look', { token: first });
    expect(await browser().post(linkPage, '/invitations/look', { token: second })).toMatchObject({
      purpose: 'administrator',
      asksWho: true,
    });
    now = '2026-11-26T08:00:00.000Z';
    await browser().refused(404, '/invitations/look', { token: second });
    expect(await database.stores.accounts.all()).toHaveLength(1);
  });

  it('lets in who opens it, under the name they give, as administrator of everything', async () => {
    const { text } = await run();
    const token = tokenIn(text);
    const nameless = await accept(token, null);
    await nameless.guest.refused(422, '/invitations/accept', nameless.payload);
    const { guest, payload } = await accept(token, {
      name: 'Siv Ström',
      email: 'Siv.Strom@regionen.example',
    });
    const { state } = await guest.post(invitationAccepted, '/invitations/accept', payload);
    expect(state).toMatchObject({
      account: { name: 'Siv Ström', email: 'siv.strom@regionen.example' },
      grants: [{ role: 'administrator', place: { kind: 'installation', name: 'Hela Utfall' } }],
    });
    expect(state.may).toContain('manage-people');
    expect(await announce()).toEqual([]);
  });

  it('makes no more links for anyone then, but one for an administrator who can’t get in', async () => {
    await expect(run()).rejects.toThrow('siv.strom@regionen.example');
    await expect(run('--email', 'okand@regionen.example')).rejects.toThrow('Ingen som administrerar');
    const { text } = await run('--json', '--email', 'siv.strom@regionen.example');
    const { link, endsAt } = JSON.parse(text) as { link: string; endsAt: string };
    expect(endsAt).toBe('2026-11-27T08:00:00.000Z');
    // Who she is is known now, and can't be changed with the link.
    const { guest, payload } = await accept(tokenIn(link), {
      name: 'Någon Annan',
      email: 'annan@regionen.example',
    });
    const { state } = await guest.post(invitationAccepted, '/invitations/accept', payload);
    expect(state.account?.name).toBe('Siv Ström');
  });

  it('keeps the links out of the log', () => {
    expect(log()).not.toMatch(/[\w-]{43}/);
  });
});
