// One way to the API. Failures come in two kinds: the server could not be reached, or it answered with problem+json. A change
// that is refused because the session has ended, or is too old for what is asked, waits until the person has signed in again, and is then sent anew.
import type { RouteName } from '../../http/addresses.ts';
import { addressOf } from '../../http/addresses.ts';
import type { ProblemDetails } from '../../http/contract.ts';
import { noteAnswer, noteSilence } from './connection.ts';
import type { WhyAgain } from './session-end.ts';
import { askToSignInAgain } from './session-end.ts';

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title);
    this.details = details;
  }
}

export interface Call {
  /** Values of the address's :parts. */
  readonly parts?: Readonly<Record<string, string | number>>;
  /** Undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** "/api/v1/regions/vasterbotten/years/2023/overview?lang=sv" */
export function hrefOf(name: RouteName, { parts = {}, query = {} }: Call): string {
  const path = addressOf(name).url.replace(/:(\w+)/g, (_, part: string) => {
    const value = parts[part];
    if (value === undefined) throw new Error(`${name} needs ${part}`);
    return encodeURIComponent(value);
  });
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** Throws Unreachable or ApiProblem. `T` is what contract.ts says that the address answers. */
export async function callApi<T>(name: RouteName, call: Call = {}): Promise<T> {
  const response = await askServer(name, call);
  return (await response.json()) as T;
}

export async function fetchFile(
  name: RouteName,
  call: Call,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const response = await askServer(name, call);
  return { name: fileNameOf(response), blob: await response.blob() };
}

/** What is part of signing in: 401 is then the answer itself. */
const SIGNING_IN = /^\/api\/v1\/(sign-in|sign-out|invitations)(\/|$)/;

async function askServer(name: RouteName, call: Call): Promise<Response> {
  const response = await send(name, call);
  if (response.ok) return response;
  const problem = await problemOf(response);
  const why = whyToSignIn(name, problem);
  if (why === null || !(await askToSignInAgain(why))) throw new ApiProblem(problem);
  const again = await send(name, call);
  if (!again.ok) throw new ApiProblem(await problemOf(again));
  return again;
}

function whyToSignIn(name: RouteName, { status, code }: ProblemDetails): WhyAgain | null {
  const { method, url } = addressOf(name);
  if (method === 'GET' || SIGNING_IN.test(url)) return null;
  if (status === 401) return 'ended';
  return code === 'sign-in-again' ? 'not-fresh' : null;
}

async function send(name: RouteName, call: Call): Promise<Response> {
  const { method } = addressOf(name);
  let response: Response;
  try {
    response = await fetch(hrefOf(name, call), {
      method,
      ...bodyOf(call.body),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteSilence();
    throw new Unreachable('The server did not answer', { cause: error });
  }
  noteAnswer();
  return response;
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** A proxy in between may answer with something else than problem+json. */
async function problemOf(response: Response): Promise<ProblemDetails> {
  try {
    const details = (await response.json()) as Partial<ProblemDetails>;
    if (typeof details.title === 'string' && typeof details.code === 'string')
      return details as ProblemDetails;
  } catch {
    // Not JSON: what the status says is all that is known.
  }
  return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unknown' };
}

function fileNameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(header)?.[1] ?? 'utfall';
}
