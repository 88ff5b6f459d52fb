// Making a passkey on this device: its name, then the question of the browser.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { makePasskey, PasskeyRefused } from '../api/passkeys.ts';
import { deviceName } from '../app/device-name.ts';
import { useMessages } from '../app/language.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';
import { focusFirstError, TextField } from './text-field.tsx';

export interface PasskeyOffer {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

export interface MadePasskey {
  readonly ceremony: string;
  readonly name: string;
  readonly response: RegistrationResponseJSON;
}

interface NewPasskeyProps<T> {
  readonly ask: () => Promise<PasskeyOffer>;
  readonly save: (made: MadePasskey) => Promise<T>;
  readonly onSaved: (answer: T) => void;
  readonly cancel: string;
  readonly onCancel: () => void;
}

/** As the server's own limit. */
const LONGEST_NAME = 60;

export function NewPasskey<T>({ ask, save, onSaved, cancel, onCancel }: NewPasskeyProps<T>) {
  const messages = useMessages();
  const { account, signIn } = messages;
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const making = useMutation({
    mutationFn: async () => {
      const { ceremony, options } = await ask();
      return save({ ceremony, name: name.trim(), response: await makePasskey(options) });
    },
    onSuccess: onSaved,
  });
  const isNameless = name.trim() === '';
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isNameless) focusFirstError(form.current);
        else making.mutate();
      }}
    >
      <p>{account.passkeysText}</p>
      <div className="gap">
        <TextField
          label={account.passkeyName}
          hint={account.passkeyNameHint}
          value={name}
          onChange={setName}
          maxLength={LONGEST_NAME}
          error={isTried && isNameless ? account.passkeyNameNeeded : null}
        />
      </div>
      <p role="status" className={making.isPending ? 'small' : 'sr'}>
        {making.isPending ? signIn.passkeyWaiting : ''}
      </p>
      {making.isError && <Refusal error={making.error} />}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={making.isPending}>
          {account.makePasskey}
        </button>
        <button className="btn" type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </form>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const messages = useMessages();
  const { account } = messages;
  const failureText = useFailureText();
  const reasons = {
    cancelled: account.passkeyCancelled,
    exists: account.passkeyExists,
    impossible: account.passkeyFailed,
  };
  return (
    <ErrorMessage title={messages.actionFailed}>
      {error instanceof PasskeyRefused ? (
        <p>{reasons[error.reason]}</p>
      ) : (
        <p lang={failureText(error).lang}>{failureText(error).text}</p>
      )}
    </ErrorMessage>
  );
}
