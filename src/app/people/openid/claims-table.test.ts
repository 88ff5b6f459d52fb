// What a claims file means: who gets which role where, and what is said about a file that is wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLE_PLACES } from '../../../people/roles.ts';
import type { Region } from '../../../plan/contract.ts';
import type { Claims } from './claims.ts';
import { claimTexts, holdsIdentityNumber } from './claims.ts';
import { claimsUsed } from './claims-table.ts';
import { grantsByClaims } from './grants-by-claims.ts';
import { readClaimsTable, unknownPlaces } from './read-claims-table.ts';

const read = (text: string) => readClaimsTable({ path: 'claims.yaml', text });
const EXAMPLE = readFileSync(
  join(import.meta.dirname, '../../../../docs/how-to/claims.example.yaml'),
  'utf8',
);

const units = [
  { id: 'almviken', kind: 'unit' },
  { id: 'ripvallen', kind: 'unit' },
  { id: 'kusten', kind: 'area' },
];
/** Only what is asked of it. */
const EXEMPEL = { id: 'exempel', name: 'Region Exempel', organisation: { units } } as unknown as Region;

function rolesOf(claims: Claims, text = EXAMPLE, regions = [EXEMPEL]): readonly string[] {
  const { value } = read(text);
  if (value === null) throw new Error('The file is wrong');
  return grantsByClaims(value, claims, regions).map(({ role, place, sections }) =>
    [role, place.kind === 'area' || place.kind === 'unit' ? place.id : place.kind, ...sections].join(' '),
  );
}

describe('the example', () => {
  it('is right, and every place in it exists in Region Exempel', () => {
    const { value, problems } = read(EXAMPLE);
    expect(problems).toEqual([]);
    expect(value && unknownPlaces(value, [EXEMPEL])).toEqual([]);
    expect(value && claimsUsed(value)).toEqual([
      'employeeHsaId',
      'name',
      'email',
      'email_verified',
      'title',
      'commissionHsaId',
      'groups',
      'realm_access.roles',
    ]);
  });

  const here = { commissionHsaId: 'SE2321000016-A001' };
  it.each<readonly [string, Claims, readonly string[]]>([
    ['nothing', {}, []],
    ['an assignment without a title', here, []],
    ['a title and an assignment', { ...here, title: 'Verksamhetschef' }, ['centre-manager almviken']],
    ['one of several titles', { ...here, title: ['Läkare', 'Enhetschef'] }, ['centre-manager almviken']],
    ['a title in other letters', { ...here, title: 'verksamhetschef' }, []],
    ['a title and an unknown assignment', { commissionHsaId: 'SE-OKÄND', title: 'Enhetschef' }, []],
    [
      'two assignments',
      { commissionHsaId: ['SE2321000016-A001', 'SE2321000016-A002'], title: 'Enhetschef' },
      ['centre-manager almviken', 'centre-manager ripvallen'],
    ],
    [
      'the same assignment twice',
      { commissionHsaId: ['SE2321000016-A001', 'SE2321000016-A001'], title: 'Enhetschef' },
      ['centre-manager almviken'],
    ],
    ['an area manager’s title on a unit', { ...here, title: 'Områdeschef' }, []],
    [
      'an area manager’s title on an area',
      { commissionHsaId: 'SE2321000016-B001', title: 'Områdeschef' },
      ['area-manager kusten'],
    ],
    ['a group', { groups: ['annat', 'utfall-analytiker'] }, ['analyst region']],
    ['a group in one text with others', { groups: 'annat utfall-analytiker' }, []],
    ['a role deeper down', { realm_access: { roles: ['utfall-revisor'] } }, ['auditor region']],
    ['the same under its whole name', { 'realm_access.roles': 'utfall-revisor' }, ['auditor region']],
    ['a name that every object has', { groups: { constructor: 'utfall-analytiker' } }, []],
    [
      'a group with sections',
      { ...here, groups: 'utfall-uppgiftslamnare' },
      ['contributor almviken tillganglighet'],
    ],
  ])('gives to someone with %s', (_name, claims, roles) => {
    expect(rolesOf(claims)).toEqual(roles);
  });

  it('gives nothing on places that no region has yet', () => {
    expect(rolesOf({ ...here, title: 'Enhetschef', groups: 'utfall-analytiker' }, EXAMPLE, [])).toEqual([]);
  });
});

describe('claims', () => {
  it.each<readonly [Claims, string, readonly string[]]>([
    [{ a: 'x' }, 'a', ['x']],
    [{ a: ' x ' }, 'a', ['x']],
    [{ a: ['x', 'y', '', 3, true, null, {}] }, 'a', ['x', 'y', '3', 'true']],
    [{ a: [{ b: 'x' }, { b: 'y' }, {}] }, 'a.b', ['x', 'y']],
    [{ a: { b: { c: 'x' } } }, 'a.b.c', ['x']],
    [{ a: { b: 'x' } }, 'a', []],
    [{ a: 'x'.repeat(301) }, 'a', []],
    [{}, 'constructor', []],
    [{}, '__proto__.constructor', []],
    [
      { 'http://sambi.se/attributes/1/employeeHsaId': 'x' },
      'http://sambi.se/attributes/1/employeeHsaId',
      ['x'],
    ],
  ])('%j have as %s: %j', (claims, name, texts) => {
    expect(claimTexts(claims, name)).toEqual(texts);
  });

  it('hold a personal identity number wherever it stands', () => {
    expect(holdsIdentityNumber({ a: [{ b: 'id 19121212-1212' }] })).toBe(true);
    expect(holdsIdentityNumber({ iat: 1912121212, a: ['SE2321000016-1'] })).toBe(false);
  });
});

const GOOD = 'account: {identifiedBy: sub, name: name, unknown: create}\n';

describe('a file that is wrong', () => {
  it.each<readonly [string, string, number, RegExp, RegExp]>([
    ['without an account', 'roles: []', 1, /”account” saknas/, /identifiedBy/],
    ['with a misspelt key', `${GOOD}rolls: []`, 2, /”rolls” är ingen känd nyckel/, /roles/],
    [
      'with an unknown role',
      `${GOOD}roles:\n  - {role: analytiker, place: {region: a}, when: {g: x}}`,
      3,
      /analytiker/,
      /analyst/,
    ],
    [
      'where the role is given to everyone',
      `${GOOD}roles:\n  - {role: analyst, place: {region: a}}`,
      3,
      /alla som loggar in/,
      /when/,
    ],
    [
      'where the place is missing',
      `${GOOD}roles:\n  - {role: analyst, when: {g: x}}`,
      3,
      /på vilken plats/,
      /place:/,
    ],
    [
      'where the place stands twice',
      `${GOOD}roles:\n  - {role: analyst, when: {g: x}, place: {region: a}, placeFrom: b}`,
      3,
      /två sätt/,
      /placeFrom/,
    ],
    [
      'where the place is of the wrong kind',
      `${GOOD}roles:\n  - {role: analyst, when: {g: x}, place: {region: a, unit: b}}`,
      3,
      /ges inte på en sådan plats/,
      /region/,
    ],
    [
      'where no place fits',
      `${GOOD}places:\n  X: {region: a}\nroles:\n  - {role: centre-manager, placeFrom: c}`,
      5,
      /Ingen av platserna/,
      /unit/,
    ],
    ['where a place is a text', `${GOOD}places:\n  X: almviken`, 3, /ska vara en plats/, /region/],
    [
      'where a place is two',
      `${GOOD}places:\n  X: {region: a, unit: b, area: c}`,
      3,
      /både ett område och en enhet/,
      /Behåll/,
    ],
    [
      'where a contributor has no sections',
      `${GOOD}places:\n  X: {region: a, unit: b}\nroles:\n  - {role: contributor, placeFrom: c}`,
      5,
      /vilka avsnitt/,
      /sections/,
    ],
    [
      'where an analyst has sections',
      `${GOOD}roles:\n  - {role: analyst, sections: [a], place: {region: a}, when: {g: x}}`,
      3,
      /Bara uppgiftslämnare/,
      /inga/,
    ],
    [
      'where a condition has no value',
      `${GOOD}roles:\n  - role: analyst\n    place: {region: a}\n    when:\n      groups:`,
      6,
      /vilket värde/,
      /\[ett, två\]/,
    ],
    [
      'where nobody gets in',
      'account: {identifiedBy: sub, name: name, unknown: refuse}',
      1,
      /Ingen skulle komma in/,
      /byEmail/,
    ],
    [
      'where addresses are trusted but not read',
      `${GOOD.replace('}', ', byEmail: trusted}')}`,
      1,
      /e-postadressen/,
      /email: email/,
    ],
    ['where openid is not asked for', `${GOOD}provider: {scopes: [profile]}`, 2, /openid/, /scopes/],
    ['that is no YAML', 'account: [', 1, /./, /./],
    [
      'with a personal identity number',
      `${GOOD}places:\n  191212121212: {region: a}`,
      3,
      /personnummer/,
      /Ta bort/,
    ],
  ])('%s says where and what to try', (_name, text, line, message, hint) => {
    const { value, problems } = read(text);
    expect(value).toBeNull();
    expect(problems[0]?.where).toEqual({ file: 'claims.yaml', line });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).toMatch(hint);
  });

  it('tells everything at once', () => {
    const { problems } = read(
      'account: {identifiedBy: sub}\nprovider: {scopes: x}\nroles:\n  - {role: x}\n  - {role: y}\nmer: 1',
    );
    expect(new Set(problems.map(({ where }) => where.line))).toEqual(new Set([1, 2, 4, 5, 6]));
  });

  it('with a place that does not exist is told of it, and what it may have meant', () => {
    const text = `${GOOD}places:\n  X: {region: exempel, unit: almvik}\n  Y: {region: exempl}\n  Z: {region: exempel, area: kusten}`;
    const { value } = read(text);
    const problems = value === null ? [] : unknownPlaces(value, [EXEMPEL]);
    expect(problems.map(({ where, severity, hint }) => [where.line, severity, hint])).toEqual([
      [3, 'warning', expect.stringContaining('almviken')],
      [4, 'warning', expect.stringContaining('exempel')],
    ]);
    expect(value && unknownPlaces(value, [])).toHaveLength(3);
  });

  it('knows every role, on the kinds of place that it is given on', () => {
    const place = {
      installation: 'installation',
      region: '{region: a}',
      area: '{region: a, area: b}',
      unit: '{region: a, unit: b}',
    };
    for (const [role, kinds] of Object.entries(ROLE_PLACES))
      for (const [kind, written] of Object.entries(place)) {
        const sections = role === 'contributor' ? ', sections: [a]' : '';
        const { value } = read(
          `${GOOD}roles:\n  - {role: ${role}, place: ${written}, when: {g: x}${sections}}`,
        );
        expect(value !== null, `${role} ${kind}`).toBe(kinds.some((each) => each === kind));
      }
  });
});
