// Signing in. Afterwards one is where one was; in the demonstration, the invented people come first.
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { hrefAfter } from '../../app/where-to.ts';
import { DemonstrationPeople } from '../../components/demonstration-people.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useSignInState } from '../../components/viewer.ts';
import { AskForLink } from './ask-for-link.tsx';
import { OpenIdRefusal } from './openid-way.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

const route = getRouteApi('/logga-in');

export function SignInPage() {
  const { signIn } = useMessages();
  const language = useLanguage();
  const { till, hjalp, fel, ref, klar } = route.useSearch();
  const state = useSignInState();
  // A whole new page: what a stranger or someone else has seen does not stay in the browser's memory.
  const goOn = (now: SignInState) => location.assign(hrefAfter(now, till, language));
  const isBack = klar === 'ja' && state.account !== null;
  // Back from the identity provider, which does not know where one's role leads.
  useEffect(() => {
    if (isBack) location.replace(hrefAfter(state, till, language));
  }, [isBack, state, till, language]);
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={till === undefined ? signIn.title : signIn.neededTitle} />
          <p className="lead">{till === undefined ? signIn.lead : signIn.neededText}</p>
        </div>
      </div>
      {fel !== undefined && state.account === null && (
        <OpenIdRefusal failure={fel} reference={ref} provider={state.methods.openid} />
      )}
      {state.account !== null && <AlreadyIn name={state.account.name} onGoOn={() => goOn(state)} />}
      {state.demonstration === null ? (
        <Ways state={state} onSignedIn={goOn} />
      ) : (
        <>
          <section className="sec" aria-labelledby="h-try">
            <h2 id="h-try">{signIn.demonstrationTitle}</h2>
            <p>{signIn.demonstrationText}</p>
            <DemonstrationPeople people={state.demonstration} onSignedIn={goOn} />
          </section>
          <details className="sec other-ways" open={hjalp === 'ja'}>
            <summary>{signIn.otherWays}</summary>
            <Ways state={state} onSignedIn={goOn} />
          </details>
        </>
      )}
    </div>
  );
}

function AlreadyIn({ name, onGoOn }: { readonly name: string; readonly onGoOn: () => void }) {
  const { signIn } = useMessages();
  return (
    <p className="already-in">
      {signIn.alreadyIn(name)}{' '}
      <button className="btn small" type="button" onClick={onGoOn}>
        {signIn.goOn}
      </button>
    </p>
  );
}

interface WaysProps {
  readonly state: SignInState;
  readonly onSignedIn: (state: SignInState) => void;
}

function Ways({ state, onSignedIn }: WaysProps) {
  const { hjalp, till } = route.useSearch();
  const [isForgotten, setForgotten] = useState(hjalp === 'ja');
  return isForgotten ? (
    <AskForLink canMail={state.methods.mail} onBack={() => setForgotten(false)} />
  ) : (
    <SignInForm
      methods={state.methods}
      onSignedIn={onSignedIn}
      leaveFor={{ till }}
      onForgotten={() => setForgotten(true)}
    />
  );
}
