// A password, which can be shown while it is written: fewer mistakes than writing it twice.
import type { Ref } from 'react';
import { useState } from 'react';
import { useMessages } from '../app/language.tsx';
import { TextField } from './text-field.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly hint?: string;
  /** Tells a password keeper whether to fill in or to propose. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly ref?: Ref<HTMLInputElement>;
}

/** As the server's own limit: longer would only cost work. */
const LONGEST = 256;

export function PasswordField(props: PasswordFieldProps) {
  const { signIn } = useMessages();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <TextField {...props} className="password" type={isShown ? 'text' : 'password'} maxLength={LONGEST} />
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={({ target }) => setShown(target.checked)} />
        {signIn.showPassword}
      </label>
    </>
  );
}
