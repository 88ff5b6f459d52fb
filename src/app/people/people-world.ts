// What the use cases around signing in see of the outside world, apart from World because none of them touches a figure.
// Opened by open-people.ts. Secrets come from `random`, time from `clock`: tests give their own.
import type {
  AccountStore,
  Actor,
  AttemptStore,
  AuditLog,
  CallCountStore,
  CeremonyStore,
  DeviceStore,
  Grant,
  GrantStore,
  LinkStore,
  MailOutbox,
  Place,
  SessionStore,
  WayStore,
} from '../../people/contract.ts';
import type { IdentityProvider } from './openid/identity-provider.ts';

export interface PeopleWorld {
  readonly storesFor: (actor: Actor) => PeopleStores;
  readonly audit: AuditLog;
  readonly ceremonies: CeremonyStore;
  readonly attempts: AttemptStore;
  readonly callCounts: CallCountStore;
  readonly devices: DeviceStore;
  readonly outbox: MailOutbox;
  /** Every grant of the account, ended and future ones included. */
  readonly grantsOf: (accountId: string) => Promise<readonly Grant[]>;
  /** What the place is called in today's definitions. */
  readonly nameOfPlace: (place: Place) => Promise<string>;
  readonly regionNames: () => Promise<readonly string[]>;
  readonly passwords: Passwords;
  readonly vault: Vault;
  readonly isLeakedPassword: (text: string) => boolean;
  readonly settings: SignInSettings;
  /** The region's identity provider; null when none is set. */
  readonly provider: IdentityProvider | null;
  /** ISO instant, UTC. */
  readonly clock: () => string;
  readonly random: (bytes: number) => Uint8Array;
  /** Lets time pass, so that it tells nothing. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface PeopleStores {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly ways: WayStore;
  readonly grants: GrantStore;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** `hash` null: there is no password, which takes as long to find out as that it is wrong. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** Encrypts what has to be read back: keys of code apps, mails that wait. */
export interface Vault {
  readonly fingerprint: string;
  seal(text: string): string;
  /** Throws when it was sealed with another key or has been altered. */
  open(sealed: string): string;
}

export interface SignInSettings {
  /** The address that people open, without a path: "https://utfall.regionen.se". Null: whatever loopback address they used. */
  readonly address: string | null;
  /** Ready-made people can be chosen: demonstration mode, which listens on loopback only (configuration.ts). */
  readonly isDemonstrationOffered: boolean;
  /** `url` is smtp: or smtps: and may hold a password: never logged. Null: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
}

/** Who asks to be signed in: not yet anybody. */
export interface Caller {
  readonly actor: Actor;
  /** Scheme, host and port of the page that asks. */
  readonly origin: string;
  /** Browser and system in words. */
  readonly device: string;
  readonly deviceToken: string | null;
  /** The session that the browser has already; a sign-in takes its place. */
  readonly session: { readonly id: string; readonly accountId: string } | null;
}

/** What the browser gets to keep. */
export interface SignedIn {
  readonly sessionToken: string;
  readonly deviceToken: string | null;
  readonly accountId: string;
}
