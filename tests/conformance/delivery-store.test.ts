import { describe, expect, it } from 'vitest';
import type { DeliveryStore } from '../../src/collect/contract.ts';
import { ConflictError, NotFoundError } from '../../src/core/failure.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { accept, figure, newDelivery, REGION, row } from './examples.ts';

const { stores } = await freshDatabase();
const { deliveries, observations } = stores;

/** Each case works in a region of its own, because acceptance is counted per region. */
const inRegion = (regionId: string) => newDelivery({ regionId });

describe('a delivery', () => {
  it('comes back as it was received, with its file to the byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const mapping = { columns: { value: 'Andel' }, fixed: { year: '2023' }, names: { 'HC Norr': 'norr' } };
    const given = newDelivery({ regionId: 'hel', bytes, mapping });
    const added = await deliveries.add(given);
    expect(added).toEqual({
      id: expect.any(String),
      regionId: 'hel',
      fileName: 'Värden 2023.csv',
      sha256: given.sha256,
      state: 'previewed',
      receivedAt: '2024-02-01T08:00:00.000Z',
      decidedAt: null,
      withdrawnAt: null,
      reason: '',
      counts: given.counts,
      isInvented: true,
    });
    expect(await deliveries.byId(added.id)).toEqual(added);
    const file = await deliveries.file(added.id);
    expect(file?.name).toBe('Värden 2023.csv');
    expect(Uint8Array.from(file?.bytes ?? [])).toEqual(bytes);
  });

  it('keeps a file name that no disk would take', async () => {
    const added = await deliveries.add(newDelivery({ fileName: '../"å" \u0000 \ud800;drop table.csv' }));
    expect(added.fileName).toContain('drop table.csv');
    expect(await deliveries.byId(added.id)).toEqual(added);
  });

  it.each(['999999', 'x', '', '-1', '1e3', '99999999999999999999'])(
    'with the id %j does not exist',
    async (id) => {
      expect(await deliveries.byId(id)).toBeNull();
      expect(await deliveries.file(id)).toBeNull();
      await expect(deliveries.accept(id, [], '2024-02-01T09:00:00.000Z')).rejects.toThrow(NotFoundError);
      await expect(deliveries.withdraw(id, 'fel fil', '2024-02-01T09:00:00.000Z')).rejects.toThrow(
        NotFoundError,
      );
    },
  );

  it('is listed newest first, in its own region or in all', async () => {
    const older = await deliveries.add({ ...inRegion('lista'), receivedAt: '2024-01-01T08:00:00.000Z' });
    const newer = await deliveries.add({ ...inRegion('lista'), receivedAt: '2024-03-01T08:00:00.000Z' });
    expect((await deliveries.list('lista')).map((delivery) => delivery.id)).toEqual([newer.id, older.id]);
    const all = (await deliveries.list(null)).map((delivery) => delivery.id);
    expect(all).toEqual(expect.arrayContaining([newer.id, older.id]));
    expect(await deliveries.list('ingen')).toEqual([]);
  });

  it('that was refused when it was read cannot be accepted', async () => {
    const refused = await deliveries.add({ ...inRegion('nekad'), state: 'refused' });
    expect(refused).toMatchObject({ state: 'refused', decidedAt: refused.receivedAt });
    await expect(deliveries.accept(refused.id, [row()], '2024-02-01T09:00:00.000Z')).rejects.toThrow(
      ConflictError,
    );
    expect(await observations.current({ regionId: 'nekad' })).toEqual([]);
  });
});

describe('accepting', () => {
  it('makes the figures known and dates the decision', async () => {
    const { id } = await deliveries.add(inRegion('ja'));
    const accepted = await deliveries.accept(id, [row()], '2024-02-01T09:00:00.000Z');
    expect(accepted).toMatchObject({
      state: 'accepted',
      decidedAt: '2024-02-01T09:00:00.000Z',
      withdrawnAt: null,
      reason: '',
    });
    const [known] = await observations.current({ regionId: 'ja' });
    expect(known).toMatchObject({ provenance: { deliveryId: id }, knownFrom: '2024-02-01T09:00:00.000Z' });
  });

  it('tells why earlier figures were changed', async () => {
    await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'rattad' });
    const accepted = await accept(
      stores,
      [row({ outcome: figure('76') }, 'Rättad av källan')],
      '2024-03-01T09:00:00.000Z',
      { regionId: 'rattad' },
    );
    expect(accepted.reason).toBe('Rättad av källan');
  });

  it('twice is a conflict, and the figures are there once', async () => {
    const accepted = await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'dubbel' });
    await expect(deliveries.accept(accepted.id, [row()], '2024-02-01T10:00:00.000Z')).rejects.toMatchObject({
      name: 'ConflictError',
      basedOn: 0,
      currentVersion: 1,
      current: { id: accepted.id, state: 'accepted' },
    });
    expect(await observations.current({ regionId: 'dubbel' })).toHaveLength(1);
  });

  it('by eight people at once succeeds for exactly one', async () => {
    const { id } = await deliveries.add(inRegion('trangsel'));
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, () => deliveries.accept(id, [row()], '2024-02-01T09:00:00.000Z')),
    );
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(ConflictError);
    const history = await observations.history({
      regionId: 'trangsel',
      indicatorId: 'bedomning-tre-dagar',
      groupKind: 'region',
      groupId: REGION,
      sex: 'total',
      period: { start: '2023-01-01', end: '2024-01-01' },
    });
    expect(history).toHaveLength(1);
  });

  it('is refused when someone else has accepted figures in the region since the preview', async () => {
    const first = await deliveries.add(inRegion('samtidigt'));
    const second = await deliveries.add(inRegion('samtidigt'));
    await deliveries.accept(first.id, [row()], '2024-02-01T09:00:00.000Z');
    const late = deliveries.accept(second.id, [row({ sex: 'women' })], '2024-02-01T09:01:00.000Z');
    await expect(late).rejects.toMatchObject({ name: 'ConflictError', basedOn: 0, currentVersion: 1 });
    expect(await deliveries.byId(second.id)).toMatchObject({ state: 'previewed' });
    expect(await observations.current({ regionId: 'samtidigt' })).toHaveLength(1);
  });

  it('in one region never stands in the way of another', async () => {
    const here = await deliveries.add(inRegion('har'));
    await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'dar' });
    await expect(deliveries.accept(here.id, [row()], '2024-02-01T09:01:00.000Z')).resolves.toMatchObject({
      state: 'accepted',
    });
  });

  it('refuses a row that claims to be new when there is a valid figure already', async () => {
    await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'redan' });
    const next = await deliveries.add(inRegion('redan'));
    await expect(
      deliveries.accept(next.id, [row({ sex: 'men' }), row()], '2024-02-02T09:00:00.000Z'),
    ).rejects.toThrow(ConflictError);
    expect(await observations.current({ regionId: 'redan' })).toHaveLength(1);
  });

  it('writes nothing at all when one row cannot be stored', async () => {
    const { id } = await deliveries.add(inRegion('halv'));
    const impossible = row({ sex: 'men', period: { start: '2024-01-01', end: '2023-01-01' } });
    await expect(deliveries.accept(id, [row(), impossible], '2024-02-01T09:00:00.000Z')).rejects.toThrow();
    expect(await deliveries.byId(id)).toMatchObject({ state: 'previewed' });
    expect(await observations.current({ regionId: 'halv' })).toEqual([]);
    await expect(deliveries.accept(id, [row()], '2024-02-01T09:00:00.000Z')).resolves.toBeDefined();
  });

  it('by a process whose clock is behind still counts after what was accepted before', async () => {
    const changes = { regionId: 'klockor' };
    await accept(stores, [row()], '2024-02-01T09:00:05.000Z', changes);
    const later = await accept(
      stores,
      [row({ outcome: figure('76') }, 'Rättad')],
      '2024-02-01T09:00:03.000Z',
      changes,
    );
    // Each state has an instant of its own, by which it can be asked for.
    expect(later.decidedAt).toBe('2024-02-01T09:00:05.001Z');
    const [known] = await observations.current({ regionId: 'klockor' });
    expect(known?.outcome).toMatchObject({ value: '76' });
    await deliveries.withdraw(later.id, 'fel', '2024-02-01T09:00:04.000Z');
    const [before] = await observations.current({ regionId: 'klockor' });
    expect(before?.outcome).toMatchObject({ value: '77' });
  });

  it('takes a time only as an exact instant', async () => {
    const { id } = await deliveries.add(inRegion('klocka'));
    for (const at of ['now', '2024-02-01', '2024-02-01T09:00:00+01:00'])
      await expect(deliveries.accept(id, [row()], at)).rejects.toThrow(RangeError);
  });
});

describe('withdrawing', () => {
  const withdraw = (store: DeliveryStore, id: string) =>
    store.withdraw(id, 'Fel fil', '2024-02-05T09:00:00.000Z');

  it('takes the figures back and keeps the reason and both times', async () => {
    const accepted = await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'ater' });
    expect(await withdraw(deliveries, accepted.id)).toMatchObject({
      state: 'withdrawn',
      reason: 'Fel fil',
      decidedAt: '2024-02-01T09:00:00.000Z',
      withdrawnAt: '2024-02-05T09:00:00.000Z',
    });
    expect(await observations.current({ regionId: 'ater' })).toEqual([]);
  });

  it('is only for what is accepted, and only once', async () => {
    const previewed = await deliveries.add(inRegion('en-gang'));
    await expect(withdraw(deliveries, previewed.id)).rejects.toThrow(ConflictError);
    await deliveries.accept(previewed.id, [row()], '2024-02-01T09:00:00.000Z');
    await withdraw(deliveries, previewed.id);
    await expect(withdraw(deliveries, previewed.id)).rejects.toThrow(ConflictError);
    await expect(deliveries.accept(previewed.id, [row()], '2024-02-06T09:00:00.000Z')).rejects.toThrow(
      ConflictError,
    );
  });

  it('makes room for the same figures to be delivered again as new', async () => {
    const accepted = await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'igen' });
    await withdraw(deliveries, accepted.id);
    await accept(stores, [row()], '2024-02-06T09:00:00.000Z', { regionId: 'igen' });
    expect(await observations.current({ regionId: 'igen' })).toHaveLength(1);
  });

  it('makes previews from before it out of date', async () => {
    const accepted = await accept(stores, [row()], '2024-02-01T09:00:00.000Z', { regionId: 'gammal' });
    const preview = await deliveries.add(inRegion('gammal'));
    await withdraw(deliveries, accepted.id);
    await expect(
      deliveries.accept(preview.id, [row({ sex: 'men' })], '2024-02-06T09:00:00.000Z'),
    ).rejects.toThrow(ConflictError);
  });
});
