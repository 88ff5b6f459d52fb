import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, callApi, fetchFile, hrefOf, Unreachable } from './fetch.ts';
import { signInAsked as asked } from './session-end.ts';

afterEach(() => vi.unstubAllGlobals());

const answerWith = (body: string, init: ResponseInit) =>
  vi.stubGlobal('fetch', async () => new Response(body, init));

describe('an address of the API', () => {
  it('is filled with its parts, escaped, and its query without what is undefined', () => {
    expect(
      hrefOf('indicator', {
        parts: { region: 'väster/botten', year: 2023, indicator: 'medbed3' },
        query: { lang: 'sv', q: undefined },
      }),
    ).toBe('/api/v1/regions/v%C3%A4ster%2Fbotten/years/2023/indicators/medbed3?lang=sv');
  });

  it('is refused when a part is missing', () => {
    expect(() => hrefOf('goal', { parts: { region: 'a', year: 1 } })).toThrow('goal needs goal');
  });
});

describe('a call', () => {
  it('that the server refuses carries its problem details', async () => {
    answerWith('{"type":"about:blank","title":"Det finns inte","status":404,"code":"no-such-year"}', {
      status: 404,
    });
    const error = await callApi('regions').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiProblem);
    expect((error as ApiProblem).details.code).toBe('no-such-year');
  });

  it('waits for a new sign-in where this one is too old for what is asked, and is then sent again', async () => {
    const answers = [
      new Response('{"title":"Logga in igen","status":403,"code":"sign-in-again"}', { status: 403 }),
      new Response('{"isDone":true}'),
    ];
    vi.stubGlobal('fetch', async () => answers.shift());
    const called = callApi('endOtherSessions');
    await vi.waitFor(() => expect(asked()?.why).toBe('not-fresh'));
    asked()?.answer(true);
    expect(await called).toEqual({ isDone: true });
    expect(asked()).toBeNull();
  });

  it('is a refusal when the person does not sign in again, and when it is refused for anything else', async () => {
    answerWith('{"title":"Logga in igen","status":403,"code":"sign-in-again"}', { status: 403 });
    const called = callApi('endOtherSessions');
    await vi.waitFor(() => expect(asked()).not.toBeNull());
    asked()?.answer(false);
    await expect(called).rejects.toBeInstanceOf(ApiProblem);
    answerWith('{"title":"Nej","status":403,"code":"not-permitted"}', { status: 403 });
    await expect(callApi('endOtherSessions')).rejects.toBeInstanceOf(ApiProblem);
    expect(asked()).toBeNull();
  });

  it('that something else than the API answers still says its status', async () => {
    answerWith('<h1>Bad gateway</h1>', { status: 502 });
    const error = await callApi('regions').catch((caught: unknown) => caught);
    expect((error as ApiProblem).details).toMatchObject({ status: 502, code: 'unknown' });
  });

  it('that reaches nobody is told apart from a refusal', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(callApi('regions')).rejects.toBeInstanceOf(Unreachable);
  });

  it('for a file takes the Swedish name before the plain one', async () => {
    answerWith('x', {
      headers: {
        'content-disposition': `attachment; filename="Arsrapport.pdf"; filename*=UTF-8''%C3%85rsrapport.pdf`,
      },
    });
    expect((await fetchFile('reportFile', { parts: { region: 'a', year: 1, format: 'pdf' } })).name).toBe(
      'Årsrapport.pdf',
    );
  });
});
