// A figure in a table cell: its text, or the mark for missing with the reason in words.

import { MISSING_WORDS } from '../../core/missing.ts';
import type { ShownFigure } from '../../http/contract.ts';
import { useLanguage } from '../app/language.tsx';

export function FigureText({ figure }: { readonly figure: ShownFigure }) {
  const language = useLanguage();
  if (figure.missing === null) return figure.text;
  const words = MISSING_WORDS[figure.missing];
  return (
    <span className="missing" title={words[language]}>
      <span aria-hidden="true">{words.mark}</span>
      <span className="sr">{words[language]}</span>
    </span>
  );
}
