import { describe, expect, it } from 'vitest';
import { isOwnPath } from '../../core/own-path.ts';
import type { SignInState } from '../../http/people-contract.ts';
import { hrefAfter } from './where-to.ts';

const NOBODY: SignInState = {
  account: null,
  grants: [],
  may: [],
  session: null,
  methods: { passkey: true, password: true, mail: true, openid: null },
  demonstration: null,
};
const analyst: SignInState = {
  ...NOBODY,
  may: ['see-figures'],
  grants: [
    {
      id: '1',
      role: 'analyst',
      place: { kind: 'region', regionId: 'exempel', id: null, name: 'Region Exempel' },
      sections: [],
      isFromClaims: false,
      from: '2023-01-01',
      to: null,
    },
  ],
};

describe('after signing in one comes', () => {
  it('back to where one was, in the same language', () => {
    expect(hrefAfter(analyst, '/leveranser/7?from=2', 'sv')).toBe('/leveranser/7?from=2');
    expect(hrefAfter(analyst, '/leveranser', 'en')).toBe('/en/leveranser');
  });

  it('else to the own region, or to the people that one administers', () => {
    expect(hrefAfter(analyst, undefined, 'sv')).toBe('/exempel');
    expect(hrefAfter({ ...NOBODY, may: ['manage-people'] }, undefined, 'sv')).toBe('/personer');
    expect(hrefAfter(NOBODY, undefined, 'en')).toBe('/en');
  });

  it.each(['//annan.se', '/\\annan.se', 'https://annan.se', '/\t/annan.se', 'javascript:alert(1)', ''])(
    'never to another host (%j)',
    (path) => {
      expect(isOwnPath(path)).toBe(false);
      expect(hrefAfter(analyst, path, 'sv')).toBe('/exempel');
    },
  );
});
