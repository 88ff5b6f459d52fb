// Every route × everyone who can ask × inside and outside of their place × published or not. What each is to be answered comes
// from the permission table (access/expected.ts); what is answered is searched for figures, places and counts that must not
// exist for whoever asked.
import { afterAll, describe, expect, it } from 'vitest';
import type { RouteName } from '../../src/http/addresses.ts';
import { ROUTES } from '../../src/http/addresses.ts';
import { ROUTE_ACTIONS } from '../../src/http/route-actions.ts';
import { openServer } from '../acceptance/open-server.ts';
import type { Example } from './access/examples.ts';
import { examples } from './access/examples.ts';
import type { Outcome } from './access/expected.ts';
import { expected, has, hasInRegion } from './access/expected.ts';
import { deliverMarked, leaked, MARKED } from './access/marked-figures.ts';
import type { Target, Viewer } from './access/viewers.ts';
import { everyViewer, NOW, PLACES } from './access/viewers.ts';

const open = await openServer({}, () => NOW);
await deliverMarked(open);
await open.world.publications.set({ regionId: 'jamtland-harjedalen', year: 2024 }, false, NOW);
const viewers = await everyViewer(open);
const known = await findKnown();
const ROUTE_NAMES = Object.keys(ROUTES) as RouteName[];
const EXAMPLES = examples(known);

/** Signing out is what it says: nobody could ask anything after it. */
const LAST: readonly RouteName[] = ['signOut'];

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

interface Answer {
  readonly status: number;
  readonly body: string;
}

function outcomeOf({ status, body }: Answer): Outcome {
  const code = status >= 400 ? (JSON.parse(body) as { readonly code?: string }).code : undefined;
  if (status === 401) return 'sign in';
  if (status === 403 && code === 'not-permitted') return 'refused';
  return status === 404 && code?.startsWith('no-such-') ? 'not found' : 'passes';
}

let asked = 0;

async function ask(viewer: Viewer, route: RouteName, example: Example): Promise<readonly string[]> {
  asked += 1;
  // An address of its own: what is limited by address is not what is tested here.
  const remoteAddress = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
  const response = await viewer.asker.inject({ ...example.request, remoteAddress });
  const answer = { status: response.statusCode, body: response.body };
  const right = ROUTE_ACTIONS[route];
  const wanted = expected(viewer, right, example.about);
  const got = outcomeOf(answer);
  const faults = [
    ...(got === wanted
      ? []
      : [`${wanted} was expected, but ${got} (${answer.status}: ${answer.body.slice(0, 160)})`]),
    ...(answer.status >= 500 ? [`answered ${answer.status}`] : []),
    ...leaked(viewer, answer.body).map(({ of, year }) => `holds the figure of ${of} ${year}`),
    ...(right.kind === 'seen' ? wrongWords(viewer, example, answer.body) : []),
  ];
  return faults.map((fault) => `${viewer.name}, ${route} ${example.name}: ${fault}`);
}

const COUNTED = /når målet av|av \S+ hälsocentraler|hälsocentraler når|Alla \S+ hälsocentraler|antal_når/;
const HIDDEN_REGION = /j[äa]mtland/i;

/** Counts over units that the viewer sees a part of, and a region that does not exist for them. */
function wrongWords(viewer: Viewer, { about, request }: Example, body: string): readonly string[] {
  const isOfExempel = (about.kind === 'year' || about.kind === 'region') && about.region === 'exempel';
  const seesUnits = has(viewer, 'see-unit-figures', 'exempel');
  const seesJamtland = hasInRegion(viewer, 'see-figures', 'jamtland');
  const isEcho = HIDDEN_REGION.test(String(request.url));
  return [
    ...(isOfExempel && !seesUnits && COUNTED.test(body) ? [`counts units: ${COUNTED.exec(body)?.[0]}`] : []),
    ...(!seesJamtland && !isEcho && HIDDEN_REGION.test(body) ? ['names a hidden region'] : []),
    ...(!seesJamtland && isEcho && /"years"|Region Jämtland/.test(body) ? ['tells of a hidden region'] : []),
  ];
}

async function askAll(
  route: RouteName,
): Promise<{ readonly cases: number; readonly faults: readonly string[] }> {
  const cases = viewers.flatMap((viewer) => EXAMPLES[route].map((example) => ({ viewer, example })));
  const faults: string[] = [];
  for (let from = 0; from < cases.length; from += 8) {
    const answers = cases.slice(from, from + 8).map(({ viewer, example }) => ask(viewer, route, example));
    faults.push(...(await Promise.all(answers)).flat());
  }
  return { cases: cases.length, faults };
}

describe('everyone is answered as the permission table says', () => {
  it.each(ROUTE_NAMES.filter((route) => !LAST.includes(route)))('%s', async (route) => {
    const { cases, faults } = await askAll(route);
    expect(faults.slice(0, 20)).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(viewers.length);
  });

  it('people see the people of what they administer, and no one else', async () => {
    for (const viewer of viewers.filter(({ role }) => role === 'administrator')) {
      const { people } = (await viewer.asker.inject('/api/v1/people')).json();
      const own: readonly Target[] = viewer.place === null ? [] : PLACES[viewer.place].covers;
      for (const { grants } of people)
        for (const { place } of grants) {
          const target = place.id ?? (place.regionId === 'jamtland-harjedalen' ? 'jamtland' : place.regionId);
          if (viewer.place !== 'installation' && target !== 'klockarbyn') expect(own).toContain(target);
        }
      expect(people.length > 0, viewer.name).toBe(true);
    }
  });

  it('each sees their own units, moved nowhere and hidden from nobody who may see them', async () => {
    const url = '/api/v1/regions/exempel/years/2023/indicators/medbed3';
    for (const viewer of viewers) {
      const body = (await viewer.asker.inject(url)).body.replace(/(?<=\d)[ \u00a0\u202f](?=\d)/g, '');
      for (const { of, digits } of MARKED)
        if (has(viewer, 'see-unit-figures', of))
          expect(body.includes(digits.total), `${viewer.name}: ${of}`).toBe(true);
    }
  });

  it.each(LAST)('%s, last of all', async (route) => {
    expect((await askAll(route)).faults).toEqual([]);
  });
});

afterAll(() => {
  console.log(`${asked} fall: ${viewers.length} personer, ${ROUTE_NAMES.length} vägar`);
  expect(asked).toBeGreaterThan(5_000);
});
