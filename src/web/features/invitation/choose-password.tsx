// Password and code app as the way to sign in: first the password, then the app, whose first code uses up the link.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type {
  CodeAppQuestion,
  InvitationAccepted,
  LinkPage,
  SignInState,
} from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { CodeApp } from '../../components/code-app.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import type { Who } from './who-form.tsx';

interface ChoosePasswordProps {
  readonly token: string;
  readonly link: LinkPage;
  /** Told when the link does not know. */
  readonly person: Who | null;
  readonly onSaved: (state: SignInState, codes: readonly string[]) => void;
  readonly onBack: () => void;
}

export function ChoosePassword({ token, link, person, onSaved, onBack }: ChoosePasswordProps) {
  const { invitation, account, signIn } = useMessages();
  const choosing = useMutation({
    mutationFn: (password: string) => callApi<CodeAppQuestion>('linkPassword', { body: { token, password } }),
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const confirming = useMutation({
    mutationFn: ({ ceremony, code }: { readonly ceremony: string; readonly code: string }) =>
      callApi<InvitationAccepted>('acceptInvitation', {
        body: { token, ceremony, person, way: { kind: 'code', code } },
      }),
    onSuccess: ({ state, recoveryCodes }) => onSaved(state, recoveryCodes),
  });
  const question = choosing.data;
  useEffect(() => {
    if (question !== undefined) heading.current?.focus();
  }, [question]);
  return (
    <div className="way-form">
      <p className="kicker">{invitation.steps(question === undefined ? 1 : 2, 2)}</p>
      <h2 tabIndex={-1} ref={heading}>
        {question === undefined ? account.setPassword : account.setUpCodeApp}
      </h2>
      {question === undefined ? (
        <NewPassword
          shortest={link.shortestPassword}
          email={person?.email ?? link.email}
          action={signIn.next}
          isPending={choosing.isPending}
          error={choosing.error}
          onChoose={(password) => choosing.mutate(password)}
          cancel={invitation.otherWay}
          onCancel={onBack}
        />
      ) : (
        <CodeApp
          link={question.link}
          secret={question.secret}
          isPending={confirming.isPending}
          error={confirming.error}
          onCode={(code) => confirming.mutate({ ceremony: question.ceremony, code })}
        />
      )}
    </div>
  );
}
