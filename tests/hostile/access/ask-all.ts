// Asks one route as everyone and tells every fault of the answers.
import type { InjectOptions } from 'fastify';
import type { RouteName } from '../../../src/http/addresses.ts';
import { addressOf } from '../../../src/http/addresses.ts';
import { ROUTE_ACTIONS } from '../../../src/http/route-actions.ts';
import type { Example } from './examples.ts';
import type { Outcome } from './expected.ts';
import { expected, has, seesIt, seesRegion } from './expected.ts';
import { leaked } from './marked-figures.ts';
import type { Viewer } from './viewers.ts';

let count = 0;

/** How many cases have been asked. */
export function asked(): number {
  return count;
}

export function isGet(route: RouteName): boolean {
  return addressOf(route).method === 'GET';
}

export async function askAll(
  viewers: readonly Viewer[],
  route: RouteName,
  of: readonly Example[],
): Promise<{ readonly cases: number; readonly faults: readonly string[] }> {
  const cases = viewers.flatMap((viewer) =>
    of.filter((example) => isWorthIt(viewer, route, example)).map((example) => ({ viewer, example })),
  );
  const faults: string[] = [];
  for (let from = 0; from < cases.length; from += 8) {
    const answers = cases.slice(from, from + 8).map(({ viewer, example }) => askOnce(viewer, route, example));
    faults.push(...(await Promise.all(answers)).flatMap((answer) => answer.faults));
  }
  return { cases: cases.length, faults };
}

const FEW = ['a stranger', 'analyst of exempel, holds', 'centre-manager of almviken, holds'];
const TIMED = /begins today|expired|not yet|ended/;

/** What passes, and costs, is not asked by everyone who is alike. What is not to pass is asked by all. */
function isWorthIt(viewer: Viewer, route: RouteName, { about, cost }: Example): boolean {
  if (cost === undefined || expected(viewer, ROUTE_ACTIONS[route], about) !== 'passes') return true;
  return cost === 'process' ? FEW.includes(viewer.name) : !TIMED.test(viewer.name);
}

export async function askOnce(
  viewer: Viewer,
  route: RouteName,
  example: Example,
): Promise<{ readonly faults: readonly string[]; readonly body: string }> {
  const right = ROUTE_ACTIONS[route];
  const answer = await send(viewer, example.request);
  const wanted = expected(viewer, right, example.about);
  const got = outcomeOf(answer);
  const { body, headers } = answer;
  const told = `${JSON.stringify(headers)}\n${body}`;
  const faults = [
    ...(got === wanted
      ? []
      : [`${wanted} was expected, but ${got} (${answer.status}: ${body.slice(0, 160)})`]),
    ...(answer.status >= 500 ? [`answered ${answer.status}`] : []),
    ...leaked(viewer, told).map(({ of, year }) => `holds the figure of ${of} ${year}`),
    ...(right.kind === 'seen' ? wrongWords(viewer, example, told) : []),
    ...wronglyKept(viewer, headers),
    // Who sees the year may know that its report is not theirs to read yet.
    ...(got === 'not found' && example.absent !== undefined && !seesIt(viewer, 'see-figures', example.about)
      ? tellsApart(answer, await send(viewer, example.absent))
      : []),
  ];
  return { body, faults: faults.map((fault) => `${viewer.name}, ${route} ${example.name}: ${fault}`) };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

async function send({ asker }: Viewer, request: InjectOptions): Promise<Answer> {
  count += 1;
  // An address of its own: what is limited by address is not what is tested here.
  const remoteAddress = `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
  const { statusCode, body, headers } = await asker.inject({ ...request, remoteAddress });
  return { status: statusCode, body, headers };
}

function outcomeOf({ status, body }: Answer): Outcome {
  const code = status >= 400 ? (JSON.parse(body) as { readonly code?: string }).code : undefined;
  if (status === 401) return 'sign in';
  if (status === 403 && code === 'not-permitted') return 'refused';
  return status === 404 && code?.startsWith('no-such-') ? 'not found' : 'passes';
}

const COUNTED =
  /när målet av|av \S+ hälsocentraler|\d+ hälsocentraler (?:når|av)|Alla \S+ hälsocentraler|antal_når/;
const HIDDEN_REGION = /j[äa]mtland/i;

/** Counts over units that the viewer sees a part of, and a region that does not exist for them. */
function wrongWords(viewer: Viewer, { about, request }: Example, told: string): readonly string[] {
  const isOfExempel = (about.kind === 'year' || about.kind === 'region') && about.region === 'exempel';
  const seesUnits = has(viewer, 'see-unit-figures', 'exempel');
  const isEcho = HIDDEN_REGION.test(String(request.url));
  return [
    ...(isOfExempel && !seesUnits && COUNTED.test(told) ? [`counts units: ${COUNTED.exec(told)?.[0]}`] : []),
    ...(seesRegion(viewer, 'jamtland')
      ? []
      : [
          ...(!isEcho && HIDDEN_REGION.test(told) ? ['names a hidden region'] : []),
          ...(isEcho && /"years"|Region Jämtland/.test(told) ? ['tells of a hidden region'] : []),
        ]),
  ];
}

/** No cache keeps what an account was answered, and none answers anybody without asking again. */
function wronglyKept({ id }: Viewer, headers: Answer['headers']): readonly string[] {
  const control = String(headers['cache-control']);
  const isKept = id === null ? !['no-cache', 'no-store'].includes(control) : control !== 'no-store';
  const varies = String(headers.vary).split(/,\s*/).includes('cookie');
  return [
    ...(isKept ? [`may be kept: ${control}`] : []),
    ...(varies ? [] : ['does not vary by cookie']),
    ...(id !== null && 'etag' in headers ? ['has an ETag'] : []),
  ];
}

/** What no two answers have in common. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'x-request-id',
  'date',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
]);

/** Whether what is hidden is answered in another way than what there is none of. */
function tellsApart(hidden: Answer, absent: Answer): readonly string[] {
  return plain(hidden) === plain(absent)
    ? []
    : [`is answered ${plain(hidden)}, and what is not there ${plain(absent)}`];
}

/** An answer without what no two have in common. */
function plain({ status, body, headers }: Answer): string {
  const common = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name));
  return JSON.stringify([status, body.replace(/"requestId":"[^"]+"/, ''), common]);
}

/** Everything that an answer says, to be held against another time's. */
export async function answerOf(viewer: Viewer, { request }: Example): Promise<string> {
  return plain(await send(viewer, request));
}
