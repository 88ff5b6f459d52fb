// Every address of the API. Imports nothing: the web client uses it too. What the addresses answer is in contract.ts.

export const API = '/api/v1';

/**
 * Every address of the API with its method. routes/ registers exactly these, the web client calls exactly these.
 * Region and year are path parts; `lang` is a query on everything that carries sentences.
 */
export const ROUTES = {
  regions: 'GET /regions',
  overview: 'GET /regions/:region/years/:year/overview',
  goal: 'GET /regions/:region/years/:year/goals/:goal',
  decideGoal: 'PUT /regions/:region/years/:year/goals/:goal/decision',
  indicator: 'GET /regions/:region/years/:year/indicators/:indicator',
  writeComment: 'PUT /regions/:region/years/:year/indicators/:indicator/comment',
  comparison: 'GET /comparison',
  observations: 'GET /regions/:region/observations',
  provenance: 'GET /observations/:observation/provenance',
  deliveries: 'GET /deliveries',
  delivery: 'GET /deliveries/:delivery',
  /** multipart/form-data: file, region. Answers 201 with the delivery's page, also when it is refused. */
  preview: 'POST /deliveries',
  accept: 'POST /deliveries/:delivery/accept',
  withdraw: 'POST /deliveries/:delivery/withdraw',
  report: 'GET /regions/:region/years/:year/report',
  /** The finished file; `format` as in publish/contract.ts. */
  reportFile: 'GET /regions/:region/years/:year/report/:format',
  /** Several reports as one file: `?of=vasterbotten:2023,norrbotten:2022`. */
  reportsFile: 'GET /report/:format',
  search: 'GET /search',
  /** Who asks, what roles they have, and which ways to sign in there are. */
  signInState: 'GET /sign-in',
  /** First step; the second is signInCode. */
  signInPassword: 'POST /sign-in/password',
  /** A code of the code app, or a recovery code. */
  signInCode: 'POST /sign-in/code',
  passkeyOptions: 'POST /sign-in/passkey/options',
  signInPasskey: 'POST /sign-in/passkey',
  signInDemonstration: 'POST /sign-in/demonstration',
  /** Leads to the region's identity provider; `?till=` the page to come back to. */
  openIdStart: 'GET /sign-in/openid',
  /** Where the provider sends the browser back: the redirect URI to register there. */
  openIdAnswer: 'GET /sign-in/openid/answer',
  /** The provider's order that someone has signed out there: the back-channel logout URI to register. */
  openIdLogout: 'POST /sign-in/openid/logout',
  /** Mails a new one-time link. The same answer whether or not there is such an account. */
  requestLink: 'POST /sign-in/link',
  signOut: 'POST /sign-out',
  // One-time links: the token stands in the body, because addresses end up in logs.
  lookAtLink: 'POST /invitations/look',
  linkPasskeyOptions: 'POST /invitations/passkey',
  linkPassword: 'POST /invitations/password',
  acceptInvitation: 'POST /invitations/accept',
  ownAccount: 'GET /own',
  endSession: 'POST /own/sessions/:session/end',
  endOtherSessions: 'POST /own/sessions/end-others',
  addPasskeyOptions: 'POST /own/passkeys/options',
  addPasskey: 'POST /own/passkeys',
  removePasskey: 'POST /own/passkeys/remove',
  setPassword: 'POST /own/password',
  setupCode: 'POST /own/code',
  confirmCode: 'POST /own/code/confirm',
  renewRecoveryCodes: 'POST /own/recovery-codes',
  people: 'GET /people',
  invite: 'POST /people',
  /** A new one-time link, for someone who can't get in. */
  inviteAgain: 'POST /people/:account/invitation',
  closeAccount: 'POST /people/:account/close',
  giveRole: 'POST /people/:account/grants',
  endRole: 'POST /grants/:grant/end',
  /** What publishing means for figures of few persons: asked before it is done. */
  publication: 'GET /regions/:region/years/:year/publication',
  publishYear: 'PUT /regions/:region/years/:year/publication',
  withdrawPublication: 'DELETE /regions/:region/years/:year/publication',
  /** multipart/form-data: file or text; region and year when it is to be held against figures. Nothing is kept. */
  proofread: 'POST /proofread',
  /** The same with `decisions`, as a file; `format` as in publish/contract.ts. */
  proofreadFile: 'POST /proofread/:format',
  audit: 'GET /audit',
  /** JSON lines or CSV, `?format=`; takes the same filters as the page. */
  auditFile: 'GET /audit/file',
  auditVerify: 'GET /audit/verification',
} as const;

export type RouteName = keyof typeof ROUTES;
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export interface Address {
  readonly method: Method;
  readonly url: string;
}

export function addressOf(name: RouteName): Address {
  const [method, path] = ROUTES[name].split(' ') as [Method, string];
  return { method, url: API + path };
}
