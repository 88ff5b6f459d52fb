// Coupling an authenticator app: a picture to scan, a link when the app is on the same device, the key to type, and one code
// back as proof that it works.
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { useMessages } from '../app/language.tsx';
import { QrPicture } from './qr/qr-picture.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';
import { focusFirstError, TextField } from './text-field.tsx';
import './code-app.css';

interface CodeAppProps {
  /** "otpauth://totp/…" */
  readonly link: string;
  /** The key in base 32. */
  readonly secret: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onCode: (code: string) => void;
}

export function CodeApp({ link, secret, isPending, error, onCode }: CodeAppProps) {
  const messages = useMessages();
  const { account } = messages;
  const failureText = useFailureText();
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isComplete = isSixDigits(code);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isComplete) onCode(digitsOf(code));
        else focusFirstError(form.current);
      }}
    >
      <p>{account.codeAppText}</p>
      <div className="code-app">
        <div>
          <p className="label">{account.scan}</p>
          <QrPicture text={link} label={account.qrLabel} />
        </div>
        <div>
          <p className="label">{account.orOpen}</p>
          <a className="btn" href={link}>
            {account.openApp}
          </a>
          <p className="label gap">{account.orType}</p>
          <code className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </div>
      </div>
      <TextField
        className="code"
        label={account.codeFromApp}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        error={isTried && !isComplete ? messages.signIn.codeNeeded : null}
      />
      {error !== null && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(error).lang}>{failureText(error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={isPending}>
          {account.confirmCode}
        </button>
      </div>
    </form>
  );
}

/** People write "123 456" as the app shows it. */
export function digitsOf(code: string): string {
  return code.replace(/[\s\u00a0-]/g, '');
}

export function isSixDigits(code: string): boolean {
  return /^\d{6}$/.test(digitsOf(code));
}
