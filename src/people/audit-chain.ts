// The chain of the audit log and how it is verified. An entry's hash is the SHA-256, as lower-case hex, of this UTF-8 text,
// four lines joined by line feeds, none at the end:
//
//   utfall-audit-1
//   <the entry's number, decimal>
//   <the previous entry's hash; 64 zeros before the first>
//   <the content>
//
// The content is one line of canonical JSON (RFC 8785) with at, actor, kind, action, subject, regionId, before and after.
// Anyone can verify an export with no more than this description; audit-chain.test.ts has a test vector. The database computes
// the same when an entry is written (storage/postgres/migrations/0002-audit.ts).
import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { AuditEntry, StoredEntry } from './contract.ts';

const FORM = 'utfall-audit-1';
export const BEFORE_THE_FIRST = '0'.repeat(64);

export function auditHash(number: number, previousHash: string, content: string): string {
  return createHash('sha256').update([FORM, number, previousHash, content].join('\n'), 'utf8').digest('hex');
}

/** What the log looked like at some time: kept outside, it shows later whether the end has been cut off or all made anew. */
export interface Anchor {
  readonly number: number;
  readonly hash: string;
}

export const FLAWS = [
  /** The number is missing: entries have been removed, or the end has been cut off after the anchor was taken. */
  'removed',
  /** An entry that has no place in the chain: no number, or one that is taken. */
  'inserted',
  /** The entry's content is not what was hashed. */
  'altered',
  /** The entry is whole in itself but does not follow on the one before: moved, or the one before was exchanged. */
  'reordered',
  /** The columns for looking up say something else than the content. */
  'mislabelled',
  /** All is whole in itself, but it is another log than the one that the anchor was taken from. */
  'rewritten',
] as const;
export type Flaw = (typeof FLAWS)[number];

export type Verdict =
  | { readonly kind: 'whole'; readonly count: number; readonly last: Anchor }
  /** `number` is the first entry of which it can be said that something is wrong; the ones before it are as written. */
  | { readonly kind: 'flawed'; readonly number: number; readonly flaw: Flaw };

/** Reads the portions in the order given, which must be by number; stops at the first flaw. `before`: what they follow on. */
export async function verifyChain(
  portions: AsyncIterable<readonly StoredEntry[]>,
  anchors: readonly Anchor[] = [],
  before: Anchor = { number: 0, hash: BEFORE_THE_FIRST },
): Promise<Verdict> {
  const hashAt = new Map(anchors.map(({ number, hash }) => [number, hash]));
  let last = before;
  for await (const portion of portions)
    for (const entry of portion) {
      const flaw = flawOf(entry, last);
      if (flaw !== null)
        return { kind: 'flawed', number: Math.min(entry.number ?? Infinity, last.number + 1), flaw };
      last = { number: last.number + 1, hash: entry.hash ?? '' };
      const expected = hashAt.get(last.number);
      if (expected !== undefined && expected !== last.hash)
        return { kind: 'flawed', number: last.number, flaw: 'rewritten' };
    }
  const { number } = last;
  if (anchors.some((anchor) => anchor.number > number))
    return { kind: 'flawed', number: number + 1, flaw: 'removed' };
  return { kind: 'whole', count: number, last };
}

function flawOf(entry: StoredEntry, last: Anchor): Flaw | null {
  if (entry.number === null || entry.number <= last.number) return 'inserted';
  if (entry.number > last.number + 1) return 'removed';
  if (entry.hash !== auditHash(entry.number, entry.previousHash ?? '', entry.content)) return 'altered';
  if (entry.previousHash !== last.hash) return 'reordered';
  const content = contentOf(entry.content);
  if (content === null) return 'altered';
  return columnsAgree(entry, content) ? null : 'mislabelled';
}

export type AuditContent = Omit<AuditEntry, 'number' | 'previousHash' | 'hash'>;

/** Null for a text that no version of the program has written. */
export function contentOf(text: string): AuditContent | null {
  try {
    const content = JSON.parse(text) as AuditContent;
    return canonicalJson(content) === text && typeof content.actor === 'object' ? content : null;
  } catch {
    return null; // not JSON at all
  }
}

function columnsAgree({ columns }: StoredEntry, content: AuditContent): boolean {
  return (
    columns.at === content.at &&
    columns.accountId === content.actor.accountId &&
    columns.kind === content.kind &&
    columns.subject === content.subject &&
    columns.regionId === content.regionId
  );
}
