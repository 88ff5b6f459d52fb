// Joins the ports around signing in to their adapters. Everything that is a secret is read or made here and nowhere else.
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Grant, Place } from '../../people/contract.ts';
import type { OpenDatabase } from '../../storage/postgres/open.ts';
import type { Definitions } from '../definitions.ts';
import { createPasswords } from './argon2.ts';
import { createLeakedPasswords } from './leaked-passwords.ts';
import type { IdentityProvider } from './openid/identity-provider.ts';
import type { PeopleWorld, SignInSettings } from './people-world.ts';
import { openVault } from './secrets.ts';

export interface PeopleOptions {
  readonly database: Pick<OpenDatabase, 'storesFor' | 'audit' | 'passing'>;
  readonly definitions: Definitions;
  readonly grantsOf: (accountId: string) => Promise<readonly Grant[]>;
  readonly settings: SignInSettings;
  readonly provider: IdentityProvider | null;
  /** 32 bytes, see secret-file.ts. */
  readonly secret: Uint8Array;
  /** The package's folder. */
  readonly installation: string;
  readonly clock?: () => string;
}

export function openPeople(options: PeopleOptions): PeopleWorld {
  const { database, definitions } = options;
  const { ceremonies, attempts, callCounts, devices, outbox } = database.passing;
  return {
    storesFor: database.storesFor,
    audit: database.audit,
    ceremonies,
    attempts,
    callCounts,
    devices,
    outbox,
    grantsOf: options.grantsOf,
    nameOfPlace: (place) => nameOfPlace(definitions, place),
    regionNames: async () => (await definitions.regions()).map(({ name }) => name),
    passwords: createPasswords(),
    vault: openVault(options.secret, randomBytes),
    isLeakedPassword: createLeakedPasswords(options.installation),
    settings: options.settings,
    provider: options.provider,
    clock: options.clock ?? (() => new Date().toISOString()),
    random: randomBytes,
    pause: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
  };
}

/** A place that today's definitions do not know stands by its id: a role on it is still shown. */
async function nameOfPlace(definitions: Definitions, place: Place): Promise<string> {
  if (place.kind === 'installation') return 'Hela Utfall';
  const region = (await definitions.regions()).find(({ id }) => id === place.regionId);
  if (place.kind === 'region') return region?.name ?? place.regionId;
  const found = region?.organisation.units.find(({ kind, id }) => kind === place.kind && id === place.id);
  return found?.name ?? place.id;
}
