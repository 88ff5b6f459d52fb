// A figure in a table cell: its text, or the mark for missing with the reason in words. What is too few to show says so, and why
// is one press away.
import { MISSING_WORDS } from '../../core/missing.ts';
import type { ShownFigure } from '../../http/contract.ts';
import { useLanguage, useMessages } from '../app/language.tsx';
import './too-few.css';

export function FigureText({ figure }: { readonly figure: ShownFigure }) {
  const language = useLanguage();
  if (figure.missing === null) return figure.text;
  if (figure.missing === 'suppressed') return <TooFew />;
  const words = MISSING_WORDS[figure.missing];
  return (
    <span className="missing" title={words[language]}>
      <span aria-hidden="true">{words.mark}</span>
      <span className="sr">{words[language]}</span>
    </span>
  );
}

const EXPLANATION = 'for-fa';

/** All of a page's open the same explanation, which the frame holds once. */
function TooFew() {
  const { tooFew } = useMessages();
  return (
    <button className="too-few" type="button" popoverTarget={EXPLANATION}>
      {tooFew.short}
      <span className="sr">{tooFew.rest}</span>
    </button>
  );
}

export function TooFewExplanation() {
  const { tooFew } = useMessages();
  return (
    <div
      className="too-few-explanation"
      id={EXPLANATION}
      popover="auto"
      role="dialog"
      aria-label={tooFew.title}
    >
      <h2>{tooFew.title}</h2>
      <p>{tooFew.what}</p>
      <p>{tooFew.why}</p>
      <button className="btn small" type="button" popoverTarget={EXPLANATION} popoverTargetAction="hide">
        {tooFew.close}
      </button>
    </div>
  );
}
