// What a grant gives, as a table an analyst can read. The organisation is Region Exempel's: Orrvik moved from Älvdalen to
// Skogsbygden on 1 January 2023, Gammelstrand went up in Almviken the same day, Flodmynnet opened on 4 December 2023.
import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../src/app/read-definitions.ts';
import { readPeriod } from '../../src/core/period.ts';
import { grantsOn, may, maySomewhere, sees, seesYear, sightOf } from '../../src/people/access.ts';
import type { Grant, Place, Viewer } from '../../src/people/contract.ts';
import type { Action } from '../../src/people/permissions.ts';
import type { GrantedRole } from '../../src/people/roles.ts';
import { DEFINITIONS } from '../acceptance/open-server.ts';

const regions = (await readDefinitions(DEFINITIONS)).flatMap(({ region }) => region.value ?? []);
const EXEMPEL = regions.find(({ id }) => id === 'exempel');
if (EXEMPEL === undefined) throw new Error('Region Exempel is gone');
const TODAY = '2026-03-15';

/** "kusten" is an area, "enhet almviken" a unit, "regionen" the region, "norrbotten" another, "allt" the installation. */
function place(text: string): Place {
  if (text === 'allt') return { kind: 'installation' };
  if (text === 'regionen') return { kind: 'region', regionId: 'exempel' };
  if (text === 'norrbotten') return { kind: 'region', regionId: 'norrbotten' };
  const [word, id] = text.split(' ');
  return id === undefined
    ? { kind: 'area', regionId: 'exempel', id: word ?? '' }
    : { kind: 'unit', regionId: 'exempel', id };
}

function viewer(
  role: GrantedRole | 'public',
  where: string,
  from = '2020-01-01',
  to: string | null = null,
): Viewer {
  if (role === 'public') return { account: null, grants: [], on: TODAY };
  const grant: Grant = {
    id: '1',
    accountId: '1',
    role,
    place: place(where),
    sections: [],
    from,
    to,
    grantedBy: '2',
    isFromClaims: false,
    grantedAt: '2020-01-01T00:00:00.000Z',
  };
  return { account: null, grants: [grant], on: TODAY };
}

describe('a role holds', () => {
  it.each<readonly [string, string | null, boolean, string]>([
    ['2026-03-15', null, true, 'from its first day'],
    ['2026-03-16', null, false, 'not the day before'],
    ['2020-01-01', '2026-03-16', true, 'on its last day'],
    ['2020-01-01', '2026-03-15', false, 'not on the day that it ends'],
  ])('from %s to %s: %s, %s', (from, to, holds, _when) => {
    expect(grantsOn(viewer('analyst', 'regionen', from, to).grants, TODAY).length === 1).toBe(holds);
    expect(maySomewhere(viewer('analyst', 'regionen', from, to), 'deliver')).toBe(holds);
  });
});

describe('who may do what where', () => {
  it.each<readonly [GrantedRole | 'public', string, Action, string, boolean]>([
    ['analyst', 'regionen', 'write-comments', 'regionen', true],
    ['analyst', 'regionen', 'write-comments', 'norrbotten', false],
    ['analyst', 'allt', 'write-comments', 'norrbotten', true],
    ['analyst', 'kusten', 'write-comments', 'regionen', false],
    ['analyst', 'regionen', 'manage-people', 'regionen', false],
    ['area-manager', 'kusten', 'see-unit-figures', 'enhet almviken', true],
    ['area-manager', 'kusten', 'see-unit-figures', 'enhet ripvallen', false],
    ['area-manager', 'kusten', 'see-unit-figures', 'fjallen', false],
    ['area-manager', 'kusten', 'see-unit-figures', 'regionen', false],
    ['area-manager', 'regionen', 'see-draft-report', 'regionen', false],
    ['area-manager', 'skogsbygden', 'see-unit-figures', 'enhet orrvik', true],
    ['area-manager', 'alvdalen', 'see-unit-figures', 'enhet orrvik', false],
    ['centre-manager', 'enhet almviken', 'see-unit-figures', 'enhet almviken', true],
    ['centre-manager', 'enhet almviken', 'see-unit-figures', 'enhet gammelstrand', true],
    ['centre-manager', 'enhet gammelstrand', 'see-unit-figures', 'enhet almviken', false],
    ['centre-manager', 'enhet almviken', 'see-unit-figures', 'kusten', false],
    ['board-reader', 'regionen', 'see-figures', 'regionen', true],
    ['board-reader', 'regionen', 'see-unit-figures', 'enhet almviken', false],
    ['administrator', 'regionen', 'manage-people', 'enhet almviken', true],
    ['administrator', 'kusten', 'manage-people', 'enhet gammelstrand', true],
    ['administrator', 'kusten', 'manage-people', 'enhet ripvallen', false],
    ['administrator', 'regionen', 'manage-people', 'allt', false],
    ['administrator', 'regionen', 'see-figures', 'regionen', false],
    ['auditor', 'allt', 'see-audit', 'regionen', true],
    ['auditor', 'regionen', 'deliver', 'regionen', false],
    ['public', '', 'see-public', 'regionen', true],
    ['public', '', 'proofread', 'regionen', false],
    ['contributor', 'enhet almviken', 'proofread', 'norrbotten', true],
  ])('%s of %s: %s in %s → %s', (role, where, action, target, expected) => {
    const target_ = place(target);
    const organisation =
      target_.kind !== 'installation' && target_.regionId === 'exempel' ? EXEMPEL.organisation : null;
    expect(may(viewer(role, where), action, target_, organisation)).toBe(expected);
  });
});

describe('whose figures are seen, with 2022 published and 2023 not', () => {
  it.each<readonly [GrantedRole | 'public', string, string, string, boolean]>([
    // The public: published years, by everything but unit.
    ['public', '', 'region:exempel', '2022', true],
    ['public', '', 'area:kusten', '2022', true],
    ['public', '', 'operator:privata', '2021', true],
    ['public', '', 'unit:almviken', '2022', false],
    ['public', '', 'region:exempel', '2023', false],
    ['public', '', 'region:exempel', '2022-12', true],
    ['public', '', 'region:exempel', '2023-01', false],
    ['public', '', 'region:exempel', '2022-07..2023-06', false],
    ['administrator', 'regionen', 'region:exempel', '2023', false],
    // A centre: its own, and the region as a whole to compare with.
    ['centre-manager', 'enhet almviken', 'unit:almviken', '2023', true],
    ['centre-manager', 'enhet almviken', 'unit:almviken', '2022', true],
    ['centre-manager', 'enhet almviken', 'unit:ripvallen', '2023', false],
    ['centre-manager', 'enhet almviken', 'unit:ripvallen', '2022', false],
    ['centre-manager', 'enhet almviken', 'region:exempel', '2023', true],
    ['centre-manager', 'enhet almviken', 'country:riket', '2023', true],
    ['centre-manager', 'enhet almviken', 'unit-median:median', '2023', true],
    ['centre-manager', 'enhet almviken', 'area:kusten', '2023', false],
    ['centre-manager', 'enhet almviken', 'operator:privata', '2023', false],
    ['centre-manager', 'enhet almviken', 'area:kusten', '2022', true],
    // Merged: the one that took over has the history of both, the other one its own.
    ['centre-manager', 'enhet almviken', 'unit:gammelstrand', '2022', true],
    ['centre-manager', 'enhet gammelstrand', 'unit:gammelstrand', '2022', true],
    ['centre-manager', 'enhet gammelstrand', 'unit:almviken', '2023', false],
    ['area-manager', 'kusten', 'unit:gammelstrand', '2022', true],
    // Moved: each area for the time that the unit belonged there.
    ['area-manager', 'alvdalen', 'unit:orrvik', '2022', true],
    ['area-manager', 'alvdalen', 'unit:orrvik', '2022-12', true],
    ['area-manager', 'alvdalen', 'unit:orrvik', '2023-01', false],
    ['area-manager', 'alvdalen', 'unit:orrvik', '2023', false],
    ['area-manager', 'skogsbygden', 'unit:orrvik', '2022', false],
    ['area-manager', 'skogsbygden', 'unit:orrvik', '2023', true],
    // A period across the move counts to where it ends.
    ['area-manager', 'alvdalen', 'unit:orrvik', '2022-07..2023-06', false],
    ['area-manager', 'skogsbygden', 'unit:orrvik', '2022-07..2023-06', true],
    // The municipality did not change, and gives nothing.
    ['area-manager', 'alvdalen', 'municipality:alvasen-kommun', '2023', false],
    ['area-manager', 'kusten', 'area:kusten', '2023', true],
    ['area-manager', 'kusten', 'area:fjallen', '2023', false],
    ['area-manager', 'kusten', 'unit:flodmynnet', '2023', true],
    // A region, and the whole installation.
    ['board-reader', 'regionen', 'area:fjallen', '2023', true],
    ['board-reader', 'regionen', 'municipality:alvasen-kommun', '2023', true],
    ['board-reader', 'regionen', 'unit:almviken', '2023', false],
    ['board-reader', 'regionen', 'unit:almviken', '2022', false],
    ['analyst', 'regionen', 'unit:almviken', '2023', true],
    ['analyst', 'norrbotten', 'unit:almviken', '2022', false],
    ['analyst', 'norrbotten', 'region:exempel', '2022', true],
    ['auditor', 'allt', 'unit:almviken', '2023', true],
  ])('%s of %s: %s in %s → %s', (role, where, group, when, expected) => {
    const [kind, id = ''] = group.split(':');
    const period = readPeriod(when);
    if (period === null) throw new Error(`Not a period: ${when}`);
    const sight = sightOf(viewer(role, where), EXEMPEL, new Set([2022]));
    expect(sees(sight, { group: { kind: kind as 'unit', id }, period })).toBe(expected);
  });

  it('a centre has taken nothing over before the day that it does', () => {
    const before = { ...viewer('centre-manager', 'enhet almviken'), on: '2022-12-31' };
    const period = readPeriod('2022');
    if (period === null) throw new Error('Not a period');
    const group = { kind: 'unit', id: 'gammelstrand' } as const;
    expect(sees(sightOf(before, EXEMPEL, new Set()), { group, period })).toBe(false);
    const after = { ...before, on: '2023-01-01' };
    expect(sees(sightOf(after, EXEMPEL, new Set()), { group, period })).toBe(true);
  });
});

describe('which years exist', () => {
  it.each<readonly [GrantedRole | 'public', string, readonly number[], readonly number[]]>([
    ['public', '', [], []],
    ['public', '', [2022], [2022]],
    ['public', '', [2023], [2023]],
    ['administrator', 'regionen', [2022], [2022]],
    ['contributor', 'enhet almviken', [], [2022, 2023]],
    ['board-reader', 'regionen', [2022], [2022, 2023]],
    ['analyst', 'norrbotten', [2022], [2022]],
  ])('for %s of %s with %j published: %j', (role, where, published, expected) => {
    const sight = sightOf(viewer(role, where), EXEMPEL, new Set(published));
    expect([2022, 2023].filter((year) => seesYear(sight, year))).toEqual(expected);
  });
});
