// Trying the roles: the ready-made people of the demonstration, one click each, and nowhere else than on the computer itself.
import { describe, expect, it } from 'vitest';
import { ownAccount, signInState } from '../../src/http/people-contract.ts';
import { GRANTED_ROLES } from '../../src/people/roles.ts';
import { openBrowser } from './browser-cookies.ts';
import { openServer } from './open-server.ts';

const { server } = await openServer();

describe('the demonstration', () => {
  it('offers a person for each role, on a place with a name', async () => {
    const { account, demonstration, grants } = await openBrowser(server).get(signInState, '/sign-in');
    expect([account, grants]).toEqual([null, []]);
    expect(new Set(demonstration?.map(({ role }) => role))).toEqual(new Set(GRANTED_ROLES));
    expect(demonstration?.map(({ id, place }) => `${id}: ${place.name}`)).toEqual([
      'analytiker: Region Exempel',
      'administrator: Region Exempel',
      'omradeschef: Kusten',
      'verksamhetschef: Almviken',
      'verksamhetschef-privat: Klockarbyn',
      'uppgiftslamnare: Almviken',
      'namndledamot: Region Exempel',
      'revisor: Region Exempel',
    ]);
  });

  it('signs one in, shows who it is, and out again', async () => {
    const browser = openBrowser(server);
    const state = await browser.post(signInState, '/sign-in/demonstration', { person: 'analytiker' });
    expect(state.account).toMatchObject({ id: 'demo-analytiker', name: 'Anna Lind', isDemonstration: true });
    expect(state.grants).toMatchObject([{ role: 'analyst', place: { name: 'Region Exempel' } }]);
    expect(state.may).toContain('write-comments');
    expect(state.session?.method).toBe('demonstration');
    expect(await browser.get(signInState, '/sign-in')).toEqual(state);
    const kept = [...browser.cookies];
    const out = await browser.post(signInState, '/sign-out');
    expect([out.account, out.session]).toEqual([null, null]);
    expect(browser.cookies.size).toBe(0);
    // What somebody copied before is nobody's now.
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get(signInState, '/sign-in')).account).toBeNull();
  });

  it('lets nobody change how its people sign in', async () => {
    const browser = openBrowser(server);
    await browser.post(signInState, '/sign-in/demonstration', { person: 'revisor' });
    expect((await browser.get(ownAccount, '/own')).isChangeable).toBe(false);
    const problem = await browser.refused(422, '/own/password', {
      currentPassword: null,
      password: 'häst batteri klammer',
    });
    expect(problem.code).toBe('demonstration');
  });

  it('knows no person of another name', async () => {
    await openBrowser(server).refused(404, '/sign-in/demonstration', { person: 'chef' });
  });
});

describe('an installation', () => {
  it('offers no ready-made people, and does not know those that a demonstration left', async () => {
    const demonstration = await openServer();
    const browser = openBrowser(demonstration.server);
    await browser.post(signInState, '/sign-in/demonstration', { person: 'analytiker' });
    const real = await demonstration.another({ isDemonstrationOffered: false });
    const carried = openBrowser(real.server);
    for (const [name, value] of browser.cookies) carried.cookies.set(name, value);
    expect(await carried.get(signInState, '/sign-in')).toMatchObject({ account: null, demonstration: null });
    await carried.refused(404, '/sign-in/demonstration', { person: 'analytiker' });
  });
});
