// What a code looks like in each table, in SQL over the row `t`: not whether the code exists, which changes every year and is
// the code lists' to say (definitions/catalogue).
import { quoteText } from './care-session.ts';
import { MEASUREMENT_KINDS } from './measurement-kinds.ts';
import type { CareTableName } from './tables.ts';

export interface CodeForm {
  /** As people know it. */
  readonly system: string;
  /** SQL over `t`: true for a code that no indicator can count. */
  readonly isUnknown: string;
}

const mustMatch = (form: string) => `NOT regexp_full_match(t.code, ${quoteText(form)})`;

export const IS_UNKNOWN_KIND = `t.kind NOT IN (${Object.keys(MEASUREMENT_KINDS).map(quoteText).join(', ')})`;

export const CODE_FORMS: Readonly<Partial<Record<CareTableName, CodeForm>>> = {
  // A letter and two digits, then more, with or without point (Socialstyrelsen, ICD-10-SE).
  diagnosis: { system: 'ICD-10-SE', isUnknown: mustMatch('^[A-Z][0-9]{2}([.]?[0-9A-Z]{1,4})?[A-Z]?$') },
  // Two letters and three signs (Socialstyrelsen, KVÅ).
  measure: { system: 'KVÅ', isUnknown: mustMatch('^[A-ZÅÄÖ]{2}[0-9A-Z]{3}$') },
  measurement: { system: 'Utfalls lista över mätningar', isUnknown: IS_UNKNOWN_KIND },
  // One to five levels (WHO Collaborating Centre, ATC).
  medicine: { system: 'ATC', isUnknown: mustMatch('^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$') },
};
