// The first administrator of an installation has no name yet: asked for before the way to sign in is chosen.
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { useMessages } from '../../app/language.tsx';
import { focusFirstError, TextField } from '../../components/text-field.tsx';

export interface Who {
  readonly name: string;
  readonly email: string;
}

export function WhoForm({ onTold }: { readonly onTold: (who: Who) => void }) {
  const { invitation, people, signIn } = useMessages();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isNameless = name.trim() === '';
  const isEmailWrong = !/^\S+@\S+$/.test(email.trim());
  return (
    <form
      ref={form}
      className="way-form"
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isNameless || isEmailWrong) focusFirstError(form.current);
        else onTold({ name: name.trim(), email: email.trim() });
      }}
    >
      <h2 tabIndex={-1}>{invitation.whoTitle}</h2>
      <p>{invitation.whoText}</p>
      <TextField
        className="gap"
        label={people.name}
        value={name}
        onChange={setName}
        autoComplete="name"
        maxLength={120}
        error={isTried && isNameless ? invitation.nameNeeded : null}
      />
      <TextField
        label={signIn.email}
        type="email"
        inputMode="email"
        value={email}
        onChange={setEmail}
        autoComplete="email"
        maxLength={200}
        error={isTried && isEmailWrong ? signIn.emailNeeded : null}
      />
      <div className="btns gap">
        <button className="btn primary" type="submit">
          {signIn.next}
        </button>
      </div>
    </form>
  );
}
