// Everyone who asks in the access matrix: each role on each kind of place, inside and outside of what is asked about; grants that
// have ended or not begun, alone and beside one that holds; two roles at once; someone without a role, and a stranger.
import type { Place } from '../../../src/people/contract.ts';
import type { GrantedRole } from '../../../src/people/roles.ts';
import { GRANTED_ROLES } from '../../../src/people/roles.ts';
import type { Asker } from '../../acceptance/ask.ts';
import type { OpenServer } from '../../acceptance/open-server.ts';
import { personWith } from '../../acceptance/people.ts';

/** What can be asked about. Orrvik moved from Älvdalen to Skogsbygden between the years; Gammelstrand became part of Almviken. */
export const TARGETS = [
  'exempel',
  'jamtland',
  'kusten',
  'fjallen',
  'almviken',
  'ripvallen',
  'gammelstrand',
  'orrvik 2022',
  'orrvik 2023',
] as const;
export type Target = (typeof TARGETS)[number];
/** Targets of one unit. */
export const UNITS: readonly Target[] = [
  'almviken',
  'ripvallen',
  'gammelstrand',
  'orrvik 2022',
  'orrvik 2023',
];

const inExempel = (kind: 'area' | 'unit', id: string): Place => ({ kind, regionId: 'exempel', id });
const ALL_OF_EXEMPEL = TARGETS.filter((target) => target !== 'jamtland');

/** Written out by hand, so that the expectation does not rest on the code that is tested. Ripvallen lies in Skogsbygden. */
export const PLACES = {
  installation: { place: { kind: 'installation' }, covers: TARGETS, regions: ['exempel', 'jamtland'] },
  exempel: {
    place: { kind: 'region', regionId: 'exempel' },
    covers: ALL_OF_EXEMPEL,
    regions: ['exempel'],
  },
  jamtland: {
    place: { kind: 'region', regionId: 'jamtland-harjedalen' },
    covers: ['jamtland'],
    regions: ['jamtland'],
  },
  kusten: {
    place: inExempel('area', 'kusten'),
    covers: ['kusten', 'almviken', 'gammelstrand'],
    regions: ['exempel'],
  },
  fjallen: { place: inExempel('area', 'fjallen'), covers: ['fjallen'], regions: ['exempel'] },
  skogsbygden: {
    place: inExempel('area', 'skogsbygden'),
    covers: ['ripvallen', 'orrvik 2023'],
    regions: ['exempel'],
  },
  alvdalen: { place: inExempel('area', 'alvdalen'), covers: ['orrvik 2022'], regions: ['exempel'] },
  // Whoever answers for a centre answers for what it has taken over, and not the other way round.
  almviken: {
    place: inExempel('unit', 'almviken'),
    covers: ['almviken', 'gammelstrand'],
    regions: ['exempel'],
  },
  gammelstrand: {
    place: inExempel('unit', 'gammelstrand'),
    covers: ['gammelstrand'],
    regions: ['exempel'],
  },
  ripvallen: { place: inExempel('unit', 'ripvallen'), covers: ['ripvallen'], regions: ['exempel'] },
  orrvik: {
    place: inExempel('unit', 'orrvik'),
    covers: ['orrvik 2022', 'orrvik 2023'],
    regions: ['exempel'],
  },
} as const satisfies Record<
  string,
  { readonly place: Place; readonly covers: readonly Target[]; readonly regions: readonly Target[] }
>;
export type PlaceName = keyof typeof PLACES;
const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];

/** The day of the tests is in the middle. */
const TIMES = {
  holds: { from: '2020-01-01', to: null },
  'begins today': { from: '2026-11-25', to: '2026-11-26' },
  expired: { from: '2020-01-01', to: '2026-11-25' },
  'not yet': { from: '2026-11-26', to: null },
  ended: { from: '2020-01-01', to: null },
} as const;
type Time = keyof typeof TIMES;
const HOLDS: readonly Time[] = ['holds', 'begins today'];

export const NOW = '2026-11-25T09:00:00.000Z';
const TODAY = '2026-11-25';

export interface Held {
  readonly role: GrantedRole;
  readonly place: PlaceName;
}

export interface Viewer {
  readonly name: string;
  /** Null: nobody has signed in. */
  readonly id: string | null;
  /** The roles that hold. */
  readonly holds: readonly Held[];
  readonly asker: Asker;
}

interface GivenGrant extends Held {
  readonly time: Time;
}

const grant = (role: GrantedRole, place: PlaceName, time: Time = 'holds'): GivenGrant => ({
  role,
  place,
  time,
});

/** A right must never come from one grant and its place from another, nor from one that does not hold. */
const MIXED: readonly (readonly GivenGrant[])[] = [
  [grant('administrator', 'exempel'), grant('centre-manager', 'ripvallen')],
  [grant('board-reader', 'exempel'), grant('analyst', 'jamtland')],
  [grant('auditor', 'kusten'), grant('area-manager', 'fjallen')],
  [grant('analyst', 'exempel', 'expired'), grant('board-reader', 'exempel')],
  [grant('analyst', 'exempel', 'not yet'), grant('centre-manager', 'almviken')],
  [grant('auditor', 'installation', 'ended'), grant('administrator', 'exempel')],
];

/** Times other than now are asked for where most is to be seen. */
const TIMED: readonly PlaceName[] = ['exempel', 'almviken'];

export async function everyViewer(open: OpenServer): Promise<readonly Viewer[]> {
  const nobody = await personWith(open, []);
  const viewers: Viewer[] = [
    { name: 'a stranger', id: null, holds: [], asker: open.server },
    { name: 'someone without a role', id: nobody.id, holds: [], asker: nobody },
  ];
  const given = [
    ...GRANTED_ROLES.flatMap((role) => PLACE_NAMES.map((place) => [grant(role, place)])),
    ...GRANTED_ROLES.flatMap((role) =>
      TIMED.flatMap((place) =>
        (['begins today', 'expired', 'not yet', 'ended'] as const).map((time) => [grant(role, place, time)]),
      ),
    ),
    ...MIXED,
  ];
  for (const grants of given) viewers.push(await viewer(open, grants));
  return viewers;
}

async function viewer(open: OpenServer, given: readonly GivenGrant[]): Promise<Viewer> {
  const person = await personWith(
    open,
    given.map(({ role, place, time }) => ({ role, place: PLACES[place].place, ...TIMES[time] })),
  );
  const { grants } = open.database.stores;
  const ended = given.flatMap(({ role, time }) => (time === 'ended' ? [role] : []));
  for (const { id, role } of await grants.ofAccount(person.id))
    if (ended.some((each) => each === role)) await grants.end(id, TODAY, NOW, () => {});
  return {
    name: given.map(({ role, place, time }) => `${role} of ${place}, ${time}`).join(' and '),
    id: person.id,
    holds: given.filter(({ time }) => HOLDS.includes(time)),
    asker: person,
  };
}
