// What happens to an open page when the session ends, or when someone else signs in beside it (another tab): the page says so,
// keeps what is written, and asks to sign in again when something is to be saved.
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useEffect, useRef, useState } from 'react';
import { signInQuery, WRITTEN_HERE } from '../api/queries.ts';
import { askToSignInAgain, useSignInAgain } from '../api/session-end.ts';
import { listenToSignOut } from '../api/sign-out.ts';
import { Icon } from '../components/icon.tsx';
import { useSignInState } from '../components/viewer.ts';
import type { SignInAgainProps } from '../features/sign-in/sign-in-again.tsx';
import { homeHref, useLanguage, useMessages } from './language.tsx';

export function SessionGuard() {
  const { signIn } = useMessages();
  const state = useSignInState();
  const asked = useSignInAgain();
  const { was, isOutdated } = useWhoWas();
  const Dialog = useDialog(asked !== null);
  useLeavingWithOtherTabs();
  return (
    <>
      <div role="status">
        {was !== null && state.account === null && (
          <Band
            text={signIn.endedBand}
            action={signIn.againTitle}
            onAct={() => void askToSignInAgain('ended')}
          />
        )}
        {isOutdated && state.account !== null && (
          <Band
            text={signIn.changedBand(state.account.name)}
            action={signIn.reload}
            onAct={() => location.reload()}
          />
        )}
      </div>
      {asked !== null && was !== null && Dialog !== null && (
        <Dialog was={was} state={state} why={asked.why} onAnswer={asked.answer} />
      )}
    </>
  );
}

interface BandProps {
  readonly text: string;
  readonly action: string;
  readonly onAct: () => void;
}

function Band({ text, action, onAct }: BandProps) {
  return (
    <div className="offline-bar">
      <div className="wrap">
        <Icon name="alert" />
        <span>{text}</span>
        <button className="btn small" type="button" onClick={onAct}>
          {action}
        </button>
      </div>
    </div>
  );
}

/**
 * The one who was signed in when the page came, and whether someone else has come since or their rights have changed. Then
 * everything is asked for anew and nothing from before is left to go back to; only what stands on the page stays until they
 * have it loaded again, because it may hold what they are writing.
 */
function useWhoWas() {
  const { account, may, grants } = useSignInState();
  const client = useQueryClient();
  const [was, setWas] = useState(account);
  const [isOutdated, setOutdated] = useState(false);
  const rights = JSON.stringify([account?.id, may, grants]);
  const last = useRef(rights);
  const isIn = account !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rights` holds everything that the account is compared by
  useEffect(() => {
    if (!isIn || rights === last.current) return;
    last.current = rights;
    setWas(account);
    setOutdated(was !== null);
    const isAnswer = ({ queryKey: [kind] }: { readonly queryKey: readonly unknown[] }) =>
      kind !== signInQuery.queryKey[0] && kind !== WRITTEN_HERE;
    client.removeQueries({ type: 'inactive', predicate: isAnswer });
    void client.invalidateQueries({ predicate: isAnswer });
  }, [isIn, rights, client]);
  return { was, isOutdated };
}

/** Who signs out is gone from the browser's other tabs too; the browser asks first where something is not saved. */
function useLeavingWithOtherTabs(): void {
  const language = useLanguage();
  useEffect(() => listenToSignOut(() => location.assign(homeHref(language))), [language]);
}

/** Fetched when it is needed: most pages never ask. */
function useDialog(isNeeded: boolean): ComponentType<SignInAgainProps> | null {
  const [Dialog, setDialog] = useState<ComponentType<SignInAgainProps> | null>(null);
  useEffect(() => {
    if (!isNeeded || Dialog !== null) return;
    void import('../features/sign-in/sign-in-again.tsx').then(({ SignInAgain }) =>
      setDialog(() => SignInAgain),
    );
  }, [isNeeded, Dialog]);
  return Dialog;
}
