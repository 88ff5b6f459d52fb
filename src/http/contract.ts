// What the web client and other readers get: one schema validates, documents (OpenAPI) and types.
// Sentences and written numbers come finished in the language asked for (`lang`), so that the rules of language live in one
// place; raw numbers stand beside them for charts and sorting. The document of the report is typed in report/contract.ts.
// The addresses are in addresses.ts, which is free of zod so that the browser can use it.
import { z } from 'zod';
import type { ChartSpec, MiniBars } from '../charts/contract.ts';
import { LANGUAGES } from '../core/language.ts';
import { GOAL_LEVELS, LIGHTS } from '../core/light.ts';
import { MISSING_REASONS } from '../core/missing.ts';
import type { ReportDocument } from '../report/contract.ts';

export const languageQuery = z.object({ lang: z.enum(LANGUAGES).default('sv') });

const light = z.enum(LIGHTS);
const goalLevel = z.enum(GOAL_LEVELS);

/** Structures that are typed by hand elsewhere and made only by us; described, not re-validated, on the way out. */
const chart = z.custom<ChartSpec>().meta({ description: 'Diagram som data, se charts/contract.ts' });
const miniBars = z.custom<MiniBars>().meta({ description: 'Tre staplar, se charts/contract.ts' });

export const regionSummary = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  isInvented: z.boolean(),
  /** Years with a plan that the viewer sees, newest first. */
  years: z.array(z.number().int()),
  /** Those that are public, newest first. */
  publishedYears: z.array(z.number().int()),
  /** What the viewer may do with the region as a whole: the actions of people/permissions.ts that have a place. */
  may: z.array(z.string()),
});
export type RegionSummary = z.infer<typeof regionSummary>;

export const regionList = z.object({
  regions: z.array(regionSummary),
  /** When each published year that the viewer sees became public. */
  publications: z.array(z.object({ regionId: z.string(), year: z.number().int(), at: z.string() })),
});
export type RegionList = z.infer<typeof regionList>;

/** A figure as shown: written, raw, and the way to its source. */
export const shownFigure = z.object({
  year: z.number().int(),
  text: z.string(),
  value: z.number().nullable(),
  missing: z.enum(MISSING_REASONS).nullable(),
  /** "2 742 utförda", "32 av 38", "tryckt 15,7". Empty when there is nothing to add. */
  sub: z.string(),
  observationId: z.string().nullable(),
  isApproximate: z.boolean(),
});
export type ShownFigure = z.infer<typeof shownFigure>;

export const shownChange = z.object({
  /** "+1 procentenhet", "Oförändrat", "Första värdet", "Går inte att jämföra". */
  text: z.string(),
  judgement: z.enum(['better', 'worse', 'unchanged', 'neither', 'none']),
  judgementText: z.string(),
  /** Why there is no change to tell, or the arithmetic; for the page's detail line. */
  explanation: z.string(),
});

export const shownVerdict = z.object({
  light,
  word: z.string(),
  /** The reason in one sentence. */
  reason: z.string(),
  /** Short line under the light: "Senast 2022: 89,1 %". Empty when none. */
  sub: z.string(),
});

export const indicatorRow = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** The plan's year and the two before, oldest first. */
  years: z.array(shownFigure),
  women: z.array(shownFigure).nullable(),
  men: z.array(shownFigure).nullable(),
  womenName: z.string(),
  menName: z.string(),
  target: z.string(),
  change: shownChange,
  country: shownFigure.nullable(),
  verdict: shownVerdict,
  bars: miniBars,
});
export type IndicatorRow = z.infer<typeof indicatorRow>;

export const goalSummary = z.object({
  id: z.string(),
  name: z.string(),
  level: goalLevel,
  levelWord: z.string(),
  /** True when the level is a person's or the board's; false when it is only the rule's proposal. */
  isDecided: z.boolean(),
  proposal: goalLevel,
  proposalWord: z.string(),
  /** Why: source of a published level, the person's reason, or the rule's sentence. */
  reason: z.string(),
  decidedBy: z.string().nullable(),
  /** 0 when nobody has decided: send it back as `basedOn`. */
  version: z.number().int(),
  /** "2022: uppfylls inte": how people judged the year before. Empty when nobody did. */
  earlier: z.string(),
  indicatorCount: z.number().int(),
  /** "10 indikatorer: 5 delvis, 2 inte, …". Empty without indicators. */
  countsText: z.string(),
});
export type GoalSummary = z.infer<typeof goalSummary>;

const changeLine = z.object({
  indicatorId: z.string(),
  name: z.string(),
  fromTo: z.string(),
  change: z.string(),
});

export const overview = z.object({
  region: regionSummary,
  year: z.number().int(),
  title: z.string(),
  /** The conclusion before any figure. */
  lead: z.string(),
  /** "Värde för 2023 finns för 15 av 24 indikatorer". */
  coverage: z.string(),
  lights: z.array(
    z.object({
      light,
      count: z.number().int(),
      caption: z.string(),
      indicators: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  goalsTitle: z.string(),
  goalsSource: z.string(),
  goals: z.array(goalSummary),
  better: z.array(changeLine),
  worse: z.array(changeLine),
  unchanged: z.array(changeLine),
  /** Followed without a direction: changed, but neither better nor worse. */
  neither: z.array(changeLine),
  missingOrOld: z.array(z.object({ indicatorId: z.string(), name: z.string(), latest: z.string() })),
  /** Indicators by goal, in the plan's order. */
  groups: z.array(
    z.object({ goalId: z.string(), title: z.string(), counts: z.string(), rows: z.array(indicatorRow) }),
  ),
  /** How the lights are set, what "–" means, what could not be computed. */
  note: z.string(),
  sources: z.array(z.string()),
});
export type Overview = z.infer<typeof overview>;

export const goalPage = z.object({
  region: regionSummary,
  year: z.number().int(),
  goal: goalSummary,
  lead: z.string(),
  rows: z.array(indicatorRow),
});
export type GoalPage = z.infer<typeof goalPage>;

export const boundInline = z.object({
  kind: z.enum(['text', 'figure', 'strong']),
  text: z.string(),
  observationIds: z.array(z.string()),
  formula: z.string().nullable(),
});
export type BoundInline = z.infer<typeof boundInline>;

export const comment = z.object({
  author: z.enum(['drafted', 'person']),
  by: z.string().nullable(),
  at: z.string().nullable(),
  paragraphs: z.array(z.array(boundInline)),
  /** The text to edit, with figures as names in braces. */
  template: z.string(),
  /** What each name stands for now: {"värde": "77 procent"}. */
  figures: z.array(z.object({ name: z.string(), text: z.string(), explanation: z.string() })),
  /** Numbers typed by hand that are bound to nothing. */
  unbound: z.array(z.string()),
  version: z.number().int(),
});
export type Comment = z.infer<typeof comment>;

/** A unit of the year beside the region, for a table that can be sorted. */
export const unitRow = z.object({
  id: z.string(),
  name: z.string(),
  figure: shownFigure,
  denominator: z.number().nullable(),
  denominatorText: z.string(),
  /** "72,6–75,3 %": 95 per cent; empty without counts. */
  interval: z.string(),
  standing: z.enum(['better', 'worse', 'above', 'below', 'not-distinguishable', 'unknown']),
  standingText: z.string(),
  change: z.string(),
  changeValue: z.number().nullable(),
});
export type UnitRow = z.infer<typeof unitRow>;

export const unitSection = z.object({
  /** Lowest, median, highest and how many reach the target, as far as they are known. */
  spread: z.array(z.object({ term: z.string(), text: z.string() })),
  /** The funnel, and every unit by value. */
  charts: z.array(chart),
  /** Highest first; empty for whoever sees no unit. */
  rows: z.array(unitRow),
  /** What the viewer sees and how units are held against the region. */
  note: z.string(),
});
export type UnitSection = z.infer<typeof unitSection>;

/** What figures that are computed from care data rest on. */
export const careSection = z.object({
  lead: z.string(),
  version: z.string(),
  deliveryId: z.string(),
  /** What is counted, told from the definition itself. Swedish in both languages. */
  definition: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  /** Coverage and quality in sentences; empty when the delivery says nothing of them. */
  quality: z.array(z.string()),
  /** Months in which much less or more was registered than usual. */
  shifts: z.array(z.object({ unit: z.string(), month: z.string(), text: z.string() })),
});
export type CareSection = z.infer<typeof careSection>;

export const indicatorPage = z.object({
  region: regionSummary,
  year: z.number().int(),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  goals: z.array(z.object({ id: z.string(), name: z.string() })),
  figure: shownFigure,
  target: z.string(),
  change: shownChange,
  country: shownFigure.nullable(),
  sexes: z.string(),
  verdict: shownVerdict,
  charts: z.array(chart),
  /** The table behind the charts: groups by year. */
  table: z.object({
    title: z.string(),
    years: z.array(z.number().int()),
    rows: z.array(
      z.object({
        group: z.string(),
        isTotal: z.boolean(),
        figures: z.array(shownFigure),
        change: z.string(),
      }),
    ),
    note: z.string(),
  }),
  units: unitSection.nullable(),
  /** The unit that the page was asked to show, with its months; null when none was or when the viewer does not see it. */
  chosenUnit: z.object({ id: z.string(), name: z.string(), charts: z.array(chart) }).nullable(),
  /** Longer periods from the months; null without months. */
  months: z
    .object({
      rows: z.array(z.object({ period: z.string(), text: z.string(), sub: z.string() })),
      note: z.string(),
    })
    .nullable(),
  /** Years held against each other, where there are too few months for a control chart. Empty with one year. */
  overTime: z.string(),
  /** Null for figures that were not computed here. */
  care: careSection.nullable(),
  definition: z.array(z.object({ term: z.string(), text: z.string() })),
  fingerprint: z.string(),
  /** From the figure on the page to the row it was read from. */
  trail: z.array(z.object({ title: z.string(), text: z.string(), deliveryId: z.string().nullable() })),
  restatements: z.array(
    z.object({ text: z.string(), reason: z.string(), at: z.string(), isCurrent: z.boolean() }),
  ),
  comment,
  previousId: z.string().nullable(),
  nextId: z.string().nullable(),
});
export type IndicatorPage = z.infer<typeof indicatorPage>;

/** Regions beside each other: only equal definitions stand in one comparison; the others are told apart with the reason. */
export const comparisonPage = z.object({
  title: z.string(),
  lead: z.string(),
  comparisons: z.array(
    z.object({
      definitionId: z.string(),
      name: z.string(),
      fingerprint: z.string(),
      chart,
      rows: z.array(
        z.object({
          regionId: z.string(),
          region: z.string(),
          indicatorId: z.string().nullable(),
          year: z.number().int(),
          figure: shownFigure,
          target: z.string(),
        }),
      ),
      note: z.string(),
    }),
  ),
  apart: z.array(
    z.object({
      name: z.string(),
      reason: z.string(),
      members: z.array(
        z.object({
          region: z.string(),
          regionId: z.string(),
          indicatorId: z.string(),
          name: z.string(),
          definition: z.string(),
        }),
      ),
    }),
  ),
});
export type ComparisonPage = z.infer<typeof comparisonPage>;

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  where: z.object({
    file: z.string().optional(),
    sheet: z.string().optional(),
    row: z.number().optional(),
    column: z.string().optional(),
    line: z.number().optional(),
  }),
  message: z.string(),
  hint: z.string(),
});

export const reportPage = z.object({
  report: z.custom<ReportDocument>().meta({ description: 'Rapporten som block, se report/contract.ts' }),
});
export interface ReportPage {
  readonly report: ReportDocument;
}

export const searchHits = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(['indicator', 'goal', 'region', 'unit']),
      title: z.string(),
      sub: z.string(),
      path: z.string(),
    }),
  ),
});
export type SearchHits = z.infer<typeof searchHits>;

/** RFC 9457. `problems` for 422; `current` for 409: what someone else saved meanwhile. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  problems: z.array(problem).optional(),
  current: z.unknown().optional(),
  /** What the log calls the request, for whoever asks the operator about it; also in the header x-request-id. */
  requestId: z.string().optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

export const publication = z.object({
  regionId: z.string(),
  year: z.number().int(),
  isPublished: z.boolean(),
  /** Who said so last, and when; empty while nobody has. */
  by: z.string(),
  at: z.string(),
});
export type PublicationView = z.infer<typeof publication>;

/** What publishing the year means for figures of few persons, before it is done. Counts are of the year's figures. */
export const publicationPage = z.object({
  regionId: z.string(),
  year: z.number().int(),
  /** Of groups whose figures the public sees when the year is published. */
  figures: z.number().int(),
  withheld: z.number().int(),
  /** Too few, and can be worked out from what has been shown before. */
  exposed: z.number().int(),
  text: z.string(),
  reasons: z.array(
    z.object({
      because: z.enum(['few', 'protects', 'uncounted', 'extreme']),
      count: z.number().int(),
      text: z.string(),
    }),
  ),
  /** Empty when none is exposed. */
  exposedText: z.string(),
});
export type PublicationPage = z.infer<typeof publicationPage>;

export const commentBody = z.object({ template: z.string().max(8000), basedOn: z.number().int().min(0) });
export const decisionBody = z.object({
  level: goalLevel,
  reason: z.string().min(3).max(1000),
  basedOn: z.number().int().min(0),
});
