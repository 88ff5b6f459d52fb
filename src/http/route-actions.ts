// What each route is for, as the permission table calls it, and how its place is found. A route that has no row here does not
// compile, and one that is registered past addresses.ts stops the start (guard.ts). The access matrix test and the fuzzing
// take their cases from here. Imports no server code: the documentation is generated from it too.
import type { Action } from '../people/permissions.ts';
import type { RouteName } from './addresses.ts';

export type RouteRight =
  /** No place: the table alone says who. */
  | { readonly kind: 'open'; readonly action: Action }
  /** The answer is made of what the viewer sees; what stands in the path is found only if they do. `unpublished`: what it
   * takes before the year is public. */
  | { readonly kind: 'seen'; readonly action: 'see-public'; readonly unpublished: Action }
  /** Something is done in the region of the path. */
  | { readonly kind: 'region'; readonly action: Action }
  /** Something is done with the delivery of the path, in its region. */
  | { readonly kind: 'delivery'; readonly action: Action }
  /** The place is in the body, or in what the path names: the right must hold somewhere, and the use case asks where. */
  | { readonly kind: 'somewhere'; readonly action: Action };

const SIGN_IN = { kind: 'open', action: 'sign-in' } as const;
const OWN = { kind: 'open', action: 'manage-own-account' } as const;
/** Needs no place: what the text is held against is what its sender sees. */
const PROOFREAD = { kind: 'open', action: 'proofread' } as const;
const PEOPLE = { kind: 'somewhere', action: 'manage-people' } as const;
const AUDIT = { kind: 'somewhere', action: 'see-audit' } as const;
const FIGURES = { kind: 'seen', action: 'see-public', unpublished: 'see-figures' } as const;
const REPORT = { kind: 'seen', action: 'see-public', unpublished: 'see-draft-report' } as const;

export const ROUTE_ACTIONS = {
  regions: FIGURES,
  overview: FIGURES,
  goal: FIGURES,
  decideGoal: { kind: 'region', action: 'decide-goals' },
  indicator: FIGURES,
  writeComment: { kind: 'region', action: 'write-comments' },
  comparison: FIGURES,
  observations: FIGURES,
  provenance: FIGURES,
  deliveries: { kind: 'somewhere', action: 'see-deliveries' },
  delivery: { kind: 'delivery', action: 'see-deliveries' },
  preview: { kind: 'somewhere', action: 'deliver' },
  accept: { kind: 'delivery', action: 'deliver' },
  withdraw: { kind: 'delivery', action: 'deliver' },
  report: REPORT,
  reportFile: REPORT,
  reportsFile: REPORT,
  search: FIGURES,
  proofread: PROOFREAD,
  proofreadFile: PROOFREAD,
  signInState: SIGN_IN,
  signInPassword: SIGN_IN,
  signInCode: SIGN_IN,
  passkeyOptions: SIGN_IN,
  signInPasskey: SIGN_IN,
  signInDemonstration: SIGN_IN,
  openIdStart: SIGN_IN,
  openIdAnswer: SIGN_IN,
  openIdLogout: SIGN_IN,
  requestLink: SIGN_IN,
  signOut: SIGN_IN,
  lookAtLink: SIGN_IN,
  linkPasskeyOptions: SIGN_IN,
  linkPassword: SIGN_IN,
  acceptInvitation: SIGN_IN,
  ownAccount: OWN,
  endSession: OWN,
  endOtherSessions: OWN,
  addPasskeyOptions: OWN,
  addPasskey: OWN,
  removePasskey: OWN,
  setPassword: OWN,
  setupCode: OWN,
  confirmCode: OWN,
  renewRecoveryCodes: OWN,
  people: PEOPLE,
  invite: PEOPLE,
  inviteAgain: PEOPLE,
  closeAccount: PEOPLE,
  giveRole: PEOPLE,
  endRole: PEOPLE,
  publication: { kind: 'region', action: 'publish-year' },
  publishYear: { kind: 'region', action: 'publish-year' },
  withdrawPublication: { kind: 'region', action: 'publish-year' },
  audit: AUDIT,
  auditFile: AUDIT,
  auditVerify: AUDIT,
} as const satisfies Record<RouteName, RouteRight>;
