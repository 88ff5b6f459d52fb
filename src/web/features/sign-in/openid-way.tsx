// Through the region's identity provider: a link that leads there, and what to say when it led to nothing. The page's address is
// written by the server, but anyone can write one: only known words are shown, and a reference that looks like one.
import { useEffect } from 'react';
import type { OpenIdFailure, SignInState } from '../../../http/people-contract.ts';
import { callApi, hrefOf } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { ErrorMessage } from '../../components/states.tsx';

type Provider = NonNullable<SignInState['methods']['openid']>;

interface OpenIdWayProps {
  readonly provider: Provider;
  /** The page to come back to. */
  readonly till: string | undefined;
  /** Set where leaving the page would lose what is written on it: the provider opens in a tab of its own. */
  readonly onSignedInElsewhere: ((state: SignInState) => void) | null;
}

export function OpenIdWay({ provider, till, onSignedInElsewhere }: OpenIdWayProps) {
  const { signIn } = useMessages();
  const lang = useLanguage();
  useReturn(onSignedInElsewhere);
  const isInTab = onSignedInElsewhere !== null;
  const hint = provider.isUp ? (isInTab ? signIn.openIdTab : null) : signIn.openIdDown(provider.name);
  return (
    <div className="openid-way">
      <a
        className="btn primary large"
        href={hrefOf('openIdStart', { query: { till: isInTab ? undefined : till, lang } })}
        {...(isInTab ? { target: '_blank', rel: 'noopener' } : {})}
        {...(hint === null ? {} : { 'aria-describedby': 'openid-hint' })}
      >
        {signIn.withOpenId(provider.name)}
      </a>
      {hint !== null && (
        <p className="small" id="openid-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Back from the other tab: is somebody signed in now? */
function useReturn(onSignedIn: OpenIdWayProps['onSignedInElsewhere']): void {
  useEffect(() => {
    if (onSignedIn === null) return;
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const state = await callApi<SignInState>('signInState');
        if (state.account !== null) onSignedIn(state);
      } catch {
        // The band about the connection says so; the next return asks again.
      }
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onSignedIn]);
}

interface OpenIdRefusalProps {
  readonly failure: string;
  readonly reference: string | undefined;
  readonly provider: Provider | null;
}

export function OpenIdRefusal({ failure, reference, provider }: OpenIdRefusalProps) {
  const { signIn } = useMessages();
  const texts = signIn.openIdFailures;
  if (!isFailure(failure, texts)) return null;
  return (
    <div className="openid-refusal">
      <ErrorMessage title={signIn.wrongTitle}>
        <p>{texts[failure](provider?.name ?? signIn.openIdUnnamed)}</p>
        {provider?.contact != null && <p>{signIn.openIdContact(provider.contact)}</p>}
        {reference !== undefined && /^[\w.-]{8,80}$/.test(reference) && (
          <p className="small">{signIn.openIdReference(reference)}</p>
        )}
      </ErrorMessage>
    </div>
  );
}

function isFailure(word: string, texts: Readonly<Record<OpenIdFailure, unknown>>): word is OpenIdFailure {
  return Object.hasOwn(texts, word);
}
