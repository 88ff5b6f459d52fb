// Counts the quality of care data in one session whose views are the tables (writeViews), and puts the result together.
import type { Period } from '../../../core/period.ts';
import type { CareSession, CareValue } from '../care-session.ts';
import { quoteName } from '../care-session.ts';
import { CODE_FORMS } from '../codes.ts';
import { selectCoverage } from '../coverage.ts';
import type { CareTable, CareTableName } from '../tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../tables.ts';
import { findShifts, nextMonth } from './find-shifts.ts';
import type { CareQuality, Coverage, Listed, Month, QualityShare } from './quality.ts';

type Row = Readonly<Record<string, CareValue>>;

/** `period` is the manifest's: months outside it are not judged. */
export async function selectQuality(
  session: CareSession,
  version: Pick<CareQuality, 'regionId' | 'isInvented' | 'sha256'>,
  period: Period,
): Promise<CareQuality> {
  const months = monthsOf(period);
  const inPeriod = ({ month }: { readonly month: Month }) => months.includes(month);
  const coverage = (await session.rows(selectCoverage())).map(readCoverage).filter(inPeriod);
  const listed = listedByMonth(await session.rows(LISTING_CHANGES), months);
  const shares = (await session.rows(`${selectShares()} ORDER BY ALL`)).map(readShare).filter(inPeriod);
  return { ...version, coverage, listed, shares, shifts: findShifts(coverage, listed, months) };
}

function monthsOf({ start, end }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let month = start.slice(0, 7); month < end.slice(0, 7); month = nextMonth(month)) months.push(month);
  return months;
}

function tableOf(value: CareValue | undefined): CareTableName {
  const name = CARE_TABLE_NAMES.find((table) => table === value);
  if (name === undefined) throw new Error('a table of care data was expected');
  return name;
}

function readCoverage(row: Row): Coverage {
  return {
    table: tableOf(row.table),
    unit: String(row.unit),
    month: String(row.month),
    rows: Number(row.rows),
  };
}

/** The first day of the first month that begins on the day or later. */
const monthFrom = (day: string) => `(date_trunc('month', ${day} - 1) + INTERVAL 1 MONTH)`;

/** How many more (or fewer) are listed at a unit from the beginning of a month. */
const LISTING_CHANGES = `SELECT unit, strftime(counted_from, '%Y-%m') AS month, sum(step)::BIGINT AS change
  FROM (
    SELECT unit, ${monthFrom('from_on')} AS counted_from, 1 AS step FROM listing
    UNION ALL SELECT unit, ${monthFrom('to_on')}, -1 FROM listing WHERE to_on IS NOT NULL
  ) GROUP BY ALL ORDER BY ALL`;

function listedByMonth(changes: readonly Row[], months: readonly Month[]): readonly Listed[] {
  const byUnit = new Map<string, { readonly month: Month; readonly change: number }[]>();
  for (const { unit, month, change } of changes) {
    const known = byUnit.get(String(unit)) ?? [];
    known.push({ month: String(month), change: Number(change) });
    byUnit.set(String(unit), known);
  }
  return [...byUnit].flatMap(([unit, steps]) =>
    months.map((month) => ({
      unit,
      month,
      persons: steps.reduce((sum, step) => (step.month <= month ? sum + step.change : sum), 0),
    })),
  );
}

function selectShares(): string {
  const ofContacts = (kind: string, isFault: string, joined: string) =>
    `SELECT '${kind}' AS kind, 'contact' AS "table", t.unit, strftime(t.visited_on, '%Y-%m') AS month,
       count(*) FILTER (WHERE ${isFault}) AS part, count(*) AS whole FROM contact t ${joined} GROUP BY ALL`;
  const notListed = `SEMI JOIN listing l ON l.person = t.person AND t.visited_on >= l.from_on
    AND t.visited_on < coalesce(l.to_on, DATE '9999-12-31')`;
  const listed = `(SELECT t.contact FROM contact t ${notListed})`;
  return [
    ofContacts('no-staff', 't.staff IS NULL', ''),
    ofContacts('not-listed', 'l.contact IS NULL', `LEFT JOIN ${listed} l ON l.contact = t.contact`),
    ...CARE_TABLE_NAMES.flatMap(selectUnknownCodes),
  ].join(' UNION ALL ');
}

function selectUnknownCodes(table: CareTableName): readonly string[] {
  const form = CODE_FORMS[table];
  const { shape }: CareTable = CARE_TABLES[table];
  if (form === undefined || shape.kind !== 'event') return [];
  return [
    `SELECT 'unknown-code', '${table}', t.unit, strftime(t.${quoteName(shape.on)}, '%Y-%m') AS month,
       count(*) FILTER (WHERE ${form.isUnknown}), count(*) FROM ${quoteName(table)} t WHERE t.unit IS NOT NULL GROUP BY t.unit, month`,
  ];
}

const KINDS = ['no-staff', 'not-listed', 'unknown-code'] as const satisfies readonly QualityShare['kind'][];

function readShare(row: Row): QualityShare {
  const kind = KINDS.find((known) => known === row.kind);
  if (kind === undefined) throw new Error('a kind of share was expected');
  return {
    kind,
    table: tableOf(row.table),
    unit: String(row.unit),
    month: String(row.month),
    part: Number(row.part),
    whole: Number(row.whole),
  };
}
