// The secrets: whether the installation's own is there and the one that the database was used with, and whether files that hold
// secrets can be read by others. What they hold is never told.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from '../../storage/data-folder-errors.ts';
import { SETTINGS } from '../configuration/settings.ts';
import type { Configuration } from '../configuration.ts';
import { SETTINGS_FILE } from '../configuration.ts';
import { findNextSecret, findSecret, SECRET_FILE } from '../people/secret-file.ts';
import { fingerprintOf } from '../people/secrets.ts';
import type { Environment, Finding } from './finding.ts';
import { warning, well, wrong } from './finding.ts';

const LAY_BACK = `Lägg tillbaka ${SECRET_FILE} i datamappen, eller ange samma UTFALL_SECRET som förut. Utan den startar inte Utfall.`;

/** `noted`: the fingerprint of the key that the database was used with; null: none yet, or not known. */
export async function checkKey(
  { signIn, dataFolder }: Configuration,
  noted: string | null,
): Promise<readonly Finding[]> {
  try {
    const secret = await findSecret(signIn.secret, dataFolder);
    if (secret === null)
      return [
        noted === null
          ? well('secret-key', 'Installationens hemlighet finns inte än och görs vid första starten.')
          : wrong('secret-key', 'Installationens hemlighet saknas.', LAY_BACK),
      ];
    if (noted === null || noted === fingerprintOf(secret))
      return [well('secret-key', 'Installationens hemlighet är den som databasen har använts med.')];
    const next = signIn.secret === null ? await findNextSecret(dataFolder) : null;
    return [
      next !== null && noted === fingerprintOf(next)
        ? warning(
            'secret-key',
            'Ett byte av installationens hemlighet avbröts efter att databasen hade bytt.',
            'Starta Utfall: den nya hemligheten tar då den gamlas plats.',
          )
        : wrong(
            'secret-key',
            'Installationens hemlighet är en annan än den som databasen har använts med.',
            LAY_BACK,
          ),
    ];
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    return [wrong('secret-key', error.message, LAY_BACK)];
  }
}

/** In the data folder nobody else has anything to read; elsewhere a group may. */
const NOBODY_ELSE = 0o077;
const NOT_EVERYBODY = 0o007;

export function checkPrivacy({ dataFolder }: Configuration, environment: Environment): readonly Finding[] {
  const own = [SECRET_FILE, join('postgres', 'utfall-password')].map((name) => join(dataFolder, name));
  const named = Object.values(SETTINGS)
    .filter(({ isSecret }) => isSecret)
    .flatMap(({ name }) => environment[`${name}_FILE`] ?? []);
  const elsewhere = [environment.UTFALL_CONFIG ?? SETTINGS_FILE, ...named];
  const open = [
    ...own.filter((path) => isOpen(path, NOBODY_ELSE)).map((path) => ({ path, mode: '600' })),
    ...elsewhere.filter((path) => isOpen(path, NOT_EVERYBODY)).map((path) => ({ path, mode: '640' })),
  ];
  if (open.length === 0) return [well('privacy', 'Filerna med hemligheter kan inte läsas av andra.')];
  return open.map(({ path, mode }) =>
    mode === '600'
      ? wrong('privacy', `Andra än ägaren kan läsa ${path}.`, `Kör: chmod ${mode} ${path}`)
      : warning('privacy', `Alla på datorn kan läsa ${path}.`, `Kör: chmod ${mode} ${path}`),
  );
}

function isOpen(path: string, bits: number): boolean {
  return existsSync(path) && (statSync(path).mode & bits) !== 0;
}
