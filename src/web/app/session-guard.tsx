// What happens to an open page when the session ends, or when someone else signs in beside it (another tab): the page says so,
// keeps what is written, and asks to sign in again when something is to be saved.
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useEffect, useRef, useState } from 'react';
import { askToSignInAgain, useSignInAgain } from '../api/session-end.ts';
import { Icon } from '../components/icon.tsx';
import { useSignInState } from '../components/viewer.ts';
import type { SignInAgainProps } from '../features/sign-in/sign-in-again.tsx';
import { useMessages } from './language.tsx';

export function SessionGuard() {
  const { signIn } = useMessages();
  const state = useSignInState();
  const asked = useSignInAgain();
  const was = useWhoWas();
  const Dialog = useDialog(asked !== null);
  return (
    <>
      <div role="status">
        {was !== null && state.account === null && (
          <div className="offline-bar">
            <div className="wrap">
              <Icon name="alert" />
              <span>{signIn.endedBand}</span>
              <button className="btn small" type="button" onClick={() => void askToSignInAgain()}>
                {signIn.againTitle}
              </button>
            </div>
          </div>
        )}
      </div>
      {asked !== null && was !== null && Dialog !== null && (
        <Dialog was={was} state={state} onAnswer={asked.answer} />
      )}
    </>
  );
}

/** The one who was signed in when the page came. When another comes, everything on the page is asked for anew. */
function useWhoWas() {
  const { account } = useSignInState();
  const client = useQueryClient();
  const [was, setWas] = useState(account);
  const last = useRef(account?.id);
  useEffect(() => {
    if (account === null || account.id === last.current) return;
    last.current = account.id;
    setWas(account);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sign-in' });
  }, [account, client]);
  return was;
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
