// People's comments with today's figures in them, for the report. An emptied comment is "back to the draft" and left out.
import { ownTextsOf } from '../analyse/analyse-year.ts';
import type { YearAnalysis } from '../analyse/contract.ts';
import { fillTemplate } from '../analyse/fill-template.ts';
import type { WrittenComment } from '../report/contract.ts';
import type { FilledComment } from '../report/input.ts';

export function fillComments(
  { indicators }: YearAnalysis,
  written: ReadonlyMap<string, WrittenComment>,
): ReadonlyMap<string, FilledComment> {
  return new Map(
    indicators.flatMap(({ indicator, figures }) => {
      const comment = written.get(indicator.id);
      if (comment === undefined || comment.template.trim() === '') return [];
      const { paragraphs } = fillTemplate(comment.template, figures, ownTextsOf(indicator));
      return [[indicator.id, { by: comment.by, paragraphs }] as const];
    }),
  );
}
