// utfall audit: verifying the log and its exports, and keeping an anchor outside, on a real database.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit.ts';
import { WrongUse } from '../../src/cli/io.ts';
import type { Actor } from '../../src/people/contract.ts';
import { connect, inTransaction } from '../../src/storage/postgres/connect.ts';
import { accept, row } from '../conformance/examples.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { runCommand } from './command-io.ts';

const database = await freshDatabase();
const { db, close } = connect(database.url);
const folder = mkdtempSync(join(tmpdir(), 'utfall-audit-'));
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

/** A name that a spreadsheet would run, and that needs quoting. */
const MALLORY: Actor = {
  kind: 'person',
  accountId: 'a-9',
  name: '=1+1;"Mallory"\n',
  from: '192.0.2.7',
  requestId: 'r',
};
const AT = '2024-03-01T10:00:00.000Z';
await accept(database.storesFor(MALLORY), [row()], AT);
await accept(database.stores, [row({ sex: 'women' })], AT);

const run = (...args: readonly string[]) => runCommand(audit, args, { audit: async () => database.audit });
const at = (name: string) => join(folder, name);

async function tamper(statement: string, work: () => Promise<void>): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await sql.raw(statement).execute(transaction);
  });
  await work();
}

describe('audit export', () => {
  it.each(['jsonl', 'csv'])(
    'writes a %s file that is verified alone, and shows each change made in it',
    async (format) => {
      const path = at(`logg.${format}`);
      expect(await run('export', path)).toMatchObject({ code: 0, text: expect.stringContaining('4 poster') });
      expect(await run('verify', path)).toMatchObject({
        code: 0,
        text: expect.stringContaining('Loggen är hel: 4 poster'),
      });

      const text = readFileSync(path, 'utf8');
      const changed = (name: string, from: string | RegExp, to: string) => {
        expect(text).toMatch(from);
        writeFileSync(at(`${name}.${format}`), text.replace(from, to));
        return run('verify', at(`${name}.${format}`));
      };
      const altered = await changed('annat-namn', 'accepted', 'refused');
      expect(altered).toMatchObject({ code: 10, text: expect.stringContaining('vid post 2.') });
      const removed = await changed('utan-tredje', /^(\{"number":3,|"3";).*\r?\n/m, '');
      expect(removed).toMatchObject({ code: 10, text: expect.stringContaining('vid post 3. Posten saknas') });
      const broken = changed('avbruten', /[^\n]{40}\n$/, '');
      if (format === 'jsonl') await expect(broken).rejects.toThrow(/rad 4 är ingen post/i);
      else await expect(broken).rejects.toThrow(WrongUse);
    },
  );

  it('shows that a readable column of the CSV was changed', async () => {
    const text = readFileSync(at('logg.csv'), 'utf8');
    writeFileSync(at('annan.csv'), text.replace('"Kommandoraden"', '"Bo Ek"'));
    expect(await run('verify', at('annan.csv'))).toMatchObject({
      code: 10,
      text: expect.stringContaining('vid post 3.'),
    });
  });

  it('gives a spreadsheet no formula to run', () => {
    expect(readFileSync(at('logg.csv'), 'utf8')).toContain(`;"'=1+1;""Mallory""\n";`);
  });

  it('overwrites nothing, and says which names it can write', async () => {
    await expect(run('export', at('logg.csv'))).rejects.toThrow(/finns redan/);
    await expect(run('export', at('logg.xlsx'))).rejects.toThrow(/\.jsonl eller \.csv/);
    await expect(run('verify', at('saknas.csv'))).rejects.toThrow(/går inte att läsa/);
    await expect(run('granska')).rejects.toThrow(WrongUse);
  });
});

describe('audit verify', () => {
  it('adds an anchor to the file outside, once, and checks every one that is there', async () => {
    const path = at('ankare');
    expect(await run('verify', '--anchor', path)).toMatchObject({ code: 0 });
    expect(await run('verify', '--anchor', path)).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toMatch(/^4 [0-9a-f]{64}\n$/);
    writeFileSync(at('annat-ankare'), `3 ${'a'.repeat(64)}\n`);
    expect(await run('verify', '--anchor', at('annat-ankare'))).toMatchObject({
      code: 10,
      text: expect.stringContaining('vid post 3. Loggen är hel i sig'),
    });
    writeFileSync(at('trasigt'), 'fyra\n');
    await expect(run('verify', '--anchor', at('trasigt'))).rejects.toThrow(/rad 1/);
  });

  it('answers for programs', async () => {
    const { text } = await run('verify', '--json');
    expect(JSON.parse(text)).toMatchObject({ verdict: { kind: 'whole', count: 4 }, isProtected: true });
  });

  it('finds with the anchor that the end has been cut off, and leaves the anchor as it was', async () => {
    await tamper('delete from audit_entry where number = 4', async () => {
      expect(await run('verify')).toMatchObject({ code: 0 });
      const before = readFileSync(at('ankare'), 'utf8');
      expect(await run('verify', '--anchor', at('ankare'))).toMatchObject({
        code: 10,
        text: 'Loggen har ändrats. Det första felet är vid post 4. Posten saknas: en eller flera poster har tagits bort.',
      });
      expect(readFileSync(at('ankare'), 'utf8')).toBe(before);
    });
  });

  it('warns when the protection against changes is off', async () => {
    await tamper('alter table audit_entry disable trigger append_only', async () => {
      expect(await run('verify')).toMatchObject({ code: 10, text: expect.stringContaining('är avslaget') });
    });
  });
});
