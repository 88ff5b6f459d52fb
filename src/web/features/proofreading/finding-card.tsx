// A finding in the margin: what is wrong, what to write, the arithmetic on demand, and what the person makes of it.
import { Link } from '@tanstack/react-router';
import type { ReactNode, SubmitEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import type { Decision, NumberedFinding } from './review.ts';
import { findingAnchor } from './review.ts';
import { SEVERITY_CLASS, SeverityMark } from './severity-mark.tsx';

interface FindingCardProps {
  readonly of: NumberedFinding;
  readonly decision: Decision | null;
  readonly onDecide: (decision: Decision | null) => void;
}

export function FindingCard({ of: { finding, number }, decision, onDecide }: FindingCardProps) {
  const messages = useMessages().proofreading;
  const swedish = useSwedish();
  const titleId = useId();
  const { severity, title, message, code } = finding;
  return (
    <article
      className={`find ${SEVERITY_CLASS[severity]}`}
      id={findingAnchor(number)}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-decided={decision?.kind}
    >
      <h3 className="find-title" id={titleId}>
        <SeverityMark severity={severity} />
        <span>
          <span className="sr">
            {messages.findingNumber(number)}. {messages.severities[severity]}:{' '}
          </span>
          <span {...swedish}>{title}</span>
        </span>
        <span className="number" aria-hidden="true">
          {number}
        </span>
      </h3>
      <p {...swedish}>{message}</p>
      <Correction of={{ finding, number }} />
      <Sum steps={finding.steps}>
        <Link className="about" to="/granska/koder/$code" params={{ code }}>
          {messages.about}
        </Link>
      </Sum>
      <Deciding number={number} decision={decision} onDecide={onDecide} />
    </article>
  );
}

function Correction({ of: { finding } }: { readonly of: NumberedFinding }) {
  const swedish = useSwedish();
  const { replacement, quote, suggestion } = finding;
  if (replacement === null)
    return suggestion === '' ? null : (
      <p className="fix" {...swedish}>
        {suggestion}
      </p>
    );
  return (
    <p className="fix" {...swedish}>
      <del>{quote}</del> <ins>{replacement}</ins>
      <span className="sr">. {suggestion}</span>
    </p>
  );
}

/** Folded on the screen, always there on paper. */
function Sum({
  steps,
  children,
}: {
  readonly steps: NumberedFinding['finding']['steps'];
  /** What stands on the same line. */
  readonly children: ReactNode;
}) {
  const messages = useMessages().proofreading;
  const swedish = useSwedish();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (steps.length === 0) return <div className="find-more">{children}</div>;
  return (
    <>
      <div className="find-more">
        <button
          type="button"
          className="unfold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {messages.sum}
        </button>
        {children}
      </div>
      <dl className="sum" id={id} data-open={isOpen || undefined} {...swedish}>
        {steps.map(({ terms, gives }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sum have no identity but their order
          <div key={index}>
            <dt>{terms}</dt>
            <dd>{gives}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Deciding({
  number,
  decision,
  onDecide,
}: {
  readonly number: number;
  readonly decision: Decision | null;
  readonly onDecide: (decision: Decision | null) => void;
}) {
  const messages = useMessages().proofreading;
  const [isDismissing, setDismissing] = useState(false);
  // The button that had the focus is gone after a decision; what stands in its place gets it.
  const place = useRef<HTMLDivElement>(null);
  const isActing = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of these that moves the focus
  useEffect(() => {
    if (!isActing.current) return;
    isActing.current = false;
    place.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [decision, isDismissing]);
  const act = (change: () => void) => {
    isActing.current = true;
    change();
  };
  return (
    <div ref={place}>
      {isDismissing ? (
        <DismissForm
          onCancel={() => act(() => setDismissing(false))}
          onSave={(reason) =>
            act(() => {
              setDismissing(false);
              onDecide({ kind: 'dismissed', reason });
            })
          }
        />
      ) : decision === null ? (
        <div className="btns">
          <button
            className="btn small"
            type="button"
            onClick={() => act(() => onDecide({ kind: 'accepted' }))}
          >
            {messages.accept}
            <span className="sr"> ({messages.findingNumber(number)})</span>
          </button>
          <button className="btn small quiet" type="button" onClick={() => act(() => setDismissing(true))}>
            {messages.dismiss}
            <span className="sr"> ({messages.findingNumber(number)})</span>
          </button>
        </div>
      ) : (
        <Decided number={number} decision={decision} onUndo={() => act(() => onDecide(null))} />
      )}
    </div>
  );
}

function Decided({
  number,
  decision,
  onUndo,
}: {
  readonly number: number;
  readonly decision: Decision;
  readonly onUndo: () => void;
}) {
  const messages = useMessages().proofreading;
  return (
    <div className="decided">
      <p>
        <b>{decision.kind === 'accepted' ? messages.accepted : messages.dismissed}</b>
        {decision.kind === 'dismissed' && `: ${decision.reason}`}
      </p>
      <button className="btn small quiet" type="button" onClick={onUndo}>
        {messages.undo}
        <span className="sr"> ({messages.findingNumber(number)})</span>
      </button>
    </div>
  );
}

/** As the server demands (http/proofread-contract.ts). */
const SHORTEST_REASON = 3;

function DismissForm({
  onSave,
  onCancel,
}: {
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const messages = useMessages().proofreading;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const isTooShort = reason.trim().length < SHORTEST_REASON;
  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isTooShort) document.getElementById(id)?.focus();
        else onSave(reason.trim());
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
    >
      <ReasonField
        id={id}
        label={messages.reason}
        value={reason}
        error={isTried && isTooShort ? messages.reasonNeeded : null}
        onChange={setReason}
      />
      <div className="btns">
        <button className="btn small" type="submit">
          {messages.saveReason}
        </button>
        <button className="btn small quiet" type="button" onClick={onCancel}>
          {messages.cancel}
        </button>
      </div>
    </form>
  );
}
