// Two processes on one PostgreSQL, behind a proxy that hands requests to them in turn: they are started at the same time on an
// empty database, people comment and deliver through both, one is killed with -9 and started again, the other is asked to stop.
// Nothing that was acknowledged is lost, nothing is done twice, and what one process has accepted the other one shows. Who signs
// in, signs out, gets a role or calls too often does so with both.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PeoplePage } from '../../src/http/grants-contract.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import type { EmbeddedServer } from '../../src/storage/postgres/embedded.ts';
import { startEmbedded } from '../../src/storage/postgres/embedded.ts';
import { readExempel } from '../product/exempel.ts';
import { type Product, removeFolder, startProduct, temporaryFolder } from '../product/product.ts';
import type { ReverseProxy } from '../product/proxy.ts';
import { startProxy } from '../product/proxy.ts';
import { sessionOf } from '../product/sign-in.ts';
import { expectNothingLost } from './load/nothing-lost.ts';
import { emptyTally, saveAtTheSameTime } from './load/people.ts';
import { saveLoadRegion } from './load/region.ts';

const API = '/api/v1';
const PEOPLE = 40;
const DELIVERERS = 2;
const ROWS_PER_DELIVERY = 50;
/** Processes with a data folder each are given their secret. */
const SECRET = randomBytes(32).toString('base64');

const folder = temporaryFolder();
const folders = [temporaryFolder(), temporaryFolder()] as const;
let database: EmbeddedServer;
let proxy: ReverseProxy;
const running = new Set<Product>();

beforeAll(async () => {
  database = await startEmbedded({ dataFolder: folder, role: 'command', log: () => {} });
  proxy = await startProxy();
});
afterAll(async () => {
  for (const product of running) await product.stop();
  await proxy.close();
  await database.close();
  for (const path of [folder, ...folders]) removeFolder(path);
});

async function start(dataFolder: string): Promise<Product> {
  const product = await startProduct({
    dataFolder,
    env: { DATABASE_URL: database.url, UTFALL_SECRET: SECRET },
  });
  running.add(product);
  return product;
}

/** Signed in through one of the processes; the other one knows it too. */
let analyst: Readonly<Record<string, string>> = {};

interface Deliveries {
  readonly acknowledged: Set<string>;
  readonly attempted: Set<string>;
  conflicts: number;
  readonly unexpected: string[];
}

/** Previews and accepts, one file after the other; each is about a month of its own, so that its rows can be counted. */
async function deliver(deliverer: number, done: Deliveries, signal: AbortSignal): Promise<void> {
  for (let number = 0; !signal.aborted; number += 1) {
    const page = await ask('/deliveries', { method: 'POST', body: form(deliverer, number) });
    if (page === null) continue;
    if (page.status !== 201 || page.body.delivery?.state !== 'previewed') {
      done.unexpected.push(`preview ${page.status} ${JSON.stringify(page.body).slice(0, 300)}`);
      return;
    }
    const { id } = page.body.delivery;
    done.attempted.add(id);
    const accepted = await ask(`/deliveries/${id}/accept`, {
      method: 'POST',
      body: JSON.stringify({ reason: '' }),
      headers: { 'content-type': 'application/json' },
    });
    if (accepted === null) continue;
    if (accepted.status === 200) done.acknowledged.add(id);
    else if (accepted.status === 409) done.conflicts += 1;
    else done.unexpected.push(`accept ${accepted.status} ${JSON.stringify(accepted.body).slice(0, 300)}`);
  }
}

function form(deliverer: number, number: number): FormData {
  const { indicators, groups } = readExempel();
  const units = groups.filter(({ kind }) => kind === 'unit');
  const period = `${1990 + deliverer * 15 + (Math.floor(number / 12) % 15)}-${String(1 + (number % 12)).padStart(2, '0')}`;
  const lines = Array.from({ length: ROWS_PER_DELIVERY }, (_, row) => {
    const unit = units[row % units.length]?.name;
    const indicator = indicators[Math.floor(row / units.length)];
    return `${indicator},${period},unit,${unit},total,,${10 + (row % 80)},100,final,`;
  });
  const text = [
    'indicator,period,group_type,group,sex,value,numerator,denominator,status,note',
    ...lines,
    '',
  ];
  const filled = new FormData();
  filled.append('region', 'exempel');
  filled.append(
    'file',
    new Blob([text.join('\n')], { type: 'text/csv' }),
    `leverans-${deliverer}-${number}.csv`,
  );
  return filled;
}

interface Page {
  readonly delivery?: { readonly id: string; readonly state: string };
}

/** null: no answer came, or the proxy lost the process that had the request. */
async function ask(
  path: string,
  init: RequestInit,
): Promise<{ readonly status: number; readonly body: Page } | null> {
  try {
    const headers = {
      origin: proxy.address,
      ...analyst,
      ...(init.headers as Record<string, string> | undefined),
    };
    const answer = await fetch(proxy.address + API + path, { ...init, headers });
    const body = (await answer.json()) as Page;
    return answer.status === 502 ? null : { status: answer.status, body };
  } catch {
    return null; // cut off by the kill
  }
}

async function rowsByDelivery(address: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let after: string | null = ''; after !== null; ) {
    const query = new URLSearchParams({ limit: '5000', ...(after === '' ? {} : { after }) });
    const answer = await fetch(`${address}${API}/regions/exempel/observations?${query}`, {
      headers: analyst,
    });
    const page = (await answer.json()) as { observations: { deliveryId: string }[]; next: string | null };
    for (const { deliveryId } of page.observations) counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1);
    after = page.next;
  }
  return counts;
}

it('that start at the same time on an empty database read everything in once', async () => {
  const products = await Promise.all(folders.map(start));
  const { db, close } = connect(database.url);
  const { rows } = await sql<{ taken: number; different: number; attempts: number }>`
    select count(e.delivery_id) as taken, count(distinct d.sha256) as different, count(*) as attempts
    from delivery d left join delivery_event e on e.delivery_id = d.id
  `.execute(db);
  await close();
  expect(rows[0]?.taken).toBeGreaterThan(0);
  expect(rows[0]?.different).toBe(rows[0]?.taken);
  expect(rows[0]?.attempts).toBe(rows[0]?.taken);
  expect(new Set(products.map(({ output }) => output().includes('har lästs in'))).size).toBe(2);
});

/** Asks one of the processes itself, past the proxy. */
async function send(
  { address }: Pick<Product, 'address'>,
  route: string,
  {
    headers = {},
    body,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: object } = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const [method = '', path = ''] = route.split(' ');
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(address + API + path, {
    method,
    headers: { origin: address, ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

function both(): readonly [Product, Product] {
  const [first, second] = [...running];
  if (first === undefined || second === undefined) throw new Error('The processes have not started');
  return [first, second];
}

it('know who has signed in with the other, and refuse at once who has signed out there', async () => {
  const [first, second] = both();
  const [here, elsewhere] = [
    await sessionOf(first.address, 'namndledamot'),
    await sessionOf(second.address, 'namndledamot'),
  ];
  const answers = async (headers: Readonly<Record<string, string>>) =>
    Promise.all([first, second].map(async (each) => (await send(each, 'GET /own', { headers })).status));
  expect(await answers(here)).toEqual([200, 200]);
  expect(await answers(elsewhere)).toEqual([200, 200]);
  await send(second, 'POST /sign-out', { headers: here });
  expect(await answers(here)).toEqual([401, 401]);
  const again = await sessionOf(first.address, 'namndledamot');
  await send(first, 'POST /own/sessions/end-others', { headers: again });
  expect(await answers(elsewhere)).toEqual([401, 401]);
  expect(await answers(again)).toEqual([200, 200]);
});

it('hold at once to the roles and the publications that the other has changed', async () => {
  const [first, second] = both();
  const auditor = await sessionOf(first.address, 'revisor');
  expect((await send(second, 'GET /audit', { headers: auditor })).status).toBe(200);
  const administrator = await sessionOf(first.address, 'administrator');
  const page = (await send(first, 'GET /people', { headers: administrator })).body as PeoplePage;
  const grant = page.people.find(({ email }) => email.startsWith('revisor@'))?.grants[0];
  expect((await send(first, `POST /grants/${grant?.id}/end`, { headers: administrator })).status).toBe(200);
  expect((await send(second, 'GET /audit', { headers: auditor })).status).toBe(404);

  const writer = await sessionOf(second.address, 'analytiker');
  const year = '/regions/exempel/years/2023';
  const seen = async () => (await send(first, `GET ${year}/overview`)).status;
  expect(await seen()).toBe(404);
  await send(second, `PUT ${year}/publication`, { headers: writer });
  expect(await seen()).toBe(200);
  await send(second, `DELETE ${year}/publication`, { headers: writer });
  expect(await seen()).toBe(404);
});

it('count costly calls together', async () => {
  const [first, second] = both();
  const call = async (product: Product) =>
    (await send(product, 'GET /regions/exempel/years/2022/report/csv')).status;
  // All within one of the clock's minutes.
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 30_000) await sleep(left + 100);
  for (let round = 0; round < 30; round += 1)
    expect(await Promise.all([first, second].map(call))).toEqual([200, 200]);
  await sleep(1_500);
  await Promise.all([first, second].map(call));
  await sleep(1_500);
  expect(await Promise.all([first, second].map(call))).toEqual([429, 429]);
});

it('count wrong passwords together', async () => {
  const [first, second] = both();
  const body = { email: 'ingen@exempel.invalid', password: 'fel lösenord varje gång' };
  // At once: the seventh has to wait a second, which one after the other may take on a slow machine.
  const statuses = await Promise.all(
    Array.from({ length: 10 }, async (_, number) => {
      const product = number % 2 === 0 ? first : second;
      return (await send(product, 'POST /sign-in/password', { body })).status;
    }),
  );
  expect(statuses.toSorted()).toEqual([...Array(6).fill(403), ...Array(4).fill(429)]);
});

it(`lose nothing of what ${PEOPLE} people and ${DELIVERERS} who deliver had acknowledged, although one is killed`, {
  timeout: 240_000,
}, async () => {
  const [first, second] = both();
  proxy.aimAt([first.address, second.address]);
  const { own, shared } = await saveLoadRegion(folder);
  // A running process sees definitions that another has saved within a second (app/definitions.ts).
  await sleep(1_500);
  // Few comments that several write at the same time, so that conflicts are sure to happen.
  const slots = { own, shared: shared.slice(0, 2) };
  const tally = emptyTally();
  const deliveries: Deliveries = {
    acknowledged: new Set(),
    attempted: new Set(),
    conflicts: 0,
    unexpected: [],
  };
  analyst = await sessionOf(proxy.address, 'analytiker');
  const ending = new AbortController();
  const { signal } = ending;
  const work = Promise.all([
    saveAtTheSameTime({
      address: proxy.address,
      slots,
      people: PEOPLE,
      arriving: 1_000,
      signal,
      tally,
      headers: analyst,
    }),
    ...Array.from({ length: DELIVERERS }, (_, deliverer) => deliver(deliverer, deliveries, signal)),
  ]);
  await sleep(6_000);
  const unansweredBefore = tally.unanswered;
  running.delete(first);
  await first.kill();
  await sleep(4_000);
  const again = await start(folders[0]);
  proxy.aimAt([again.address, second.address]);
  await sleep(4_000);
  running.delete(second);
  await second.stop();
  await sleep(2_000);
  ending.abort();
  await work;

  expect(tally.unexpected.filter((line) => !line.startsWith('502'))).toEqual([]);
  expect(deliveries.unexpected).toEqual([]);
  expect(unansweredBefore).toBe(0);
  expect(tally.conflictsWithoutVersion).toBe(0);
  expect(tally.conflicts).toBeGreaterThan(0);
  expect(deliveries.acknowledged.size).toBeGreaterThan(0);
  expect(second.process.exitCode).toBe(0);
  for (const { address } of [first, second, again]) expect(proxy.answers.get(address)).toBeGreaterThan(0);

  await expectNothingLost(folder, tally.acknowledged);
  const fresh = await start(folders[1]);
  const seen = await Promise.all([again, fresh].map(({ address }) => rowsByDelivery(address)));
  expect(seen[0]).toEqual(seen[1]);
  for (const id of deliveries.acknowledged)
    expect(seen[0]?.get(id), `delivery ${id}`).toBe(ROWS_PER_DELIVERY);
  for (const id of deliveries.attempted) expect([undefined, ROWS_PER_DELIVERY]).toContain(seen[0]?.get(id));
  console.log(
    `${tally.acknowledged.length} saves and ${deliveries.acknowledged.size} deliveries acknowledged through two processes, none lost; ` +
      `${tally.conflicts} and ${deliveries.conflicts} conflicts, ${tally.unanswered} saves without an answer`,
  );
});
