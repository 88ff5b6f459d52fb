// Made-up figures and deliveries for the conformance suites. All names are invented.
import type { AcceptedRow, Delivery, NewDelivery } from '../../src/collect/contract.ts';
import { decimal } from '../../src/core/decimal.ts';
import type { Figure, ObservedFigure } from '../../src/core/observation.ts';
import { yearPeriod } from '../../src/core/period.ts';
import type { Stores } from '../../src/storage/postgres/open.ts';

export const REGION = 'provlan';

export function newDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    regionId: REGION,
    fileName: 'Värden 2023.csv',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    bytes: new TextEncoder().encode('indikator;år;värde\n'),
    mapping: null,
    state: 'previewed',
    receivedAt: '2024-02-01T08:00:00.000Z',
    counts: { rows: 1, added: 1, unchanged: 0, restated: 0, warnings: 0, errors: 0 },
    isInvented: true,
    careVersion: null,
    ...changes,
  };
}

export function figure(value: string | null, changes: Partial<Figure> = {}): Figure {
  return {
    kind: 'figure',
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    certainty: 'final',
    ...changes,
  };
}

export function observed(changes: Partial<ObservedFigure> = {}): ObservedFigure {
  return {
    indicatorId: 'bedomning-tre-dagar',
    definition: '00aa11bb22cc33dd',
    group: { kind: 'region', id: REGION, name: 'Provlän' },
    sex: 'total',
    period: yearPeriod(2023),
    outcome: figure('77'),
    note: '',
    ...changes,
  };
}

export function row(
  changes: Partial<ObservedFigure> = {},
  restatementReason: string | null = null,
): AcceptedRow {
  return { figure: observed(changes), sheet: null, row: 2, restatementReason };
}

/** Previewed and accepted at once; returns the accepted delivery. */
export async function accept(
  stores: Stores,
  rows: readonly AcceptedRow[],
  at: string,
  changes: Partial<NewDelivery> = {},
): Promise<Delivery> {
  const delivery = await stores.deliveries.add(newDelivery({ receivedAt: at, ...changes }));
  return stores.deliveries.accept(delivery.id, rows, at);
}
