// A request for every route, about what is inside and outside of somebody's place, published and not. A new route without an
// example does not compile. Nothing that passes changes anything that another case rests on: what is sent is wrong in a way
// that is found after the right has been checked, or is what holds already.
import type { InjectOptions } from 'fastify';
import { addressOf, type RouteName } from '../../../src/http/addresses.ts';
import { form, upload } from '../../acceptance/ask.ts';
import type { About } from './expected.ts';
import type { Target } from './viewers.ts';

export interface Example {
  readonly name: string;
  readonly about: About;
  readonly request: InjectOptions;
  /** The same request for what there is none of: what is not found is answered exactly as this. */
  readonly absent?: InjectOptions;
  /** When it passes, a process is started for it, or a whole document is set: then fewer are enough. */
  readonly cost?: 'process' | 'document';
}

/** Ids that only the filled database knows. */
export interface Known {
  readonly observations: Readonly<Record<string, string>>;
  readonly deliveries: { readonly exempel: string; readonly jamtland: string };
  /** A grant that has ended, on Almviken. */
  readonly endedGrant: string;
}

const NOTHING: About = { kind: 'nothing' };
const WRONG_BODY = { wrong: true };

const YEARS = [
  ['an unpublished year', 'exempel', 'exempel/years/2023', false],
  ['a published year', 'exempel', 'exempel/years/2022', true],
  ['a region without published years', 'jamtland', 'jamtland-harjedalen/years/2024', false],
] as const;

export function examples(known: Known): Record<RouteName, readonly Example[]> {
  const { observations, deliveries } = known;
  const figure = (name: string, of: Target, isPublished: boolean): Example => ({
    ...example('provenance', name, { observation: observations[name] ?? '' }),
    absent: example('provenance', name, { observation: '999999999' }).request,
    cost: 'process',
    about: { kind: 'figure', of, isPublished } as const,
  });
  const deliveryOf = (route: RouteName) =>
    (['exempel', 'jamtland'] as const).map((region) => ({
      ...example(route, region, { delivery: deliveries[region] }, '', WRONG_BODY),
      absent: example(route, region, { delivery: '999999999' }, '', WRONG_BODY).request,
      about: { kind: 'region', region } as const,
    }));
  return {
    regions: [example('regions', 'all')],
    overview: ofYears('overview'),
    // Jämtland Härjedalen has headings, which have no page of their own.
    goal: ofYears('goal').filter(({ name }) => name !== 'a region without published years'),
    decideGoal: ofYears('decideGoal', WRONG_BODY),
    indicator: ofYears('indicator'),
    writeComment: ofYears('writeComment', WRONG_BODY),
    comparison: [
      example('comparison', 'all'),
      example('comparison', 'named', {}, '?regions=exempel,jamtland-harjedalen,norrbotten'),
    ],
    observations: [
      ofRegion('observations', 'exempel', 'exempel', '?indicator=medbed3&count=5000'),
      ofRegion('observations', 'jamtland', 'jamtland-harjedalen', ''),
    ],
    provenance: [
      figure('almviken 2023', 'almviken', false),
      figure('almviken 2022', 'almviken', true),
      figure('ripvallen 2023', 'ripvallen', false),
      figure('kusten 2023', 'kusten', false),
      figure('exempel 2023', 'exempel', false),
      figure('exempel 2022', 'exempel', true),
      figure('gammelstrand 2022', 'gammelstrand', false),
      figure('orrvik 2022 2022', 'orrvik 2022', false),
      figure('orrvik 2023 2023', 'orrvik 2023', false),
    ],
    deliveries: [
      { ...example('deliveries', 'all'), about: NOTHING },
      example('deliveries', 'of a region', {}, '?region=exempel'),
    ],
    delivery: deliveryOf('delivery'),
    preview: (
      [
        ['exempel', 'exempel', 'refused'],
        ['jamtland', 'jamtland-harjedalen', 'not found'],
      ] as const
    ).map(([region, id, outside]) => ({
      name: region,
      about: { kind: 'place', place: region, outside },
      request: upload({ name: 'tom.csv', content: '', region: id }),
      absent: upload({ name: 'tom.csv', content: '', region: 'finns-inte' }),
    })),
    accept: deliveryOf('accept'),
    withdraw: deliveryOf('withdraw'),
    report: ofYears('report').map(asDocument),
    reportFile: ofYears('reportFile').map(asDocument),
    reportsFile: YEARS.map(([name, region, path, isPublished]) => ({
      ...example('reportsFile', name, { format: 'csv' }, `?of=${path.replace('/years/', ':')}`),
      absent: example('reportsFile', name, { format: 'csv' }, `?of=${absentOf(path).replace('/years/', ':')}`)
        .request,
      about: { kind: 'year', region, isPublished } as const,
      cost: 'document' as const,
    })),
    search: ['Jämtland', 'Almviken', 'exempel', 'medicinsk'].map((word) =>
      example('search', word, {}, `?q=${encodeURIComponent(word)}`),
    ),
    proofread: [example('proofread', 'nothing', {}, '', WRONG_BODY), ...proofread('proofread', '')],
    proofreadFile: [
      example('proofreadFile', 'nothing', { format: 'pdf' }, '', WRONG_BODY),
      ...proofread('proofreadFile', 'pdf'),
    ],
    signInState: [example('signInState', '')],
    signInPassword: [example('signInPassword', '', {}, '', WRONG_BODY)],
    signInCode: [example('signInCode', '', {}, '', WRONG_BODY)],
    passkeyOptions: [example('passkeyOptions', '')],
    signInPasskey: [example('signInPasskey', '', {}, '', WRONG_BODY)],
    signInDemonstration: [example('signInDemonstration', '', {}, '', WRONG_BODY)],
    openIdStart: [example('openIdStart', 'any')],
    openIdAnswer: [example('openIdAnswer', 'any', {}, '?code=x&state=y')],
    openIdLogout: [example('openIdLogout', 'any', {}, '', WRONG_BODY)],
    requestLink: [example('requestLink', '', {}, '', WRONG_BODY)],
    signOut: [example('signOut', '')],
    lookAtLink: [example('lookAtLink', '', {}, '', WRONG_BODY)],
    linkPasskeyOptions: [example('linkPasskeyOptions', '', {}, '', WRONG_BODY)],
    linkPassword: [example('linkPassword', '', {}, '', WRONG_BODY)],
    acceptInvitation: [example('acceptInvitation', '', {}, '', WRONG_BODY)],
    ownAccount: [example('ownAccount', '')],
    endSession: [example('endSession', '', { session: 'ingen' })],
    endOtherSessions: [example('endOtherSessions', '')],
    addPasskeyOptions: [example('addPasskeyOptions', '')],
    addPasskey: [example('addPasskey', '', {}, '', WRONG_BODY)],
    removePasskey: [example('removePasskey', '', {}, '', WRONG_BODY)],
    setPassword: [example('setPassword', '', {}, '', WRONG_BODY)],
    setupCode: [example('setupCode', '')],
    confirmCode: [example('confirmCode', '', {}, '', WRONG_BODY)],
    renewRecoveryCodes: [example('renewRecoveryCodes', '')],
    people: [example('people', '')],
    invite: placed('invite', {}, (place) => ({
      name: 'Ny Person',
      email: 'ny.person@exempel.invalid',
      grant: grantOn(place),
    })),
    // The demonstration's people can be neither invited nor closed, which is said once the right has been checked.
    inviteAgain: [
      {
        ...example('inviteAgain', 'almviken', { account: 'demo-verksamhetschef' }),
        about: { kind: 'place', place: 'almviken', outside: 'not found' },
      },
    ],
    closeAccount: [
      {
        ...example('closeAccount', 'almviken', { account: 'demo-verksamhetschef' }),
        about: { kind: 'place', place: 'almviken', outside: 'not found' },
      },
    ],
    giveRole: placed('giveRole', { account: 'demo-verksamhetschef' }, grantOn),
    endRole: [
      {
        ...example('endRole', 'almviken', { grant: known.endedGrant }),
        about: { kind: 'place', place: 'almviken', outside: 'not found' },
      },
    ],
    publication: ofYears('publication'),
    // Publishing what is public and taking back what is not change nothing.
    publishYear: ofYears('publishYear').filter(({ name }) => name === 'a published year'),
    withdrawPublication: ofYears('withdrawPublication').filter(({ name }) => name !== 'a published year'),
    audit: [example('audit', '')],
    auditFile: [example('auditFile', '', {}, '?format=csv&count=1')],
    auditVerify: [example('auditVerify', '')],
  };
}

function example(
  route: RouteName,
  name: string,
  parts: Readonly<Record<string, string>> = {},
  query = '',
  body?: object,
): Example {
  const { method, url } = addressOf(route);
  const path = url.replace(/:(\w+)/g, (_all, part: string) => {
    const value = parts[part];
    if (value === undefined) throw new Error(`${route} needs ${part}`);
    return encodeURIComponent(value);
  });
  const payload = body === undefined || method === 'GET' ? {} : { payload: body };
  return { name, about: NOTHING, request: { method, url: path + query, ...payload } };
}

/** The last parts of the paths are such as both regions have. */
const PARTS = {
  exempel: { goal: '1', indicator: 'medbed3', format: 'csv' },
  jamtland: { goal: '2.1', indicator: 'listade', format: 'csv' },
} as const;

function asDocument(each: Example): Example {
  return { ...each, cost: 'document' };
}

/** A year without a plan in a region that everyone sees; no region at all instead of one that not everyone sees. */
function absentOf(path: string): string {
  return path.startsWith('exempel') ? 'exempel/years/1990' : path.replace(/^[^/]+/, 'finns-inte');
}

function ofYears(route: RouteName, body?: object): readonly Example[] {
  return YEARS.map(([name, region, path, isPublished]) => {
    const request = (of: string) => {
      const [id = '', , year = ''] = of.split('/');
      return example(route, name, { region: id, year, ...PARTS[region] }, '', body);
    };
    return {
      ...request(path),
      about: { kind: 'year', region, isPublished },
      absent: request(absentOf(path)).request,
    };
  });
}

function ofRegion(route: RouteName, region: 'exempel' | 'jamtland', id: string, query: string): Example {
  return {
    ...example(route, region, { region: id }, query),
    about: { kind: 'region', region },
    absent: example(route, region, { region: 'finns-inte' }, query).request,
  };
}

/** A text held against a year that its sender may not see: the year must be as one that is not there. */
function proofread(route: 'proofread' | 'proofreadFile', format: string): readonly Example[] {
  const { url } = addressOf(route);
  return YEARS.map(([name, region, path, isPublished]) => {
    const request = (of: string) => {
      const [id = '', , year = ''] = of.split('/');
      return form(url.replace(':format', format), [
        { name: 'region', value: id },
        { name: 'year', value: year },
        { name: 'text', value: 'Ripvallen når 12,3 procent i Medicinsk bedömning inom 3 dagar.' },
      ]);
    };
    return {
      name,
      about: { kind: 'year', region, isPublished },
      request: request(path),
      absent: request(absentOf(path)),
      cost: 'process',
    };
  });
}

const GIVEN = {
  exempel: { kind: 'region', regionId: 'exempel' },
  jamtland: { kind: 'region', regionId: 'jamtland-harjedalen' },
  kusten: { kind: 'area', regionId: 'exempel', id: 'kusten' },
  almviken: { kind: 'unit', regionId: 'exempel', id: 'almviken' },
  ripvallen: { kind: 'unit', regionId: 'exempel', id: 'ripvallen' },
} as const;

/** An auditor with sections: refused, once the place has been found to be the administrator's. */
function grantOn(place: object) {
  return { role: 'auditor', place, sections: ['finns-inte'], from: '2026-01-01', to: null };
}

function placed(
  route: RouteName,
  parts: Readonly<Record<string, string>>,
  body: (place: object) => object,
): readonly Example[] {
  return (Object.keys(GIVEN) as (keyof typeof GIVEN)[]).map((place) => ({
    ...example(route, place, parts, '', body(GIVEN[place])),
    about: { kind: 'place', place, outside: 'not found' },
  }));
}
