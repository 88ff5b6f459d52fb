// What signing in, one-time links and the own account take and answer. Separate from contract.ts only to be read on its own.
// Secrets (tokens, passwords, codes) stand in bodies, never in addresses. What WebAuthn sends is described in its own standard.
import { z } from 'zod';
import { ACTIONS } from '../people/permissions.ts';
import { GRANTED_ROLES } from '../people/roles.ts';

const email = z.string().min(3).max(200);
/** As typed: what is wrong with it is told in words, not as a wrong field. */
const password = z.string().min(1).max(1000);
const token = z.string().min(1).max(200);
/** Names what the server remembers between two steps. */
const ceremony = z.string().min(1).max(200);

export const signInMethod = z.enum([
  'passkey',
  'password+totp',
  'recovery-code',
  'openid',
  'one-time-link',
  'demonstration',
]);

export const shownPlace = z.object({
  kind: z.enum(['installation', 'region', 'area', 'unit']),
  regionId: z.string().nullable(),
  /** The area's or unit's id. */
  id: z.string().nullable(),
  name: z.string(),
});

export const shownGrant = z.object({
  id: z.string(),
  role: z.enum(GRANTED_ROLES),
  place: shownPlace,
  sections: z.array(z.string()),
  from: z.string(),
  to: z.string().nullable(),
  /** Given by the region's identity provider, and anew at each sign-in there. */
  isFromClaims: z.boolean(),
});
export type ShownGrant = z.infer<typeof shownGrant>;

export const shownAccount = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isDemonstration: z.boolean(),
});

export const signInState = z.object({
  account: shownAccount.nullable(),
  /** Those that hold today. */
  grants: z.array(shownGrant),
  /** What the viewer may do anywhere: for what a menu shows. Each place decides for itself. */
  may: z.array(z.enum(ACTIONS)),
  session: z
    .object({
      id: z.string(),
      method: signInMethod,
      /** Absolute end. */
      endsAt: z.string(),
      /** Signed out after this long without a request. */
      idleMinutes: z.number().int(),
    })
    .nullable(),
  methods: z.object({
    passkey: z.boolean(),
    password: z.boolean(),
    /** Whether a forgotten way can be replaced by mail. */
    mail: z.boolean(),
    /** The name of the region's identity provider. */
    openid: z
      .object({
        name: z.string(),
        /** False when it did not answer a moment ago. */
        isUp: z.boolean(),
        /** Whom those turn to who do not get in. */
        contact: z.string().nullable(),
      })
      .nullable(),
  }),
  /** The people to try the roles with; null outside the demonstration. */
  demonstration: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(GRANTED_ROLES),
        place: shownPlace,
        /** Of a centre that the region does not run itself. */
        isPrivate: z.boolean(),
      }),
    )
    .nullable(),
});
export type SignInState = z.infer<typeof signInState>;

/** Signed out here; then the page goes to `elsewhere`, if any, to be signed out at the identity provider too. */
export const signedOut = signInState.extend({ elsewhere: z.string().nullable() });
export type SignedOut = z.infer<typeof signedOut>;

/** Why a sign-in through the identity provider ended without one: in the address of the sign-in page, with a reference. */
export const OPENID_FAILURES = [
  'not-offered',
  'unavailable',
  'too-old',
  'cancelled',
  'level',
  'refused',
  'incomplete',
  'no-account',
  'closed',
  'must-wait',
] as const;
export type OpenIdFailure = (typeof OPENID_FAILURES)[number];

export const openIdStartQuery = z.object({
  /** The page to come back to. */
  till: z.string().max(2000).optional(),
  lang: z.enum(['sv', 'en']).default('sv'),
});
/** As the provider sends it (OpenID Connect Back-Channel Logout 1.0), form-encoded. */
export const openIdLogoutBody = z.object({ logout_token: z.string().max(16_000).default('') });

export const passwordBody = z.object({ email, password });
/** The password was right: the code comes next. */
export const codeNeeded = z.object({ kind: z.literal('code'), ceremony });
export type CodeNeeded = z.infer<typeof codeNeeded>;
export const codeBody = z.object({
  ceremony,
  /** `app`: six digits. `recovery`: one of the recovery codes. */
  kind: z.enum(['app', 'recovery']),
  code: z.string().min(1).max(40),
});

/** Options and responses as WebAuthn Level 3 defines them in JSON; read by the library on both sides. */
const webauthnOptions = z
  .record(z.string(), z.unknown())
  .meta({ description: 'PublicKeyCredential…OptionsJSON (WebAuthn)' });
const webauthnResponse = z
  .looseObject({ id: z.string().max(2000), response: z.record(z.string(), z.unknown()) })
  .meta({ description: 'RegistrationResponseJSON eller AuthenticationResponseJSON (WebAuthn)' });
export type WebauthnResponse = z.infer<typeof webauthnResponse>;

export const passkeyQuestion = z.object({ ceremony, options: webauthnOptions });
export const passkeyBody = z.object({ ceremony, response: webauthnResponse });
export const demonstrationBody = z.object({ person: z.string().min(1).max(60) });
export const linkRequestBody = z.object({ email });
/** Says nothing of whether there is such an account. */
export const linkRequested = z.object({ kind: z.literal('asked') });

export const linkBody = z.object({ token });
export const linkPage = z.object({
  purpose: z.enum(['invitation', 'renewal', 'administrator']),
  name: z.string(),
  email: z.string(),
  /** `new-password`: with a code of the code app that the account has, or a recovery code. */
  asks: z.enum(['any-way', 'new-password']),
  /** The first administrator: name and address are asked for, and given when the link is used. */
  asksWho: z.boolean(),
  invitedBy: z.string(),
  endsAt: z.string(),
  grants: z.array(shownGrant),
  shortestPassword: z.number().int(),
});
export type LinkPage = z.infer<typeof linkPage>;
export const linkPasswordBody = z.object({ token, password });
/** For the code app: the key in base 32, and the same as an otpauth: address. */
export const codeAppQuestion = z.object({ ceremony, secret: z.string(), link: z.string() });
export type CodeAppQuestion = z.infer<typeof codeAppQuestion>;
/** `app`: six digits. `recovery`: one of the recovery codes. */
const secondFactor = z.object({ kind: z.enum(['app', 'recovery']), code: z.string().min(1).max(40) });
const passkeyName = z.string().trim().min(1).max(60);
export const acceptInvitationBody = z.object({
  token,
  /** Of the step before; empty for a new password, which has none. */
  ceremony: ceremony.or(z.literal('')).default(''),
  /** Who it is, when the link page says that it does not know. */
  person: z
    .object({ name: z.string().max(200), email })
    .nullable()
    .default(null),
  way: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('passkey'), name: passkeyName, response: webauthnResponse }),
    z.object({ kind: z.literal('code'), code: z.string().min(1).max(20) }),
    z.object({ kind: z.literal('new-password'), password, code: secondFactor }),
  ]),
});
export const invitationAccepted = z.object({
  state: signInState,
  /** Shown once. Empty for a passkey, which needs none. */
  recoveryCodes: z.array(z.string()),
});
export type InvitationAccepted = z.infer<typeof invitationAccepted>;

export const ownAccount = z.object({
  account: shownAccount,
  /** False for the people of the demonstration. */
  isChangeable: z.boolean(),
  grants: z.array(shownGrant),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      addedAt: z.string(),
      lastUsedAt: z.string().nullable(),
      /** False for the only way that is left to sign in with. */
      isRemovable: z.boolean(),
    }),
  ),
  hasPassword: z.boolean(),
  /** A password alone signs nobody in. */
  hasCodeApp: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  sessions: z.array(
    z.object({
      id: z.string(),
      device: z.string(),
      from: z.string(),
      method: signInMethod,
      createdAt: z.string(),
      lastSeenAt: z.string(),
      isThis: z.boolean(),
    }),
  ),
  shortestPassword: z.number().int(),
});
export type OwnAccount = z.infer<typeof ownAccount>;

export const addPasskeyBody = z.object({ ceremony, name: passkeyName, response: webauthnResponse });
/** In the body: a passkey's id may be longer than an address should be. */
export const removePasskeyBody = z.object({ passkey: z.string().min(1).max(2000) });
export const setPasswordBody = z.object({
  /** Needed when there is a password already. */
  currentPassword: password.nullable(),
  password,
});
export const confirmCodeBody = z.object({ ceremony, code: z.string().min(1).max(20) });
export const recoveryCodes = z.object({ account: ownAccount, recoveryCodes: z.array(z.string()) });
export type NewRecoveryCodes = z.infer<typeof recoveryCodes>;
