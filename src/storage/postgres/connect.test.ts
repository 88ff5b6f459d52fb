import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { UnavailableError } from '../../core/failure.ts';
import { alone, connect, instant, inTransaction } from './connect.ts';
import { openDatabase } from './open.ts';

const { url } = await freshDatabase();
const connection = connect(url);
const { db } = connection;
afterAll(() => connection.close());

const value = async (expression: string) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db);
  return rows[0]?.value;
};

describe('values from the database', () => {
  it.each([
    ["date '2023-01-01'", '2023-01-01'],
    ["'20.0'::numeric", '20.0'],
    ["timestamptz '2024-02-01 10:00:00.5+01'", '2024-02-01T09:00:00.500Z'],
    ['9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
    ['null::date', null],
  ])('%s is read exactly', async (expression, expected) => {
    expect(await value(expression)).toBe(expected);
  });

  it('are refused when a number cannot hold them', async () => {
    await expect(value('9007199254740992::bigint')).rejects.toThrow(RangeError);
  });
});

describe('a transaction', () => {
  it('refuses that its work goes round it through the pool', async () => {
    const work = inTransaction(db, async () => db.selectFrom('delivery').select('id').execute());
    await expect(work).rejects.toThrow(/inside an open transaction/);
  });

  it('refuses to be opened inside another', async () => {
    const work = inTransaction(db, () => inTransaction(db, async () => 1));
    await expect(work).rejects.toThrow(/inside an open transaction/);
  });

  it('leaves the pool free for others and for what comes after', async () => {
    const [inside, outside] = await Promise.all([
      inTransaction(db, async (transaction) => {
        await sql`select pg_sleep(0.05)`.execute(transaction);
        return 'inside';
      }),
      value("'outside'"),
    ]);
    expect([inside, outside]).toEqual(['inside', 'outside']);
    expect(await value('1')).toBe(1);
  });

  it('that is cut off is told as the database being unreachable, and the next one works', async () => {
    const work = inTransaction(db, async (transaction) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    });
    await expect(work).rejects.toThrow(UnavailableError);
    expect(await value('1')).toBe(1);
  });
});

describe('what is done alone', () => {
  it('is done by one process at a time, transactions included, and others with another name go on', async () => {
    const other = connect(url);
    const happened: string[] = [];
    const work = (name: string, at: typeof connection) =>
      alone(at.db, 'prov', async () => {
        happened.push(`${name} begins`);
        await inTransaction(at.db, (transaction) => sql`select pg_sleep(0.05)`.execute(transaction));
        happened.push(`${name} ends`);
      });
    const elsewhere = alone(other.db, 'annat', async () => 'ok');
    await Promise.all([work('a', connection), work('b', other)]);
    expect(await elsewhere).toBe('ok');
    expect(happened.map((word) => word.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
    await other.close();
  });

  it('leaves its turn also when it fails', async () => {
    await expect(alone(db, 'fel', () => Promise.reject(new Error('nej')))).rejects.toThrow('nej');
    expect(await alone(db, 'fel', async () => 1)).toBe(1);
  });
});

it.each(['now', 'infinity', '2024-02-01', '2024-02-01T09:00:00', '2024-02-01T09:00:00.1234567Z'])(
  '%j is no instant',
  (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  },
);

describe('a database that cannot be used', () => {
  const changed = (changes: Partial<Pick<URL, 'port' | 'password' | 'pathname'>>) =>
    Object.assign(new URL(url), changes).href;

  it.each([
    ['nobody listens', changed({ port: '1' }), /svarar inte/],
    ['the password is wrong', changed({ password: 'fel' }), /inloggningen/],
    ['the database does not exist', changed({ pathname: '/saknas' }), /finns inte/],
  ])('is told in a sentence: %s', async (_name, wrong, sentence) => {
    const failure = await openDatabase(wrong).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnavailableError);
    expect(failure).toHaveProperty('message', expect.stringMatching(sentence));
  });
});
