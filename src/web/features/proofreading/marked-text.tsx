// A text of the document with its findings marked and numbered, and the figures that hold linked to their source.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProofreadingPage } from '../../../http/proofread-contract.ts';
import { useMessages } from '../../app/language.tsx';
import { marksOf } from './marks.ts';
import type { NumberedFinding } from './review.ts';
import { findingAnchor } from './review.ts';

type Held = ProofreadingPage['held'][number];

type Mark =
  | { readonly kind: 'finding'; readonly start: number; readonly end: number; readonly of: NumberedFinding }
  | { readonly kind: 'held'; readonly start: number; readonly end: number; readonly of: Held };

interface MarkedTextProps {
  readonly text: string;
  readonly findings: readonly NumberedFinding[];
  readonly held: readonly Held[];
}

export function MarkedText({ text, findings, held }: MarkedTextProps) {
  const marks: readonly Mark[] = [
    ...findings.map((of): Mark => ({ kind: 'finding', start: of.finding.start, end: of.finding.end, of })),
    ...held.map((of): Mark => ({ kind: 'held', start: of.start, end: of.end, of })),
  ];
  return marksOf(text, marks).map(({ start, end, text: part, over }) => {
    const [mark] = over;
    if (mark === undefined) return part;
    if (mark.kind === 'held')
      return (
        <HeldMark key={start} held={mark.of}>
          {part}
        </HeldMark>
      );
    const ending = over.flatMap((each) =>
      each.kind === 'finding' && each.end === end ? [each.of.number] : [],
    );
    return (
      <FindingMark key={start} of={mark.of} ending={ending}>
        {part}
      </FindingMark>
    );
  });
}

function FindingMark({
  of: { finding, number },
  ending,
  children,
}: {
  readonly of: NumberedFinding;
  readonly ending: readonly number[];
  readonly children: ReactNode;
}) {
  const messages = useMessages();
  const anchor = findingAnchor(number);
  return (
    <a
      className={`fig wrong ${finding.severity}`}
      href={`#${anchor}`}
      title={finding.title}
      onClick={(event) => {
        event.preventDefault();
        goToFinding(number);
      }}
    >
      {children}
      {ending.map((each) => (
        <sup key={each}>
          <span className="sr">, {messages.proofreading.findingNumber(each)}</span>
          <span aria-hidden="true">{each}</span>
        </sup>
      ))}
    </a>
  );
}

/** Moves the focus, so that a screen reader reads the finding and the next Tab is its first button. */
export function goToFinding(number: number): void {
  const card = document.getElementById(findingAnchor(number));
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'center' });
}

function HeldMark({ held, children }: { readonly held: Held; readonly children: ReactNode }) {
  const title = `${held.what}, ${held.from}`;
  if (held.observationId === null)
    return (
      <span className="fig" title={title}>
        {children}
      </span>
    );
  return (
    <Link
      className="fig"
      to="/kalla/$observations"
      params={{ observations: held.observationId }}
      title={title}
    >
      {children}
    </Link>
  );
}
