// What is followed up, in a region and a year: goals, indicators, targets, requirements, the organisation and the rule.
// Definitions are data owned by the people who know the care; `definitions/` is how they are shipped and exchanged.
// Start reading in read-region.ts.
import type { Decimal } from '../core/decimal.ts';
import type { Group } from '../core/group.ts';
import type { Aggregation, Direction, MeasureKind, UnitId } from '../core/measure.ts';
import type { Checked } from '../core/problem.ts';
import type { Sex } from '../core/sex.ts';

export interface Goal {
  /** As the region numbers it: "5". */
  readonly id: string;
  readonly name: string;
  /** A person's judgement shipped with the plan (the board's own assessment), with its source. */
  readonly published: PublishedGoalLevel | null;
  /** Set where the region states no goals: a heading that orders the indicators. Never assessed as a goal. */
  readonly isHeading?: true;
}

export interface PublishedGoalLevel {
  readonly level: 'reached' | 'partly' | 'not-reached' | 'not-assessable';
  readonly source: string;
}

/** One version of what an indicator means. Two figures may be compared only if their fingerprints are equal. */
export interface Indicator {
  readonly id: string;
  readonly goalIds: readonly string[];
  /** What people call it: "Medicinsk bedömning inom tre dagar". */
  readonly name: string;
  /** One line under the name: "Andel patienter, lagstadgad vårdgaranti". */
  readonly description: string;
  readonly kind: MeasureKind;
  readonly unit: UnitId;
  readonly decimals: number;
  readonly direction: Direction;
  readonly aggregation: Aggregation;
  /** The register or system that the figures come from. */
  readonly source: string;
  readonly periodicity: 'month' | 'tertial' | 'year' | 'every-second-year' | 'every-third-year';
  readonly responsible: string;
  readonly meaning: Meaning;
  /** Text only: no figures are expected (A3). */
  readonly isQualitative: boolean;
  readonly aliases: readonly string[];
  /** For sentences about persons or units: "av patienterna", "av hälsocentralerna". Empty when none fits. */
  readonly ofWhom: string;
  /** What women and men are called in this indicator: "flickor"/"pojkar" for children. */
  readonly sexNames: { readonly women: string; readonly men: string };
}

/** The parts of a definition that decide what a figure means; the fingerprint is taken over exactly these. */
export interface Meaning {
  /** Equal ids in different regions state that they use one definition: "vantetider-3an-2019". */
  readonly definitionId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly population: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly exclusions: string;
  readonly window: string;
  /** What must not be taken for it, and why: shown on the definition card. */
  readonly notComparableWith: string;
  /**
   * SHA-256 (hex, 16 first digits) over the canonical form of the fields above, kind and unit; not over `validTo` and
   * `notComparableWith`, which close and explain but do not change what a figure means.
   */
  readonly fingerprint: string;
}

export type Comparator = '≥' | '>' | '≤' | '<';

interface TargetBase {
  readonly indicatorId: string;
  readonly year: number;
  /** null: the whole region. */
  readonly group: Group | null;
  readonly sex: Sex;
  /** Whose target it is. */
  readonly origin: 'region' | 'national' | 'payment';
  readonly note: string;
}

export type Target =
  | (TargetBase & {
      readonly kind: 'level';
      readonly comparator: Comparator;
      readonly value: Decimal;
      readonly unit: UnitId;
    })
  /** `tolerance` in the indicator's own unit: a change within it is "oförändrat". */
  | (TargetBase & {
      readonly kind: 'direction';
      readonly wanted: 'increase' | 'decrease';
      readonly tolerance: Decimal;
    })
  /** A change from the year before, in the indicator's own unit or in per cent. */
  | (TargetBase & {
      readonly kind: 'change';
      readonly comparator: Comparator;
      readonly value: Decimal;
      readonly per: 'own-unit' | 'percent';
    })
  /** "Indikatorn följs och utvecklas." */
  | (TargetBase & { readonly kind: 'none' });

/** A demand on units: a unit whose figure does not satisfy `comparator threshold` shall do what `consequence` says (A4). */
export interface Requirement {
  readonly id: string;
  readonly indicatorId: string;
  readonly comparator: Comparator;
  readonly threshold: Decimal;
  readonly consequence: string;
  readonly source: string;
}

export interface OrganisationUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'region' | 'area' | 'unit' | 'branch' | 'operator' | 'municipality';
  /** Parents by kind: an area's region, a unit's area, operator and municipality. */
  readonly parents: readonly {
    readonly id: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly successorId: string | null;
  readonly aliases: readonly string[];
}

export interface Organisation {
  readonly units: readonly OrganisationUnit[];
  /**
   * How many health centres the region says it has, for honest "n of N" where their figures are not public. `what` is
   * "all" or the key of a group ("operator:privata").
   */
  readonly counts: readonly {
    readonly year: number;
    readonly what: string;
    readonly count: number;
    readonly source: string;
  }[];
}

/**
 * How an indicator's light is decided, as data. Bands over attainment (value/target, or target/value when lower is
 * better), highest first; `from` inclusive. The first band must be 1 and the last 0: no holes, no overlaps.
 */
export interface AssessmentRule {
  readonly id: string;
  readonly bands: readonly { readonly light: 'reached' | 'partly' | 'not-reached'; readonly from: Decimal }[];
  readonly source: string;
}

export interface Plan {
  readonly regionId: string;
  readonly year: number;
  readonly name: string;
  readonly goals: readonly Goal[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly requirements: readonly Requirement[];
  readonly rule: AssessmentRule;
  readonly source: string;
}

export interface Region {
  readonly id: string;
  /** "Region Västerbotten". */
  readonly name: string;
  /** "Västerbotten", for titles. */
  readonly shortName: string;
  readonly koladaId: string;
  /** True for invented regions: every page and export says so. */
  readonly isInvented: boolean;
  /** What a health centre is called there, definite plural: "hälsocentralerna". */
  readonly unitWord: { readonly one: string; readonly many: string; readonly definite: string };
  readonly organisation: Organisation;
  readonly plans: readonly Plan[];
  /** Set where the region is read on somebody's behalf; never stored. Absent: by the product itself, which sees all. */
  readonly reader?: RegionReader;
}

/** What whoever reads sees of the region: for what must not be counted, ranked or told when a part of it is hidden. */
export interface RegionReader {
  readonly publishedYears: readonly number[];
  /** Years whose report they may read. */
  readonly reportYears: readonly number[];
  readonly seesAllUnits: boolean;
  /** Areas, operators and municipalities: in all years, or through this one; null in none. */
  readonly seesAllGroupsThrough: 'all-years' | number | null;
  /** What they may do with the region as a whole, as the permission table calls it. */
  readonly may: readonly string[];
}

/** A definitions file as it lies on disk; `path` as people know it, with `/` between folders. */
export interface DefinitionFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads one region's folder of definitions together with the files of `definitions/catalogue/` (paths that keep the folder
 * name `catalogue/`). All problems together, with file, line and hint; value null on error.
 */
export type ReadRegion = (files: readonly DefinitionFile[]) => Checked<Region>;

/** What is kept of definitions between runs. A region's definitions are versioned: saving equal content changes nothing. */
export interface PlanStore {
  saveRegion(region: Region, at: string): Promise<{ readonly isChanged: boolean }>;
  regions(): Promise<readonly Region[]>;
  /** The version of each region that is in force. */
  versions(): Promise<readonly DefinitionVersion[]>;
}

export interface DefinitionVersion {
  readonly regionId: string;
  /** 1, 2, 3 … within the region. */
  readonly version: number;
  readonly savedAt: string;
  /** As the audit log names them. */
  readonly savedBy: string;
}
