// kill -9 at random moments while figures are imported and comments are saved. What was acknowledged is there afterwards, to
// the last row; what was not is there whole or not at all.
//
// UTFALL_KILLS says how many times (5 in continuous integration, 50 in `npm run test:kill`). The moments are random on
// purpose; the seed is printed.
import { afterAll, expect, it } from 'vitest';
import { readExempel } from '../product/exempel.ts';
import { type Product, removeFolder, startProduct, temporaryFolder } from '../product/product.ts';
import { sessionOf } from '../product/sign-in.ts';

const KILLS = Number(process.env.UTFALL_KILLS ?? 5);
const ROWS_PER_DELIVERY = 300;
const SEED = Number(process.env.UTFALL_SEED ?? Date.now() % 1_000_000);
const API = '/api/v1';
/** Each delivery is about months of its own, from 1990 on, so that its rows can be counted afterwards. */
const FIRST_YEAR = 1990;

const { indicators, groups } = readExempel();
const units = groups.filter(({ kind }) => kind === 'unit');

const dataFolder = temporaryFolder();
afterAll(() => removeFolder(dataFolder));

let state = SEED;
/** Mulberry32: small, seeded and good enough to choose moments. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

/** A file of ROWS_PER_DELIVERY rows about one year and month of its own. */
function deliveryFile(number: number): { readonly year: number; readonly text: string } {
  const year = FIRST_YEAR + (number % 30);
  const month = 1 + (Math.floor(number / 30) % 12);
  const lines = ['indicator,period,group_type,group,sex,value,numerator,denominator,status,note'];
  for (let row = 0; row < ROWS_PER_DELIVERY; row += 1) {
    const unit = units[row % units.length]?.name;
    const indicator = indicators[Math.floor(row / units.length)];
    lines.push(
      `${indicator},${year}-${String(month).padStart(2, '0')},unit,${unit},total,,${10 + (row % 80)},100,final,leverans ${number}`,
    );
  }
  return { year, text: `${lines.join('\n')}\n` };
}

/** Signed in once: a session outlives its server. */
let analyst: Readonly<Record<string, string>> = {};

async function post(product: Product, path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return fetch(product.address + API + path, {
    method: 'POST',
    body,
    headers: { origin: product.address, ...analyst, ...headers },
  });
}

interface Work {
  readonly acknowledgedDeliveries: Set<string>;
  readonly attemptedDeliveries: Set<string>;
  acknowledgedComment: { readonly template: string; readonly version: number } | null;
  attemptedComment: string;
  number: number;
}

/** Imports and saves until the server dies under it. */
async function workUntilKilled(product: Product, work: Work): Promise<void> {
  for (;;) {
    try {
      const file = deliveryFile(work.number);
      const form = new FormData();
      form.append('region', 'exempel');
      form.append('file', new Blob([file.text], { type: 'text/csv' }), `leverans-${work.number}.csv`);
      work.number += 1;
      const preview = await post(product, '/deliveries?lang=sv', form);
      const page = (await preview.json()) as { delivery: { id: string; state: string }; problems: unknown[] };
      if (preview.status !== 201 || page.delivery.state !== 'previewed')
        throw new Failed(`preview answered ${preview.status}: ${JSON.stringify(page).slice(0, 600)}`);
      work.attemptedDeliveries.add(page.delivery.id);
      const accepted = await post(
        product,
        `/deliveries/${page.delivery.id}/accept`,
        JSON.stringify({ reason: '' }),
        {
          'content-type': 'application/json',
        },
      );
      const answer = await accepted.json();
      if (accepted.status !== 200)
        throw new Failed(`accept answered ${accepted.status}: ${JSON.stringify(answer).slice(0, 600)}`);
      work.acknowledgedDeliveries.add(page.delivery.id);

      const template = `Kommentar ${work.number}: {värde}.`;
      work.attemptedComment = template;
      const saved = await fetch(
        `${product.address}${API}/regions/exempel/years/2023/indicators/medbed3/comment?lang=sv`,
        {
          method: 'PUT',
          headers: { 'content-type': 'application/json', origin: product.address, ...analyst },
          body: JSON.stringify({ template, basedOn: work.acknowledgedComment?.version ?? 0 }),
        },
      );
      const comment = (await saved.json()) as { version: number };
      if (saved.status === 409) {
        // The save before the kill had reached the database without an answer reaching us: take its version and go on.
        work.acknowledgedComment = await currentComment(product);
      } else if (saved.status === 200) {
        work.acknowledgedComment = { template, version: comment.version };
      } else throw new Failed(`comment answered ${saved.status}: ${JSON.stringify(comment).slice(0, 600)}`);
    } catch (error) {
      if (error instanceof Failed) throw error;
      return; // the connection broke: the server is dead
    }
  }
}

class Failed extends Error {}

async function currentComment(product: Product) {
  const page = (await (
    await fetch(`${product.address}${API}/regions/exempel/years/2023/indicators/medbed3?lang=sv`, {
      headers: analyst,
    })
  ).json()) as { comment: { template: string; version: number } };
  return { template: page.comment.template, version: page.comment.version };
}

/** Rows of each delivery that the database holds now. */
async function rowsByDelivery(product: Product): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let after: string | null = '';
  while (after !== null) {
    const query = new URLSearchParams({ limit: '5000', ...(after === '' ? {} : { after }) });
    const answer = (await (
      await fetch(`${product.address}${API}/regions/exempel/observations?${query}`, { headers: analyst })
    ).json()) as {
      observations: { deliveryId: string }[];
      next: string | null;
    };
    for (const { deliveryId } of answer.observations)
      counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1);
    after = answer.next;
  }
  return counts;
}

it(`keeps every acknowledged delivery and comment through ${KILLS} kills (seed ${SEED})`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const work: Work = {
    acknowledgedDeliveries: new Set(),
    attemptedDeliveries: new Set(),
    acknowledgedComment: null,
    attemptedComment: '',
    number: 0,
  };
  let product = await startProduct({ dataFolder });
  analyst = await sessionOf(product.address, 'analytiker');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const working = workUntilKilled(product, work);
    await new Promise((resolve) => setTimeout(resolve, 50 + random() * 1500));
    await product.kill();
    await working;
    product = await startProduct({ dataFolder });

    const rows = await rowsByDelivery(product);
    for (const id of work.acknowledgedDeliveries)
      expect(rows.get(id), `acknowledged delivery ${id}`).toBe(ROWS_PER_DELIVERY);
    for (const id of work.attemptedDeliveries) expect([undefined, ROWS_PER_DELIVERY]).toContain(rows.get(id));
    const comment = await currentComment(product);
    if (work.acknowledgedComment !== null && comment.version === work.acknowledgedComment.version)
      expect(comment.template).toBe(work.acknowledgedComment.template);
    else if (work.acknowledgedComment !== null) {
      expect(comment.version).toBe(work.acknowledgedComment.version + 1);
      expect(comment.template).toBe(work.attemptedComment);
    }
    if (comment.version > 0) work.acknowledgedComment = comment;
  }
  expect(work.acknowledgedDeliveries.size).toBeGreaterThan(0);
  console.log(
    `${KILLS} kills: ${work.acknowledgedDeliveries.size} deliveries acknowledged of ${work.attemptedDeliveries.size} attempted, none lost, none half`,
  );
  await product.stop();
});
