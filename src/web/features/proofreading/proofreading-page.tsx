// The proofreader's page: choose a text, wait, review it with the findings in the margin, take it away. The text and the
// decisions are in this page's memory only; the server forgets them with each answer.
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ProofreadingPage as Page } from '../../../http/proofread-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { regionsQuery, WRITTEN_HERE } from '../../api/queries.ts';
import { useMessages } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLeaveWarning } from '../../components/leave-warning.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { ErrorMessage, SignInNeeded, useFailureText } from '../../components/states.tsx';
import { useCouldSomewhere } from '../../components/viewer.ts';
import { ChooseText } from './choose-text.tsx';
import { HeldFigures } from './held-figures.tsx';
import { MarkedDocument } from './marked-document.tsx';
import type { Filter, Place, ProofSource, Review } from './review.ts';
import { toForm, withDecision } from './review.ts';
import { Exports, Stepper, Tally } from './review-tools.tsx';
import './proofreading.css';

export function ProofreadingPage() {
  return useCouldSomewhere('proofread') ? <Proofreading /> : <SignInNeeded />;
}

function Proofreading() {
  const [review, setReview] = useKeptReview();
  const [isChoosing, setChoosing] = useState(review === null);
  // Decisions are nowhere else.
  useLeaveWarning(review !== null && Object.keys(review.decisions).length > 0);
  if (review === null || isChoosing)
    return (
      <Choosing
        {...(review === null ? {} : { onBack: () => setChoosing(false) })}
        onRead={(read) => {
          setReview(read);
          setChoosing(false);
        }}
      />
    );
  return <Reviewing review={review} onReview={setReview} onAnother={() => setChoosing(true)} />;
}

const KEPT = [WRITTEN_HERE, 'proofreading'] as const;

/** Still there when the person has looked at another page of Utfall; gone with the tab, as everything else in its memory. */
function useKeptReview() {
  const client = useQueryClient();
  const [review, setReview] = useState<Review | null>(() => client.getQueryData<Review>(KEPT) ?? null);
  const keep = (next: Review) => {
    client.setQueryDefaults(KEPT, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData<Review>(KEPT, next);
    setReview(next);
  };
  return [review, keep] as const;
}

interface ChoosingProps {
  readonly onRead: (review: Review) => void;
  readonly onBack?: () => void;
}

function Choosing({ onRead, onBack }: ChoosingProps) {
  const messages = useMessages().proofreading;
  const failureText = useFailureText();
  const { regions } = useSuspenseQuery(regionsQuery).data;
  const stopper = useRef<AbortController | null>(null);
  const [isStopped, setStopped] = useState(false);
  const reading = useMutation({
    mutationFn: async ({ source, place }: { readonly source: ProofSource; readonly place: Place | null }) => {
      stopper.current = new AbortController();
      const { signal } = stopper.current;
      const page = await callApi<Page>('proofread', { body: toForm(source, place), signal });
      return { source, place, page, decisions: {} };
    },
    onSuccess: onRead,
    onError: () => setStopped(stopper.current?.signal.aborted === true),
  });
  return (
    <div className="wrap">
      <div className="page-head tight">
        <div>
          <PageTitle title={messages.title} />
          <p className="lead">{messages.lead}</p>
          <NothingKept />
        </div>
        {onBack !== undefined && (
          <div className="btns">
            <button className="btn" type="button" onClick={onBack}>
              {messages.back}
            </button>
          </div>
        )}
      </div>
      <div role="status">
        {reading.isPending && (
          <Working source={reading.variables.source} onStop={() => stopper.current?.abort()} />
        )}
        {isStopped && !reading.isPending && <p className="small gap">{messages.stopped}</p>}
      </div>
      {reading.isError && !isStopped && (
        <ErrorMessage title={messages.failed}>
          <p lang={failureText(reading.error).lang}>{failureText(reading.error).text}</p>
        </ErrorMessage>
      )}
      <ChooseText
        regions={regions}
        isBusy={reading.isPending}
        onChoose={(source, place) => {
          setStopped(false);
          reading.mutate({ source, place });
        }}
      />
    </div>
  );
}

function Working({ source, onStop }: { readonly source: ProofSource; readonly onStop: () => void }) {
  const messages = useMessages().proofreading;
  return (
    <div className="msg gap">
      <Icon name="clock" />
      <div>
        <p className="msg-title">
          {messages.working(source.kind === 'file' ? source.file.name : messages.pasted)}
        </p>
        <p>{messages.workingText}</p>
        <progress className="proof-progress" aria-label={messages.working('')} />
        <div className="btns">
          <button className="btn small" type="button" onClick={onStop}>
            {messages.stop}
          </button>
        </div>
      </div>
    </div>
  );
}

function NothingKept() {
  const messages = useMessages().proofreading;
  return (
    <p className="small nothing-kept">
      <b>{messages.nothingKept}</b> {messages.nothingKeptText}
    </p>
  );
}

interface ReviewingProps {
  readonly review: Review;
  readonly onReview: (review: Review) => void;
  readonly onAnother: () => void;
}

function Reviewing({ review, onReview, onAnother }: ReviewingProps) {
  const messages = useMessages().proofreading;
  const [filter, setFilter] = useState<Filter>('all');
  const { page, decisions } = review;
  // The drop zone that had the focus is gone; the result is read out from its heading.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus(), []);
  const count = (kind: 'accepted' | 'dismissed') =>
    Object.values(decisions).filter((decision) => decision.kind === kind).length;
  const open = page.findings.length - Object.keys(decisions).length;
  return (
    <div className="wrap">
      <div className="page-head tight">
        <div>
          <PageTitle title={messages.title} />
          <Result page={page} />
          <NothingKept />
        </div>
        <div className="btns">
          <button className="btn" type="button" onClick={onAnother}>
            {messages.another}
          </button>
        </div>
      </div>
      <Tally review={review} />
      <p role="status" className="small decisions-so-far">
        {page.findings.length > 0 && messages.decisionsSoFar(count('accepted'), count('dismissed'), open)}
      </p>
      {page.findings.length > 0 && <Stepper review={review} filter={filter} onFilter={setFilter} />}
      <MarkedDocument
        review={review}
        filter={filter}
        onDecide={(id, decision) => onReview(withDecision(review, id, decision))}
      />
      <Key page={page} />
      <Exports review={review} />
      <HeldFigures held={page.held} />
    </div>
  );
}

function Result({ page }: { readonly page: Page }) {
  const messages = useMessages().proofreading;
  const of = (severity: Page['findings'][number]['severity']) =>
    page.findings.filter((finding) => finding.severity === severity).length;
  return (
    <>
      <p className="lead">
        {messages.found(of('error'), of('likely'), of('ask'))}{' '}
        {page.against === null
          ? messages.heldAgainstItself
          : messages.heldOf(
              page.held.length,
              page.figureCount,
              `${page.against.regionName} ${page.against.year}`,
            )}
      </p>
      {page.findings.length === 0 && <p className="sublead">{messages.nothingFoundText}</p>}
    </>
  );
}

function Key({ page }: { readonly page: Page }) {
  const messages = useMessages().proofreading;
  const used = (['error', 'likely', 'ask'] as const).filter((severity) =>
    page.findings.some((finding) => finding.severity === severity),
  );
  if (used.length === 0 && page.held.length === 0) return null;
  return (
    <p className="doc-key">
      {messages.keyTitle}
      {used.map((severity) => (
        <span key={severity} className={`fig wrong ${severity}`}>
          {messages.key[severity]}
        </span>
      ))}
      {page.held.length > 0 && <span className="fig">{messages.key.held}</span>}
    </p>
  );
}
