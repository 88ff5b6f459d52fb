// People who ask: someone with given roles and a session of their own, as if they had signed in. Signing in itself is tested in
// http-sign-in.test.ts and http-demonstration.test.ts.
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Grant } from '../../src/people/contract.ts';
import type { Asker } from './ask.ts';
import type { OpenServer } from './open-server.ts';

export type GivenRole = Pick<Grant, 'role' | 'place'> & Partial<Pick<Grant, 'from' | 'to' | 'sections'>>;

export interface Person extends Asker {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

let people = 0;

export async function personWith(
  { database, server, people: world }: Pick<OpenServer, 'database' | 'server' | 'people'>,
  roles: readonly GivenRole[],
  name = 'Prov Person',
): Promise<Person> {
  people += 1;
  const id = `prov-${people}`;
  const at = world.clock();
  const { accounts, grants, sessions } = database.stores;
  const account = { id, name, email: `${id}@exempel.invalid`, createdAt: at, closedAt: null };
  await accounts.add({ ...account, isDemonstration: false });
  for (const { role, place, from = '2020-01-01', to = null, sections = [] } of roles)
    await grants.give({ accountId: id, role, place, from, to, sections, grantedBy: 'Provet' }, at);
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(Date.parse(at) + 12 * 3_600_000).toISOString();
  const session = { accountId: id, createdAt: at, lastSeenAt: at, endsAt, from: '127.0.0.1', device: 'Prov' };
  await sessions.begin({ ...session, method: 'passkey' }, createHash('sha256').update(token).digest('hex'));
  return { id, name, cookie: token, ...withCookie(server, token) };
}

export function withCookie(server: FastifyInstance, token: string): Asker {
  return {
    inject: (request) => {
      const options: InjectOptions = typeof request === 'string' ? { url: request } : request;
      return server.inject({ ...options, cookies: { ...options.cookies, utfall: token } });
    },
  };
}

/** An analyst of every region, for tests of what analysts do. */
export function analystOfAll(open: OpenServer, name = 'Analytiker'): Promise<Person> {
  return personWith(open, [{ role: 'analyst', place: { kind: 'installation' } }], name);
}
