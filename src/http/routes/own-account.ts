// One's own account: ways to sign in, and where one is signed in. Each change answers with the account as it is then.
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Self } from '../../app/people/own-account.ts';
import {
  addPasskey,
  askForNewPasskey,
  confirmCodeApp,
  endOtherSessions,
  endSession,
  removePasskey,
  renewRecoveryCodes,
  selfOf,
  setPassword,
  setUpCodeApp,
  showOwnAccount,
} from '../../app/people/own-account.ts';
import { addressOf } from '../addresses.ts';
import {
  addPasskeyBody,
  codeAppQuestion,
  confirmCodeBody,
  ownAccount,
  passkeyQuestion,
  recoveryCodes,
  removePasskeyBody,
  setPasswordBody,
} from '../people-contract.ts';
import { originOf } from '../who-asks.ts';
import { word } from './parameters.ts';
import type { PeopleRouteOptions } from './sign-in.ts';

export const ownAccountRoutes: FastifyPluginAsyncZod<PeopleRouteOptions> = async (server, options) => {
  const { people, address } = options;
  const self = (request: FastifyRequest): Self =>
    selfOf(request.viewer, request.session, request.actor, originOf(request, address));
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('ownAccount'),
    schema: { summary: 'Det egna kontot', response: { 200: ownAccount } },
    handler: async (request) => showOwnAccount(people, self(request)),
  });
  server.route({
    ...addressOf('endSession'),
    schema: {
      summary: 'Logga ut en av sina enheter',
      params: z.object({ session: word }),
      response: { 200: ownAccount },
    },
    handler: async (request) => {
      await endSession(people, self(request), request.params.session);
      return showOwnAccount(people, self(request));
    },
  });
  server.route({
    ...addressOf('endOtherSessions'),
    schema: { summary: 'Logga ut överallt utom här', response: { 200: ownAccount } },
    handler: async (request) => {
      await endOtherSessions(people, self(request));
      return showOwnAccount(people, self(request));
    },
  });
  passkeyRoutes(server, options, self);
  passwordRoutes(server, options, self);
};

type Server = Parameters<FastifyPluginAsyncZod<PeopleRouteOptions>>[0];
type SelfOf = (request: FastifyRequest) => Self;

function passkeyRoutes(server: Server, { people }: PeopleRouteOptions, self: SelfOf): void {
  server.route({
    ...addressOf('addPasskeyOptions'),
    schema: { summary: 'En fråga till webbläsaren om en ny nyckel', response: { 200: passkeyQuestion } },
    handler: async (request) => askForNewPasskey(people, self(request)),
  });
  server.route({
    ...addressOf('addPasskey'),
    schema: { summary: 'Lägg till en nyckel', body: addPasskeyBody, response: { 200: ownAccount } },
    handler: async (request) => {
      await addPasskey(people, self(request), request.body);
      return showOwnAccount(people, self(request));
    },
  });
  server.route({
    ...addressOf('removePasskey'),
    schema: {
      summary: 'Ta bort en nyckel',
      body: removePasskeyBody,
      response: { 200: ownAccount },
    },
    handler: async (request) => {
      await removePasskey(people, self(request), request.body.passkey);
      return showOwnAccount(people, self(request));
    },
  });
}

function passwordRoutes(server: Server, { people }: PeopleRouteOptions, self: SelfOf): void {
  server.route({
    ...addressOf('setPassword'),
    schema: {
      summary: 'Välj eller byt lösenord; alla andra enheter loggas ut',
      body: setPasswordBody,
      response: { 200: ownAccount },
    },
    handler: async (request) => {
      await setPassword(people, self(request), request.body);
      return showOwnAccount(people, self(request));
    },
  });
  server.route({
    ...addressOf('setupCode'),
    schema: { summary: 'En ny nyckel till kodappen', response: { 200: codeAppQuestion } },
    handler: async (request) => setUpCodeApp(people, self(request)),
  });
  server.route({
    ...addressOf('confirmCode'),
    schema: {
      summary: 'Koppla kodappen: visa en kod ur den. Svaret har nya reservkoder',
      body: confirmCodeBody,
      response: { 200: recoveryCodes },
    },
    handler: async (request) => {
      const codes = await confirmCodeApp(people, self(request), request.body);
      return { account: await showOwnAccount(people, self(request)), recoveryCodes: codes };
    },
  });
  server.route({
    ...addressOf('renewRecoveryCodes'),
    schema: { summary: 'Nya reservkoder; de gamla slutar att gälla', response: { 200: recoveryCodes } },
    handler: async (request) => {
      const codes = await renewRecoveryCodes(people, self(request));
      return { account: await showOwnAccount(people, self(request)), recoveryCodes: codes };
    },
  });
}
