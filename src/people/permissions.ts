// The permission table: who may do what. It is data: the API, the pages, the documentation and the access matrix test all read
// this one, and nothing else decides. An action that is not here can't be guarded, and a route without an action does not
// compile (http/route-actions.ts). What "in place" covers is in access.ts.
import type { Role } from './roles.ts';

export const ACTIONS = [
  /** Published years, definitions and comparisons, as every citizen sees them. */
  'see-public',
  /** Figures of a year that is not published: the place's own areas, and those of the region as a whole to compare with. */
  'see-figures',
  /** Figures of the place's units, published years or not: no unit's figures are public (`closed` in analyse/disclosure/rules.ts). */
  'see-unit-figures',
  /** The report before it is published. */
  'see-draft-report',
  'see-deliveries',
  'deliver',
  'write-comments',
  'decide-goals',
  /** Makes a year public, or takes it back. */
  'publish-year',
  'proofread',
  /** Invites people, gives and takes roles. */
  'manage-people',
  'see-audit',
  /** What is followed up: done by the start and the command line, by no person in the pages yet. */
  'save-definitions',
  /** One's own sign-in: sessions, passkeys, password. */
  'manage-own-account',
  'sign-in',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Where a role may do it: nowhere, in the place that it was granted on and what lies under it, or without any place. */
export type Reach = 'no' | 'in-place' | 'everywhere';

const NO = 'no';
const PLACE = 'in-place';
const ALL = 'everywhere';

/** Least privilege: administrators handle people, not figures; auditors change nothing, not even a draft. */
export const PERMISSIONS = {
  'see-public': row(ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL),
  'see-figures': row(NO, PLACE, PLACE, PLACE, PLACE, PLACE, PLACE, NO),
  // The board decides about the region as a whole, not about single centres.
  'see-unit-figures': row(NO, PLACE, PLACE, PLACE, PLACE, NO, PLACE, NO),
  'see-draft-report': row(NO, PLACE, NO, NO, NO, NO, PLACE, NO),
  'see-deliveries': row(NO, PLACE, NO, NO, NO, NO, PLACE, NO),
  deliver: row(NO, PLACE, NO, NO, NO, NO, NO, NO),
  'write-comments': row(NO, PLACE, NO, NO, NO, NO, NO, NO),
  'decide-goals': row(NO, PLACE, NO, NO, NO, NO, NO, NO),
  'publish-year': row(NO, PLACE, NO, NO, NO, NO, NO, NO),
  // Reads the person's own text against published figures: no place is involved, and strangers would cost work.
  proofread: row(ALL, ALL, ALL, ALL, ALL, ALL, ALL, NO),
  'manage-people': row(PLACE, NO, NO, NO, NO, NO, NO, NO),
  'see-audit': row(PLACE, NO, NO, NO, NO, NO, PLACE, NO),
  'save-definitions': row(NO, NO, NO, NO, NO, NO, NO, NO),
  'manage-own-account': row(ALL, ALL, ALL, ALL, ALL, ALL, ALL, NO),
  'sign-in': row(ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL),
} as const satisfies Record<Action, Readonly<Record<Role, Reach>>>;

function row(
  administrator: Reach,
  analyst: Reach,
  areaManager: Reach,
  centreManager: Reach,
  contributor: Reach,
  boardReader: Reach,
  auditor: Reach,
  everyone: Reach,
): Readonly<Record<Role, Reach>> {
  return {
    administrator,
    analyst,
    'area-manager': areaManager,
    'centre-manager': centreManager,
    contributor,
    'board-reader': boardReader,
    auditor,
    public: everyone,
  };
}
