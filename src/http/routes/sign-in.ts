// Signing in and out, and one-time links. Passwords, codes and tokens come in bodies and are never logged or repeated.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { signInDemonstration } from '../../app/people/demonstration-people.ts';
import { findVisitor } from '../../app/people/find-visitor.ts';
import { isUnnamed } from '../../app/people/first-administrator.ts';
import { requestLink } from '../../app/people/make-link.ts';
import { signOut } from '../../app/people/openid/sign-out-openid.ts';
import type { PeopleWorld, SignedIn } from '../../app/people/people-world.ts';
import { shownGrants, showSignIn } from '../../app/people/show-sign-in.ts';
import { askForPasskey, checkPasskey } from '../../app/people/sign-in-passkey.ts';
import { checkCode, checkPassword } from '../../app/people/sign-in-password.ts';
import {
  acceptInvitation,
  askForNewPasskeyByLink,
  choosePasswordByLink,
  lookAtLink,
} from '../../app/people/use-link.ts';
import { grantsOn } from '../../people/access.ts';
import { SHORTEST_PASSWORD } from '../../people/password-rules.ts';
import { addressOf } from '../addresses.ts';
import {
  acceptInvitationBody,
  codeAppQuestion,
  codeBody,
  codeNeeded,
  demonstrationBody,
  invitationAccepted,
  linkBody,
  linkPage,
  linkPasswordBody,
  linkRequestBody,
  linkRequested,
  passkeyBody,
  passkeyQuestion,
  passwordBody,
  signedOut,
  signInState,
} from '../people-contract.ts';
import { callerOf, giveCookies, originOf, takeSessionCookie } from '../who-asks.ts';

export interface PeopleRouteOptions {
  readonly people: PeopleWorld;
  readonly address: string | null;
}

export const signInRoutes: FastifyPluginAsyncZod<PeopleRouteOptions> = async (server, options) => {
  const { people, address } = options;
  const caller = (request: FastifyRequest) => callerOf(request, address);
  /** The cookies go with the answer, which shows who the browser is from now on. */
  const welcome = async (reply: FastifyReply, signedIn: SignedIn) => {
    giveCookies(reply, address, signedIn);
    const { viewer, session } = await findVisitor(people, signedIn.sessionToken);
    return showSignIn(people, viewer, session);
  };
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('signInState'),
    schema: { summary: 'Vem som är inloggad, och hur det går att logga in', response: { 200: signInState } },
    handler: async (request) => showSignIn(people, request.viewer, request.session),
  });
  server.route({
    ...addressOf('signInPassword'),
    schema: {
      summary: 'Logga in med e-post och lösenord: första steget',
      body: passwordBody,
      response: { 200: codeNeeded },
    },
    handler: async (request) => ({
      kind: 'code' as const,
      ceremony: await checkPassword(people, caller(request), request.body),
    }),
  });
  server.route({
    ...addressOf('signInCode'),
    schema: {
      summary: 'Andra steget: koden ur kodappen, eller en reservkod',
      body: codeBody,
      response: { 200: signInState },
    },
    handler: async (request, reply) => welcome(reply, await checkCode(people, caller(request), request.body)),
  });
  server.route({
    ...addressOf('passkeyOptions'),
    schema: { summary: 'En fråga till webbläsarens nycklar', response: { 200: passkeyQuestion } },
    handler: async (request) => askForPasskey(people, caller(request)),
  });
  server.route({
    ...addressOf('signInPasskey'),
    schema: { summary: 'Logga in med nyckel', body: passkeyBody, response: { 200: signInState } },
    handler: async (request, reply) =>
      welcome(reply, await checkPasskey(people, caller(request), request.body)),
  });
  server.route({
    ...addressOf('signInDemonstration'),
    schema: {
      summary: 'Prova som en av demonstrationens påhittade personer',
      body: demonstrationBody,
      response: { 200: signInState },
    },
    handler: async (request, reply) =>
      welcome(reply, await signInDemonstration(people, caller(request), request.body.person)),
  });
  server.route({
    ...addressOf('requestLink'),
    schema: {
      summary: 'Be om en ny engångslänk med e-post',
      body: linkRequestBody,
      response: { 200: linkRequested },
    },
    handler: async (request) => {
      await requestLink(people, caller(request), request.body.email);
      return { kind: 'asked' as const };
    },
  });
  server.route({
    ...addressOf('signOut'),
    schema: { summary: 'Logga ut', response: { 200: signedOut } },
    handler: async (request, reply) => {
      const { session, actor } = request;
      const returnTo = `${originOf(request, address)}/`;
      const elsewhere = session === null ? null : await signOut(people, session, actor, returnTo);
      takeSessionCookie(reply, address);
      const { viewer } = await findVisitor(people, null);
      return { ...(await showSignIn(people, viewer, null)), elsewhere };
    },
  });
  linkRoutes(server, options, welcome);
};

type Server = Parameters<FastifyPluginAsyncZod<PeopleRouteOptions>>[0];

function linkRoutes(
  server: Server,
  { people, address }: PeopleRouteOptions,
  welcome: (reply: FastifyReply, signedIn: SignedIn) => ReturnType<typeof showSignIn>,
): void {
  server.route({
    ...addressOf('lookAtLink'),
    schema: { summary: 'Vad en engångslänk gäller', body: linkBody, response: { 200: linkPage } },
    handler: async (request) => {
      const found = await lookAtLink(people, callerOf(request, address), request.body.token);
      const { link, account, asks } = found;
      const grants = grantsOn(await people.grantsOf(account.id), request.viewer.on);
      return {
        purpose: link.purpose,
        name: account.name,
        email: account.email,
        asks,
        asksWho: isUnnamed(account),
        invitedBy: link.madeBy,
        endsAt: link.endsAt,
        grants: await shownGrants(people, grants),
        shortestPassword: SHORTEST_PASSWORD,
      };
    },
  });
  server.route({
    ...addressOf('linkPasskeyOptions'),
    schema: {
      summary: 'En fråga till webbläsaren om en ny nyckel, för den som har en engångslänk',
      body: linkBody,
      response: { 200: passkeyQuestion },
    },
    handler: async (request) =>
      askForNewPasskeyByLink(people, callerOf(request, address), request.body.token),
  });
  server.route({
    ...addressOf('linkPassword'),
    schema: {
      summary: 'Välj lösenord med en engångslänk; svaret är nyckeln till kodappen',
      body: linkPasswordBody,
      response: { 200: codeAppQuestion },
    },
    handler: async (request) => choosePasswordByLink(people, callerOf(request, address), request.body),
  });
  server.route({
    ...addressOf('acceptInvitation'),
    schema: {
      summary: 'Använd engångslänken: spara det valda sättet att logga in, och logga in',
      body: acceptInvitationBody,
      response: { 200: invitationAccepted },
    },
    handler: async (request, reply) => {
      const accepted = await acceptInvitation(people, callerOf(request, address), request.body);
      return { state: await welcome(reply, accepted), recoveryCodes: accepted.recoveryCodes };
    },
  });
}
