// Somebody who reads everything that the server answers them, in every route, as it is known now and as it was known before, and
// who can reckon and knows their own figures, gets no nearer to a figure of few persons than the rule allows. Two proofs: an
// attacker who shares nothing with the code gets the figures that came over HTTP; and another world, in which withheld figures
// are others, is answered byte for byte the same in every route and file.
import { describe, expect, it } from 'vitest';
import { PUBLIC_RULE } from '../../src/analyse/disclosure/rules.ts';
import { NotJudged } from '../../src/app/failures.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { judge } from '../../src/app/release/judging.ts';
import type { Releases } from '../../src/app/release/release-of.ts';
import type { World } from '../../src/app/world.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { RouteName } from '../../src/http/addresses.ts';
import { addressOf } from '../../src/http/addresses.ts';
import { observationList } from '../../src/http/deliveries-contract.ts';
import { SYSTEM } from '../../src/people/actors.ts';
import type { Actor } from '../../src/people/contract.ts';
import type { Asker } from '../acceptance/ask.ts';
import { ask, refusal } from '../acceptance/ask.ts';
import type { OpenServer } from '../acceptance/open-server.ts';
import { serve, tickingClock } from '../acceptance/open-server.ts';
import type { GivenRole } from '../acceptance/people.ts';
import { analystOfAll, personWith } from '../acceptance/people.ts';
import type { Centre, SmallFigures } from '../fixtures/small-region.ts';
import {
  CENTRE_IDS,
  deliverSmall,
  drawFigures,
  observationsOf,
  pieceOf,
  piecesOf,
  placeOf,
  restate,
  SEXES,
  SMALL,
  smallRegion,
} from '../fixtures/small-region.ts';
import { broken, isFew } from '../generative/disclosure/broken.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { textOfFile } from './access/answers.ts';

/** In the second, the restatement gives a neighbour more than can be hidden any more. */
const SEEDS = [4, 23];

const at = (kind: 'unit' | 'area', id: string) => ({ kind, regionId: SMALL, id }) as const;
const AUDIENCES: Readonly<
  Record<string, { readonly roles: readonly GivenRole[]; readonly own: readonly Centre[] }>
> = {
  'the public': { roles: [], own: [] },
  'the board': { roles: [{ role: 'board-reader', place: { kind: 'region', regionId: SMALL } }], own: [] },
  'the manager of Alfa': { roles: [{ role: 'centre-manager', place: at('unit', 'alfa') }], own: ['alfa'] },
  'the manager of Zeta': { roles: [{ role: 'centre-manager', place: at('unit', 'zeta') }], own: ['zeta'] },
  'the manager of the area Norr': {
    roles: [{ role: 'area-manager', place: at('area', 'norr') }],
    own: ['alfa', 'beta', 'gamma'],
  },
};

interface Opened {
  readonly open: OpenServer;
  /** By the names above, and 'staff'. */
  readonly askers: ReadonlyMap<string, Asker>;
  /** Instants: the first state, and the restated one. */
  readonly instants: readonly string[];
}

/** Two deliveries of the small region, each with a publication after it. */
async function openSmall(
  first: SmallFigures,
  second: SmallFigures,
  releasesOf: (world: World) => Releases = ({ releases }) => releases,
): Promise<Opened> {
  const database = await freshDatabase();
  const kept = { regions: null };
  const clock = tickingClock();
  const worlds = (actor: Actor): World => {
    const world = openWorld(database.storesFor(actor), clock, kept);
    return { ...world, releases: releasesOf(world) };
  };
  const world = worlds(SYSTEM);
  await world.definitions.save(smallRegion(), clock());
  await deliverSmall(world, first);
  await world.publications.set({ regionId: SMALL, year: 2022 }, true, clock());
  const then = clock();
  await deliverSmall(world, second, 'Räknades om');
  await world.publications.set({ regionId: SMALL, year: 2023 }, true, clock());
  const now = clock();
  const open = await serve(database, worlds, { isDemonstrationOffered: false }, null);
  const askers = new Map<string, Asker>();
  for (const [name, { roles }] of Object.entries(AUDIENCES))
    askers.set(name, roles.length === 0 ? open.server : await personWith(open, roles));
  askers.set('staff', await analystOfAll(open));
  return { open, askers, instants: [then, now] };
}

function askerOf({ askers }: Opened, name: string): Asker {
  const asker = askers.get(name);
  if (asker === undefined) throw new Error(`Nobody is called ${name}`);
  return asker;
}

/** What an audience reads of each place's counts, by instant. */
async function readAll(opened: Opened, audience: string): Promise<readonly ReadonlyMap<string, string>[]> {
  return Promise.all(
    opened.instants.map(async (instant) => {
      const url = `/api/v1/regions/${SMALL}/observations?count=5000&knownAt=${instant}`;
      const { observations } = await ask(askerOf(opened, audience), observationList, url);
      return new Map(
        observations.map((figure) => [
          placeOf(figure),
          figure.missing === null ? `${figure.numerator} av ${figure.denominator}` : figure.missing,
        ]),
      );
    }),
  );
}

const countsOf = ({ outcome }: Observation) =>
  outcome.kind === 'figure' ? `${outcome.numerator} av ${outcome.denominator}` : outcome.reason;

/** Figures of few persons that the audience gets too near to. */
async function attackAs(
  opened: Opened,
  worlds: readonly SmallFigures[],
  audience: string,
): Promise<readonly string[]> {
  const { own } = AUDIENCES[audience] ?? { own: [] };
  const read = await readAll(opened, audience);
  const [first] = worlds;
  const editions = worlds.map((figures, edition) => ({
    figures: observationsOf(figures),
    isShown: (figure: Observation) => read[edition]?.get(placeOf(figure)) === countsOf(figure),
    piecesOf: (figure: Observation) =>
      piecesOf(figure).map((piece) =>
        `${figures.get(piece)}` === `${first?.get(piece)}` ? piece : `${piece} restated`,
      ),
  }));
  for (const [edition, { figures }] of editions.entries())
    for (const figure of figures)
      expect([countsOf(figure), 'suppressed', undefined]).toContain(read[edition]?.get(placeOf(figure)));
  // What earlier publications have told of whatever is withheld now is said to whoever publishes, and is little.
  const exposed = await exposedPlaces(opened);
  expect(exposed.size).toBeLessThan(6);
  // Of a figure of nobody but one's own persons there is nothing to find out.
  const isOwn = (figure: Observation) =>
    piecesOf(figure).every((piece) => own.some((centre) => piece.startsWith(`${centre} `)));
  return editions.flatMap(({ figures }, edition) =>
    broken(
      editions,
      edition,
      figures.filter(
        (figure) => isFew(figure, PUBLIC_RULE) && !isOwn(figure) && !exposed.has(placeOf(figure)),
      ),
      PUBLIC_RULE,
      own.length === 0 ? 'with-all-bases' : 'plain',
    ).map((found) => `${audience}, edition ${edition + 1}: ${found}`),
  );
}

async function exposedPlaces(opened: Opened): Promise<ReadonlySet<string>> {
  const { exposed } = await opened.open.world.releases.of(SMALL);
  const url = `/api/v1/regions/${SMALL}/observations?count=5000`;
  const { observations } = await ask(askerOf(opened, 'staff'), observationList, url);
  return new Set(observations.flatMap((figure) => (exposed.has(figure.id) ? [placeOf(figure)] : [])));
}

const primaryOnly = ({ releases }: World): Releases => ({
  ...releases,
  of: async (regionId) => {
    const release = await releases.of(regionId);
    return {
      ...release,
      withheld: new Map([...release.withheld].filter(([, because]) => because === 'few')),
    };
  },
});

describe('whoever reckons with all that they can read', () => {
  it.each(SEEDS)('gets no nearer to a figure of few than the rule allows (region %i)', async (seed) => {
    const worlds = [drawFigures(seed), restate(drawFigures(seed))];
    const opened = await openSmall(worlds[0] as SmallFigures, worlds[1] as SmallFigures);
    for (const audience of Object.keys(AUDIENCES))
      expect(await attackAs(opened, worlds, audience), audience).toEqual([]);
  });

  it('gets through where only the small figures themselves are withheld', async () => {
    const found: string[] = [];
    for (const seed of SEEDS) {
      const worlds = [drawFigures(seed), restate(drawFigures(seed))];
      const opened = await openSmall(worlds[0] as SmallFigures, worlds[1] as SmallFigures, primaryOnly);
      for (const audience of ['the public', 'the manager of Alfa'])
        found.push(...(await attackAs(opened, worlds, audience)));
    }
    expect(found.filter((each) => each.startsWith('the public')).length).toBeGreaterThan(0);
    expect(found.filter((each) => each.startsWith('the manager')).length).toBeGreaterThan(0);
  });
});

/** Everything that can be read, by route; why a route is not asked. A route that is new does not compile without either. */
function readingsOf(instants: readonly string[]): Record<RouteName, readonly string[] | string> {
  const years = [2022, 2023];
  const regions = `/api/v1/regions/${SMALL}`;
  const each = (path: string) => years.map((year) => `${regions}/years/${year}/${path}`);
  const changes = 'it changes something';
  const people = 'it holds nothing of figures';
  // PDF and Word are set from the same document as the web page, and take a second each.
  const formats = ['html', 'csv', 'xlsx'];
  return {
    regions: ['/api/v1/regions'],
    overview: [...each('overview'), ...each('overview?lang=en')],
    goal: each('goals/5'),
    indicator: [
      ...each('indicators/prov'),
      ...['alfa', 'delta'].flatMap((id) => each(`indicators/prov?unit=${id}`)),
    ],
    comparison: [`/api/v1/comparison?regions=${SMALL}`, '/api/v1/comparison'],
    observations: [
      `${regions}/observations`,
      ...instants.map((instant) => `${regions}/observations?knownAt=${instant}`),
      `${regions}/observations?group=municipality&from=2023`,
    ],
    // Reading a row costs a process: the first area's, municipality's and centre's here, all withheld ones in release.test.ts.
    provenance: [4, 16, 28].map((id) => `/api/v1/observations/${id}/provenance`),
    deliveries: ['/api/v1/deliveries'],
    delivery: ['/api/v1/deliveries/1', '/api/v1/deliveries/2'],
    report: each('report'),
    reportFile: formats.flatMap((format) => each(`report/${format}`)),
    reportsFile: formats.map((format) => `/api/v1/report/${format}?of=${SMALL}:2022,${SMALL}:2023`),
    search: ['/api/v1/search?q=prov', '/api/v1/search?q=alfa'],
    publication: each('publication'),
    audit: ['/api/v1/audit'],
    auditFile: ['/api/v1/audit/file'],
    auditVerify: ['/api/v1/audit/verification'],
    decideGoal: changes,
    writeComment: changes,
    preview: changes,
    accept: changes,
    withdraw: changes,
    publishYear: changes,
    withdrawPublication: changes,
    proofread: 'it reads the same figures as the report, and keeps nothing',
    proofreadFile: 'it reads the same figures as the report, and keeps nothing',
    signInState: people,
    signInPassword: people,
    signInCode: people,
    passkeyOptions: people,
    signInPasskey: people,
    signInDemonstration: people,
    openIdStart: people,
    openIdAnswer: people,
    openIdLogout: people,
    requestLink: people,
    signOut: people,
    inviteAgain: people,
    lookAtLink: people,
    linkPasskeyOptions: people,
    linkPassword: people,
    acceptInvitation: people,
    ownAccount: people,
    endSession: people,
    endOtherSessions: people,
    addPasskeyOptions: people,
    addPasskey: people,
    removePasskey: people,
    setPassword: people,
    setupCode: people,
    confirmCode: people,
    renewRecoveryCodes: people,
    people,
    invite: people,
    closeAccount: people,
    giveRole: people,
    endRole: people,
  };
}

describe('another world in which withheld figures are others', () => {
  const [seed = 0] = SEEDS;
  const worlds = [drawFigures(seed), restate(drawFigures(seed))] as const;

  /** What they know together is left as it is: the change is unseen to each of them. */
  const TOGETHER = [
    { audiences: ['the public', 'the board', 'the manager of Zeta'] },
    { audiences: ['the manager of Alfa', 'the manager of the area Norr'] },
  ];

  it.each(TOGETHER)('answers $audiences the same in every route and file', async ({ audiences }) => {
    const own = new Set(audiences.flatMap((audience) => AUDIENCES[audience]?.own ?? []));
    const change = findChange(worlds, own, audiences.includes('the public'));
    const [here, there] = await Promise.all([
      openSmall(...worlds),
      openSmall(changed(worlds[0], change), changed(worlds[1], change)),
    ]);
    for (const audience of audiences) {
      let compared = 0;
      for (const [route, paths] of Object.entries(readingsOf(here.instants))) {
        if (typeof paths === 'string') continue;
        expect(addressOf(route as RouteName).method).toBe('GET');
        for (const path of paths) {
          const [one, other] = await Promise.all(
            [here, there].map((opened) => read(askerOf(opened, audience), path)),
          );
          expect(other, `${audience}: ${path}`).toEqual(one);
          compared += one?.startsWith('200') === true ? 1 : 0;
        }
      }
      expect(compared, audience).toBeGreaterThan(30);
    }
    // The test would find a difference where there is one to see.
    const url = `/api/v1/regions/${SMALL}/observations?count=5000`;
    const [one, other] = await Promise.all(
      [here, there].map((opened) => read(askerOf(opened, 'staff'), url)),
    );
    expect(one).not.toEqual(other);
  });
});

async function read(asker: Asker, url: string): Promise<string> {
  const { statusCode, headers, rawPayload, body } = await asker.inject({ url });
  const format = /\/report\/(\w+)/.exec(url)?.[1];
  const text = format === undefined ? body : await textOfFile(format, rawPayload);
  // The id of the request is drawn for each.
  return `${statusCode} ${headers['content-type']} ${text.replace(/"requestId":"[^"]*"/, '')}`;
}

/** One more case in some pieces and one less in others. */
type Change = ReadonlyMap<string, 1 | -1>;

function changed(figures: SmallFigures, change: Change): SmallFigures {
  return new Map(
    [...figures].map(([piece, [cases, base]]) => [piece, [cases + (change.get(piece) ?? 0), base]] as const),
  );
}

/**
 * A change that no figure shows in either state, that is withheld in the same places, and that changes a figure of a group
 * besides the centres where `isOfGroups`. Two centres, one sex or both against each other.
 */
function findChange(
  worlds: readonly [SmallFigures, SmallFigures],
  own: ReadonlySet<Centre>,
  isOfGroups: boolean,
): Change {
  const pattern = withheldIn(worlds);
  const others = CENTRE_IDS.filter((id) => !own.has(id));
  for (const year of [2023, 2022])
    for (const one of others)
      for (const other of others.filter((id) => id !== one)) {
        const piece = (centre: Centre, sex: (typeof SEXES)[number]) => pieceOf(centre, sex, year);
        const candidates: readonly Change[] = [
          new Map([
            [piece(one, 'women'), 1],
            [piece(one, 'men'), -1],
            [piece(other, 'women'), -1],
            [piece(other, 'men'), 1],
          ]),
          ...SEXES.map(
            (sex): Change =>
              new Map([
                [piece(one, sex), 1],
                [piece(other, sex), -1],
              ]),
          ),
        ];
        const found = candidates.find((change) => isUnseen(worlds, change, pattern, isOfGroups));
        if (found !== undefined) return found;
      }
  throw new Error('No change of withheld figures is unseen: choose another region');
}

function isUnseen(
  worlds: readonly [SmallFigures, SmallFigures],
  change: Change,
  pattern: readonly ReadonlySet<string>[],
  isOfGroups: boolean,
): boolean {
  const there = worlds.map((figures) => changed(figures, change)) as [SmallFigures, SmallFigures];
  const isPossible = there.every((figures) =>
    [...figures.values()].every(([cases, base]) => cases >= 0 && cases <= base),
  );
  if (!isPossible) return false;
  const differing = worlds.map((figures, edition) => {
    const [before, after] = [figures, there[edition] as SmallFigures].map(observationsOf);
    return (before ?? []).filter(
      (figure, index) => countsOf(figure) !== countsOf(after?.[index] as Observation),
    );
  });
  const isHidden = differing.every((figures, edition) =>
    figures.every((figure) => figure.group.kind === 'unit' || pattern[edition]?.has(placeOf(figure))),
  );
  if (!isHidden || (isOfGroups && !differing.flat().some(({ group }) => group.kind !== 'unit'))) return false;
  return `${withheldIn(there).map((places) => [...places])}` === `${pattern.map((places) => [...places])}`;
}

/** Places of groups besides the centres that are withheld, in each state. Chooses worlds; the server's answers are the proof. */
function withheldIn(worlds: readonly [SmallFigures, SmallFigures]): readonly ReadonlySet<string>[] {
  const region = smallRegion();
  const printedDeliveries = new Set<string>();
  const earlier: { figures: readonly Observation[]; withheld: ReadonlySet<string> }[] = [];
  return worlds.map((world, edition) => {
    const figures = observationsOf(world).map((figure) => ({
      ...figure,
      id: `${edition} ${placeOf(figure)}`,
    }));
    const { withheld } = judge({ region, figures, earlier, printedDeliveries, rule: PUBLIC_RULE });
    const units = figures.flatMap(({ id, group }) => (group.kind === 'unit' ? [id] : []));
    earlier.push({ figures, withheld: new Set([...withheld.keys(), ...units]) });
    return new Set([...withheld.keys()].map((id) => id.slice(2)).toSorted());
  });
}

describe('when it can’t be worked out what is too few', () => {
  it('nobody outside is answered with figures, in any route, and staff are', async () => {
    const failing = (): Releases => ({
      of: () => Promise.reject(new NotJudged({ cause: new Error('The process ended') })),
      notePrinted: () => Promise.resolve(),
    });
    const opened = await openSmall(drawFigures(4), drawFigures(4), failing);
    const years = `/api/v1/regions/${SMALL}/years/2022`;
    for (const path of [
      `${years}/overview`,
      `${years}/indicators/prov`,
      `${years}/report`,
      `/api/v1/regions/${SMALL}/observations`,
    ]) {
      expect(await refusal(askerOf(opened, 'the public'), 503, path)).toMatchObject({
        title: 'Siffrorna kan inte visas just nu',
        code: 'not-judged',
      });
      await refusal(askerOf(opened, 'the manager of Alfa'), 503, path);
      expect((await askerOf(opened, 'staff').inject(path)).statusCode).toBe(200);
    }
  });
});
