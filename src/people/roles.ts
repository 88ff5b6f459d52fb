// The roles that a person can be given, and what every visitor is. What each may do is in permissions.ts.

/** Given to accounts, each on a place and for a time. */
export const GRANTED_ROLES = [
  /** Gives and takes rights within the place, and reads the audit log. Sees no unpublished figures by that alone. */
  'administrator',
  /** Runs the whole year: figures, comments, decisions, reports. */
  'analyst',
  /** Follows a group of centres. */
  'area-manager',
  /** Answers for a centre, delegates, disputes. */
  'centre-manager',
  /** Fills in the named sections of a centre's questionnaire. */
  'contributor',
  /** A politician of the board: figures of the region as a whole and the reports. */
  'board-reader',
  /** Reads everything in the place, changes nothing. */
  'auditor',
] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** `public` is what everyone is, signed in or not. */
export const ROLES = [...GRANTED_ROLES, 'public'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES = {
  administrator: { sv: 'Administratör', en: 'Administrator' },
  analyst: { sv: 'Analytiker', en: 'Analyst' },
  'area-manager': { sv: 'Områdeschef', en: 'Area manager' },
  'centre-manager': { sv: 'Verksamhetschef', en: 'Centre manager' },
  contributor: { sv: 'Uppgiftslämnare', en: 'Contributor' },
  'board-reader': { sv: 'Nämndledamot', en: 'Board member' },
  auditor: { sv: 'Revisor', en: 'Auditor' },
  public: { sv: 'Allmänheten', en: 'The public' },
} as const satisfies Record<Role, { readonly sv: string; readonly en: string }>;

/** The kinds of place that a role is given on: an analyst runs a region's year, a centre manager answers for a centre. */
export const ROLE_PLACES = {
  administrator: ['installation', 'region', 'area', 'unit'],
  analyst: ['region'],
  'area-manager': ['area'],
  'centre-manager': ['unit'],
  contributor: ['unit'],
  'board-reader': ['region'],
  auditor: ['installation', 'region', 'area', 'unit'],
} as const satisfies Record<GrantedRole, readonly ('installation' | 'region' | 'area' | 'unit')[]>;
