// The comment that the system writes for an indicator, until a person writes another: prose whose every figure is bound.
// What it says is decided in draft-template.ts, what the names stand for in named-figures.ts.

import type { AssessedIndicator } from '../assess/contract.ts';
import type { Prose } from '../core/prose.ts';
import type { NamedFigures } from './contract.ts';
import { draftTemplate } from './draft-template.ts';
import type { IndicatorFigures } from './figures.ts';
import { fillTemplate } from './fill-template.ts';
import { nameFigures } from './named-figures.ts';

export interface DraftedComment {
  readonly template: string;
  readonly figures: NamedFigures;
  readonly paragraphs: readonly Prose[];
}

export function draftComment(figures: IndicatorFigures, assessed: AssessedIndicator): DraftedComment {
  const names = nameFigures(figures, assessed);
  const template = draftTemplate({ figures, assessed, names });
  return { template, figures: names, paragraphs: fillTemplate(template, names).paragraphs };
}
