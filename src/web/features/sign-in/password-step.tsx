// E-mail and password. Which of them was wrong is told to nobody: the answer is the same.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import type { CodeNeeded } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { focusFirstError, TextField } from '../../components/text-field.tsx';

interface PasswordStepProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** With what the server remembers until the code comes. */
  readonly onCodeAsked: (ceremony: string) => void;
}

export function PasswordStep({ email, onEmail, onCodeAsked }: PasswordStepProps) {
  const { signIn } = useMessages();
  const failureText = useFailureText();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const proving = useMutation({
    mutationFn: () => callApi<CodeNeeded>('signInPassword', { body: { email: email.trim(), password } }),
    onSuccess: ({ ceremony }) => onCodeAsked(ceremony),
    onError: () => setPassword(''),
  });
  const isEmailWrong = !/^\S+@\S+$/.test(email.trim());
  return (
    <form
      ref={form}
      noValidate
      aria-label={signIn.withPassword}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isEmailWrong || password === '') focusFirstError(form.current);
        else proving.mutate();
      }}
    >
      <TextField
        label={signIn.email}
        type="email"
        inputMode="email"
        // "webauthn" lets the browser suggest passkeys in the field.
        autoComplete="username webauthn"
        value={email}
        onChange={onEmail}
        maxLength={254}
        error={isTried && isEmailWrong ? signIn.emailNeeded : null}
      />
      <PasswordField
        label={signIn.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={isTried && !isEmailWrong && password === '' && !proving.isError ? signIn.passwordNeeded : null}
      />
      {proving.isError && (
        <ErrorMessage title={signIn.wrongTitle}>
          <p lang={failureText(proving.error).lang}>{failureText(proving.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn" type="submit" disabled={proving.isPending}>
          {signIn.next}
        </button>
      </div>
    </form>
  );
}
