// The second step: six digits from the app, or one of the recovery codes when the phone is gone.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { digitsOf, isSixDigits } from '../../components/code-app.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { focusFirstError, TextField } from '../../components/text-field.tsx';

interface CodeStepProps {
  readonly ceremony: string;
  readonly onSignedIn: (state: SignInState) => void;
  readonly onStartOver: () => void;
}

export function CodeStep({ ceremony, onSignedIn, onStartOver }: CodeStepProps) {
  const { signIn } = useMessages();
  const failureText = useFailureText();
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The field at once: the person has the phone in hand. The heading and text are its description.
    form.current?.querySelector('input')?.focus();
  }, []);
  const proving = useMutation({
    mutationFn: () =>
      callApi<SignInState>('signInCode', {
        body: {
          ceremony,
          kind: isRecovery ? 'recovery' : 'app',
          code: isRecovery ? code.trim() : digitsOf(code),
        },
      }),
    onSuccess: onSignedIn,
    onError: () => setCode(''),
  });
  const isIncomplete = isRecovery ? code.trim() === '' : !isSixDigits(code);
  const change = () => {
    setRecovery(!isRecovery);
    setCode('');
    setTried(false);
    proving.reset();
    requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
  };
  return (
    <form
      ref={form}
      className="sign-in"
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isIncomplete) focusFirstError(form.current);
        else proving.mutate();
      }}
    >
      <h2>{signIn.codeTitle}</h2>
      <TextField
        key={String(isRecovery)}
        className="code"
        label={isRecovery ? signIn.recoveryCode : signIn.code}
        hint={isRecovery ? signIn.recoveryText : signIn.codeText}
        value={code}
        onChange={setCode}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        maxLength={40}
        error={isTried && isIncomplete && !proving.isError ? neededText() : null}
      />
      {proving.isError && (
        <ErrorMessage title={signIn.wrongTitle}>
          <p lang={failureText(proving.error).lang}>{failureText(proving.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={proving.isPending}>
          {signIn.signIn}
        </button>
        <button className="btn quiet" type="button" onClick={change}>
          {isRecovery ? signIn.useCodeApp : signIn.useRecoveryCode}
        </button>
        <button className="btn quiet" type="button" onClick={onStartOver}>
          {signIn.startOver}
        </button>
      </div>
    </form>
  );

  function neededText(): string {
    return isRecovery ? signIn.recoveryNeeded : signIn.codeNeeded;
  }
}
