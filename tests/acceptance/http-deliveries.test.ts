// A file's way through the API: upload → preview → accept → the pages change → withdraw → as before.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { indicatorPage, overview } from '../../src/http/contract.ts';
import { deliveryList, deliveryPage, observationList } from '../../src/http/deliveries-contract.ts';
import { ask, refusal, upload } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll, personWith } from './people.ts';

const open = await openServer();
const { world, log } = open;
const server = await analystOfAll(open);
const HEADING = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note';
const csv = (...rows: readonly string[]) => `${[HEADING, ...rows].join('\r\n')}\r\n`;
const sendFile = (name: string, content: string | Uint8Array, region = 'vasterbotten') =>
  ask(server, deliveryPage, upload({ name, content, region }));
const post = (url: string, payload: object) => ({ method: 'POST' as const, url, payload });
const pageOf = (indicator: string) =>
  ask(server, indicatorPage, `/api/v1/regions/vasterbotten/years/2023/indicators/${indicator}`);

it('the list says which definitions files are read against, from when and by whom, to those who see deliveries', async () => {
  const { definitions } = await ask(server, deliveryList, '/api/v1/deliveries');
  expect(definitions).toHaveLength(4);
  expect(definitions[0]).toMatchObject({ regionId: 'exempel', version: 1, savedBy: 'Systemet' });
  const one = await ask(server, deliveryList, '/api/v1/deliveries?region=norrbotten');
  expect(one.definitions.map(({ regionId }) => regionId)).toEqual(['norrbotten']);
  const outside = await personWith(open, [
    { role: 'analyst', place: { kind: 'region', regionId: 'norrbotten' } },
  ]);
  expect((await ask(outside, deliveryList, '/api/v1/deliveries')).definitions).toEqual(one.definitions);
});

describe('a delivery that restates a figure and adds one', () => {
  const file = csv(
    'telefon,2023,region,Västerbotten,total,74,,,final,',
    'antibiotika,2023,region,Västerbotten,total,241,,,final,',
    'medbed3,2023,region,Västerbotten,total,77,,,final,',
  );

  it('is previewed, refused without a reason, accepted with one, shown, and withdrawn again', async () => {
    const before = await ask(server, overview, '/api/v1/regions/vasterbotten/years/2023/overview');
    const preview = await sendFile('rättelse 2023.csv', file);
    expect(preview.delivery).toMatchObject({
      state: 'previewed',
      fileName: 'rättelse 2023.csv',
      counts: { rows: 3, added: 1, restated: 1, unchanged: 1, errors: 0 },
    });
    expect(preview.rows.map(({ standing, earlier }) => [standing, earlier])).toEqual([
      ['restated', 'tidigare 73'],
      ['new', ''],
      ['unchanged', 'tidigare 77'],
    ]);
    expect((await pageOf('telefon')).figure.value).toBe(73);

    const { id } = preview.delivery;
    const unexplained = await refusal(server, 422, post(`/api/v1/deliveries/${id}/accept`, {}));
    expect(unexplained.problems?.map(({ code }) => code)).toContain('restatement-reason-missing');
    expect((await pageOf('telefon')).figure.value).toBe(73);

    const knownBefore = world.clock();
    const accepted = await ask(
      server,
      deliveryPage,
      post(`/api/v1/deliveries/${id}/accept`, { reason: 'Rättad efter ny körning' }),
    );
    expect(accepted.delivery).toMatchObject({ state: 'accepted', reason: 'Rättad efter ny körning' });

    const page = await pageOf('telefon');
    expect(page.figure.value).toBe(74);
    expect(page.restatements).toMatchObject([
      { text: '74\u00a0%', reason: 'Rättad efter ny körning', isCurrent: true },
      { text: '73\u00a0%', reason: 'Första leveransen.', isCurrent: false },
    ]);
    const comment = page.comment.paragraphs.flat().map(({ text }) => text);
    expect(comment.join('')).toMatch(/tidigare redovisat 73\sprocent, nu 74\sprocent/);
    expect((await pageOf('antibiotika')).verdict.light).toBe('reached');
    const asItWas = await ask(
      server,
      observationList,
      `/api/v1/regions/vasterbotten/observations?indicator=telefon&group=region&from=2023&knownAt=${knownBefore}`,
    );
    expect(asItWas.observations.map(({ value }) => value)).toEqual(['73']);

    // The page of the decided delivery still tells what was new and what was changed.
    const decided = await ask(server, deliveryPage, `/api/v1/deliveries/${id}`);
    expect(decided.rows.map(({ standing }) => standing)).toEqual(['restated', 'new', 'unchanged']);

    const again = await refusal(server, 409, post(`/api/v1/deliveries/${id}/accept`, { reason: 'Igen' }));
    expect(again.current).toMatchObject({ id, state: 'accepted' });

    await refusal(server, 422, post(`/api/v1/deliveries/${id}/withdraw`, { reason: '' }));
    const withdrawn = await ask(
      server,
      deliveryPage,
      post(`/api/v1/deliveries/${id}/withdraw`, { reason: 'Fel fil' }),
    );
    expect(withdrawn.delivery.state).toBe('withdrawn');
    const after = await ask(server, overview, '/api/v1/regions/vasterbotten/years/2023/overview');
    expect(after).toEqual(before);
    await refusal(server, 409, post(`/api/v1/deliveries/${id}/withdraw`, { reason: 'Fel fil' }));
  });

  it('is in the list, newest first, and can be asked for by region', async () => {
    const { deliveries } = await ask(server, deliveryList, '/api/v1/deliveries?region=vasterbotten');
    expect(deliveries[0]?.state).toBe('withdrawn');
    expect(new Set(deliveries.map(({ regionId }) => regionId))).toEqual(new Set(['vasterbotten']));
  });
});

describe('two deliveries previewed at the same time', () => {
  it('cannot be accepted over each other', async () => {
    const rows = (value: number) => csv(`antibiotika,2022,region,Västerbotten,total,${value},,,final,`);
    const one = await sendFile('ett.csv', rows(250));
    const two = await sendFile('två.csv', rows(260));
    await ask(server, deliveryPage, post(`/api/v1/deliveries/${one.delivery.id}/accept`, {}));
    const conflict = await refusal(
      server,
      409,
      post(`/api/v1/deliveries/${two.delivery.id}/accept`, { reason: 'Senare' }),
    );
    expect(conflict.detail).toMatch(/Förhandsgranska filen igen/);
    expect((await pageOf('antibiotika')).table.rows[0]?.figures[1]?.value).toBe(250);
  });
});

describe('a delivery with errors', () => {
  it('is kept as refused, with every problem beside its row, and changes nothing', async () => {
    const page = await sendFile(
      'fel.csv',
      csv(
        'telefon,2203,region,Västerbotten,total,74,,,final,',
        'telefonn,2023,region,Västerbotten,total,74,,,final,',
        'hlt,2023,region,Västerbotten,total,120,40,38,final,',
        'medbed3,2023,region,Västerbotten,total,78,,,final,',
      ),
    );
    expect(page.delivery.state).toBe('refused');
    expect(page.delivery.counts.errors).toBeGreaterThanOrEqual(3);
    expect(page.rows.filter(({ problems }) => problems.length > 0).map(({ row }) => row)).toEqual(
      expect.arrayContaining([2, 3, 4]),
    );
    const onlyProblems = await ask(
      server,
      deliveryPage,
      `/api/v1/deliveries/${page.delivery.id}?only=problems&count=1`,
    );
    expect(onlyProblems.rows).toHaveLength(1);
    expect(onlyProblems.rowCount).toBeGreaterThanOrEqual(3);
    await refusal(server, 409, post(`/api/v1/deliveries/${page.delivery.id}/accept`, { reason: 'Ändå' }));
    expect((await pageOf('medbed3')).figure.value).toBe(77);
  });

  it('that is no table at all is answered with its problems and not kept', async () => {
    const before = await ask(server, deliveryList, '/api/v1/deliveries');
    const problem = await refusal(
      server,
      422,
      upload({ name: 'bild.xlsx', content: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), region: 'vasterbotten' }),
    );
    expect(problem.problems?.length).toBeGreaterThan(0);
    expect(await ask(server, deliveryList, '/api/v1/deliveries')).toEqual(before);
  });

  it('without region or file says which is missing', async () => {
    const noRegion = await refusal(server, 422, upload({ name: 'a.csv', content: csv() }));
    expect(noRegion.problems?.[0]?.where.column).toBe('region');
    await refusal(server, 404, upload({ name: 'a.csv', content: csv(), region: 'atlantis' }));
  });
});

describe('a personal identity number', () => {
  // Valid check digits; test numbers that Skatteverket publishes for use in tests.
  const NUMBER = '19121212-1212';
  const forms = [NUMBER, '1212121212', '121212-1212'];
  const isNowhere = (text: string) => forms.every((form) => !text.includes(form));

  it.each([
    ['in a note', 'a.csv', csv(`telefon,2023,region,Västerbotten,total,74,,,final,gäller ${NUMBER}`)],
    ['as a value', 'b.csv', csv('telefon,2023,region,Västerbotten,total,1212121212,,,final,')],
    [
      'in a heading',
      'c.csv',
      `${HEADING},${NUMBER}\r\ntelefon,2023,region,Västerbotten,total,74,,,final,,\r\n`,
    ],
    [
      'in the name of the file',
      `utfall ${NUMBER}.csv`,
      csv('telefon,2023,region,Västerbotten,total,74,,,final,'),
    ],
  ])('%s refuses the file, is named by place, and is kept nowhere', async (_where, name, content) => {
    const before = await ask(server, deliveryList, '/api/v1/deliveries');
    const response = await server.inject(upload({ name, content, region: 'vasterbotten' }));
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('identity-number');
    expect(isNowhere(response.body)).toBe(true);
    const after = await ask(server, deliveryList, '/api/v1/deliveries');
    expect(after).toEqual(before);
    const files = await Promise.all(after.deliveries.map(({ id }) => world.deliveries.file(id)));
    expect(
      files.every((file) => file !== null && isNowhere(new TextDecoder('latin1').decode(file.bytes))),
    ).toBe(true);
    expect(isNowhere(log())).toBe(true);
  });

  it('in a reason is refused', async () => {
    const page = await sendFile('rent.csv', csv('antibiotika,2021,region,Västerbotten,total,230,,,final,'));
    const problem = await refusal(
      server,
      422,
      post(`/api/v1/deliveries/${page.delivery.id}/accept`, { reason: `enligt ${NUMBER}` }),
    );
    expect(problem.code).toBe('identity-number');
    expect(isNowhere(JSON.stringify(problem) + log())).toBe(true);
  });
});

describe('a delivery that waits while the definitions are changed by another process', () => {
  it('is read anew by those that hold when it is looked at and accepted', async () => {
    const preview = await sendFile(
      'väntar.csv',
      csv('antibiotika,2022,region,Västerbotten,total,250,,,final,'),
    );
    expect(preview.delivery.counts.errors).toBe(0);
    const before = await open.world.definitions.region('vasterbotten');
    const without = before.plans.map((plan) => ({
      ...plan,
      indicators: plan.indicators.filter(({ id }) => id !== 'antibiotika'),
    }));
    const { definitions, clock } = (await open.another()).world;
    await definitions.save({ ...before, plans: without }, clock());
    // Definitions are kept for a second.
    await setTimeout(1_100);
    const url = `/api/v1/deliveries/${preview.delivery.id}`;
    const looked = await ask(server, deliveryPage, url);
    expect(looked.problems.map(({ code }) => code)).toContain('indicator-unknown');
    await refusal(server, 422, post(`${url}/accept`, { reason: 'x' }));
    await definitions.save(before, clock());
    await setTimeout(1_100);
    expect((await ask(server, deliveryPage, url)).problems).toEqual(preview.problems);
  });
});
