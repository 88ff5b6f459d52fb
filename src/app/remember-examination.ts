// The latest examination is kept, so that a file is read once for its preview, its pages and its acceptance. The key holds
// everything that an examination rests on: the delivery, its state, the region's definitions, which another process may have
// changed since the preview, and its latest decision.
import { createHash } from 'node:crypto';
import type { Delivery } from '../collect/contract.ts';
import type { Examination } from './examine-delivery.ts';
import { examineDelivery } from './examine-delivery.ts';
import type { World } from './world.ts';

/** One per database: an examination of 100,000 rows is large, and people look at one delivery at a time. */
const remembered = new WeakMap<object, { readonly key: string; readonly examination: Examination }>();

export async function examinationOf(world: World, delivery: Delivery): Promise<Examination> {
  const key = await keyOf(world, delivery);
  const kept = remembered.get(world.memory);
  if (kept?.key === key) return kept.examination;
  const examination = await examineDelivery(world, delivery);
  remembered.set(world.memory, { key, examination });
  return examination;
}

export async function remember(world: World, delivery: Delivery, examination: Examination): Promise<void> {
  remembered.set(world.memory, { key: await keyOf(world, delivery), examination });
}

async function keyOf(world: World, { id, state, regionId }: Delivery): Promise<string> {
  const deliveries = await world.deliveries.list(regionId);
  const decisions = deliveries
    .filter((delivery) => delivery.state === 'accepted' || delivery.state === 'withdrawn')
    .map(({ withdrawnAt, decidedAt }) => withdrawnAt ?? decidedAt ?? '')
    .toSorted();
  // Who reads them changes nothing of what the file says.
  const { reader: _reader, ...definitions } = await world.definitions.region(regionId);
  const fingerprint = createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
  return [id, state, fingerprint, decisions.length, decisions.at(-1)].join('|');
}
