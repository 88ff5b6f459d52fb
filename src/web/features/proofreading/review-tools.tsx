// Above the document: what was found in figures, which findings are shown, the way between them, and the exports.
import { useEffect, useState } from 'react';
import type { ReviewFormat } from '../../../publish/contract.ts';
import { fetchFile } from '../../api/fetch.ts';
import { saveFile } from '../../api/save-file.ts';
import { useMessages } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { goToFinding } from './marked-text.tsx';
import type { Filter, NumberedFinding, Review } from './review.ts';
import { findingAnchor, isShown, numberFindings, SEVERITIES, toForm } from './review.ts';
import { SeverityMark } from './severity-mark.tsx';

export function Tally({ review: { page, decisions } }: { readonly review: Review }) {
  const messages = useMessages().proofreading;
  return (
    <dl className="tally">
      <div className="tally-file">
        <dt>{messages.file}</dt>
        <dd>{page.fileName}</dd>
      </div>
      <div>
        <dt>{messages.figures}</dt>
        <dd>{page.figureCount}</dd>
      </div>
      {page.against !== null && (
        <div>
          <dt>{messages.held}</dt>
          <dd>{page.held.length}</dd>
        </div>
      )}
      {SEVERITIES.map((severity) => (
        <div key={severity}>
          <dt>
            <SeverityMark severity={severity} />
            {messages.severityFilters[severity]}
          </dt>
          <dd>{page.findings.filter((finding) => finding.severity === severity).length}</dd>
        </div>
      ))}
      <div>
        <dt>{messages.decided}</dt>
        <dd>{messages.decidedOf(Object.keys(decisions).length, page.findings.length)}</dd>
      </div>
    </dl>
  );
}

interface StepperProps {
  readonly review: Review;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function Stepper({ review, filter, onFilter }: StepperProps) {
  const messages = useMessages().proofreading;
  const { page, decisions } = review;
  const numbered = numberFindings(page);
  const shown = numbered.filter(({ finding }) => isShown(finding, filter, decisions));
  useStepKeys(shown);
  const names: Readonly<Record<Filter, string>> = {
    all: messages.all,
    undecided: messages.undecided,
    ...messages.severityFilters,
  };
  return (
    <div className="proof-tools">
      <fieldset className="filters">
        <legend className="sr">{messages.showWhich}</legend>
        {(['all', ...SEVERITIES, 'undecided'] as const).map((each) => (
          <button
            key={each}
            className="filter"
            type="button"
            aria-pressed={filter === each}
            onClick={() => onFilter(each)}
          >
            {each !== 'all' && each !== 'undecided' && <SeverityMark severity={each} />}
            {names[each]} {numbered.filter(({ finding }) => isShown(finding, each, decisions)).length}
          </button>
        ))}
      </fieldset>
      <div className="btns">
        <button
          className="btn small"
          type="button"
          disabled={shown.length === 0}
          onClick={() => step(shown, -1)}
        >
          <Icon name="left" />
          {messages.previous}
        </button>
        <button
          className="btn small"
          type="button"
          disabled={shown.length === 0}
          onClick={() => step(shown, 1)}
        >
          {messages.next}
          <Icon name="right" />
        </button>
      </div>
      <p className="small only-screen step-keys">
        {shown.length === 0 ? messages.noneShown : messages.stepKeys}
      </p>
    </div>
  );
}

/** From the finding that holds the focus, else from the first one below the top of the window. */
function step(shown: readonly NumberedFinding[], by: 1 | -1): void {
  const focused = document.activeElement?.closest('.find')?.id;
  const at = shown.findIndex(({ number }) => findingAnchor(number) === focused);
  const next = at >= 0 ? at + by : by > 0 ? 0 : shown.length - 1;
  const found = shown[(next + shown.length) % shown.length];
  if (found !== undefined) goToFinding(found.number);
}

/** With Alt: a letter or an arrow alone belongs to the reader's own tools (WCAG 2.1.4). */
function useStepKeys(shown: readonly NumberedFinding[]): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      step(shown, event.key === 'ArrowDown' ? 1 : -1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown]);
}

const FORMATS = ['docx', 'pdf'] as const satisfies readonly ReviewFormat[];

export function Exports({ review }: { readonly review: Review }) {
  const messages = useMessages().proofreading;
  const failureText = useFailureText();
  const [making, setMaking] = useState<ReviewFormat | null>(null);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const make = async (format: ReviewFormat) => {
    const name = messages.exports[format];
    setMaking(format);
    setFailure(null);
    setSaid(messages.exporting(name));
    try {
      const body = toForm(review.source, review.place);
      body.append('decisions', JSON.stringify(review.decisions));
      const file = await fetchFile('proofreadFile', { parts: { format }, body });
      saveFile(file.blob, file.name);
      setSaid(messages.exported(name));
    } catch (error) {
      setSaid('');
      setFailure(error);
    } finally {
      setMaking(null);
    }
  };
  return (
    <section className="proof-exports only-screen" aria-labelledby="h-exports">
      <h2 id="h-exports">{messages.exportTitle}</h2>
      <p className="small">{messages.exportText}</p>
      <div className="btns">
        {FORMATS.map((format) => (
          <button
            key={format}
            className={format === 'docx' ? 'btn primary' : 'btn'}
            type="button"
            aria-disabled={making !== null}
            onClick={() => making === null && make(format)}
          >
            {messages.exports[format]}
          </button>
        ))}
        <button className="btn" type="button" onClick={() => window.print()}>
          {messages.print}
        </button>
      </div>
      <p role="status" className="small">
        {said}
      </p>
      {failure !== null && (
        <ErrorMessage title={messages.exportFailed}>
          <p lang={failureText(failure).lang}>{failureText(failure).text}</p>
        </ErrorMessage>
      )}
    </section>
  );
}
