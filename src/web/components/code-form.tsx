// The second factor: six digits from the app, or one of the recovery codes when the phone is gone.
import type { SubmitEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../app/language.tsx';
import { digitsOf, isSixDigits } from './code-app.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';
import { focusFirstError, TextField } from './text-field.tsx';

export interface GivenCode {
  readonly kind: 'app' | 'recovery';
  readonly code: string;
}

interface CodeFormProps {
  readonly title: string;
  readonly action: string;
  readonly isPending: boolean;
  /** Null when nothing has gone wrong, or the person has begun anew. */
  readonly error: unknown;
  readonly errorTitle: string;
  readonly onCode: (given: GivenCode) => void;
  readonly onForget: () => void;
  readonly cancel: string;
  readonly onCancel: () => void;
}

export function CodeForm(props: CodeFormProps) {
  const { signIn } = useMessages();
  const failureText = useFailureText();
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hasError = props.error !== null;
  useEffect(() => {
    // The field at once: the person has the phone in hand. The heading and text are its description.
    form.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    if (hasError) setCode('');
  }, [hasError]);
  const isIncomplete = isRecovery ? code.trim() === '' : !isSixDigits(code);
  const change = () => {
    setRecovery(!isRecovery);
    setCode('');
    setTried(false);
    props.onForget();
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
        else
          props.onCode(
            isRecovery ? { kind: 'recovery', code: code.trim() } : { kind: 'app', code: digitsOf(code) },
          );
      }}
    >
      <h2 tabIndex={-1}>{props.title}</h2>
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
        error={isTried && isIncomplete && !hasError ? neededText() : null}
      />
      {hasError && (
        <ErrorMessage title={props.errorTitle}>
          <p lang={failureText(props.error).lang}>{failureText(props.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={props.isPending}>
          {props.action}
        </button>
        <button className="btn quiet" type="button" onClick={change}>
          {isRecovery ? signIn.useCodeApp : signIn.useRecoveryCode}
        </button>
        <button className="btn quiet" type="button" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </form>
  );

  function neededText(): string {
    return isRecovery ? signIn.recoveryNeeded : signIn.codeNeeded;
  }
}
