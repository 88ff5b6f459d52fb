// People's comments with today's figures in them, for the report. An emptied comment is "back to the draft" and left out.
import { ownTextsOf } from '../analyse/analyse-year.ts';
import type { YearAnalysis } from '../analyse/contract.ts';
import { fillTemplate } from '../analyse/fill-template.ts';
import type { Region } from '../plan/contract.ts';
import type { WrittenComment } from '../report/contract.ts';
import type { FilledComment } from '../report/input.ts';
import { readable } from './show-comment.ts';

export function fillComments(
  region: Region,
  { indicators }: YearAnalysis,
  written: ReadonlyMap<string, WrittenComment>,
): ReadonlyMap<string, FilledComment> {
  return new Map(
    indicators.flatMap(({ indicator, figures }) => {
      const comment = written.get(indicator.id);
      if (comment === undefined || comment.template.trim() === '') return [];
      const { paragraphs } = fillTemplate(
        readable(comment.template, region, figures),
        figures,
        ownTextsOf(indicator),
      );
      return [[indicator.id, { by: comment.by, paragraphs }] as const];
    }),
  );
}
