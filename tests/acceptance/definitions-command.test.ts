// bin/utfall definitions: what it says of a region's folder and of what changes, that a region is taken in whole or not at all, and
// that figures which would no longer be shown are told of.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refused } from '../../src/app/failures.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { definitions } from '../../src/cli/commands/definitions/definitions.ts';
import { importFile } from '../../src/cli/commands/import.ts';
import { WrongUse, writeProblem } from '../../src/cli/io.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { configurationOf, runCommand } from './command-io.ts';
import { tickingClock } from './open-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-definitions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const region = join(folder, 'uppland');

const database = await freshDatabase();
const world = openWorld(database.stores, tickingClock());
const run = (args: readonly string[], mode = 'installation') =>
  runCommand(definitions, args, {
    world: async () => world,
    configuration: () => configurationOf({ UTFALL_MODE: mode }),
  });
const load = (...more: readonly string[]) => run(['load', region, ...more]);

async function problemsOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Refused)) throw error;
  return error.problems.map(writeProblem).join('\n');
}

/** Mends a file of the region for as long as `work` takes. */
async function changed(file: string, from: string, to: string, work: () => Promise<void>): Promise<void> {
  const path = join(region, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
  await work().finally(() => writeFileSync(path, before));
}

const versions = async () => (await world.definitions.regions()).length;
const entries = async () => database.audit.entries({ subject: 'region/uppland/definitions', count: 10 });

describe('new', () => {
  it('copies a region whose id is the folder’s name, and never over somebody’s work', async () => {
    const { text } = await run(['new', region]);
    expect(text).toContain(`utfall definitions load ${region}`);
    expect(readFileSync(join(region, 'region.yaml'), 'utf8')).toContain('id: uppland\n');
    expect(await problemsOf(run(['new', region]))).toContain('är inte tom');
  });

  it('takes no name that can’t be an id', async () => {
    const wrong = join(folder, 'Västra Götaland');
    expect(await problemsOf(run(['new', wrong]))).toContain('till exempel vastra-gotaland');
    expect(existsSync(wrong)).toBe(false);
  });
});

describe('load', () => {
  it('says every mistake with file and line, and keeps nothing', async () => {
    await changed('plans/2025.yaml', '- vardplan', '- vårdplann', () =>
      changed('organisation.yaml', 'area: sodra, operator', 'area: soder, operator', async () => {
        const told = await problemsOf(load());
        expect(told).toMatch(/^Fel\. uppland\/organisation\.yaml, rad \d+: .*\n {5}\S/m);
        expect(told).toMatch(/^Fel\. uppland\/plans\/2025\.yaml, rad 23: /m);
      }),
    );
    expect(await versions()).toBe(0);
  });

  it('--dry-run says what would be read in, and keeps nothing', async () => {
    const { output } = await load('--dry-run', '--json');
    expect(JSON.parse(output)).toMatchObject({ state: 'checked', region: 'uppland', problems: [] });
    expect(await versions()).toBe(0);
  });

  it('saves a version with its entry in the log, and the same again makes none', async () => {
    expect((await load()).text).toContain('Region Nyland är ny här.');
    expect((await load()).text).toBe('Region Nyland: definitionerna är redan inlästa. Inget har ändrats.');
    expect((await load('--dry-run')).text).toContain('redan inlästa');
    const [only, ...others] = await entries();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      action: 'save-definitions',
      actor: { kind: 'command-line', name: 'Kommandoraden' },
      before: null,
      after: { version: 1 },
    });
  });

  it('tells a meaning that changes for an indicator with figures, and that the series breaks', async () => {
    const figures = join(region, 'figures/2024-2025.csv');
    await runCommand(importFile, ['--region', 'uppland', figures], { world: async () => world });
    const count = readFileSync(figures, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('vardplan,')).length;
    const [from, to] = ['har en vårdplan som har', 'har en skriftlig vårdplan som har'];
    await changed(
      'indicators/egna.yaml',
      `numerator: Personer som ${from}`,
      `numerator: Personer som ${to}`,
      async () => {
        const { text } = await load('--dry-run');
        expect(text).toContain(
          'Indikatorn vardplan (Vårdplan vid flera kroniska sjukdomar), 2025: betyder något nytt (täljare).',
        );
        expect(text).toContain(`OBS. ${count} lämnade siffror visas inte längre.`);
        expect(text).toContain('serien bryts');
      },
    );
    await changed('indicators/egna.yaml', 'name: Vårdplan vid', 'name: Årlig vårdplan vid', async () => {
      const { text } = await load('--dry-run');
      expect(text).toContain('visas på ett nytt sätt, betyder samma sak.');
      expect(text).not.toContain('OBS.');
    });
  });

  it('tells a unit that opens, closes, moves or is taken away with its figures', async () => {
    const hamnen =
      '{id: hamnen, name: Hamnen, area: sodra, operator: egen-regi, municipality: asvikens-kommun';
    await changed(
      'organisation.yaml',
      hamnen,
      `${hamnen}, validTo: 2026-01-01, successor: kullen`,
      async () => {
        expect((await load('--dry-run')).text).toContain('Enhet Hamnen: stänger 2026-01-01.');
      },
    );
    await changed('organisation.yaml', hamnen, hamnen.replace('sodra', 'norra'), async () => {
      expect((await load('--dry-run')).text).toContain(
        'Enhet Hamnen: hör till Norra, Egen regi och Åsvikens kommun.',
      );
    });
    await changed('organisation.yaml', `  - ${hamnen}}\n`, '', async () => {
      const { text } = await load('--dry-run');
      expect(text).toMatch(
        /Enhet Hamnen: tas bort\.\n {5}OBS\. \d+ lämnade siffror visas inte längre\. Låt den stå kvar/,
      );
    });
  });

  it('tells what changes in a plan, and saves it as the next version', async () => {
    await changed('plans/2025.yaml', 'level: ≥ 60 percent', 'level: ≥ 65 percent', async () => {
      expect((await load()).text).toContain('Planen för 2025: målvärdena ändras.');
      expect((await entries())[0]).toMatchObject({ before: { version: 1 }, after: { version: 2 } });
    });
    expect((await load('--json')).output).toContain('"state": "saved"');
  });

  it('wants one region at a time, and an installation', async () => {
    await run(['new', join(folder, 'sodermanland')]);
    expect(await problemsOf(run(['load', folder]))).toContain('Läs in en i taget');
    expect(await problemsOf(run(['load', join(region, 'plans')]))).toContain('definitions new MAPP');
    expect(await problemsOf(run(['load', join(folder, 'saknas')]))).toContain('går inte att läsa');
    await expect(run(['load', region], 'demo')).rejects.toThrow(WrongUse);
    await expect(run(['load', region], 'demo')).rejects.toThrow('UTFALL_MODE=installation');
  });
});
