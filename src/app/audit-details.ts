// Before and after of an entry, line by line, as a person reads them. A field without words of its own stands by its name: a new
// kind of entry is never hidden for want of a translation.
import type { Language } from '../core/language.ts';
import { GOAL_LEVEL_WORDS } from '../core/light.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import type { OpenIdFailure } from '../http/people-contract.ts';
import type { AuditEvent, AuditValue } from '../people/contract.ts';
import { ROLE_NAMES } from '../people/roles.ts';

export interface AuditDetail {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

const FIELDS: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  version: { sv: 'Version', en: 'Version' },
  sha256: { sv: 'Kontrollsumma', en: 'Checksum' },
  state: { sv: 'Läge', en: 'State' },
  revision: { sv: 'Regionens revision', en: 'Revision of the region' },
  rows: { sv: 'Rader', en: 'Rows' },
  added: { sv: 'Nya rader', en: 'New rows' },
  unchanged: { sv: 'Oförändrade rader', en: 'Unchanged rows' },
  restated: { sv: 'Ändrade rader', en: 'Changed rows' },
  warnings: { sv: 'Varningar', en: 'Warnings' },
  errors: { sv: 'Fel', en: 'Errors' },
  written: { sv: 'Skrivna siffror', en: 'Figures written' },
  value: { sv: 'Värde', en: 'Value' },
  numerator: { sv: 'Täljare', en: 'Numerator' },
  denominator: { sv: 'Nämnare', en: 'Denominator' },
  certainty: { sv: 'Säkerhet', en: 'Certainty' },
  missing: { sv: 'Saknas', en: 'Missing' },
  delivery: { sv: 'Leverans', en: 'Delivery' },
  level: { sv: 'Nivå', en: 'Level' },
  route: { sv: 'Sida', en: 'Page' },
  figures: { sv: 'Antal siffror', en: 'Number of figures' },
  years: { sv: 'År', en: 'Years' },
  indicators: { sv: 'Indikatorer', en: 'Indicators' },
  indicatorsCount: { sv: 'Antal indikatorer', en: 'Number of indicators' },
  units: { sv: 'Enheter', en: 'Units' },
  unitsCount: { sv: 'Antal enheter', en: 'Number of units' },
  yearsCount: { sv: 'Antal år', en: 'Number of years' },
  role: { sv: 'Roll', en: 'Role' },
  sections: { sv: 'Avsnitt', en: 'Sections' },
  account: { sv: 'Konto', en: 'Account' },
  method: { sv: 'Sätt att logga in', en: 'Way of signing in' },
  outcome: { sv: 'Utfall', en: 'Outcome' },
  cause: { sv: 'Orsak', en: 'Cause' },
  fromClaims: { sv: 'Given av identitetstjänsten', en: 'Given by the identity provider' },
  way: { sv: 'Sätt att logga in', en: 'Way of signing in' },
  purpose: { sv: 'Engångslänk för', en: 'One-time link for' },
  mailed: { sv: 'Skickad med e-post', en: 'Sent by e-mail' },
  recoveryCodes: { sv: 'Reservkoder', en: 'Recovery codes' },
  issuer: { sv: 'Identitetsutgivare', en: 'Identity provider' },
  from: { sv: 'Från och med', en: 'From' },
  to: { sv: 'Till', en: 'Until' },
};

/** Texts stand as length and checksum under the text's own name: "templateLength". */
const TEXTS: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  template: { sv: 'Kommentar', en: 'Comment' },
  reason: { sv: 'Skäl', en: 'Reason' },
  fileName: { sv: 'Filnamn', en: 'File name' },
};

const STATES: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  previewed: { sv: 'granskas', en: 'under review' },
  accepted: { sv: 'godkänd', en: 'accepted' },
  refused: { sv: 'avvisad', en: 'refused' },
  withdrawn: { sv: 'tillbakatagen', en: 'taken back' },
};

/** Ways to sign in, what links are for, and how it went. */
const SIGN_IN_WORDS: typeof STATES = {
  password: { sv: 'lösenord', en: 'password' },
  passkey: { sv: 'nyckel', en: 'passkey' },
  'code-app': { sv: 'kodapp', en: 'code app' },
  'recovery-codes': { sv: 'reservkoder', en: 'recovery codes' },
  'password+totp': { sv: 'lösenord och kod', en: 'password and code' },
  'recovery-code': { sv: 'reservkod', en: 'recovery code' },
  openid: { sv: 'regionens inloggning', en: "the region's sign-in" },
  'one-time-link': { sv: 'engångslänk', en: 'one-time link' },
  demonstration: { sv: 'demonstration', en: 'demonstration' },
  invitation: { sv: 'inbjudan', en: 'invitation' },
  renewal: { sv: 'nytt sätt att logga in', en: 'new way of signing in' },
  administrator: { sv: 'första administratören', en: 'first administrator' },
  succeeded: { sv: 'lyckades', en: 'succeeded' },
  failed: { sv: 'misslyckades', en: 'failed' },
};

/** Why the identity provider's answer let nobody in. */
const CAUSES: Readonly<Record<OpenIdFailure, { readonly sv: string; readonly en: string }>> = {
  'not-offered': { sv: 'inloggningen är inte påslagen', en: 'this sign-in is not turned on' },
  unavailable: { sv: 'identitetstjänsten svarade inte', en: 'the identity provider did not answer' },
  'too-old': {
    sv: 'svaret var för gammalt, redan använt eller från en annan webbläsare',
    en: 'the answer was too old, used already or from another browser',
  },
  cancelled: { sv: 'avbruten hos identitetstjänsten', en: 'cancelled at the identity provider' },
  level: { sv: 'inte tillräckligt säker inloggning', en: 'not a strong enough sign-in' },
  refused: { sv: 'svaret gick inte att lita på', en: 'the answer could not be trusted' },
  incomplete: { sv: 'uppgifter om personen saknades', en: 'particulars of the person were missing' },
  'no-account': { sv: 'personen har inget konto', en: 'the person has no account' },
  closed: { sv: 'kontot är stängt', en: 'the account is closed' },
  'must-wait': { sv: 'för många försök', en: 'too many attempts' },
};

/** Fields whose values are words of a list. */
const WORDS_OF: Readonly<Record<string, typeof STATES>> = {
  state: STATES,
  way: SIGN_IN_WORDS,
  method: SIGN_IN_WORDS,
  purpose: SIGN_IN_WORDS,
  outcome: SIGN_IN_WORDS,
  cause: CAUSES,
};

const CERTAINTIES: typeof STATES = {
  final: { sv: 'slutlig', en: 'final' },
  preliminary: { sv: 'preliminär', en: 'preliminary' },
  approximate: { sv: 'ungefärlig', en: 'approximate' },
};

export function writeDetails({ before, after }: AuditEvent, language: Language): readonly AuditDetail[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const detail = {
      name: fieldName(name, language),
      before: written(before, name, language),
      after: written(after, name, language),
    };
    return detail.before === null && detail.after === null ? [] : [detail];
  });
}

function fieldName(name: string, language: Language): string {
  const [, text, part] = /^(.*)(Length|Sha256)$/.exec(name) ?? [];
  const word = text === undefined ? undefined : TEXTS[text]?.[language];
  if (word === undefined) return FIELDS[name]?.[language] ?? name;
  if (part === 'Length') return language === 'sv' ? `${word}, antal tecken` : `${word}, characters`;
  return language === 'sv' ? `${word}, kontrollsumma` : `${word}, checksum`;
}

function written(values: AuditValue, name: string, language: Language): string | null {
  const value = values?.[name];
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean')
    return (language === 'sv' ? ['nej', 'ja'] : ['no', 'yes'])[Number(value)] ?? null;
  const text = String(value);
  if (text === '') return null;
  if (name === 'value' && language === 'sv') return text.replace('.', ',').replace('-', '−');
  return wordFor(name, text, language) ?? text;
}

function wordFor(name: string, text: string, language: Language): string | undefined {
  const words = at(WORDS_OF, name);
  if (words !== undefined) return at(words, text)?.[language];
  if (name === 'certainty') return CERTAINTIES[text]?.[language];
  if (name === 'level') return at(GOAL_LEVEL_WORDS[language], text);
  if (name === 'missing') return at(MISSING_WORDS, text)?.[language];
  if (name === 'role') return at(ROLE_NAMES, text)?.[language];
  return undefined;
}

/** A word that the log holds may be one that today's tables no longer have. */
function at<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
