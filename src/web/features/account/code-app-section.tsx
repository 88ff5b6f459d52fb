// The authenticator app: whether one is bound, and binding another. New recovery codes come with it.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CodeAppQuestion, NewRecoveryCodes } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { CodeApp } from '../../components/code-app.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RecoveryCodes } from '../../components/recovery-codes.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import type { SectionProps } from './section.ts';

export function CodeAppSection({ own, onChanged }: SectionProps) {
  const messages = useMessages();
  const { account } = messages;
  const failureText = useFailureText();
  const asking = useMutation({ mutationFn: () => callApi<CodeAppQuestion>('setupCode') });
  const title = own.hasCodeApp ? account.replaceCodeApp : account.setUpCodeApp;
  return (
    <div className="way-row">
      <h3>{account.codeApp}</h3>
      <div>
        <p>{own.hasCodeApp ? account.hasCodeApp : account.hasNoCodeApp}</p>
        <div className="btns gap">
          <button className="btn" type="button" disabled={asking.isPending} onClick={() => asking.mutate()}>
            {title}
          </button>
        </div>
        {asking.isError && (
          <ErrorMessage title={messages.actionFailed}>
            <p lang={failureText(asking.error).lang}>{failureText(asking.error).text}</p>
          </ErrorMessage>
        )}
        {asking.data !== undefined && (
          <CodeAppDialog
            title={title}
            question={asking.data}
            email={own.account.email}
            onClose={() => asking.reset()}
            onChanged={onChanged}
          />
        )}
      </div>
    </div>
  );
}

interface CodeAppDialogProps {
  readonly title: string;
  readonly question: CodeAppQuestion;
  readonly email: string;
  readonly onClose: () => void;
  readonly onChanged: SectionProps['onChanged'];
}

function CodeAppDialog({ title, question, email, onClose, onChanged }: CodeAppDialogProps) {
  const messages = useMessages();
  const { account, invitation } = messages;
  const [isSaved, setSaved] = useState(false);
  const confirming = useMutation({
    mutationFn: (code: string) =>
      callApi<NewRecoveryCodes>('confirmCode', { body: { ceremony: question.ceremony, code } }),
    onSuccess: () => setSaved(true),
  });
  const done = () => {
    onClose();
    if (confirming.data !== undefined) onChanged(confirming.data.account, account.codeSaved);
  };
  return (
    <Dialog title={isSaved ? invitation.codesTitle : title} isWide onClose={isSaved ? done : onClose}>
      {isSaved && confirming.data !== undefined ? (
        <RecoveryCodes
          codes={confirming.data.recoveryCodes}
          email={email}
          action={account.done}
          onSaved={done}
        />
      ) : (
        <>
          <CodeApp
            link={question.link}
            secret={question.secret}
            isPending={confirming.isPending}
            error={confirming.error}
            onCode={(code) => confirming.mutate(code)}
          />
          <div className="btns">
            <button className="btn" type="button" onClick={onClose}>
              {messages.cancel}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
