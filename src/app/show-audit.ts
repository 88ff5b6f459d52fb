// The audit log as a viewer sees it: the entries of the places that they may see the log of, newest first, in sentences.
// Someone who may see none of it gets the answer of what does not exist.

import { NotFoundError } from '../core/failure.ts';
import type { Language } from '../core/language.ts';
import type { AuditEntryView, AuditPage, AuditVerification } from '../http/audit-contract.ts';
import { verifyChain } from '../people/audit-chain.ts';
import { AUDIT_FILE } from '../people/audit-file.ts';
import type { AuditFileFormat } from '../people/audit-file-formats.ts';
import type { AuditKind } from '../people/audit-kinds.ts';
import { auditScope, figuresSeenBy, withoutFigures } from '../people/audit-scope.ts';
import type {
  AccountStore,
  AuditEntry,
  AuditLog,
  AuditQuery,
  StoredEntry,
  Viewer,
} from '../people/contract.ts';
import type { Region } from '../plan/contract.ts';
import { writeDetails } from './audit-details.ts';
import type { Names } from './audit-sentences.ts';
import { writeEntry, writeSubject } from './audit-sentences.ts';
import { writeVerdict } from './audit-words.ts';
import type { Definitions } from './definitions.ts';
import { endOfDay, startOfDay } from './swedish-day.ts';

export interface AuditWorld {
  readonly audit: AuditLog;
  readonly definitions: Definitions;
  readonly accounts: Pick<AccountStore, 'all'>;
}

export interface AuditFilter {
  readonly region?: string | undefined;
  readonly person?: string | undefined;
  readonly indicator?: string | undefined;
  readonly subject?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Throws NotFoundError for a viewer who may see no part of the log. */
export async function showAudit(
  world: AuditWorld,
  viewer: Viewer,
  filter: AuditFilter & { readonly below?: number | undefined; readonly count: number },
  language: Language,
): Promise<AuditPage> {
  const regions = await world.definitions.regions();
  const query = queryOf(viewer, filter, regions);
  const { below, count } = filter;
  // One more than is shown tells whether there is a next page.
  const found = await world.audit.entries({
    ...query,
    ...(below === undefined ? {} : { below }),
    count: count + 1,
  });
  const entries = found.slice(0, count);
  const accounts = new Map((await world.accounts.all()).map(({ id, name }) => [id, name]));
  const hasSight = figuresSeenBy(viewer, regions);
  const names = { regions, accounts };
  return {
    entries: entries.map((entry) =>
      showEntry(hasSight(entry) ? entry : withoutFigures(entry), names, language),
    ),
    // Whoever sees no entry about it is not told what it is called either.
    about:
      query.subject === undefined || entries.length === 0
        ? null
        : writeSubject(query.subject, names, language),
    next: found.length > count ? (entries.at(-1)?.number ?? null) : null,
  };
}

/** Entries per question to the log while a file is written. */
const PORTION = 1_000;

/**
 * The same entries as text, oldest first. A file of all entries is verified as a chain by `utfall audit verify FIL`. Entries
 * about figures that the viewer does not see are left out: what was hashed can't be shown in part.
 */
export async function* writeAuditFile(
  world: AuditWorld,
  viewer: Viewer,
  filter: AuditFilter & { readonly format: AuditFileFormat },
): AsyncGenerator<string, void> {
  const regions = await world.definitions.regions();
  const query = queryOf(viewer, filter, regions);
  const hasSight = figuresSeenBy(viewer, regions);
  const { heading, line } = AUDIT_FILE[filter.format];
  yield heading;
  let after = 0;
  for (;;) {
    const stored = await world.audit.storedEntries({ ...query, after, count: PORTION });
    if (stored.length === 0) return;
    yield stored
      .filter(({ columns }) => hasSight(columns))
      .map(line)
      .join('');
    after = lastNumber(stored);
  }
}

function lastNumber(entries: readonly StoredEntry[]): number {
  const number = entries.at(-1)?.number;
  if (number === null || number === undefined) throw new Error('An entry without number was found by number');
  return number;
}

/** Reads the whole log, half a minute per million entries: questions that come meanwhile share the answer. */
export function createAuditVerifier(world: AuditWorld) {
  let asked: Promise<Omit<AuditVerification, 'sentence'> & { readonly verdict: Verdict }> | null = null;
  const verify = async () => {
    const verdict = await verifyChain(world.audit.all());
    const isProtected = await world.audit.isProtected();
    return {
      verdict,
      isProtected,
      isWhole: verdict.kind === 'whole',
      count: verdict.kind === 'whole' ? verdict.count : 0,
      last: verdict.kind === 'whole' && verdict.count > 0 ? { ...verdict.last } : null,
      firstFlaw: verdict.kind === 'flawed' ? verdict.number : null,
    };
  };
  return async (viewer: Viewer, language: Language): Promise<AuditVerification> => {
    queryOf(viewer, {}, await world.definitions.regions());
    asked ??= verify().finally(() => {
      asked = null;
    });
    const { verdict, ...answer } = await asked;
    return { ...answer, sentence: writeVerdict(verdict, language) };
  };
}
type Verdict = Awaited<ReturnType<typeof verifyChain>>;

function queryOf(viewer: Viewer, filter: AuditFilter, regions: readonly Region[]): Omit<AuditQuery, 'count'> {
  const scope = auditScope(viewer, regions);
  if (scope.kind === 'none') throw new NotFoundError('Sidan finns inte.');
  const { region, person, indicator, subject, kind, from, to } = filter;
  return {
    ...(scope.kind === 'places' ? { places: scope.places } : {}),
    ...(region === undefined ? {} : { regionId: region }),
    ...(person === undefined ? {} : { accountId: person }),
    ...(indicator === undefined ? {} : { indicatorId: indicator }),
    ...(subject === undefined ? {} : { subject: subject.replace(/\/+$/, '') }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(to === undefined ? {} : { before: endOfDay(to) }),
  };
}

function showEntry(entry: AuditEntry, names: Names, language: Language): AuditEntryView {
  const { number, at, kind, actor, subject, regionId, hash } = entry;
  return {
    number,
    at,
    kind,
    sentence: writeEntry(entry, actor, names, language),
    who: {
      name: actor.name,
      accountId: actor.accountId,
      from: actor.kind === 'system' || actor.kind === 'command-line' ? null : actor.from,
    },
    details: writeDetails(entry, language).map((detail) => ({ ...detail })),
    subject,
    regionId,
    hash,
  };
}
