// A delivery as its page shows it: the rows with their problems beside them, and what it would change or has changed.
import type { Delivery, InterpretedRow } from '../collect/contract.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import type { Observation } from '../core/observation.ts';
import type { Problem } from '../core/problem.ts';
import type { DeliveryList, DeliveryPage, DeliveryView } from '../http/deliveries-contract.ts';
import type { Examination } from './examine-delivery.ts';
import { NotFound } from './failures.ts';
import { examinationOf } from './remember-examination.ts';
import type { World } from './world.ts';

export interface RowSpan {
  /** Index of the first row, from 0. */
  readonly from: number;
  readonly count: number;
  /** Only rows with problems. */
  readonly isOnlyProblems: boolean;
}

export const FIRST_ROWS: RowSpan = { from: 0, count: 200, isOnlyProblems: false };
/** Nobody reads more; the rest are counted. */
const SHOWN_PROBLEMS = 500;

export async function listDeliveries(world: World, regionId: string | null): Promise<DeliveryList> {
  if (regionId !== null) await world.definitions.region(regionId);
  const deliveries = await world.deliveries.list(regionId);
  const newestFirst = deliveries.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const versions = await world.definitions.versions();
  return {
    deliveries: newestFirst.map(showDeliveryHead),
    definitions: versions.filter((each) => regionId === null || each.regionId === regionId),
  };
}

export async function showDelivery(world: World, id: string, span: RowSpan): Promise<DeliveryPage> {
  const delivery = await deliveryById(world, id);
  return showExamined(delivery, await examinationOf(world, delivery), span);
}

/** Throws NotFound. */
export async function deliveryById(world: World, id: string): Promise<Delivery> {
  const delivery = await world.deliveries.byId(id);
  if (delivery === null) throw new NotFound('delivery');
  return delivery;
}

export function showExamined(delivery: Delivery, examination: Examination, span: RowSpan): DeliveryPage {
  const rows = span.isOnlyProblems
    ? examination.rows.filter((row) => row.problems.length > 0)
    : examination.rows;
  return {
    delivery: showDeliveryHead(delivery),
    columns: [...examination.columns],
    rowCount: rows.length,
    rows: rows.slice(span.from, span.from + span.count).map(showRow),
    problems: examination.problems.slice(0, SHOWN_PROBLEMS).map(showProblem),
    moreProblems: Math.max(0, examination.problems.length - SHOWN_PROBLEMS),
  };
}

export function showDeliveryHead(delivery: Delivery): DeliveryView {
  return { ...delivery, counts: { ...delivery.counts } };
}

function showRow(row: InterpretedRow): DeliveryPage['rows'][number] {
  return {
    row: row.row,
    sheet: row.sheet,
    cells: [...row.cells],
    standing: row.standing,
    earlier: row.earlier === null ? '' : `tidigare ${writeDelivered(row.earlier)}`,
    problems: row.problems.map(showProblem),
  };
}

/** As delivered, with a decimal comma: a restatement is compared with what stood in the earlier file. */
function writeDelivered({ outcome }: Observation): string {
  if (outcome.kind === 'missing') return MISSING_WORDS[outcome.reason].sv;
  if (outcome.value !== null) return outcome.value.replace('.', ',').replace('-', '\u2212');
  return `${outcome.numerator ?? '–'} av ${outcome.denominator ?? '–'}`;
}

export function showProblem({ code, severity, where, message, hint }: Problem) {
  return { code, severity, where: { ...where }, message, hint };
}
