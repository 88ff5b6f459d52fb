// What the API tells of the audit log. Sentences come finished in the language asked for; whoever asks sees the entries of the
// places that they may see the log of, and nothing tells that there are others.
import { z } from 'zod';
import { LANGUAGES } from '../core/language.ts';
import { AUDIT_FILE_FORMATS } from '../people/audit-file-formats.ts';
import { AUDIT_KINDS } from '../people/audit-kinds.ts';

const id = z.string().min(1).max(120);

/** What can be asked for together: everything is optional and narrows. Days are whole Swedish days, both included. */
export const auditFilter = z.object({
  region: id.optional(),
  /** Account id of the person who acted. */
  person: id.optional(),
  /** Changes and readings of one indicator, in any year. */
  indicator: id.optional(),
  /** A path as in an entry's `subject`: that thing and what lies under it. */
  subject: z.string().min(1).max(400).optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const auditPageQuery = auditFilter.extend({
  lang: z.enum(LANGUAGES).default('sv'),
  /** Entries with lower numbers: `next` of the page before. */
  below: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  count: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditFileQuery = auditFilter.extend({ format: z.enum(AUDIT_FILE_FORMATS).default('csv') });

export const auditEntryView = z.object({
  number: z.number().int(),
  /** ISO instant, UTC. */
  at: z.string(),
  kind: z.enum(AUDIT_KINDS),
  /** "Åsa Ek ändrade en siffra: Telefon i tid, Granens hälsocentral, 2023". */
  sentence: z.string(),
  /** `from`: the network address; null when the product itself or its command line acted. */
  who: z.object({ name: z.string(), accountId: z.string().nullable(), from: z.string().nullable() }),
  /** What was changed or read, line by line; before and after are null where there was nothing. */
  details: z.array(
    z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  subject: z.string(),
  regionId: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const auditPage = z.object({
  /** Newest first. */
  entries: z.array(auditEntryView),
  /** What the `subject` asked for is called; null when none was, or nothing is told of it. */
  about: z.string().nullable(),
  /** What to ask for as `below`; null when there are no more. */
  next: z.number().int().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

export const auditVerification = z.object({
  isWhole: z.boolean(),
  /** False when the database's own protection against changes has been turned off. */
  isProtected: z.boolean(),
  count: z.number().int(),
  /** The last entry: kept somewhere else, it shows later whether the end has been cut off. */
  last: z.object({ number: z.number().int(), hash: z.string() }).nullable(),
  /** The first entry that is not as it was written. */
  firstFlaw: z.number().int().nullable(),
  sentence: z.string(),
});
export type AuditVerification = z.infer<typeof auditVerification>;
