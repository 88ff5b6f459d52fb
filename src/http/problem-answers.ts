// Every way a request can fail, as problem+json (RFC 9457) in Swedish. The only place that turns a failure into a status.
// What the reader typed is never repeated in an answer or a log: it may be something that must not be there.
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import {
  LinkUnusable,
  MustWait,
  NotFound,
  NotJudged,
  NotPermitted,
  NotSignedIn,
  Overtaken,
  Refused,
  SignInAgain,
  SignInRefused,
} from '../app/failures.ts';
import { ConflictError, NotFoundError, UnavailableError } from '../core/failure.ts';
import type { Problem } from '../core/problem.ts';
import type { ProblemDetails } from './contract.ts';

/** Texts by status for failures that say nothing more of themselves. */
const BY_STATUS: Readonly<
  Record<number, { readonly code: string; readonly title: string; readonly detail: string }>
> = {
  400: {
    code: 'bad-request',
    title: 'Begäran går inte att förstå',
    detail: 'Kontrollera adressen och innehållet och försök igen.',
  },
  403: {
    code: 'other-origin',
    title: 'Begäran kommer från en annan webbplats',
    detail: 'Ändringar tas bara emot från Utfalls egna sidor.',
  },
  404: {
    code: 'not-found',
    title: 'Sidan finns inte',
    detail: 'Kontrollera adressen.',
  },
  405: {
    code: 'method-not-allowed',
    title: 'Det går inte att göra så',
    detail: 'Adressen tar inte emot den metoden.',
  },
  413: {
    code: 'too-large',
    title: 'Filen är för stor',
    detail: 'En fil får vara högst 25 megabyte. Dela upp den i flera leveranser.',
  },
  415: {
    code: 'wrong-content-type',
    title: 'Innehållet är av fel typ',
    detail: 'Skicka JSON, eller en fil som formulärdata (multipart/form-data).',
  },
  421: {
    code: 'other-host',
    title: 'Fel adress',
    detail: 'Utfall svarar inte under det namnet. Använd den adress som du har fått.',
  },
  429: {
    code: 'too-many-requests',
    title: 'För många anrop',
    detail: 'Vänta en stund och försök igen.',
  },
  500: {
    code: 'internal',
    title: 'Något gick fel hos oss',
    detail:
      'Felet är antecknat. Inget av det som skickades har sparats till hälften. Försök igen om en stund.',
  },
  503: {
    code: 'unavailable',
    title: 'Databasen svarar inte',
    detail: 'Försök igen om en stund. Inget har sparats.',
  },
};

export function problemOf(status: number): ProblemDetails {
  const text = BY_STATUS[status] ?? BY_STATUS[status < 500 ? 400 : 500];
  if (text === undefined) throw new Error('No text for status');
  return { type: 'about:blank', title: text.title, status, detail: text.detail, code: text.code };
}

/** Connection refused, reset or shut down by the server: the world failed, not the request. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

export function toProblem(error: unknown): ProblemDetails {
  const signIn = signInProblem(error);
  if (signIn !== null) return signIn;
  if (error instanceof NotFoundError)
    return {
      type: 'about:blank',
      title: 'Det finns inte',
      status: 404,
      detail: error.message,
      code: error instanceof NotFound ? `no-such-${error.thing}` : 'not-found',
    };
  if (error instanceof Refused)
    return {
      type: 'about:blank',
      title: 'Innehållet kan inte tas emot',
      status: 422,
      detail: error.message,
      code: error.problems[0]?.code ?? 'refused',
      problems: error.problems.map(copyProblem),
    };
  if (error instanceof Overtaken || error instanceof ConflictError)
    return {
      type: 'about:blank',
      title: 'Någon annan har ändrat',
      status: 409,
      detail: error.message,
      code: 'overtaken',
      current: error.current,
    };
  if (error instanceof NotJudged)
    return {
      type: 'about:blank',
      title: 'Siffrorna kan inte visas just nu',
      status: 503,
      detail: error.message,
      code: 'not-judged',
    };
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error);
  return problemOf(statusOf(error));
}

/** What can go wrong around signing in. 403 and not 401 for a wrong password: 401 is for whoever has not tried. */
function signInProblem(error: unknown): ProblemDetails | null {
  const answer = (status: number, code: string, title: string, detail: string) => ({
    type: 'about:blank',
    title,
    status,
    detail,
    code,
  });
  if (error instanceof NotSignedIn) return answer(401, 'not-signed-in', 'Du är inte inloggad', error.message);
  if (error instanceof NotPermitted)
    return answer(403, 'not-permitted', 'Du har inte rätt att göra så', error.message);
  if (error instanceof SignInRefused)
    return answer(403, 'sign-in-refused', 'Inloggningen gick inte', error.message);
  if (error instanceof SignInAgain) return answer(403, 'sign-in-again', 'Logga in igen', error.message);
  if (error instanceof MustWait) return answer(429, 'must-wait', 'För många försök', error.message);
  if (error instanceof LinkUnusable)
    return answer(404, 'link-unusable', 'Länken går inte att använda', error.message);
  return null;
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof UnavailableError) return 503;
  if (UNAVAILABLE.has(code)) return 503;
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return 415;
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

/** A body with wrong fields is 422 with each field named; a wrong address is 400. */
function invalidRequest(error: {
  readonly validation: readonly { readonly instancePath: string }[];
  readonly validationContext?: unknown;
}): ProblemDetails {
  if (error.validationContext !== 'body') return problemOf(400);
  const problems = error.validation.map(({ instancePath }) => ({
    code: 'invalid-field',
    severity: 'error' as const,
    where: { column: instancePath.replace(/^\//, '') || 'innehållet' },
    message: 'Fältet saknas eller har fel form.',
    hint: 'Jämför med beskrivningen i /api/v1/openapi.json.',
  }));
  return {
    type: 'about:blank',
    title: 'Innehållet kan inte tas emot',
    status: 422,
    detail: 'Ett eller flera fält saknas eller har fel form.',
    code: 'invalid-field',
    problems,
  };
}

/** The plain fields only, so that nothing else that an adapter hung on a problem leaves the house. */
export function copyProblem({ code, severity, where, message, hint }: Problem) {
  return { code, severity, where: { ...where }, message, hint };
}

export async function answerWith(reply: FastifyReply, problem: ProblemDetails): Promise<FastifyReply> {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ ...problem, requestId: reply.request.id });
}

/**
 * An address that can't be decoded, or a part of it that is longer than anything here: no route and no hook sees it, and so the
 * headers that say what the answer is are set here. Without this the framework would answer with its own words and the address.
 */
export function answerUnreadable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'x-request-id': reply.request.id,
  });
  void answerWith(reply, problemOf(error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 404 : 400));
}

export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = toProblem(error);
  if (error instanceof MustWait) reply.header('retry-after', error.seconds);
  if (problem.status >= 500) logFailure(request.log, error, request.routeOptions.url ?? 'unknown');
  return answerWith(reply, problem);
}

/**
 * For a failure while an error is already on its way out: its body instead. Thrown, Fastify would keep the first error's status and
 * send the second one's own words.
 */
export function replaceError(error: unknown, request: FastifyRequest, reply: FastifyReply): string {
  const problem = toProblem(error);
  if (problem.status >= 500) logFailure(request.log, error, request.routeOptions.url ?? 'unknown');
  reply.code(problem.status).removeHeader('content-length');
  return JSON.stringify({ ...problem, requestId: request.id });
}

/** Name, code and stack without digits of any length that a person could have typed: messages of drivers repeat values. */
function logFailure(log: FastifyBaseLogger, error: unknown, route: string): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in known ? String(known.code) : undefined;
  const stack = (known.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  log.error(
    { route, error: known.name, code, message: known.message.replace(/\d{3,}/g, '#'), stack },
    'failed',
  );
}
