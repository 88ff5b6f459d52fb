// bin/utfall indicator: what it says of the shipped catalogue and of a new indicator, and its exit codes.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/app/exit-codes.ts';
import { NotFound, Refused } from '../../src/app/failures.ts';
import { indicator } from '../../src/cli/commands/indicator.ts';
import { runCommand } from './command-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-indicator-'));
cpSync('definitions/catalogue', join(folder, 'catalogue'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => runCommand(indicator, [...args, '--definitions', folder], {});

describe('the shipped catalogue', () => {
  it('has at least 45 indicators, whose tests all pass', async () => {
    expect((await run('list')).text.split('\n').length).toBeGreaterThanOrEqual(45);
    const { code, text } = await run('test');
    expect([code, text]).toEqual([
      EXIT.ok,
      expect.stringMatching(/^\d+ test gick igenom, 0 gjorde det inte\.$/),
    ]);
  });

  it('says in Swedish what is counted, and in SQL', async () => {
    const { text } = await run('explain', 'depression-uppfoljning', '--sql');
    expect(text).toContain('Personen har minst en kontakt dag 1–42 efter startdagen.');
    expect(text).toContain('Avlidna inom sex veckor: dödsdagen är dag 0–42 efter startdagen (dag 0).');
    expect(text).toContain('att verifiera mot Kvalitetsindikatorkatalogen');
    expect(text).toMatch(/from "diagnosis"/);
  });

  it('writes the SQL as each database has it', async () => {
    const sql = (...more: readonly string[]) => run('explain', 'besok-pa-egen-enhet', '--sql', ...more);
    expect((await sql()).text).toContain("generate_series(timestamp '");
    expect((await sql()).text).not.toContain('collate');
    expect((await sql('--engine', 'postgres')).text).toContain('collate "C"');
    expect((await sql('--engine', 'clickhouse')).text).toContain('settings join_use_nulls = 1');
    await expect(sql('--engine', 'oracle')).rejects.toThrow(/^--engine ska vara duckdb, postgres/);
  });

  it('says step by step why a person counts', async () => {
    const { text } = await run('explain', 'bedomning-tre-dagar', '--person', 'cia', '--period', '2024-03');
    expect(text).toContain(
      'nej det går högst 3 dagar från dagen då personen sökte (dag 0) till dagen för kontakten',
    );
    expect(text).toContain('→ Räknas i nämnaren men inte i täljaren.');
  });

  it('answers about somebody or something that is not there', async () => {
    await expect(run('explain', 'finns-inte')).rejects.toThrow(NotFound);
    await expect(run('explain', 'listade', '--person', 'ingen')).rejects.toThrow(NotFound);
  });
});

describe('a new indicator', () => {
  it('begins as a worked example with a test that fails, until the test says what is right', async () => {
    expect((await run('new', 'mitt-matt')).code).toBe(EXIT.ok);
    const failed = await run('test', 'mitt-matt');
    expect(failed.code).toBe(EXIT.problems);
    expect(failed.text).toContain('a    | 2          | 1                   | 1           | 1');
    const test = join(folder, 'catalogue/tests/mitt-matt.yaml');
    const zeros = 'a    | 0          | 0                   | 0           | 0';
    const mended = readFileSync(test, 'utf8').replace(
      zeros,
      'a    | 2          | 1                   | 1           | 1',
    );
    writeFileSync(test, mended);
    expect(await run('test', 'mitt-matt')).toMatchObject({
      code: EXIT.ok,
      text: '1 test gick igenom, 0 gjorde det inte.',
    });
  });

  it('never takes the place of one that exists', async () => {
    const before = readFileSync(join(folder, 'catalogue/indicators/listade.yaml'), 'utf8');
    await expect(run('new', 'listade')).rejects.toThrow(Refused);
    expect(readFileSync(join(folder, 'catalogue/indicators/listade.yaml'), 'utf8')).toBe(before);
  });
});
