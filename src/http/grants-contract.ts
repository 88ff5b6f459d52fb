// What the pages for administrators take and answer: people with their roles, the places that a role can be given on, invitations.
// The administrator sees the people who have, had or will have a role within what they administer, and nobody else.
import { z } from 'zod';
import { GRANTED_ROLES } from '../people/roles.ts';
import { shownGrant } from './people-contract.ts';

const id = z.string().min(1).max(120);

const pickedPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('installation') }),
  z.object({ kind: z.literal('region'), regionId: id }),
  z.object({ kind: z.literal('area'), regionId: id, id }),
  z.object({ kind: z.literal('unit'), regionId: id, id }),
]);

export const grantBody = z.object({
  role: z.enum(GRANTED_ROLES),
  place: pickedPlace,
  /** Contributors only. */
  sections: z.array(z.string().trim().min(1).max(120)).max(40).default([]),
  from: z.iso.date(),
  /** The first day on which it no longer holds. */
  to: z.iso.date().nullable().default(null),
});

export const inviteBody = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.string().trim().min(3).max(200),
  grant: grantBody,
});

export const madeLink = z.object({
  name: z.string(),
  email: z.string(),
  /** Null when it was sent by mail; else shown this once. */
  link: z.string().nullable(),
  endsAt: z.string(),
});
export type MadeLink = z.infer<typeof madeLink>;

export const personView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  state: z.enum(['invited', 'active', 'closed']),
  isDemonstration: z.boolean(),
  /** Ended and future ones too, within what the viewer administers. */
  grants: z.array(shownGrant.extend({ isChangeable: z.boolean() })),
});
export type PersonView = z.infer<typeof personView>;

export const roleGiven = z.object({
  person: personView,
  /** True when administrators have given themselves a role; `notice` says that others can see it. */
  isOwn: z.boolean(),
  /** Empty when there is nothing more to say. */
  notice: z.string(),
});
export const roleEnded = z.object({ grantId: z.string(), to: z.string() });
export const accountClosed = z.object({ id: z.string() });

export const peoplePlaces = z.object({
  /** Whether the viewer may give a role on all regions. */
  hasInstallation: z.boolean(),
  regions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Whether the viewer may give a role on the whole of it. */
      isWhole: z.boolean(),
      areas: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          units: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
    }),
  ),
});
export type PeoplePlaces = z.infer<typeof peoplePlaces>;

export const peoplePage = z.object({ people: z.array(personView), places: peoplePlaces });
export type PeoplePage = z.infer<typeof peoplePage>;
