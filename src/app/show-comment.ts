// The comment on an indicator as the page shows and edits it: a person's latest text, or the drafted one. Figures are bound
// either way; numbers that a person typed by hand are listed.
import { ownTextsOf } from '../analyse/analyse-year.ts';
import type { NamedFigures } from '../analyse/contract.ts';
import type { DraftedComment } from '../analyse/draft-comment.ts';
import { fillTemplate, leaveOutUnknown } from '../analyse/fill-template.ts';
import type { Inline } from '../core/prose.ts';
import type { BoundInline, Comment } from '../http/contract.ts';
import type { Indicator, Region } from '../plan/contract.ts';
import type { WrittenComment } from '../report/contract.ts';

/** An empty template is "back to the draft", but keeps its version: the next change is based on it. */
export function showComment(
  region: Region,
  indicator: Indicator,
  draft: DraftedComment,
  written: WrittenComment | null,
): Comment {
  const own = written === null ? '' : readable(written.template, region, draft.figures);
  const isPerson = written !== null && own.trim() !== '';
  const template = isPerson ? own : draft.template;
  const filled = fillTemplate(template, draft.figures, ownTextsOf(indicator));
  return {
    author: isPerson ? 'person' : 'drafted',
    by: isPerson ? written.by : null,
    at: isPerson ? written.at : null,
    paragraphs: filled.paragraphs.map((paragraph) => paragraph.map(showInline)),
    template,
    figures: showNames(draft.figures),
    // The system's own text holds no number that is not bound or part of a name.
    unbound: isPerson ? [...filled.unbound, ...filled.unknown.map((name) => `{${name}}`)] : [],
    version: written?.version ?? 0,
  };
}

/** Sentences about all units are written by somebody who sees them all; others get the comment without those. */
export function readable(template: string, { reader }: Region, figures: NamedFigures): string {
  return reader?.seesAllUnits === false ? leaveOutUnknown(template, figures) : template;
}

function showNames(figures: NamedFigures): Comment['figures'] {
  return [...figures].map(([name, inline]) => ({
    name,
    text: inline.text,
    explanation: inline.kind === 'figure' ? (inline.source.formula ?? 'levererat värde') : '',
  }));
}

export function showInline(inline: Inline): BoundInline {
  return {
    kind: inline.kind,
    text: inline.text,
    observationIds: inline.kind === 'figure' ? [...inline.source.observationIds] : [],
    formula: inline.kind === 'figure' ? inline.source.formula : null,
  };
}
