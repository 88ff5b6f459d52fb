// The session ended while someone was writing, or is too old for changing how one signs in: sign in again without leaving the page,
// then what was to be saved is saved.
// When someone else signs in, nothing is sent: the text stays, and the person decides.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { signInQuery } from '../../api/queries.ts';
import type { WhyAgain } from '../../api/session-end.ts';
import { useMessages } from '../../app/language.tsx';
import { DemonstrationPeople } from '../../components/demonstration-people.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { SignInForm } from './sign-in-form.tsx';

export interface SignInAgainProps {
  /** Who was signed in when the page came. */
  readonly was: NonNullable<SignInState['account']>;
  readonly state: SignInState;
  readonly why: WhyAgain;
  readonly onAnswer: (isSignedIn: boolean) => void;
}

export function SignInAgain({ was, state, why, onAnswer }: SignInAgainProps) {
  const messages = useMessages();
  const { signIn } = messages;
  const texts =
    why === 'ended'
      ? { title: signIn.endedTitle, text: signIn.endedText }
      : { title: signIn.againTitle, text: signIn.notFreshText };
  const client = useQueryClient();
  const [isOther, setOther] = useState(false);
  // Back from another tab without having signed in there: the session is the one that was too old.
  const [before] = useState(state.session?.id);
  const signedIn = (now: SignInState) => {
    if (why === 'not-fresh' && now.session?.id === before) return;
    client.setQueryData(signInQuery.queryKey, now);
    if (now.account?.id === was.id) onAnswer(true);
    else setOther(true);
  };
  return (
    <Dialog title={isOther ? signIn.signIn : texts.title} onClose={() => onAnswer(false)}>
      {isOther ? (
        <ErrorMessage title={messages.actionFailed}>
          <p>{signIn.someoneElse}</p>
        </ErrorMessage>
      ) : (
        <>
          <p>{texts.text(was.name)}</p>
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
