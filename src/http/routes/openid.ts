// Signing in through the region's identity provider: there and back, and its orders to sign out. A person comes here by following
// links, so everything ends on a page; what went wrong stands in its address as one of the contract's words with the request's id,
// and the rest in the log.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProofRefused, ProviderDown } from '../../app/people/openid/identity-provider.ts';
import type { Journey, OpenIdWorld } from '../../app/people/openid/sign-in-openid.ts';
import { askProvider, takeAnswer } from '../../app/people/openid/sign-in-openid.ts';
import { obeySignOut } from '../../app/people/openid/sign-out-openid.ts';
import { isOwnPath } from '../../core/own-path.ts';
import { API, addressOf } from '../addresses.ts';
import type { OpenIdFailure } from '../people-contract.ts';
import { openIdLogoutBody, openIdStartQuery } from '../people-contract.ts';
import { answerWith, problemOf } from '../problem-answers.ts';
import { callerOf, giveCookies, giveOpenIdCookie, openIdTokenOf, originOf } from '../who-asks.ts';

export interface OpenIdRouteOptions {
  readonly people: OpenIdWorld['people'];
  readonly definitions: OpenIdWorld['definitions'];
  readonly address: string | null;
}

/** A logout token is some hundred bytes. */
const ORDER_BYTES = 32 * 1024;

const LEADS_ON = z.undefined().meta({ description: 'Vidare, till adressen i Location' });
const NOTHING = z.undefined().meta({ description: 'Inloggningarna som beskedet gällde är avslutade' });

export const openIdRoutes: FastifyPluginAsyncZod<OpenIdRouteOptions> = async (server, options) => {
  const { people, definitions, address } = options;
  const { provider } = people;
  const world = provider === null ? null : { people, provider, definitions };
  server.addHook('onRequest', async (_request, reply) => {
    // Referer would carry the code to wherever the page leads next.
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  });
  const redirectUri = (request: FastifyRequest) => originOf(request, address) + addressOf('openIdAnswer').url;
  server.route({
    ...addressOf('openIdStart'),
    schema: {
      summary: 'Till regionens identitetstjänst, för att logga in',
      querystring: openIdStartQuery,
      response: { 303: LEADS_ON },
    },
    handler: async (request, reply) => {
      const { till, lang: language } = request.query;
      const journey: Journey = { language, goOn: till !== undefined && isOwnPath(till) ? till : null };
      if (world === null) return refuse(request, reply, 'not-offered', 'no-provider', journey);
      // Another site can't sign anyone in behind their back: they come to the page, and press the button (ASVS 5.0, 7.6.2).
      if (isFromOtherSite(request)) return reply.redirect(signInPage(journey, {}), 303);
      try {
        const known = openIdTokenOf(request, address);
        const asked = await askProvider(world, journey, redirectUri(request), known);
        giveOpenIdCookie(reply, address, asked.browserToken);
        return await reply.redirect(asked.address.href, 303);
      } catch (error) {
        if (!(error instanceof ProviderDown)) throw error;
        return refuse(request, reply, 'unavailable', error.reason, journey);
      }
    },
  });
  server.route({
    ...addressOf('openIdAnswer'),
    schema: { summary: 'Tillbaka från identitetstjänsten', response: { 303: LEADS_ON } },
    handler: async (request, reply) => {
      const nowhere: Journey = { language: 'sv', goOn: null };
      if (world === null) return refuse(request, reply, 'not-offered', 'no-provider', nowhere);
      const at = request.url.indexOf('?');
      const answered = await takeAnswer(world, callerOf(request, address), {
        query: at === -1 ? '' : request.url.slice(at + 1),
        redirectUri: redirectUri(request),
        browserToken: openIdTokenOf(request, address),
      });
      if (answered.kind === 'refused')
        return refuse(request, reply, answered.failure, answered.reason, answered.journey);
      giveCookies(reply, address, answered.signedIn);
      return reply.redirect(pageAfter(answered.journey), 303);
    },
  });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: ORDER_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  server.route({
    ...addressOf('openIdLogout'),
    schema: {
      summary: 'Identitetstjänsten säger att någon har loggat ut där (Back-Channel Logout)',
      consumes: ['application/x-www-form-urlencoded'],
      body: openIdLogoutBody,
      response: { 200: NOTHING },
    },
    handler: async (request, reply) => {
      if (world === null) return answerWith(reply, problemOf(400));
      try {
        const ended = await obeySignOut(
          world,
          { from: request.ip, requestId: request.id },
          request.body.logout_token,
        );
        request.log.info({ ended }, 'signed out by the identity provider');
        return await reply.code(200).send();
      } catch (error) {
        if (!(error instanceof ProofRefused || error instanceof ProviderDown)) throw error;
        request.log.warn({ reason: error.reason }, 'order to sign out refused');
        return answerWith(reply, problemOf(error instanceof ProviderDown ? 503 : 400));
      }
    },
  });
};

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: OpenIdFailure,
  reason: string,
  journey: Journey,
): FastifyReply {
  request.log.warn({ failure, reason }, 'sign-in through the identity provider refused');
  return reply.redirect(signInPage(journey, { fel: failure, ref: request.id }), 303);
}

function signInPage({ language, goOn }: Journey, told: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...told, ...(goOn === null ? {} : { till: goOn }) });
  return inLanguage(`/logga-in${query.size === 0 ? '' : `?${query}`}`, language);
}

/** Sent by every browser since 2023 (same-origin.ts). */
function isFromOtherSite({ headers }: FastifyRequest): boolean {
  return ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
}

/** Where one was; else the sign-in page, which knows where one's role leads. */
function pageAfter({ language, goOn }: Journey): string {
  // The API's own addresses are no pages: coming back to one could begin it all again.
  if (goOn === null || !isOwnPath(goOn) || goOn.startsWith(API))
    return inLanguage('/logga-in?klar=ja', language);
  const { pathname, search, hash } = new URL(goOn, 'http://utfall.invalid');
  return inLanguage(pathname + search + hash, language);
}

function inLanguage(path: string, language: Journey['language']): string {
  if (language === 'sv') return path;
  return path === '/' ? '/en' : `/en${path}`;
}
