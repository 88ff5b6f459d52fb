// What the pages of deliveries, and readers of single figures, take and answer: files as they were handed in, row by row, what files are
// read against, and where a figure comes from. Separate from contract.ts only to be read on its own.
import { z } from 'zod';
import { MISSING_REASONS } from '../core/missing.ts';
import { problem } from './contract.ts';

export const delivery = z.object({
  id: z.string(),
  regionId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  state: z.enum(['previewed', 'accepted', 'refused', 'withdrawn']),
  receivedAt: z.string(),
  decidedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  reason: z.string(),
  counts: z.object({
    rows: z.number().int(),
    added: z.number().int(),
    unchanged: z.number().int(),
    restated: z.number().int(),
    warnings: z.number().int(),
    errors: z.number().int(),
  }),
  isInvented: z.boolean(),
});
export type DeliveryView = z.infer<typeof delivery>;

export const definitionVersion = z.object({
  regionId: z.string(),
  version: z.number().int(),
  savedAt: z.string(),
  savedBy: z.string(),
});
export type DefinitionVersionView = z.infer<typeof definitionVersion>;

/** Newest first. `definitions`: what files are read against now, of the regions whose deliveries the viewer sees. */
export const deliveryList = z.object({
  deliveries: z.array(delivery),
  definitions: z.array(definitionVersion),
});
export type DeliveryList = z.infer<typeof deliveryList>;

/** A delivery with its rows and their problems beside them; rows are paged, problems are not. */
export const deliveryPage = z.object({
  delivery,
  columns: z.array(z.string()),
  rowCount: z.number().int(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      sheet: z.string().nullable(),
      cells: z.array(z.string()),
      standing: z.enum(['new', 'unchanged', 'restated', 'refused']),
      /** "tidigare 72" for a restatement. */
      earlier: z.string(),
      problems: z.array(problem),
    }),
  ),
  problems: z.array(problem),
  /** Problems beyond the first 500 are counted here. */
  moreProblems: z.number().int(),
});
export type DeliveryPage = z.infer<typeof deliveryPage>;

/** One observation as delivered, for readers that want figures as printed. */
export const observationView = z.object({
  id: z.string(),
  regionId: z.string(),
  indicatorId: z.string(),
  definition: z.string(),
  groupKind: z.string(),
  groupId: z.string(),
  group: z.string(),
  sex: z.string(),
  period: z.string(),
  value: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  certainty: z.enum(['final', 'preliminary', 'approximate']).nullable(),
  missing: z.enum(MISSING_REASONS).nullable(),
  note: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number().int(),
  deliveryId: z.string(),
  knownFrom: z.string(),
});
export type ObservationView = z.infer<typeof observationView>;

/** A page of observations, by indicator; `next` is the `after` of the following page, null on the last. */
export const observationList = z.object({
  observations: z.array(observationView),
  next: z.string().nullable(),
});
export type ObservationList = z.infer<typeof observationList>;

export const provenancePage = z.object({
  observation: observationView,
  columns: z.array(z.string()),
  cells: z.array(z.string()),
});
export type ProvenancePage = z.infer<typeof provenancePage>;

export const acceptBody = z.object({
  /** Needed when the delivery restates earlier figures: why they are changed. */
  reason: z.string().max(500).default(''),
});
export const withdrawBody = z.object({ reason: z.string().min(3).max(500) });
