// Every route × everyone who can ask × inside and outside of their place × published or not × before, during and after a grant.
// What each is to be answered comes from the permission table (access/expected.ts); what is answered, its headers included, is
// searched for figures, places and counts that must not exist for whoever asked. What is not found is answered exactly as what
// there is none of, and figures that someone does not see leave no trace in what they do see.
import { afterAll, describe, expect, it } from 'vitest';
import type { RouteName } from '../../src/http/addresses.ts';
import { addressOf, ROUTES } from '../../src/http/addresses.ts';
import { nameRoute } from '../../src/http/guard.ts';
import type { RouteRight } from '../../src/http/route-actions.ts';
import { ROUTE_ACTIONS } from '../../src/http/route-actions.ts';
import { openServer } from '../acceptance/open-server.ts';
import { textOfFile } from './access/answers.ts';
import { answerOf, askAll, asked, askOnce, isGet } from './access/ask-all.ts';
import type { Example } from './access/examples.ts';
import { examples } from './access/examples.ts';
import { seesRegion } from './access/expected.ts';
import { changeUnits, closeUp, deliverMarked, leaked, MARKED, seesMarked } from './access/marked-figures.ts';
import type { Target, Viewer } from './access/viewers.ts';
import { everyViewer, NOW, PLACES, UNITS } from './access/viewers.ts';

const open = await openServer({}, () => NOW);
await deliverMarked(open);
await open.world.publications.set({ regionId: 'jamtland-harjedalen', year: 2024 }, false, NOW);
const viewers = await everyViewer(open);
const EXAMPLES = examples(await findKnown());
const ROUTE_NAMES = Object.keys(ROUTES) as RouteName[];

/** Signing out is what it says: nobody could ask anything after it. */
const LAST: readonly RouteName[] = ['signOut'];
const MINUTES = 5 * 60_000;

async function findKnown() {
  const { world, database } = open;
  const current = await world.observations.current({ regionId: 'exempel', indicatorIds: ['medbed3'] });
  const observations = Object.fromEntries(
    MARKED.map(({ of, year, digits }) => [
      `${of} ${year}`,
      current.find(({ outcome }) => outcome.kind === 'figure' && String(outcome.numerator) === digits.total)
        ?.id ?? '',
    ]),
  );
  const deliveries = await world.deliveries.list(null);
  const latest = (regionId: string) =>
    deliveries.find((delivery) => delivery.regionId === regionId)?.id ?? '';
  const ended = (await database.stores.grants.all()).find(
    ({ to, place }) =>
      to !== null && to <= NOW.slice(0, 10) && place.kind === 'unit' && place.id === 'almviken',
  );
  return {
    observations,
    deliveries: { exempel: latest('exempel'), jamtland: latest('jamtland-harjedalen') },
    endedGrant: ended?.id ?? '',
  };
}

function viewerNamed(name: string): Viewer {
  const found = viewers.find((viewer) => viewer.name === name);
  if (found === undefined) throw new Error(`There is no viewer "${name}"`);
  return found;
}

const STRANGER = viewerNamed('a stranger');

describe('everyone is answered as the permission table says', () => {
  it.each(ROUTE_NAMES.filter((route) => !LAST.includes(route)))(
    '%s',
    async (route) => {
      const { cases, faults } = await askAll(viewers, route, EXAMPLES[route]);
      expect(faults.slice(0, 20)).toEqual([]);
      expect(cases).toBeGreaterThanOrEqual(viewers.length);
    },
    MINUTES,
  );

  it('people see the people of what they administer, and no one else', async () => {
    for (const viewer of viewers.filter(({ holds }) => holds.some(({ role }) => role === 'administrator'))) {
      const { people } = (await viewer.asker.inject('/api/v1/people')).json();
      const own = viewer.holds.filter(({ role }) => role === 'administrator').map(({ place }) => place);
      for (const { grants } of people)
        for (const { place } of grants)
          expect(
            own.some((name) => isUnder(name, place)),
            `${viewer.name}: ${JSON.stringify(place)}`,
          ).toBe(true);
      expect(people.length > 0, viewer.name).toBe(true);
    }
  });

  it('each sees their own units, moved or taken over, and hidden from nobody who may see them', async () => {
    const url = (year: number) =>
      `/api/v1/regions/exempel/observations?indicator=medbed3&from=${year}&to=${year}&count=5000`;
    for (const viewer of viewers.filter(({ name }) => !/not yet|ended/.test(name)))
      for (const year of [2022, 2023]) {
        const body = closeUp((await viewer.asker.inject(url(year))).body);
        for (const marked of MARKED.filter((each) => each.year === year && UNITS.includes(each.of)))
          expect(body.includes(marked.digits.total), `${viewer.name}: ${marked.of} ${year}`).toBe(
            seesMarked(viewer, marked),
          );
      }
  });
});

/** A place as the API writes it; whoever holds the first answers for the second. */
function isUnder(
  outer: keyof typeof PLACES,
  inner: { readonly regionId: string | null; readonly id: string | null },
): boolean {
  const { place } = PLACES[outer];
  if (place.kind === 'installation') return true;
  if (inner.regionId !== place.regionId) return false;
  if (place.kind === 'region' || inner.id === place.id) return true;
  return (UNDER[place.id] ?? []).includes(inner.id ?? '');
}

/** The places of the test and of the demonstration's people that lie under another today. */
const UNDER: Readonly<Record<string, readonly string[]>> = {
  kusten: ['almviken', 'gammelstrand', 'klockarbyn'],
  skogsbygden: ['ripvallen', 'orrvik'],
  almviken: ['gammelstrand'],
};

describe('HEAD tells what GET tells, without a body', () => {
  const NAMES = [
    'a stranger',
    'someone without a role',
    'administrator of exempel, holds',
    'analyst of exempel, expired',
    'centre-manager of almviken, holds',
    'board-reader of exempel, holds',
  ];
  it.each(ROUTE_NAMES.filter(isGet))('%s', async (route) => {
    for (const name of NAMES)
      for (const { request } of EXAMPLES[route]) {
        const { asker } = viewerNamed(name);
        const [head, get] = [await asker.inject({ ...request, method: 'HEAD' }), await asker.inject(request)];
        expect(head.statusCode, `${name}: ${route}`).toBe(get.statusCode);
        expect(head.body).toBe('');
        for (const header of ['cache-control', 'vary', 'content-type'])
          expect(head.headers[header], `${name}: ${route} ${header}`).toBe(get.headers[header]);
      }
  });
});

describe('what is kept in between', () => {
  const OVERVIEW = '/api/v1/regions/exempel/years/2022/overview';

  it('holds for as long as the year is public, and only for strangers', async () => {
    const publication = { regionId: 'exempel', year: 2022 };
    const first = await STRANGER.asker.inject(OVERVIEW);
    const headers = { 'if-none-match': String(first.headers.etag) };
    const again = await STRANGER.asker.inject({ url: OVERVIEW, headers });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers['cache-control']).toBe('no-cache');
    expect(again.headers.vary).toContain('cookie');

    const signedIn = await viewerNamed('analyst of exempel, holds').asker.inject({ url: OVERVIEW, headers });
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.headers).not.toHaveProperty('etag');

    await open.world.publications.set(publication, false, NOW);
    expect((await STRANGER.asker.inject({ url: OVERVIEW, headers })).statusCode).toBe(404);
    await open.world.publications.set(publication, true, NOW);
    expect((await STRANGER.asker.inject({ url: OVERVIEW, headers })).statusCode).toBe(304);
  });
});

describe('files', () => {
  const NAMES = [
    'a stranger',
    'analyst of exempel, holds',
    'auditor of kusten, holds',
    'centre-manager of almviken, holds',
    'board-reader of exempel, holds',
  ];
  it.each(['xlsx', 'docx', 'pdf', 'html'])(
    'in %s hold what their reader sees',
    async (format) => {
      for (const name of NAMES) {
        const viewer = viewerNamed(name);
        const { statusCode, rawPayload } = await viewer.asker.inject(
          `/api/v1/regions/exempel/years/2022/report/${format}`,
        );
        expect(statusCode).toBe(200);
        const text = await textOfFile(format, rawPayload);
        expect(leaked(viewer, text).map(({ of, year }) => `${name}: ${of} ${year}`)).toEqual([]);
        // The region's own count stands in the file: what is searched is its text.
        if (format === 'xlsx')
          expect(closeUp(text)).toContain(MARKED.find(({ of }) => of === 'exempel')?.digits.total);
      }
    },
    MINUTES,
  );
});

describe('proofreading', () => {
  it('corrects no figure that its sender does not see', async () => {
    const { request } = EXAMPLES.proofread.find(({ name }) => name === 'an unpublished year') as Example;
    for (const name of ['centre-manager of almviken, holds', 'board-reader of exempel, holds']) {
      const viewer = viewerNamed(name);
      const { faults, body } = await askOnce(viewer, 'proofread', {
        name: '',
        about: { kind: 'nothing' },
        request,
      });
      expect(faults).toEqual([]);
      expect(JSON.parse(body).findings, body.slice(0, 500)).toBeDefined();
    }
  });
});

describe('figures that someone does not see', () => {
  const READ: readonly RouteName[] = [
    'regions',
    'overview',
    'goal',
    'indicator',
    'comparison',
    'observations',
    'report',
    'reportFile',
    'reportsFile',
    'search',
  ];
  const BLIND = [
    'a stranger',
    'someone without a role',
    'administrator of exempel, holds',
    'board-reader of exempel, holds',
    'board-reader of kusten, holds',
    'area-manager of fjallen, holds',
    'auditor of jamtland, holds',
    'analyst of exempel, expired',
  ].map(viewerNamed);

  it(
    'leave no trace when they change',
    async () => {
      const answers = async () => {
        const found = new Map<string, string>();
        for (const viewer of BLIND)
          for (const route of READ)
            for (const example of EXAMPLES[route])
              found.set(`${viewer.name}, ${route} ${example.name}`, await answerOf(viewer, example));
        return found;
      };
      const before = await answers();
      await changeUnits(open);
      const after = await answers();
      const changed = [...after].filter(([name, answer]) => answer !== before.get(name));
      expect(
        changed.map(([name, answer]) => `${name}: ${firstDifference(before.get(name) ?? '', answer)}`),
      ).toEqual([]);
      expect(before.size).toBeGreaterThan(100);
      // Whoever sees them sees the change: there was something to leave a trace.
      const { body } = await viewerNamed('analyst of exempel, holds').asker.inject(
        '/api/v1/regions/exempel/years/2023/indicators/medbed3',
      );
      expect(closeUp(body)).toContain('950000');
    },
    MINUTES,
  );
});

function firstDifference(before: string, after: string): string {
  const place = [...before].findIndex((character, index) => character !== after[index]);
  return `…${before.slice(Math.max(0, place - 60), place + 60)}… became …${after.slice(Math.max(0, place - 60), place + 60)}…`;
}

describe('a route without a right', () => {
  it('does not compile', () => {
    const { audit: _audit, ...rest } = ROUTE_ACTIONS;
    // @ts-expect-error A route is missing.
    const all: Record<RouteName, RouteRight> = rest;
    expect(Object.keys(all)).toHaveLength(ROUTE_NAMES.length - 1);
  });

  it('stops the start', () => {
    const route = { method: 'GET', url: '/api/v1/secrets', handler: () => null } as const;
    expect(() => nameRoute({ ...route })).toThrow('no right in route-actions.ts');
    const known = { ...route, ...addressOf('audit'), config: {} };
    expect(() => nameRoute(known)).not.toThrow();
    expect(known.config).toMatchObject({ routeName: 'audit' });
  });

  it('has an example for each that has one', () => {
    for (const route of ROUTE_NAMES) expect(EXAMPLES[route].length, route).toBeGreaterThan(0);
    const hidden = viewers.filter((viewer) => !seesRegion(viewer, 'jamtland' satisfies Target));
    expect(hidden.length).toBeGreaterThan(20);
  });
});

it.each(LAST)('%s, last of all', async (route) => {
  expect((await askAll(viewers, route, EXAMPLES[route])).faults).toEqual([]);
});

afterAll(() => {
  console.log(`${asked()} fall: ${viewers.length} personer, ${ROUTE_NAMES.length} vägar`);
  expect(asked()).toBeGreaterThan(8_000);
});
