// The audit log through the API: the sentences of what was done in the invented region, what narrows them, who sees which, and
// the file that proves itself.
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, describe, expect, it } from 'vitest';
import { createDefinitions } from '../../src/app/definitions.ts';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { createReadings } from '../../src/app/readings.ts';
import { auditPage, auditVerification } from '../../src/http/audit-contract.ts';
import { answerError } from '../../src/http/problem-answers.ts';
import { auditRoutes } from '../../src/http/routes/audit.ts';
import { SYSTEM } from '../../src/people/actors.ts';
import { verifyChain } from '../../src/people/audit-chain.ts';
import { readAuditFile } from '../../src/people/audit-file.ts';
import type { Actor, Grant, Place, Viewer } from '../../src/people/contract.ts';
import type { GrantedRole } from '../../src/people/roles.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { ask, refusal } from './ask.ts';
import { DEFINITIONS, tickingClock } from './open-server.ts';

const database = await freshDatabase();
const clock = tickingClock();
const ASA: Actor = { kind: 'person', accountId: 'asa', name: 'Åsa Ek', from: '192.0.2.7', requestId: 'r-1' };
await loadDemonstration(openWorld(database.storesFor(SYSTEM), clock), DEFINITIONS);
const { comments, goalDecisions, sessions } = database.storesFor(ASA);
const own = {
  id: 'asa',
  name: 'Åsa Ek',
  email: 'asa@example.se',
  createdAt: '2026-03-01T08:00:00.000Z',
  closedAt: null,
  isDemonstration: false,
};
await database.stores.accounts.add(own);
await sessions.begin(
  {
    accountId: 'asa',
    createdAt: '2026-03-01T09:00:00.000Z',
    lastSeenAt: '2026-03-01T09:00:00.000Z',
    endsAt: '2026-03-01T21:00:00.000Z',
    method: 'passkey',
    from: '192.0.2.7',
    device: 'Firefox',
  },
  'a'.repeat(64),
);
const comment = { regionId: 'exempel', year: 2023, indicatorId: 'medbed3', by: 'Åsa Ek' };
await comments.write({ ...comment, template: 'Ett hemligt ord', at: '2026-03-29T22:30:00.000Z' }, 0);
await comments.write({ ...comment, template: '', at: '2026-03-30T10:00:00.000Z' }, 1);
await goalDecisions.decide(
  { regionId: 'exempel', year: 2023, goalId: '1' },
  { level: 'partly', reason: 'Nästan', by: 'Åsa Ek', at: '2026-03-30T11:00:00.000Z' },
  0,
);
const readings = createReadings();
readings.note([{ regionId: 'exempel', year: 2023, indicatorId: 'medbed3', unitId: 'kalkugnen' }]);
await database.audit.append(ASA, readings.events('indicator', 'see-figures'), '2026-03-30T12:00:00.000Z');
await database.audit.append(
  { ...ASA, accountId: null, name: 'Okänd' },
  [
    {
      kind: 'sign-in',
      action: 'sign-in',
      subject: 'sign-in',
      regionId: null,
      before: null,
      after: { outcome: 'failed' },
    },
  ],
  '2026-03-30T13:00:00.000Z',
);

function viewer(role: GrantedRole, place: Place, to: string | null = null): Viewer {
  const grant: Grant = {
    id: 'g',
    accountId: 'v',
    role,
    place,
    sections: [],
    from: '2026-01-01',
    to,
    grantedBy: 'x',
    isFromClaims: false,
    grantedAt: '2026-01-01T00:00:00.000Z',
  };
  return { account: null, grants: [grant], on: '2026-04-01' };
}
const EVERYTHING = viewer('auditor', { kind: 'installation' });
const EXEMPEL = viewer('administrator', { kind: 'region', regionId: 'exempel' });
const AUDITOR = viewer('auditor', { kind: 'region', regionId: 'exempel' });

let asking: Viewer = EVERYTHING;
const server = Fastify();
server.setValidatorCompiler(validatorCompiler);
server.setSerializerCompiler(serializerCompiler);
server.setErrorHandler(answerError);
await server.register(auditRoutes, {
  world: {
    audit: database.audit,
    definitions: createDefinitions(database.stores.plans),
    accounts: database.stores.accounts,
  },
  viewerOf: () => asking,
});
afterAll(() => server.close());

async function page(who: Viewer, query = '') {
  asking = who;
  return ask(server, auditPage, `/api/v1/audit?${query}`);
}
const sentences = async (who: Viewer, query = '') =>
  (await page(who, query)).entries.map(({ sentence }) => sentence);

describe('the page', () => {
  it('tells who did what, newest first', async () => {
    expect(await sentences(EVERYTHING, 'count=5')).toEqual([
      'Okänd försökte logga in men släpptes inte in.',
      expect.stringMatching(
        /^Åsa Ek läste opublicerade siffror om enheter: .*, Kalkugnen.*, Region Exempel, 2023\.$/,
      ),
      expect.stringMatching(/^Åsa Ek avgjorde hur ett mål uppfylls: .+, Region Exempel, 2023\.$/),
      expect.stringMatching(/^Åsa Ek ändrade en kommentar: .+, Region Exempel, 2023\.$/),
      expect.stringMatching(/^Åsa Ek skrev en kommentar: .+, Region Exempel, 2023\.$/),
    ]);
    expect((await sentences(EVERYTHING, 'count=1&lang=en'))[0]).toBe(
      'Okänd tried to sign in and was not let in.',
    );
  });

  it('tells before and after, and nothing of what was written', async () => {
    const { entries } = await page(EXEMPEL, 'indicator=medbed3&kind=change&person=asa&count=1');
    expect(entries[0]?.details).toEqual(
      expect.arrayContaining([
        { name: 'Version', before: '1', after: '2' },
        { name: 'Kommentar, antal tecken', before: '15', after: '0' },
      ]),
    );
    expect(JSON.stringify(await page(EVERYTHING, 'count=200'))).not.toMatch(/hemligt|Nästan/);
  });

  it("tells of accounts by name, and of what is one's own by whose it is", async () => {
    const { entries } = await page(EVERYTHING, 'from=2026-03-01&to=2026-03-01');
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      'Åsa Ek loggade in.',
      'Kommandoraden lade upp ett konto för Åsa Ek.',
    ]);
    expect(entries[0]?.details).toContainEqual({
      name: 'Sätt att logga in',
      before: null,
      after: 'nyckel',
    });
  });

  it('tells of a restated figure what it was and what it became', async () => {
    let below: number | null | undefined;
    const restated = [];
    do {
      const found = await page(AUDITOR, `kind=change&count=200${below ? `&below=${below}` : ''}`);
      restated.push(...found.entries.filter(({ sentence }) => sentence.includes('ändrade en siffra')));
      below = found.next;
    } while (below !== null);
    expect(restated.length).toBeGreaterThan(0);
    const [one] = restated;
    expect(one?.sentence).toMatch(/^Systemet ändrade en siffra: .+, Region Exempel\.$/);
    expect(
      one?.details.some(({ before, after }) => before !== null && after !== null && before !== after),
    ).toBe(true);
    // An administrator sees that it was changed, and in which delivery.
    const { entries } = await page(EXEMPEL, `below=${(one?.number ?? 0) + 1}&count=1`);
    expect(entries[0]).toMatchObject({ number: one?.number, sentence: one?.sentence });
    expect(entries[0]?.details.map(({ name }) => name)).toEqual(['Leverans']);
  });

  it('is turned page by page without losing or repeating an entry', async () => {
    const all = (await page(EVERYTHING, 'count=200')).entries.map(({ number }) => number);
    const turned: number[] = [];
    let below: number | null = null;
    do {
      const next = await page(EVERYTHING, `count=7${below === null ? '' : `&below=${below}`}`);
      turned.push(...next.entries.map(({ number }) => number));
      below = next.next;
    } while (below !== null);
    expect(turned.slice(0, all.length)).toEqual(all);
    expect(turned).toEqual(Array.from({ length: turned.length }, (_, index) => turned.length - index));
  });

  it('is narrowed by Swedish days, an hour past midnight included', async () => {
    // 22.30 UTC on the 29th is half past midnight on the 30th, the first day of summer time being the 29th.
    expect(await sentences(EVERYTHING, 'from=2026-03-30&to=2026-03-30')).toHaveLength(5);
    expect(await sentences(EVERYTHING, 'from=2026-03-31&to=2026-03-31')).toEqual([]);
    expect(await sentences(EVERYTHING, 'from=2026-03-02&to=2026-03-29&person=asa')).toEqual([]);
  });

  it('is narrowed by region, by path and by kind', async () => {
    expect(await sentences(EVERYTHING, 'region=exempel&kind=read')).toHaveLength(1);
    expect(await sentences(EVERYTHING, 'region=norrbotten&person=asa')).toEqual([]);
    const path = encodeURIComponent('region/exempel/year/2023/indicator/medbed3/comment');
    expect(await sentences(EVERYTHING, `subject=${path}`)).toHaveLength(2);
    expect(await sentences(EVERYTHING, 'subject=region/exempel/year/2023&person=asa')).toHaveLength(4);
  });
});

describe('who sees what', () => {
  it('an administrator of a region sees that region only', async () => {
    const regions = new Set((await page(EXEMPEL, 'count=200')).entries.map(({ regionId }) => regionId));
    expect([...regions]).toEqual(['exempel']);
    expect(await sentences(EXEMPEL, 'region=norrbotten')).toEqual([]);
  });

  it('an auditor of a centre sees what is about that centre only', async () => {
    const found = await page(
      viewer('auditor', { kind: 'unit', regionId: 'exempel', id: 'kalkugnen' }),
      'count=200',
    );
    expect(found.entries.length).toBeGreaterThan(0);
    for (const { subject } of found.entries) expect(`${subject}/`).toContain('/unit/kalkugnen/');
  });

  it.each([
    ['an analyst', viewer('analyst', { kind: 'region', regionId: 'exempel' })],
    ['someone whose role has ended', viewer('auditor', { kind: 'installation' }, '2026-03-31')],
    ['a stranger', { account: null, grants: [], on: '2026-04-01' }],
  ])('%s sees that there is nothing', async (_name, who) => {
    asking = who;
    for (const path of ['audit', 'audit/file', 'audit/verification'])
      expect(await refusal(server, 404, `/api/v1/${path}`)).toMatchObject({ code: 'not-found' });
  });
});

describe('the file', () => {
  it.each(['jsonl', 'csv'] as const)(
    'of everything is a chain that is verified alone (%s)',
    async (format) => {
      asking = EVERYTHING;
      const { body, headers } = await server.inject(`/api/v1/audit/file?format=${format}`);
      expect(headers['content-disposition']).toBe(`attachment; filename="granskningslogg.${format}"`);
      expect(headers['cache-control']).toBe('no-store');
      async function* text() {
        yield body;
      }
      const whole = await verifyChain(readAuditFile(text(), format));
      expect(whole).toEqual(await verifyChain(database.audit.all()));
    },
  );

  it('holds the figures that were changed for those who see them, and for nobody else', async () => {
    const figures = async (who: Viewer) => {
      asking = who;
      const { body } = await server.inject('/api/v1/audit/file?format=jsonl');
      return body.split('\n').filter((line) => line.includes('"numerator"')).length;
    };
    expect(await figures(AUDITOR)).toBeGreaterThan(0);
    expect(await figures(EXEMPEL)).toBe(0);
    expect(await figures(viewer('administrator', { kind: 'installation' }))).toBe(0);
  });

  it('holds no other region than the page does', async () => {
    asking = EXEMPEL;
    const { body } = await server.inject('/api/v1/audit/file?format=jsonl');
    expect(body).toContain('region/exempel/');
    expect(body).not.toMatch(/region\/(norrbotten|vasterbotten|jamtland)/);
  });
});

it('answers whether the log is whole, to several at once', async () => {
  asking = EXEMPEL;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ask(server, auditVerification, '/api/v1/audit/verification')),
  );
  for (const answer of answers)
    expect(answer).toMatchObject({ isWhole: true, isProtected: true, firstFlaw: null });
});
