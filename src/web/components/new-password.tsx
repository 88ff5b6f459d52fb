// Choosing a password: length only, shown while written, the keeper's proposal welcome. Whether it is on the list of leaked
// ones the server says.
import type { ReactNode, SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { useMessages } from '../app/language.tsx';
import { PasswordField } from './password-field.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';
import { focusFirstError } from './text-field.tsx';

interface NewPasswordProps {
  readonly shortest: number;
  /** For the password keeper: which account the password belongs to. */
  readonly email: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onChoose: (password: string) => void;
  readonly cancel: string;
  readonly onCancel: () => void;
  /** Fields before it: the present password. */
  readonly children?: ReactNode;
}

export function NewPassword(props: NewPasswordProps) {
  const messages = useMessages();
  const { account } = messages;
  const failureText = useFailureText();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Characters as people count them, not UTF-16 units.
  const length = [...password].length;
  const isTooShort = length < props.shortest;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isTooShort) focusFirstError(form.current);
        else props.onChoose(password);
      }}
    >
      <input type="email" autoComplete="username" value={props.email} readOnly hidden />
      {props.children}
      <PasswordField
        label={account.newPassword}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={account.passwordHint(props.shortest)}
        error={isTried && isTooShort ? account.passwordTooShort(props.shortest, length) : null}
      />
      {props.error !== null && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(props.error).lang}>{failureText(props.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={props.isPending}>
          {props.isPending ? messages.saving : props.action}
        </button>
        <button className="btn" type="button" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </form>
  );
}
