// Everyone who asks in the access matrix: each role on each kind of place, inside and outside of what is asked about, while the
// grant holds and when it does not; someone without a role, and a stranger.
import type { Place } from '../../../src/people/contract.ts';
import type { GrantedRole } from '../../../src/people/roles.ts';
import { GRANTED_ROLES } from '../../../src/people/roles.ts';
import type { Asker } from '../../acceptance/ask.ts';
import type { OpenServer } from '../../acceptance/open-server.ts';
import { personWith } from '../../acceptance/people.ts';

/** What can be asked about. */
export type Target = 'exempel' | 'jamtland' | 'kusten' | 'fjallen' | 'almviken' | 'ripvallen';

const inExempel = (kind: 'area' | 'unit', id: string): Place => ({ kind, regionId: 'exempel', id });

/** Written out by hand, so that the expectation does not rest on the code that is tested. Ripvallen lies in Skogsbygden. */
export const PLACES = {
  installation: {
    place: { kind: 'installation' },
    covers: ['exempel', 'jamtland', 'kusten', 'fjallen', 'almviken', 'ripvallen'],
    regions: ['exempel', 'jamtland'],
  },
  exempel: {
    place: { kind: 'region', regionId: 'exempel' },
    covers: ['exempel', 'kusten', 'fjallen', 'almviken', 'ripvallen'],
    regions: ['exempel'],
  },
  jamtland: {
    place: { kind: 'region', regionId: 'jamtland-harjedalen' },
    covers: ['jamtland'],
    regions: ['jamtland'],
  },
  kusten: { place: inExempel('area', 'kusten'), covers: ['kusten', 'almviken'], regions: ['exempel'] },
  fjallen: { place: inExempel('area', 'fjallen'), covers: ['fjallen'], regions: ['exempel'] },
  almviken: { place: inExempel('unit', 'almviken'), covers: ['almviken'], regions: ['exempel'] },
  ripvallen: { place: inExempel('unit', 'ripvallen'), covers: ['ripvallen'], regions: ['exempel'] },
} as const satisfies Record<
  string,
  { readonly place: Place; readonly covers: readonly Target[]; readonly regions: readonly Target[] }
>;
export type PlaceName = keyof typeof PLACES;

/** The day of the tests is in the middle. */
const TIMES = {
  holds: { from: '2020-01-01', to: null },
  expired: { from: '2020-01-01', to: '2026-11-25' },
  'not yet': { from: '2026-11-26', to: null },
  ended: { from: '2020-01-01', to: null },
} as const;
type Time = keyof typeof TIMES;

export const NOW = '2026-11-25T09:00:00.000Z';
const TODAY = '2026-11-25';

export interface Viewer {
  readonly name: string;
  /** Null: nobody has signed in. */
  readonly id: string | null;
  /** The role that holds; null when none does. */
  readonly role: GrantedRole | null;
  readonly place: PlaceName | null;
  readonly asker: Asker;
}

export async function everyViewer(open: OpenServer): Promise<readonly Viewer[]> {
  const viewers: Viewer[] = [{ name: 'a stranger', id: null, role: null, place: null, asker: open.server }];
  const nobody = await personWith(open, []);
  viewers.push({ name: 'someone without a role', id: nobody.id, role: null, place: null, asker: nobody });
  for (const role of GRANTED_ROLES)
    for (const place of Object.keys(PLACES) as PlaceName[])
      for (const time of timesOf(place)) viewers.push(await viewer(open, role, place, time));
  return viewers;
}

/** A grant that does not hold is like none wherever it is: three kinds of place are enough. */
function timesOf(place: PlaceName): readonly Time[] {
  return place === 'installation' || place === 'exempel' || place === 'almviken'
    ? ['holds', 'expired', 'not yet', 'ended']
    : ['holds'];
}

async function viewer(open: OpenServer, role: GrantedRole, name: PlaceName, time: Time): Promise<Viewer> {
  const { place } = PLACES[name];
  const person = await personWith(open, [{ role, place, ...TIMES[time] }]);
  if (time === 'ended') {
    const { grants } = open.database.stores;
    for (const { id } of await grants.ofAccount(person.id)) await grants.end(id, TODAY, NOW, () => {});
  }
  const holds = time === 'holds';
  return {
    name: `${role} of ${name}, ${time}`,
    id: person.id,
    role: holds ? role : null,
    place: holds ? name : null,
    asker: person,
  };
}
