// Comments and decisions through the API: bound figures, versions, and what happens when two people write at once.
import { describe, expect, it } from 'vitest';
import { comment, goalSummary, indicatorPage, overview } from '../../src/http/contract.ts';
import { ask, refusal } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll } from './people.ts';

const open = await openServer();
const { log } = open;
const server = await analystOfAll(open);
const YEAR = '/api/v1/regions/vasterbotten/years/2023';
const put = (url: string, payload: object) => ({ method: 'PUT' as const, url, payload });
const textOf = ({ paragraphs }: { readonly paragraphs: readonly (readonly { readonly text: string }[])[] }) =>
  paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join('')).join('\n');

describe('a comment', () => {
  const url = `${YEAR}/indicators/medbed3/comment`;
  const indicator = () => ask(server, indicatorPage, `${YEAR}/indicators/medbed3`);

  it('is drafted until a person writes one, and every figure in the draft is bound', async () => {
    const page = await indicator();
    expect(page.comment).toMatchObject({ author: 'drafted', version: 0, unbound: [] });
    const figures = page.comment.paragraphs.flat().filter(({ kind }) => kind === 'figure');
    expect(figures.length).toBeGreaterThan(3);
    expect(
      figures.every(({ observationIds, formula }) => observationIds.length > 0 || formula !== null),
    ).toBe(true);
    expect(textOf(page.comment)).toContain('77\u00a0procent');
  });

  it('binds its names to figures and lists the numbers that a person typed', async () => {
    const written = await ask(
      server,
      comment,
      put(url, { template: 'Värdet blev {värde}. Väntan var 14 dagar i {okänt}.', basedOn: 0 }),
    );
    expect(written).toMatchObject({ author: 'person', by: 'Analytiker', version: 1 });
    expect(textOf(written)).toBe('Värdet blev 77\u00a0procent. Väntan var 14 dagar i {okänt}.');
    expect(written.unbound).toEqual(['14', '{okänt}']);
    expect((await indicator()).comment).toEqual(written);
  });

  it('that was based on an older version is refused together with the one that holds', async () => {
    const conflict = await refusal(server, 409, put(url, { template: 'Min text', basedOn: 0 }));
    expect(comment.parse(conflict.current)).toMatchObject({ author: 'person', version: 1 });
    expect((await indicator()).comment.version).toBe(1);
  });

  it('is written by exactly one of two who save at the same moment', async () => {
    const answers = await Promise.all(
      ['Ett', 'Två'].map((template) => server.inject(put(url, { template, basedOn: 1 }))),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  });

  it('goes back to the draft when it is emptied, and keeps counting versions', async () => {
    const written = await ask(server, comment, put(url, { template: '', basedOn: 2 }));
    expect(written).toMatchObject({ author: 'drafted', by: null, version: 3 });
    expect(textOf(written)).toContain('77\u00a0procent');
  });

  it('with a personal identity number is refused and the number stands nowhere', async () => {
    const problem = await refusal(server, 422, put(url, { template: 'Gäller 19121212-1212', basedOn: 3 }));
    expect(problem.problems?.[0]).toMatchObject({ code: 'identity-number', where: { column: 'template' } });
    expect(JSON.stringify(problem) + log()).not.toContain('1212-1212');
    expect((await indicator()).comment.version).toBe(3);
  });

  it('needs its fields, and an indicator that exists', async () => {
    const problem = await refusal(server, 422, put(url, { template: 7 }));
    expect(problem.problems?.map(({ where }) => where.column)).toEqual(['template', 'basedOn']);
    await refusal(server, 404, put(`${YEAR}/indicators/nej/comment`, { template: 'x', basedOn: 0 }));
  });
});

describe('a decision on a goal', () => {
  const url = `${YEAR}/goals/5/decision`;

  it('stands beside the rule’s proposal, with who and why', async () => {
    const decided = await ask(
      server,
      goalSummary,
      put(url, { level: 'not-reached', reason: 'Tillgängligheten väger tyngst', basedOn: 0 }),
    );
    expect(decided).toMatchObject({
      level: 'not-reached',
      levelWord: 'Uppfylls inte',
      isDecided: true,
      proposal: 'partly',
      reason: 'Tillgängligheten väger tyngst',
      decidedBy: 'Analytiker',
      version: 1,
    });
    const page = await ask(server, overview, `${YEAR}/overview`);
    expect(page.goals.find(({ id }) => id === '5')).toEqual(decided);
  });

  it('that was based on an older one is refused with the one that holds', async () => {
    const conflict = await refusal(server, 409, put(url, { level: 'reached', reason: 'Nådd', basedOn: 0 }));
    expect(goalSummary.parse(conflict.current)).toMatchObject({ level: 'not-reached', version: 1 });
  });

  it('needs a reason and a goal that exists', async () => {
    await refusal(server, 422, put(url, { level: 'reached', reason: '', basedOn: 1 }));
    await refusal(
      server,
      404,
      put(`${YEAR}/goals/99/decision`, { level: 'reached', reason: 'Nådd', basedOn: 0 }),
    );
  });
});
