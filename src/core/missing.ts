// The six kinds of missing. Missing is a value with a reason: it travels to the page and is shown; never a null, never 0.
// Marks as in Swedish official statistics and Kolada: "-" not reported, "." not applicable, ".." too few to show.

export const MISSING_REASONS = [
  'not-reported',
  'no-data',
  'pending',
  'not-asked',
  'not-applicable',
  'suppressed',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

interface MissingWords {
  readonly mark: string;
  readonly sv: string;
  readonly en: string;
}

export const MISSING_WORDS = {
  'not-reported': { mark: '–', sv: 'saknas', en: 'not reported' },
  'no-data': { mark: '–', sv: 'data saknas', en: 'no data' },
  pending: { mark: '–', sv: 'redovisas senare', en: 'reported later' },
  'not-asked': { mark: '–', sv: 'ingår inte i årets uppföljning', en: 'not followed up this year' },
  'not-applicable': { mark: '.', sv: 'ej tillämpligt', en: 'not applicable' },
  suppressed: { mark: '..', sv: 'för få för att visas', en: 'too few to show' },
} as const satisfies Record<MissingReason, MissingWords>;
