// "I can't get in": a new one-time link by mail. The answer is the same whether or not there is an account.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { focusFirstError, TextField } from '../../components/text-field.tsx';

interface AskForLinkProps {
  readonly canMail: boolean;
  readonly onBack: () => void;
}

export function AskForLink({ canMail, onBack }: AskForLinkProps) {
  const messages = useMessages();
  const { signIn } = messages;
  const [isSent, setSent] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is another one once the link is sent
  useEffect(() => heading.current?.focus(), [isSent]);
  return (
    <section className="sign-in" aria-labelledby="h-link">
      <h2 id="h-link" ref={heading} tabIndex={-1}>
        {isSent ? signIn.linkSentTitle : signIn.forgottenTitle}
      </h2>
      {isSent && <p>{signIn.linkSentText}</p>}
      {!isSent && !canMail && <p>{signIn.noMailText}</p>}
      {!isSent && canMail && <LinkForm onSent={() => setSent(true)} />}
      <div className="btns gap">
        <button className="btn quiet" type="button" onClick={onBack}>
          {signIn.backToSignIn}
        </button>
      </div>
    </section>
  );
}

function LinkForm({ onSent }: { readonly onSent: () => void }) {
  const messages = useMessages();
  const { signIn } = messages;
  const failureText = useFailureText();
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const asking = useMutation({
    mutationFn: () => callApi('requestLink', { body: { email: email.trim() } }),
    onSuccess: onSent,
  });
  const isWrong = !/^\S+@\S+$/.test(email.trim());
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isWrong) focusFirstError(form.current);
        else asking.mutate();
      }}
    >
      <p>{signIn.forgottenText}</p>
      <TextField
        label={signIn.email}
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        maxLength={254}
        error={isTried && isWrong ? signIn.emailNeeded : null}
      />
      {asking.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(asking.error).lang}>{failureText(asking.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={asking.isPending}>
          {signIn.sendLink}
        </button>
      </div>
    </form>
  );
}
