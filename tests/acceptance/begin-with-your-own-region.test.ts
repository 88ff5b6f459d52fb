// The walk of docs/how-to/begin-with-your-own-region.md: every command that stands there, in its order, on an empty database.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWorld } from '../../src/app/open-world.ts';
import { startPeople } from '../../src/app/people/start-people.ts';
import { adminLink } from '../../src/cli/commands/admin-link.ts';
import { checkPlan } from '../../src/cli/commands/check-plan.ts';
import { definitions } from '../../src/cli/commands/definitions/definitions.ts';
import { importFile } from '../../src/cli/commands/import.ts';
import { list } from '../../src/cli/commands/list.ts';
import { report } from '../../src/cli/commands/report.ts';
import type { Command } from '../../src/cli/io.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { configurationOf, runCommand } from './command-io.ts';

const PACKAGE = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'utfall-begin-'));
process.chdir(folder);
afterAll(() => {
  process.chdir(PACKAGE);
  rmSync(folder, { recursive: true });
});

const COMMANDS: Readonly<Record<string, Command>> = {
  definitions,
  'check-plan': checkPlan,
  import: importFile,
  list,
  report,
  'admin-link': adminLink,
};

const GUIDE = readFileSync(join(PACKAGE, 'docs/how-to/begin-with-your-own-region.md'), 'utf8');
const LINES = [...GUIDE.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);
const settings = Object.fromEntries(
  LINES.filter((line) => line.startsWith('export ')).map((line) => {
    const [name = '', value = ''] = line.slice('export '.length).split('=');
    return [name, value.replace('$HOME', folder)];
  }),
);

const database = await freshDatabase();
const world = openWorld(database.stores);
const configuration = configurationOf(settings);

async function run(line: string) {
  const [word = '', ...args] = line.split(' ').slice(1);
  const command = COMMANDS[word];
  if (command === undefined) throw new Error(`The guide says ${line}, which is not tested`);
  return runCommand(command, args, {
    configuration: () => configuration,
    world: async () => world,
    audit: async () => database.audit,
    accounts: async () => ({
      people: await startPeople({
        database,
        definitions: world.definitions,
        configuration: { ...configuration, openId: null },
        installation: PACKAGE,
      }),
      grants: database.stores.grants,
      address: 'http://localhost:8080',
    }),
  });
}

it('goes from nothing to a region with a plan, figures and a report, and says so at each step', async () => {
  expect(Object.keys(settings)).toEqual(['UTFALL_MODE', 'UTFALL_DATA']);
  const told: string[] = [];
  for (const line of LINES.filter((each) => each.startsWith('bin/utfall '))) {
    const { code, text } = await run(line);
    expect([code, line, text]).toEqual([0, line, text]);
    told.push(text);
  }
  const [begun, checked, tried, loaded, examined, imported, regions, files, link] = told;
  expect(begun).toContain('nyland/plans/2025.yaml');
  expect(checked).toBe('Region Nyland: definitionerna är hela. Planer: 2025 (2 mål, 3 indikatorer).');
  expect(tried).toContain('Organisationen: 2 områden, 2 driftsformer, 2 kommuner och 4 enheter.');
  expect(tried).toContain('Inget har sparats.');
  expect(loaded).toContain('Region Nyland: definitionerna är inlästa och gäller nu.');
  expect(examined).toContain('kan godkännas. Inget har sparats.');
  expect(imported).toContain('Fel: 0. Varningar: 0.');
  expect(regions).toContain('Region Nyland');
  expect(files).toContain('.pdf');
  expect(existsSync('rapport')).toBe(true);
  expect(link).toContain('/inbjudan#');
});
