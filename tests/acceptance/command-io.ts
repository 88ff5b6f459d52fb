// What a command of bin/utfall is given in a test: what it says is gathered, and what it should not need stops it.
import type { Configuration } from '../../src/app/configuration.ts';
import { readConfiguration } from '../../src/app/configuration.ts';
import type { Command, Io } from '../../src/cli/io.ts';

export interface Said {
  readonly code: number;
  /** What it said and complained of, in the order of saying. */
  readonly text: string;
  /** What it said alone: what `--json` is read from. */
  readonly output: string;
  readonly complained: readonly string[];
}

/** `given`: the parts that the command may use. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  given: Partial<Omit<Io, 'say' | 'complain'>>,
): Promise<Said> {
  const said: string[] = [];
  const output: string[] = [];
  const complained: string[] = [];
  const code = await command(args, {
    settings: () => unneeded('settings'),
    configuration: () => unneeded('configuration'),
    world: async () => unneeded('world'),
    audit: async () => unneeded('audit'),
    accounts: async () => unneeded('accounts'),
    storage: async () => unneeded('storage'),
    input: async () => unneeded('input'),
    ...given,
    say: (line) => {
      said.push(line);
      output.push(line);
    },
    complain: (line) => {
      said.push(line);
      complained.push(line);
    },
  });
  return { code, text: said.join('\n'), output: output.join('\n'), complained };
}

/** As an installation with these settings, and every other as it is without one. */
export function configurationOf(environment: Readonly<Record<string, string>>): Configuration {
  const { value, problems } = readConfiguration(
    environment,
    { installation: process.cwd(), workingFolder: process.cwd() },
    () => null,
  );
  if (value === null) throw new Error(problems.map(({ message }) => message).join(' '));
  return value;
}

function unneeded(part: string): never {
  throw new Error(`This command was not given "${part}"`);
}
