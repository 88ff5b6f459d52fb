// The session ended while someone was writing: sign in again without leaving the page, then what was to be saved is saved.
// When someone else signs in, nothing is sent: the text stays, and the person decides.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { signInQuery } from '../../api/queries.ts';
import { useMessages } from '../../app/language.tsx';
import { DemonstrationPeople } from '../../components/demonstration-people.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { SignInForm } from './sign-in-form.tsx';

export interface SignInAgainProps {
  /** Who was signed in when the page came. */
  readonly was: NonNullable<SignInState['account']>;
  readonly state: SignInState;
  readonly onAnswer: (isSignedIn: boolean) => void;
}

export function SignInAgain({ was, state, onAnswer }: SignInAgainProps) {
  const messages = useMessages();
  const { signIn } = messages;
  const client = useQueryClient();
  const [isOther, setOther] = useState(false);
  const signedIn = (now: SignInState) => {
    client.setQueryData(signInQuery.queryKey, now);
    if (now.account?.id === was.id) onAnswer(true);
    else setOther(true);
  };
  return (
    <Dialog title={isOther ? signIn.signIn : signIn.endedTitle} onClose={() => onAnswer(false)}>
      {isOther ? (
        <ErrorMessage title={messages.actionFailed}>
          <p>{signIn.someoneElse}</p>
        </ErrorMessage>
      ) : (
        <>
          <p>{signIn.endedText(was.name)}</p>
          {was.isDemonstration && state.demonstration !== null ? (
            <DemonstrationPeople
              people={state.demonstration.filter(({ name }) => name === was.name)}
              onSignedIn={signedIn}
            />
          ) : (
            <SignInForm methods={state.methods} onSignedIn={signedIn} leaveFor={null} onForgotten={null} />
          )}
        </>
      )}
      <div className="btns">
        <button className="btn" type="button" onClick={() => onAnswer(false)}>
          {isOther ? messages.people.close : signIn.notNow}
        </button>
      </div>
    </Dialog>
  );
}
