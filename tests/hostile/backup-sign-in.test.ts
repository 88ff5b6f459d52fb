// People go on after a restore: the password and the code app that they had work, the session of before does not, and without the
// installation's secret, which no backup holds, the database is refused.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { backUp, restore } from '../../src/app/back-up.ts';
import { worldFor } from '../../src/app/open-world.ts';
import { startPeople } from '../../src/app/people/start-people.ts';
import { signInState } from '../../src/http/people-contract.ts';
import { COMMAND_LINE, SYSTEM } from '../../src/people/actors.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { openBrowser } from '../acceptance/browser-cookies.ts';
import { comeIn, invite, signIn } from '../acceptance/newcomer.ts';
import { openServer, serve } from '../acceptance/open-server.ts';
import { run, withDatabase } from '../setup/postgres.ts';

let now = '2026-11-25T08:00:00.000Z';
const clock = () => now;
const EMAIL = 'asa.ek@regionen.example';

it('a restored installation lets in who could sign in before, and nobody with what was copied', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-restored-'));
  const before = await openServer({ isDemonstrationOffered: false }, clock);
  await before.database.noteSecretKey(before.people.vault.fingerprint, now);
  const browser = openBrowser(before.server);
  const { token } = await invite(before.people, EMAIL);
  const { app } = await comeIn(browser, token, clock);
  const unused = await invite(before.people, 'ny@regionen.example', 'Ny Person');

  const path = join(folder, 'kopia');
  const at = (databaseUrl: string) => ({
    where: { databaseUrl, dataFolder: folder },
    path,
    key: null,
    log: () => {},
  });
  await backUp(at(before.database.url), now);
  const name = `utfall_restored_${randomUUID().replaceAll('-', '')}`;
  await run(inject('postgresUrl'), `create database ${name} encoding 'UTF8' template template0`);
  const url = withDatabase(inject('postgresUrl'), name);
  await restore(at(url));

  const restored = await openDatabase(url);
  afterAll(async () => {
    await restored.close();
    await run(inject('postgresUrl'), `drop database ${name} with (force)`);
    rmSync(folder, { recursive: true });
  });
  now = '2026-11-25T09:00:00.000Z';
  const database = { ...restored, url, stores: restored.storesFor(COMMAND_LINE) };
  const worlds = worldFor(restored.storesFor, clock);
  const { server } = await serve(database, worlds, { isDemonstrationOffered: false }, null);

  const later = openBrowser(server);
  for (const [cookie, value] of browser.cookies) later.cookies.set(cookie, value);
  expect((await later.get(signInState, '/sign-in')).account).toBeNull();
  await openBrowser(server).refused(404, '/invitations/look', { token: unused.token });
  const state = await signIn(openBrowser(server), EMAIL, () => app.codeAt(now));
  expect(state.account?.email).toBe(EMAIL);

  const withoutSecret = startPeople({
    database: restored,
    definitions: worlds(SYSTEM).definitions,
    configuration: {
      signIn: {
        mode: 'installation',
        address: null,
        isDemonstrationOffered: false,
        mail: null,
        secret: null,
      },
      openId: null,
      dataFolder: join(folder, 'ny'),
    },
    installation: process.cwd(),
  });
  await expect(withoutSecret).rejects.toThrow(/Installationens hemlighet saknas/);
});
