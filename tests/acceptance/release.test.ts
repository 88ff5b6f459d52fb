// What people outside are shown of figures that are too few, through the server: the same everywhere, kept in the database, never
// passed by when it can't be worked out. That nothing can be worked out from it is http-disclosure.test.ts.
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createReleases } from '../../src/app/release/release-of.ts';
import { UnavailableError } from '../../src/core/failure.ts';
import { publicationPage } from '../../src/http/contract.ts';
import type { ObservationView } from '../../src/http/deliveries-contract.ts';
import { observationList, provenancePage } from '../../src/http/deliveries-contract.ts';
import type { Counts, SmallFigures } from '../fixtures/small-region.ts';
import { deliverSmall, drawFigures, pieceOf, SMALL, smallRegion } from '../fixtures/small-region.ts';
import type { Asker } from './ask.ts';
import { ask, refusal } from './ask.ts';
import type { OpenServer } from './open-server.ts';
import { openServer } from './open-server.ts';
import { analystOfAll, personWith } from './people.ts';

let open: OpenServer;
let analyst: Asker;
let manager: Asker;
let board: Asker;
let auditor: Asker;
const region = { kind: 'region', regionId: SMALL } as const;

beforeAll(async () => {
  open = await openServer();
  const { world } = open;
  await world.definitions.save(smallRegion(), world.clock());
  await deliverSmall(world, drawFigures(1));
  await world.publications.set({ regionId: SMALL, year: 2022 }, true, world.clock());
  analyst = await analystOfAll(open);
  auditor = await personWith(open, [{ role: 'auditor', place: region }]);
  board = await personWith(open, [{ role: 'board-reader', place: region }]);
  const alfa = { kind: 'unit', regionId: SMALL, id: 'alfa' } as const;
  manager = await personWith(open, [{ role: 'centre-manager', place: alfa }]);
});

type Shown = z.output<typeof observationList>['observations'];

async function figures(asker: Asker, query = '', regionId: string = SMALL): Promise<Shown> {
  const url = `/api/v1/regions/${regionId}/observations?count=5000${query}`;
  return (await ask(asker, observationList, url)).observations;
}
const hidden = (all: Shown) => all.filter(({ missing }) => missing === 'suppressed');
const isAlfa = ({ groupId }: ObservationView) => groupId === 'alfa';

describe('a region of few persons', () => {
  it('is shown in full to those who run and audit the follow-up', async () => {
    const all = await figures(analyst);
    expect(all).toHaveLength(2 * 3 * 14);
    expect(hidden(all)).toEqual([]);
    expect(await figures(auditor)).toEqual(all);
  });

  it('has for everybody else what is too few as missing, without counts, note and row', async () => {
    const seen = await figures(open.server);
    expect(seen.length).toBe(3 * 8); // one published year, every group but the centres
    expect(hidden(seen).length).toBeGreaterThan(3);
    for (const figure of hidden(seen)) {
      const told = { value: null, numerator: null, denominator: null, certainty: null, note: '' };
      expect(figure).toMatchObject({ ...told, file: '', row: 0, deliveryId: '' });
      await refusal(open.server, 404, `/api/v1/observations/${figure.id}/provenance`);
      expect(
        (await ask(analyst, provenancePage, `/api/v1/observations/${figure.id}/provenance`)).cells,
      ).not.toEqual([]);
    }
    const byPublic = new Map(seen.map((figure) => [figure.id, figure]));
    for (const figure of await figures(board)) {
      expect(figure.groupKind).not.toBe('unit');
      expect(byPublic.get(figure.id) ?? figure).toEqual(figure);
    }
  });

  it('is shown in full to those who answer for a centre, as far as it is theirs', async () => {
    const own = (await figures(manager)).filter(isAlfa);
    expect(own).toEqual((await figures(analyst)).filter(isAlfa));
    const [public2022] = [hidden(await figures(open.server)).map(({ id }) => id)];
    expect(hidden(await figures(manager)).map(({ id }) => id)).toEqual(expect.arrayContaining(public2022));
  });
});

describe('whoever is about to publish', () => {
  const publicationOf = (asker: Asker, year: number) =>
    ask(asker, publicationPage, `/api/v1/regions/${SMALL}/years/${year}/publication`);

  it('is told how many figures the public will not see, and why', async () => {
    const told = await publicationOf(analyst, 2022);
    expect(told.withheld).toBe(hidden(await figures(open.server)).length);
    expect(told.figures).toBe(3 * 8);
    expect(told.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(told.withheld);
    expect(told.text).toMatch(/^Av 24 siffror för 2022 visas .+ inte för allmänheten/);
    expect(told).toMatchObject({ exposed: 0, exposedText: '' });
  });

  it('is told in the files too', async () => {
    const csv = await open.server.inject(`/api/v1/regions/${SMALL}/years/2022/report/csv`);
    const rows = csv.body.split('\n').filter((row) => row.includes('för få för att visas'));
    expect(rows.length).toBe(hidden(await figures(open.server)).length);
    for (const row of rows) expect(row).toContain(';..;');
    const html = await open.server.inject(`/api/v1/regions/${SMALL}/years/2022/report/html`);
    expect(html.body).toMatch(/uppgifter visas inte i rapporten/);
  });

  it('is told nothing without the right to publish', async () => {
    for (const asker of [manager, board, auditor])
      await refusal(asker, 403, `/api/v1/regions/${SMALL}/years/2022/publication`);
  });
});

describe('a restatement', () => {
  let before: string;
  let publicBefore: Shown;
  beforeAll(async () => {
    publicBefore = await figures(open.server);
    before = open.world.clock();
    const first = drawFigures(1);
    const move = ([cases, base]: Counts = [0, 0], by: number): Counts => [cases + by, base + by];
    const changed: SmallFigures = new Map([
      ...first,
      [pieceOf('alfa', 'women', 2022), move(first.get(pieceOf('alfa', 'women', 2022)), 11)],
    ]);
    await deliverSmall(open.world, changed, 'Var fel med 11');
  });

  it('lets nobody outside see an earlier figure that was not shown', async () => {
    const then = await figures(open.server, `&knownAt=${before}`);
    const shownThen = new Set(publicBefore.filter(({ missing }) => missing === null).map(({ id }) => id));
    for (const figure of then.filter(({ missing }) => missing === null))
      expect(shownThen).toContain(figure.id);
    expect(hidden(then).length).toBeGreaterThan(0);
    expect(hidden(await figures(analyst, `&knownAt=${before}`))).toEqual([]);
  });

  it('that puts a shown figure in place of one that was not leaves out what was written about it', async () => {
    const placeOf = ({ groupKind, groupId, sex, period }: ObservationView) =>
      `${groupKind} ${groupId} ${sex} ${period}`;
    const wereHidden = new Set(hidden(publicBefore).map(placeOf));
    const known = new Set(publicBefore.map(({ id }) => id));
    const restated = (await figures(open.server)).filter(
      ({ id, missing }) => !known.has(id) && missing === null,
    );
    expect(restated.length).toBeGreaterThan(0);
    for (const figure of restated)
      expect(figure.note, placeOf(figure)).toBe(wereHidden.has(placeOf(figure)) ? '' : 'Var fel med 11');
  });
});

describe('what has been judged', () => {
  const failing = (world: OpenServer['world'], memory: object) =>
    createReleases({
      definitions: world.definitions,
      observations: open.database.stores.observations,
      deliveries: open.database.stores.deliveries,
      editions: open.database.stores.releases,
      judge: () => Promise.reject(new UnavailableError('Det kunde inte prövas.')),
      memory,
    });

  it('is kept in the database: another process judges nothing again', async () => {
    await figures(open.server);
    const again = await failing(open.world, {}).of(SMALL);
    const here = await open.world.releases.of(SMALL);
    expect([...again.withheld]).toEqual([...here.withheld]);
    expect([...again.deliveries]).toEqual([...here.deliveries]);
  });

  it('is written once by two who judge at the same time', async () => {
    await deliverSmall(open.world, drawFigures(3));
    const [one, other] = await Promise.all(
      [{}, {}].map((memory) =>
        createReleases({
          definitions: open.world.definitions,
          observations: open.database.stores.observations,
          deliveries: open.database.stores.deliveries,
          editions: open.database.stores.releases,
          judge: async ({ figures: all }) => ({
            withheld: new Map(all.map(({ id }) => [id, 'few'])),
            exposed: new Set(),
          }),
          memory,
        }).of(SMALL),
      ),
    );
    expect([...(one?.withheld ?? [])]).toEqual([...(other?.withheld ?? [])]);
    const editions = await open.database.stores.releases.editions(SMALL);
    expect(editions.map(({ number }) => number)).toEqual(editions.map((_, at) => at + 1));
  });

  it('is waited for, and without it nobody outside is shown anything', async () => {
    await deliverSmall(open.world, drawFigures(2));
    const releases = failing(open.world, {});
    await expect(releases.of(SMALL)).rejects.toThrow(UnavailableError);
    // The one who asks later is not told the old failure.
    await expect(open.world.releases.of(SMALL)).resolves.toBeDefined();
  });
});

describe('a real region’s own printed figures', () => {
  it('are shown as they were printed', async () => {
    for (const regionId of ['vasterbotten', 'norrbotten', 'jamtland-harjedalen'])
      expect((await open.world.releases.of(regionId)).withheld).toEqual(new Map());
  });
});
