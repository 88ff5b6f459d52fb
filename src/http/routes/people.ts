// People and their roles, for those who administer a place. What is theirs to administer is decided in app/people/manage-people.ts.
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Administrator, PeopleAdministration } from '../../app/people/manage-people.ts';
import {
  closeAccount,
  endRole,
  giveRole,
  inviteAgain,
  invitePerson,
} from '../../app/people/manage-people.ts';
import { showOne, showPeople } from '../../app/people/show-people.ts';
import { addressOf } from '../addresses.ts';
import {
  accountClosed,
  grantBody,
  inviteBody,
  madeLink,
  peoplePage,
  roleEnded,
  roleGiven,
} from '../grants-contract.ts';
import { originOf } from '../who-asks.ts';
import { word } from './parameters.ts';

export interface PeopleRoutesOptions {
  readonly administration: PeopleAdministration;
  readonly address: string | null;
}

const oneAccount = z.object({ account: word });

const OWN_ROLE =
  'Du har gett dig själv en roll. Det står i granskningsloggen, där andra administratörer och revisorer ser det.';

export const peopleRoutes: FastifyPluginAsyncZod<PeopleRoutesOptions> = async (
  server,
  { administration, address },
) => {
  const administrator = ({ viewer, actor }: FastifyRequest): Administrator => ({ viewer, actor });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.route({
    ...addressOf('people'),
    schema: { summary: 'Personer med roller inom det som du administrerar', response: { 200: peoplePage } },
    handler: async (request) => showPeople(administration, administrator(request)),
  });
  server.route({
    ...addressOf('invite'),
    schema: { summary: 'Bjud in en person till en roll', body: inviteBody, response: { 201: madeLink } },
    handler: async (request, reply) => {
      const origin = originOf(request, address);
      const invited = await invitePerson(administration, administrator(request), request.body, origin);
      const { account, link, endsAt } = invited;
      return reply.code(201).send({ name: account.name, email: account.email, link, endsAt });
    },
  });
  server.route({
    ...addressOf('inviteAgain'),
    schema: {
      summary: 'Bjud in någon på nytt: det som personen loggade in med slutar gälla när länken används',
      params: oneAccount,
      response: { 201: madeLink },
    },
    handler: async (request, reply) => {
      const origin = originOf(request, address);
      const { account } = request.params;
      const made = await inviteAgain(administration, administrator(request), account, origin);
      const { name, email } = made.account;
      return reply.code(201).send({ name, email, link: made.link, endsAt: made.endsAt });
    },
  });
  server.route({
    ...addressOf('giveRole'),
    schema: {
      summary: 'Ge en person en roll',
      params: oneAccount,
      body: grantBody,
      response: { 201: roleGiven },
    },
    handler: async (request, reply) => {
      const who = administrator(request);
      const { account, isOwn } = await giveRole(administration, who, request.params.account, request.body);
      const person = await showOne(administration, who, account);
      return reply.code(201).send({ person, isOwn, notice: isOwn ? OWN_ROLE : '' });
    },
  });
  server.route({
    ...addressOf('endRole'),
    schema: {
      summary: 'Avsluta en roll; den gäller inte längre från och med i dag',
      params: z.object({ grant: word }),
      response: { 200: roleEnded },
    },
    handler: async (request) => {
      const ended = await endRole(administration, administrator(request), request.params.grant);
      return { grantId: ended.id, to: ended.to ?? '' };
    },
  });
  server.route({
    ...addressOf('closeAccount'),
    schema: {
      summary: 'Stäng ett konto: rollerna avslutas och personen loggas ut',
      params: oneAccount,
      response: { 200: accountClosed },
    },
    handler: async (request) => {
      await closeAccount(administration, administrator(request), request.params.account);
      return { id: request.params.account };
    },
  });
};
