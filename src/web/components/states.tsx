// What a page shows when it has nothing to show: waiting, not there, failed, nobody answers, empty. Each says what happened,
// what is left and what to do now.
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { capitalise } from '../../core/numbers/write.ts';
import { writePlace } from '../../core/problem.ts';
import type { ProblemDetails } from '../../http/contract.ts';
import { ApiProblem, Unreachable } from '../api/fetch.ts';
import { signInQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../app/language.tsx';
import { Glyph } from './light-mark.tsx';
import { PageTitle } from './page-title.tsx';
import { SignInLink } from './sign-in-link.tsx';

export function Waiting() {
  const messages = useMessages();
  return (
    <div className="wrap">
      <div className="page-head tight">
        <div className="skeleton" role="status">
          <p className="lead">{messages.loadingPage}</p>
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}

export function NotFound() {
  const messages = useMessages();
  return (
    <Lost title={messages.notFoundTitle} text={messages.notFoundText}>
      <MayHelp />
      <StartLink />
    </Lost>
  );
}

/** Thrown by a page that a stranger comes to and that is only for those with an account. */
export class SignInFirst extends Error {
  override readonly name = 'SignInFirst';
}

/** A page that is only for those with an account. */
export function SignInNeeded() {
  const { signIn } = useMessages();
  return (
    <Lost title={signIn.neededTitle} text={signIn.neededText}>
      <SignInLink className="btn primary" />
      <StartLink />
    </Lost>
  );
}

export function Failure({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const messages = useMessages();
  const router = useRouter();
  const again = () => {
    reset?.();
    void router.invalidate();
  };
  const retry = (
    <button className="btn primary" type="button" onClick={again}>
      {messages.tryAgain}
    </button>
  );
  if (error instanceof Unreachable)
    return (
      <Lost title={messages.unreachableTitle} text={messages.unreachableText}>
        {retry}
      </Lost>
    );
  if (error instanceof SignInFirst || (error instanceof ApiProblem && error.details.status === 401))
    return <SignInNeeded />;
  if (error instanceof ApiProblem && error.details.status === 404)
    return (
      <Lost title={messages.notFoundTitle} text={<ServerText error={error} />}>
        <MayHelp />
        <StartLink />
      </Lost>
    );
  return (
    <Lost
      title={messages.failedTitle}
      text={error instanceof ApiProblem ? <ServerText error={error} /> : messages.failedText}
    >
      {retry}
      <StartLink />
    </Lost>
  );
}

/** The server's own words are Swedish; an English page says the general thing and quotes them as Swedish. */
function ServerText({ error }: { readonly error: ApiProblem }) {
  const messages = useMessages();
  const isSwedish = useLanguage() === 'sv';
  const general = error.details.status === 404 ? messages.notFoundThing : messages.failedText;
  const detail = error.details.detail ?? '';
  return (
    <>
      {isSwedish && detail !== '' ? detail : general}
      {!isSwedish && detail !== '' && <span lang="sv"> ({detail})</span>}
    </>
  );
}

/** What a stranger does not find may be there for someone with an account: said of every page alike. */
function MayHelp() {
  const { signIn } = useMessages();
  const state = useQuery(signInQuery).data;
  return state?.account === null ? <SignInLink className="btn primary">{signIn.mayHelp}</SignInLink> : null;
}

function StartLink() {
  const router = useRouter();
  return (
    <a className="btn" href={router.buildLocation({ to: '/' }).publicHref}>
      {useMessages().toStart}
    </a>
  );
}

function Lost({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="wrap">
      <div className="page-head tight">
        <div>
          <PageTitle title={title} />
          <p className="lead">{text}</p>
          <div className="btns gap">{children}</div>
        </div>
      </div>
    </div>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="frame">
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="btns">{children}</div>}
    </div>
  );
}

/** Something that a person asked for did not work. Read out at once. */
export function ErrorMessage({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="msg is-not-reached" role="alert">
      <Glyph light="not-reached" />
      <div>
        <p className="msg-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Why a call failed, as a sentence for the person who made it. */
export function useFailureText(): (error: unknown) => { readonly text: string; readonly lang?: 'sv' } {
  const messages = useMessages();
  const language = useLanguage();
  return (error) => {
    if (error instanceof Unreachable) return { text: messages.unreachableText };
    if (!(error instanceof ApiProblem)) return { text: messages.failedText };
    const problems = error.details.problems?.map(writeProblem).join(' ');
    const text = problems || error.details.detail || error.details.title;
    return language === 'sv' ? { text } : { text, lang: 'sv' };
  };
}

/** "Rad 2, kolumn note: Cellen innehåller … Ta bort …" – the place comes first, since that is where the person looks. */
function writeProblem({ where, message, hint }: NonNullable<ProblemDetails['problems']>[number]): string {
  const place = capitalise(writePlace({ ...where, file: undefined }));
  return `${place === '' ? '' : `${place}: `}${message} ${hint}`;
}
