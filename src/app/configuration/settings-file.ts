// The settings file: a line NAME=value per setting, # begins a comment, as systemd's EnvironmentFile= and `docker --env-file`
// read it too. A name that does not exist is a problem: otherwise a misspelt setting would quietly not hold.

import type { Problem } from '../../core/problem.ts';
import { suggest } from '../../core/written/did-you-mean.ts';

export interface SettingsFile {
  readonly given: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export function parseSettingsFile(text: string, file: string, known: readonly string[]): SettingsFile {
  const given = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const refuse = (message: string, hint: string) =>
      problems.push({ code: 'setting', severity: 'error', where: { file, row: index + 1 }, message, hint });
    const at = trimmed.indexOf('=');
    const name = trimmed.slice(0, Math.max(at, 0)).trim();
    if (at < 0)
      refuse('Raden är ingen inställning.', 'Skriv NAMN=värde, eller # först på raden för en kommentar.');
    else if (!known.includes(name))
      refuse(
        `Inställningen ${/^\w{1,60}$/.test(name) ? name : ''} finns inte.`.replace('  ', ' '),
        suggest(name, known),
      );
    else if (given.has(name)) refuse(`${name} står två gånger.`, 'Ta bort den ena raden.');
    else given.set(name, unquoted(trimmed.slice(at + 1).trim()));
  }
  return { given, problems };
}

function unquoted(text: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return quoted?.[2] ?? text;
}
