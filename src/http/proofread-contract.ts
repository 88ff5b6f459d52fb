// What the proofreader answers and takes, as contract.ts for the rest. Places are the text's number and characters in it, so
// that a page can mark them without reading the file itself. Sentences are Swedish: so are the texts.
import { z } from 'zod';

const text = z.object({
  id: z.number().int(),
  text: z.string(),
  /** Line of a text or PDF; paragraph or cell of a Word file. */
  line: z.number().int(),
  page: z.number().int().nullable(),
});

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int(), text }),
  z.object({ kind: z.literal('paragraph'), text }),
  z.object({ kind: z.literal('item'), text }),
  z.object({
    kind: z.literal('table'),
    caption: text.nullable(),
    header: z.array(text).readonly(),
    rows: z.array(z.array(text).readonly()).readonly(),
  }),
]);

const span = z.object({ textId: z.number().int(), start: z.number().int(), end: z.number().int() });

const finding = span.extend({
  /** The same text gives the same id; decisions refer to it. */
  id: z.string(),
  /** Documented at /granska/koder/:code and in docs/reference/proofreader. */
  code: z.string(),
  title: z.string(),
  severity: z.enum(['error', 'likely', 'ask']),
  line: z.number().int(),
  column: z.number().int(),
  page: z.number().int().nullable(),
  quote: z.string(),
  message: z.string(),
  suggestion: z.string(),
  /** One figure to write in the place of the quote, or null. */
  replacement: z.string().nullable(),
  steps: z.array(z.object({ terms: z.string(), gives: z.string() })).readonly(),
});
export type ProofreadingFinding = z.infer<typeof finding>;

export const proofreadingPage = z.object({
  fileName: z.string(),
  format: z.enum(['docx', 'pdf', 'html', 'markdown', 'text']),
  against: z.object({ regionId: z.string(), regionName: z.string(), year: z.number().int() }).nullable(),
  figureCount: z.number().int(),
  blocks: z.array(block).readonly(),
  findings: z.array(finding).readonly(),
  held: z
    .array(
      span.extend({
        quote: z.string(),
        what: z.string(),
        from: z.string(),
        observationId: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type ProofreadingPage = z.infer<typeof proofreadingPage>;

export const MOST_REASON_CHARACTERS = 500;

/** The part `decisions` of an export, as JSON: what a person made of each finding, by its id. */
export const decisionsPart = z.record(
  z.string().max(200),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted') }),
    z.object({ kind: z.literal('dismissed'), reason: z.string().trim().min(3).max(MOST_REASON_CHARACTERS) }),
  ]),
);
export type DecisionsPart = z.infer<typeof decisionsPart>;
