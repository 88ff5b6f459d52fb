// A question before something that others notice or that can't be undone. What happens stands in the text, and the button says
// it too: never "OK".
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../app/language.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  /** What there is to know before, under the text. */
  readonly children?: ReactNode;
  readonly action: string;
  readonly perform: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function Confirm({ title, text, children, action, perform, onDone, onClose }: ConfirmProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const doing = useMutation({ mutationFn: perform, onSuccess: onDone });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {children}
      {doing.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(doing.error).lang}>{failureText(doing.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns">
        <button
          className="btn primary"
          type="button"
          disabled={doing.isPending}
          onClick={() => doing.mutate()}
        >
          {doing.isPending ? messages.saving : action}
        </button>
        <button className="btn" type="button" onClick={onClose}>
          {messages.cancel}
        </button>
      </div>
    </Dialog>
  );
}
