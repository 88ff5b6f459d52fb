// The first way in: one button, and where the browser can, passkeys among the suggestions of the e-mail field.
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { ApiProblem } from '../../api/fetch.ts';
import {
  canSuggestPasskeys,
  canUsePasskeys,
  PasskeyRefused,
  stopAskingForPasskeys,
} from '../../api/passkeys.ts';
import { signInWithPasskey } from '../../api/sign-in.ts';
import { useMessages } from '../../app/language.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';

interface PasskeyButtonProps {
  readonly onSignedIn: (state: SignInState) => void;
}

export function PasskeyButton({ onSignedIn }: PasskeyButtonProps) {
  const { signIn } = useMessages();
  const signingIn = useMutation({
    mutationFn: () => signInWithPasskey({ isSuggested: false }),
    onSuccess: onSignedIn,
  });
  useSuggestedPasskeys(onSignedIn);
  if (!canUsePasskeys()) return <p className="small">{signIn.noPasskeys}</p>;
  return (
    <div className="passkey-way">
      <button
        className="btn primary large"
        type="button"
        disabled={signingIn.isPending}
        aria-describedby="passkey-hint"
        onClick={() => signingIn.mutate()}
      >
        {signIn.withPasskey}
      </button>
      <p className="small" id="passkey-hint">
        {signIn.passkeyHint}
      </p>
      <p role="status" className={signingIn.isPending ? 'small' : 'sr'}>
        {signingIn.isPending ? signIn.passkeyWaiting : ''}
      </p>
      {signingIn.isError && <Refusal error={signingIn.error} />}
    </div>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const { signIn } = useMessages();
  const failureText = useFailureText();
  const { text, lang } = failureText(error);
  return (
    <ErrorMessage title={signIn.wrongTitle}>
      {error instanceof PasskeyRefused ? <p>{signIn.passkeyRefused}</p> : <p lang={lang}>{text}</p>}
    </ErrorMessage>
  );
}

/** Silent until the person picks a passkey among the suggestions; a refusal is then told by the button's own attempt. */
function useSuggestedPasskeys(onSignedIn: (state: SignInState) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for as long as the form is shown
  useEffect(() => {
    let isLeft = false;
    const suggest = async () => {
      if (!(await canSuggestPasskeys()) || isLeft) return;
      try {
        const state = await signInWithPasskey({ isSuggested: true });
        if (!isLeft) onSignedIn(state);
      } catch (error) {
        // Left alone, or put aside by the button's own question: the person has chosen another way.
        if (!(error instanceof PasskeyRefused || error instanceof ApiProblem)) throw error;
      }
    };
    void suggest();
    return () => {
      isLeft = true;
      stopAskingForPasskeys();
    };
  }, []);
}
