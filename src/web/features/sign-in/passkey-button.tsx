// The first way in: one button, and where the browser can, passkeys among the suggestions of the e-mail field.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
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
  /** The one that most people use. */
  readonly isFirst: boolean;
  readonly onSignedIn: (state: SignInState) => void;
}

export function PasskeyButton({ isFirst, onSignedIn }: PasskeyButtonProps) {
  const { signIn } = useMessages();
  const signingIn = useMutation({
    mutationFn: () => signInWithPasskey({ isSuggested: false }),
    onSuccess: onSignedIn,
  });
  const [refusal, setRefusal] = useState<unknown>(null);
  useSuggestedPasskeys(onSignedIn, setRefusal);
  const error = signingIn.error ?? refusal;
  if (!canUsePasskeys()) return <p className="small">{signIn.noPasskeys}</p>;
  return (
    <div className="passkey-way">
      <button
        className={isFirst ? 'btn primary large' : 'btn large'}
        type="button"
        disabled={signingIn.isPending}
        aria-describedby="passkey-hint"
        onClick={() => {
          setRefusal(null);
          signingIn.mutate();
        }}
      >
        {signIn.withPasskey}
      </button>
      <p className="small" id="passkey-hint">
        {signIn.passkeyHint}
      </p>
      <p role="status" className={signingIn.isPending ? 'small' : 'sr'}>
        {signingIn.isPending ? signIn.passkeyWaiting : ''}
      </p>
      {error !== null && !signingIn.isPending && <Refusal error={error} />}
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

/** Silent until the person picks a passkey among the suggestions. */
function useSuggestedPasskeys(
  onSignedIn: (state: SignInState) => void,
  onRefused: (error: unknown) => void,
): void {
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
        if (!isLeft && !(error instanceof PasskeyRefused)) onRefused(error);
      }
    };
    void suggest();
    return () => {
      isLeft = true;
      stopAskingForPasskeys();
    };
  }, []);
}
