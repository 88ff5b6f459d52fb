// What a report is built from: the results of the earlier stages and nothing else. No clock, no store, no language rules.

import type { IndicatorAnalysis, PrintedFigure, YearAnalysis } from '../analyse/contract.ts';
import type { AssessedIndicator, YearAssessment } from '../assess/contract.ts';
import type { Observation } from '../core/observation.ts';
import type { FigureSource, Prose } from '../core/prose.ts';
import type { Plan, Region } from '../plan/contract.ts';

/** A person's comment with its figures already filled in, one prose per paragraph. */
export interface FilledComment {
  readonly by: string;
  readonly paragraphs: readonly Prose[];
}

export interface ReportInput {
  readonly region: Region;
  readonly plan: Plan;
  readonly assessment: YearAssessment;
  readonly analysis: YearAnalysis;
  /** As known at `knownAt`, one per key: become the rows of the files beside the report. */
  readonly observations: readonly Observation[];
  /** By indicator id; an indicator without one keeps its draft. */
  readonly comments: ReadonlyMap<string, FilledComment>;
  /** ISO instant whose knowledge the report shows. */
  readonly knownAt: string;
  /** "Utkast" until a version is frozen. */
  readonly label: string;
}

/** One indicator with both its verdict and its analysis. */
export interface Told {
  readonly assessed: AssessedIndicator;
  readonly analysis: IndicatorAnalysis;
}

export function toldById({ assessment, analysis }: ReportInput): ReadonlyMap<string, Told> {
  const analyses = new Map(analysis.indicators.map((one) => [one.indicator.id, one]));
  return new Map(
    assessment.indicators.flatMap((assessed) => {
      const own = analyses.get(assessed.indicator.id);
      return own === undefined ? [] : [[assessed.indicator.id, { assessed, analysis: own }]];
    }),
  );
}

/** A delivered figure's source; undefined where nothing was delivered, for a cell without one. */
export function sourceOf({ observation }: PrintedFigure): { readonly source?: FigureSource } {
  return observation === null ? {} : { source: { observationIds: [observation.id], formula: null } };
}
