// What a process does about people before it answers anyone: the secret is found and checked against the database, the
// demonstration's people are made where they are offered.
import { SYSTEM } from '../../people/actors.ts';
import { DataFolderError } from '../../storage/data-folder-errors.ts';
import type { OpenDatabase } from '../../storage/postgres/open.ts';
import type { OpenIdSettings, SignInConfiguration } from '../configuration.ts';
import type { Definitions } from '../definitions.ts';
import { secretAtStart } from './change-secret.ts';
import { addDemonstrationPeople } from './demonstration-people.ts';
import { openPeople } from './open-people.ts';
import { startOpenId } from './openid/start-openid.ts';
import type { PeopleWorld } from './people-world.ts';

export interface StartOptions {
  readonly database: OpenDatabase;
  readonly definitions: Definitions;
  readonly configuration: {
    readonly signIn: SignInConfiguration;
    readonly openId: OpenIdSettings | null;
    readonly dataFolder: string;
  };
  /** The package's folder. */
  readonly installation: string;
}

/** Throws DataFolderError without the key that the database's secrets were made with, and Refused for what the claims file says. */
export async function startPeople(options: StartOptions): Promise<PeopleWorld> {
  const { database, configuration } = options;
  const { signIn, dataFolder } = configuration;
  const grants = database.storesFor(SYSTEM).grants;
  const people = openPeople({
    database,
    definitions: options.definitions,
    grantsOf: (accountId) => grants.ofAccount(accountId),
    settings: signIn,
    provider: startOpenId(configuration.openId),
    secret: await secretAtStart(database, signIn.secret, dataFolder),
    installation: options.installation,
  });
  if (!(await database.noteSecretKey(people.vault.fingerprint, people.clock())))
    throw new DataFolderError(
      'Nyckeln är en annan än den som databasens hemligheter är krypterade med. Lägg tillbaka filen secret.key i ' +
        'datamappen ur säkerhetskopian, eller ange samma UTFALL_SECRET som förut.',
    );
  if (signIn.isDemonstrationOffered) await addDemonstrationPeople(people, SYSTEM, grants);
  return people;
}
