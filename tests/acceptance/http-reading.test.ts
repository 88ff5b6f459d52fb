// Every reading address of the API answers by its schema, in both languages, and says "not found" for what is not there.
import { describe, expect, it } from 'vitest';
import type { RouteName } from '../../src/http/addresses.ts';
import { addressOf, ROUTES } from '../../src/http/addresses.ts';
import {
  comparisonPage,
  goalPage,
  indicatorPage,
  overview,
  regionList,
  reportPage,
  searchHits,
} from '../../src/http/contract.ts';
import { ask, refusal } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll } from './people.ts';

const open = await openServer();
const { server, log } = open;
const analyst = await analystOfAll(open);
const { regions } = await ask(analyst, regionList, '/api/v1/regions');
const years = regions.flatMap(({ id, years: own }) => own.map((year) => ({ region: id, year })));

describe('the server', () => {
  it('has every address of the contract, and describes them all as OpenAPI 3.1', async () => {
    for (const name of Object.keys(ROUTES) as RouteName[]) {
      const { method, url } = addressOf(name);
      expect(server.hasRoute({ method, url }), `${method} ${url}`).toBe(true);
    }
    const response = await server.inject('/api/v1/openapi.json');
    const document = response.json();
    expect(document.openapi).toMatch(/^3\.1/);
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wanted = Object.keys(ROUTES).map((name) => {
      const { method, url } = addressOf(name as RouteName);
      return `${method} ${url.replace(/:(\w+)/g, '{$1}')}`;
    });
    expect(described.toSorted()).toEqual(wanted.toSorted());
  });

  it('says when it is ready', async () => {
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await server.inject('/readyz')).statusCode).toBe(200);
  });

  it('lists four regions, the invented one marked as such', () => {
    expect(regions.map(({ id, isInvented }) => [id, isInvented]).toSorted()).toEqual([
      ['exempel', true],
      ['jamtland-harjedalen', false],
      ['norrbotten', false],
      ['vasterbotten', false],
    ]);
    expect(regions.find(({ id }) => id === 'vasterbotten')?.years).toEqual([2023, 2022]);
  });
});

describe.each(years)('$region $year', ({ region, year }) => {
  const base = `/api/v1/regions/${region}/years/${year}`;

  it.each(['sv', 'en'])('answers overview, every goal and every indicator in %s', async (lang) => {
    const page = await ask(analyst, overview, `${base}/overview?lang=${lang}`);
    const rows = page.groups.flatMap((group) => group.rows);
    expect(rows.length).toBeGreaterThan(0);
    const all = page.lights.reduce((sum, { count }) => sum + count, 0);
    expect(all).toBe(new Set(rows.map(({ id }) => id)).size);
    for (const { id } of page.goals) {
      const goal = await ask(analyst, goalPage, `${base}/goals/${id}?lang=${lang}`);
      expect(goal.rows.length).toBe(goal.goal.indicatorCount);
    }
    for (const row of rows) {
      const indicator = await ask(analyst, indicatorPage, `${base}/indicators/${row.id}?lang=${lang}`);
      expect(indicator.verdict).toEqual(row.verdict);
      expect(indicator.figure).toEqual(row.years.at(-1));
      expect(indicator.change).toEqual(row.change);
      expect(indicator.comment.paragraphs.length).toBeGreaterThan(0);
    }
  });

  it('answers its report as blocks', async () => {
    const { report } = await ask(analyst, reportPage, `${base}/report`);
    expect(report).toMatchObject({ regionId: region, year });
  });
});

describe('a figure of a centre that was corrected', () => {
  it('stands in the ledger of the page with the earlier value and the reason', async () => {
    const page = await ask(analyst, indicatorPage, '/api/v1/regions/exempel/years/2023/indicators/telefon');
    const own = page.restatements.filter(({ text }) => text.startsWith('Kalkugnen: '));
    expect(own.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(own[0]?.reason).toBe('Samtal hade kopplats till fel hälsocentral och har flyttats');
    expect(own[1]?.reason).toBe('Första leveransen.');
    expect(own[0]?.text).not.toBe(own[1]?.text);
  });
});

describe('a figure that its source gives as just under the target', () => {
  it('is shown as about 70, and not assessed against at least 70', async () => {
    const page = await ask(
      server,
      indicatorPage,
      '/api/v1/regions/norrbotten/years/2022/indicators/levnadsvanor_hjartkarl',
    );
    expect(page.figure).toMatchObject({ value: 70, isApproximate: true });
    expect(page.verdict.light).toBe('not-assessable');
    expect(page.verdict.reason).toContain('cirka 70');
  });
});

describe('the comparison', () => {
  it('holds only figures of one definition together, and tells namesakes apart with the reason', async () => {
    const page = await ask(analyst, comparisonPage, '/api/v1/comparison');
    const assessment = page.comparisons.find(({ definitionId }) => definitionId === 'vantetider-3an-2019');
    expect(
      assessment?.rows.filter(({ indicatorId }) => indicatorId !== null).map(({ region }) => region),
    ).toEqual(['Region Jämtland Härjedalen', 'Region Norrbotten', 'Region Västerbotten']);
    expect(assessment?.note).toContain('olika år');
    expect(page.apart.length).toBeGreaterThan(0);
    for (const { members, reason } of page.apart) {
      expect(new Set(members.map(({ definition }) => definition)).size).toBeGreaterThan(1);
      expect(reason).not.toBe('');
    }
  });

  it('leaves the invented region out unless it is asked for', async () => {
    const regionsIn = async (query: string) => {
      const page = await ask(analyst, comparisonPage, `/api/v1/comparison${query}`);
      return new Set(page.comparisons.flatMap(({ rows }) => rows.map(({ regionId }) => regionId)));
    };
    expect(await regionsIn('')).not.toContain('exempel');
    expect(await regionsIn('?regions=exempel,vasterbotten')).toContain('exempel');
  });
});

describe('the search', () => {
  const find = async (q: string, query = '') =>
    (await ask(analyst, searchHits, `/api/v1/search?q=${encodeURIComponent(q)}${query}`)).hits;

  it('finds by the beginning of words, the chosen region first', async () => {
    const hits = await find('telefon', '&region=vasterbotten');
    expect(hits[0]).toMatchObject({ kind: 'indicator', path: '/vasterbotten/2023/indikatorer/telefon' });
    expect((await find('jämt')).map(({ kind }) => kind)).toContain('region');
    expect((await find('kalkug')).map(({ title, kind }) => [title, kind])).toContainEqual([
      'Kalkugnen',
      'unit',
    ]);
  });

  it('finds nothing for nonsense, and never logs what was sought', async () => {
    expect(await find('qqxyz')).toEqual([]);
    expect(await find('  ')).toEqual([]);
    expect(log()).not.toContain('qqxyz');
    expect(log()).toContain('/api/v1/search');
  });
});

describe('what does not exist', () => {
  it.each([
    ['/api/v1/regions/atlantis/years/2023/overview', 'no-such-region'],
    ['/api/v1/regions/vasterbotten/years/1999/overview', 'no-such-year'],
    ['/api/v1/regions/vasterbotten/years/2023/goals/99', 'no-such-goal'],
    ['/api/v1/regions/vasterbotten/years/2023/indicators/nej', 'no-such-indicator'],
    ['/api/v1/regions/vasterbotten/years/2022/report/exe', 'bad-request'],
    ['/api/v1/deliveries/999999', 'no-such-delivery'],
    ['/api/v1/deliveries/x', 'no-such-delivery'],
    ['/api/v1/observations/0/provenance', 'no-such-observation'],
    ['/api/v1/regions/vasterbotten/years/nu/overview', 'bad-request'],
    ['/api/v1/regions/vasterbotten/years/2023/overview?lang=fi', 'bad-request'],
    ['/api/v1/nej', 'not-found'],
  ])('%s is told as %s', async (url, code) => {
    const problem = await refusal(analyst, code === 'bad-request' ? 400 : 404, url);
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/[.!]$/);
  });
});

describe('caching', () => {
  const url = '/api/v1/regions/vasterbotten/years/2023/overview';

  it('lets a reader ask whether what it has still holds', async () => {
    const first = await server.inject(url);
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await server.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  it('compresses large answers for those who take it', async () => {
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.rawPayload.length).toBeLessThan((await server.inject(url)).rawPayload.length / 4);
  });
});
