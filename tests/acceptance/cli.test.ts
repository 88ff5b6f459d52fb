// The command line, command by command, on a real database: what it says, what it answers as JSON, and its exit code.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { checkPlan } from '../../src/cli/commands/check-plan.ts';
import { importFile } from '../../src/cli/commands/import.ts';
import { list } from '../../src/cli/commands/list.ts';
import { report } from '../../src/cli/commands/report.ts';
import { withdraw } from '../../src/cli/commands/withdraw.ts';
import type { Command } from '../../src/cli/io.ts';
import { WrongUse } from '../../src/cli/io.ts';
import { regionList } from '../../src/http/contract.ts';
import { deliveryList } from '../../src/http/deliveries-contract.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { runCommand } from './command-io.ts';
import { DEFINITIONS, tickingClock } from './open-server.ts';

const database = await freshDatabase();
const world = openWorld(database.stores, tickingClock());
const loaded = await loadDemonstration(world, DEFINITIONS);
const folder = mkdtempSync(join(tmpdir(), 'utfall-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: Command, ...args: readonly string[]) =>
  runCommand(command, args, { world: async () => world, audit: async () => database.audit });

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADING = 'indicator,year,group_type,group,sex,value,status,note';

describe('the demonstration', () => {
  it('is taken in once, by content', async () => {
    expect(loaded).toMatchObject({ regions: 4, changedRegions: 4, deliveries: 6 });
    expect(await loadDemonstration(world, DEFINITIONS)).toMatchObject({ changedRegions: 0, deliveries: 0 });
  });

  it('stays withdrawn when a person has withdrawn it', async () => {
    const { deliveries } = deliveryList.parse(
      JSON.parse((await run(list, 'deliveries', '--region', 'norrbotten', '--json')).text),
    );
    const [only] = deliveries;
    expect(only?.state).toBe('accepted');
    const { code, text } = await run(withdraw, String(only?.id), '--reason', 'Visas inte här');
    expect([code, text]).toEqual([0, expect.stringContaining('är tillbakatagen')]);
    expect(await loadDemonstration(world, DEFINITIONS)).toMatchObject({ deliveries: 0 });
    expect(await world.observations.current({ regionId: 'norrbotten' })).toEqual([]);
  });

  it('tells why a figure of the invented region was changed, in the words of the file', async () => {
    const restated = (await world.observations.current({ regionId: 'exempel' })).filter(
      ({ restatementReason }) => restatementReason !== null,
    );
    expect(restated.map(({ group, restatementReason }) => [group.name, restatementReason])).toEqual(
      expect.arrayContaining([['Kalkugnen', 'Samtal hade kopplats till fel hälsocentral och har flyttats']]),
    );
  });
});

describe('import', () => {
  const good = file('bra.csv', `${HEADING}\nantibiotika,2023,region,Västerbotten,total,240,final,\n`);
  const changed = file('ändrad.csv', `${HEADING}\nantibiotika,2023,region,Västerbotten,total,239,final,\n`);
  const bad = file(
    'fel.csv',
    `${HEADING}\nantibiotika,2023,region,Västerbotten,total,många,final,\nokänd,2023,region,Västerbotten,total,1,final,\n`,
  );
  const count = async () => (await world.deliveries.list('vasterbotten')).length;

  it('--dry-run says what would happen and keeps nothing', async () => {
    const before = await count();
    const { code, text } = await run(importFile, '--region', 'vasterbotten', '--dry-run', '--json', good);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ state: 'checked', deliveryId: null, counts: { added: 1 } });
    expect(await count()).toBe(before);
  });

  it('takes a file without errors', async () => {
    const { code, text } = await run(importFile, '--region', 'vasterbotten', good);
    expect(code).toBe(0);
    expect(text).toMatch(/bra\.csv \(leverans \d+\) är godkänd\./);
  });

  it('changes earlier figures only with a reason', async () => {
    const without = await run(importFile, '--region', 'vasterbotten', '--json', changed);
    expect(without.code).toBe(10);
    expect(JSON.parse(without.text)).toMatchObject({ state: 'refused', counts: { restated: 1 } });
    const withReason = await run(importFile, '--region', 'vasterbotten', '--reason', 'Ny körning', changed);
    expect(withReason.code).toBe(0);
    const [now] = await world.observations.current({
      regionId: 'vasterbotten',
      indicatorIds: ['antibiotika'],
    });
    expect(now?.restatementReason).toBe('Ny körning');
  });

  it('refuses a file with errors, every one by row and column, and exits with 10', async () => {
    const { code, text } = await run(importFile, '--region', 'vasterbotten', bad);
    expect(code).toBe(10);
    expect(text).toContain('fel.csv, rad 2, kolumn value');
    expect(text).toContain('fel.csv, rad 3, kolumn indicator');
    expect(text).toContain('Inga siffror har ändrats.');
  });

  it('reads somebody else’s columns through a mapping', async () => {
    const theirs = file('deras.csv', 'Mått;Område;Utfall\nTillgänglighet;Västerbotten;75 %\n');
    const mapping = file(
      'mappning.yaml',
      'columns: { indicator: Mått, group: Område, value: Utfall }\nfixed: { year: 2020, group_type: region, sex: total }\nnames: { Tillgänglighet: telefon }\n',
    );
    const { code, text } = await run(importFile, '--region', 'vasterbotten', '--map', mapping, theirs);
    expect([code, text]).toEqual([0, expect.stringContaining('är godkänd')]);
    const found = await world.observations.current({
      regionId: 'vasterbotten',
      indicatorIds: ['telefon'],
      before: '2021-01-01',
    });
    expect(found.map(({ outcome }) => outcome)).toMatchObject([{ kind: 'figure', value: '75' }]);
    // The delivery's page reads the file by the same mapping.
    const [latest] = await world.deliveries.list('vasterbotten');
    expect((await world.deliveries.file(String(latest?.id)))?.mapping?.names).toEqual({
      Tillgänglighet: 'telefon',
    });
  });

  it('refuses a file with a personal identity number without keeping or repeating it', async () => {
    const before = await count();
    const hidden = file(
      'namn.csv',
      `${HEADING}\ntelefon,2023,region,Västerbotten,total,1,final,19121212-1212\n`,
    );
    const { code, text } = await run(importFile, '--region', 'vasterbotten', '--json', hidden);
    expect(code).toBe(10);
    expect(JSON.parse(text)).toMatchObject({ state: 'refused', deliveryId: null, counts: null });
    expect(text).not.toContain('1212-1212');
    expect(await count()).toBe(before);
  });

  it('says which argument is missing', async () => {
    await expect(run(importFile, good)).rejects.toThrow('--region saknas');
    await expect(run(importFile, '--region', 'vasterbotten')).rejects.toThrow(WrongUse);
    await expect(run(importFile, '--region', 'vasterbotten', 'finns-inte.csv')).rejects.toThrow(
      'går inte att läsa',
    );
  });
});

describe('check-plan', () => {
  it('finds nothing wrong with the shipped definitions', async () => {
    const { code, text } = await run(checkPlan, DEFINITIONS);
    expect(code).toBe(0);
    expect(text).toContain('Region Västerbotten: definitionerna är hela.');
  });

  it('shows every problem with file and line, and exits with 10', async () => {
    const broken = join(folder, 'definitions');
    cpSync(DEFINITIONS, broken, { recursive: true });
    const plan = join(broken, 'norrbotten/region.yaml');
    writeFileSync(plan, `${readFileSync(plan, 'utf8')}okänt: ja\nshortName: två gånger\n`);
    const { code, text } = await run(checkPlan, broken);
    expect(code).toBe(10);
    expect(text).toMatch(/region\.yaml, rad \d+/);
    const asJson = JSON.parse((await run(checkPlan, broken, '--json')).text);
    const norrbotten = asJson.regions.find(({ path }: { path: string }) => path.endsWith('norrbotten'));
    expect(norrbotten.problems.length).toBeGreaterThan(0);
    expect(asJson.regions.filter(({ problems }: { problems: [] }) => problems.length > 0)).toHaveLength(1);
  });

  it('says that a folder without definitions has none', async () => {
    await expect(run(checkPlan, mkdtempSync(join(folder, 'tom-')))).rejects.toThrow('finns ingen region');
    await expect(run(checkPlan, join(folder, 'finns-inte'))).rejects.toThrow('går inte att läsa');
  });
});

describe('list and report', () => {
  it('lists regions as the API does', async () => {
    const { regions } = regionList.parse(JSON.parse((await run(list, 'regions', '--json')).text));
    expect(regions).toHaveLength(4);
    await expect(run(list, 'planeter')).rejects.toThrow(WrongUse);
  });

  it('writes the report in the formats asked for', async () => {
    const { code, text } = await run(
      report,
      'vasterbotten',
      '2023',
      '--format',
      'csv',
      '--out',
      folder,
      '--json',
    );
    expect(code).toBe(0);
    const { files } = JSON.parse(text);
    expect(files).toMatchObject([{ format: 'csv' }]);
    expect(files[0].bytes).toBeGreaterThan(0);
    await expect(run(report, 'vasterbotten', '2023', '--format', 'exe')).rejects.toThrow(WrongUse);
    await expect(run(report, 'vasterbotten', '1999', '--out', folder)).rejects.toThrow('plan');
  });
});
